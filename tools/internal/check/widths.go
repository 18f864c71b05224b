package check

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dafu/tools/internal/diag"
)

var mixedWidths = &diag.Rule{
	ID: "mixed-widths", Severity: diag.Warning,
	EN: "half-width punctuation between Chinese characters: …%s…. dafu check --fix writes the full-width marks.",
	ZH: "汉字之间使用了半角标点：…%s…。运行 dafu check --fix 可改为全角。",
	Doc: diag.Doc{
		EN: "Between Chinese characters stand full-width marks (，；：！？（）); half-width ones look torn and break lines at the wrong places. dafu check --fix changes the marks and no word. What it does not change stands in front matter that other pages refer to, or is a bracket without its partner: look at it yourself.",
		ZH: "汉字之间应使用全角标点（，；：！？（））；半角标点显示不匀，并会在不当处换行。dafu check --fix 只改标点，不改文字。未改之处为其他页面引用的键值，或不成对的括号，请自行查看。",
	},
}

// full gives the full-width form of a mark.
var full = map[byte]rune{',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '(': '（', ')': '）'}

// proseKey is a line of the front matter that is prose, and that nothing is
// filed under.
var proseKey = regexp.MustCompile(`^(title|subject|description)\s*=`)

// widths finds half-width punctuation between Han characters in Chinese text.
func widths(path string, data []byte) []diag.Finding {
	if !strings.HasSuffix(path, ".zh.md") {
		return nil
	}
	var out []diag.Finding
	prose(data, func(start int, line []byte) {
		marks := halfWidth(line)
		if len(marks) > 0 {
			i := marks[0]
			out = append(out, mixedWidths.At(at(path, data, start+i), excerpt(strings.TrimSpace(string(line)), i)))
		}
	})
	return out
}

// widen writes the full-width marks.
func widen(data []byte) []byte {
	var out bytes.Buffer
	end := 0
	prose(data, func(start int, line []byte) {
		for _, i := range halfWidth(line) {
			out.Write(data[end : start+i])
			out.WriteRune(full[data[start+i]])
			end = start + i + 1
		}
	})
	out.Write(data[end:])
	return out.Bytes()
}

// prose calls visit with every line of a page that is text to its readers.
func prose(data []byte, visit func(start int, line []byte)) {
	fences, code := 0, false
	for start := 0; start < len(data); {
		line := data[start:]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		switch {
		case bytes.HasPrefix(bytes.TrimPrefix(line, []byte("\ufeff")), []byte("+++")):
			fences++
		case bytes.HasPrefix(line, []byte("```")):
			code = !code
		case fences == 1 && !proseKey.Match(line), code:
		default:
			visit(start, line)
		}
		start += len(line)
	}
}

// halfWidth returns the places of the marks in a line that should be
// full-width. A bracket counts only with its partner.
func halfWidth(line []byte) []int {
	var out []int
	open := -1
	for i, c := range line {
		switch c {
		case ',', ';', ':', '!', '?':
			if han(line, i-1, true) && han(line, i+1, false) {
				out = append(out, i)
			}
		case '(':
			open = -1
			if han(line, i-1, true) {
				open = i
			}
		case ')':
			if open >= 0 && (han(line, open+1, false) || han(line, i-1, true)) && !bytes.ContainsAny(line[open:i], `/\`) {
				out = append(out, open, i)
			}
			open = -1
		}
	}
	return sorted(out)
}

// han reports whether the character that ends (or begins) at the byte i is Han.
func han(line []byte, i int, ends bool) bool {
	if i < 0 || i >= len(line) {
		return false
	}
	r, _ := utf8.DecodeRune(line[i:])
	if ends {
		r, _ = utf8.DecodeLastRune(line[:i+1])
	}
	return unicode.Is(unicode.Han, r)
}
