package render

import (
	"bytes"
	"encoding/json"
	"path"
	"regexp"
	"strings"
)

// piece is what a file of a list has of one letter, or of one term: where it stands, and the address.
type piece struct {
	address  string
	from, to int
}

// forms are those of files in which pieces are found.
var forms = []string{".html", ".csv", ".json", ".xml"}

// pieces finds what a file has of letters and terms, in its order. It fails with errLost if the file is
// not of its form.
func pieces(name string, data []byte) ([]piece, error) {
	switch path.Ext(name) {
	case ".html":
		return cards(data), nil
	case ".csv":
		return tableRows(data), nil
	case ".json":
		return records(data)
	case ".xml":
		if path.Base(name) == "sitemap.xml" {
			return elements(data, "url", "loc"), nil
		}
		return elements(data, "item", "link"), nil
	}
	return nil, nil
}

// card begins a letter, or a term, in a list.
var card = regexp.MustCompile(`<li class="(?:reply-card|terms__item)">`)

// cards finds the cards of letters and of terms on a page of a list, by the address that the
// first link of a card leads to.
func cards(page []byte) (found []piece) {
	const end = `</li>`
	for start := 0; ; {
		at := card.FindIndex(page[start:])
		if at == nil {
			return found
		}
		p := piece{from: start + at[0], to: start + at[1]}
		for depth := 1; depth > 0; { // the items of lists within the card
			close := bytes.Index(page[p.to:], []byte(end))
			if close < 0 {
				return found
			}
			depth += bytes.Count(page[p.to:p.to+close], []byte("<li")) - 1
			p.to += close + len(end)
		}
		if _, link, ok := bytes.Cut(page[p.from:p.to], []byte(`<a href="`)); ok {
			address, _, _ := bytes.Cut(link, []byte(`"`))
			p.address = string(address)
			found = append(found, p)
		}
		start = p.to
	}
}

// tableRows finds the rows of letters in a table, by the address in their first cell up to the place
// in the letter; those of one letter that follow each other are one piece.
func tableRows(table []byte) (found []piece) {
	for start := 0; start < len(table); {
		end, quoted := start, false
		for end < len(table) && (quoted || table[end] != '\n') {
			if table[end] == '"' {
				quoted = !quoted
			}
			end++
		}
		end = min(end+1, len(table))
		cell, _, _ := bytes.Cut(bytes.TrimPrefix(table[start:end], []byte(`"`)), []byte(`"`))
		address, _, _ := strings.Cut(string(cell), "#")
		if n := len(found); n > 0 && found[n-1].address == address {
			found[n-1].to = end
		} else {
			found = append(found, piece{address, start, end})
		}
		start = end
	}
	return found
}

// records finds the records of letters in a file of data, and the items of a feed.
func records(data []byte) (found []piece, err error) {
	var all struct{ Replies, Items []json.RawMessage }
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, errLost
	}
	start := 0
	for _, r := range append(all.Replies, all.Items...) {
		var letter struct{ Address, URL string }
		at := bytes.Index(data[start:], r)
		if at < 0 || r[0] == '{' && json.Unmarshal(r, &letter) != nil {
			return nil, errLost
		}
		p := piece{letter.Address + letter.URL, start + at, start + at + len(r)}
		found = append(found, p)
		start = p.to
	}
	return found, nil
}

// elements finds the elements of a name, as the items of a feed, that have an address in an element of
// another name.
func elements(data []byte, name, address string) (found []piece) {
	begin, end := []byte("<"+name+">"), []byte("</"+name+">")
	for start := 0; ; {
		from := bytes.Index(data[start:], begin)
		if from < 0 {
			return found
		}
		from += start
		size := bytes.Index(data[from:], end)
		if size < 0 {
			return found
		}
		p := piece{from: from, to: from + size + len(end)}
		_, rest, _ := bytes.Cut(data[p.from:p.to], []byte("<"+address+">"))
		text, _, _ := bytes.Cut(rest, []byte("</"+address+">"))
		p.address = string(text)
		found = append(found, p)
		start = p.to
	}
}
