package searchindex

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// ReadCorpus calls yield with each letter of a collection to measure with: a
// JSON object a line with id, title, docno, date, agency, grade and text, whose
// paragraphs are lines. Its address is the language and the id. It fails where
// r does, on a line that is no such object, and where yield does.
func ReadCorpus(r io.Reader, lang string, yield func(*Document) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var row struct{ ID, Title, DocNo, Date, Agency, Grade, Text string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		d := Document{
			URL: lang + "/" + row.ID + "/", Lang: lang, Title: row.Title, DocNumber: row.DocNo, Date: row.Date,
			Agencies: []Agency{{Key: row.Agency, Name: row.Agency, Lead: true}}, Category: Term{row.Grade, row.Grade},
		}
		d.Year, _, _ = strings.Cut(row.Date, "-")
		for i, line := range strings.Split(row.Text, "\n") {
			d.Blocks = append(d.Blocks, Block{ID: fmt.Sprintf("p%d", i+1), Text: line})
		}
		if err := yield(&d); err != nil {
			return err
		}
	}
	return lines.Err()
}
