// Package intake reads any file that a letter may come in: it tells by the
// first bytes what a file is, whatever its name says, and calls the reader of
// that format. A file that no reader can read gives a finding that says what it
// is and what to do.
package intake

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
	"dafu/tools/internal/source/doc"
	"dafu/tools/internal/source/docx"
	"dafu/tools/internal/source/ocr"
	"dafu/tools/internal/source/odt"
	"dafu/tools/internal/source/ofd"
	"dafu/tools/internal/source/pdf"
	"dafu/tools/internal/source/rtf"
	"dafu/tools/internal/source/webpage"
)

// reader reads one format. A file that it can't read gives a Text without lines
// and the finding that says why; the error is for what is no fault of the file.
type reader func(ctx context.Context, name string, data []byte) (*source.Text, []diag.Finding, error)

// readers by the kind of file; every other kind is left to the reader of text,
// which refuses what is none.
var readers = map[source.Kind]reader{
	source.DOCX:    docx.Read,
	source.HTML:    webpage.Read,
	source.ODT:     odt.Read,
	source.OFD:     ofd.Read,
	source.PDF:     pdf.Read,
	source.Picture: ocr.Read,
	source.RTF:     rtf.Read,
	source.Word:    doc.Read,
}

// crashed is a fault of this program, met on one file: the others go on.
var crashed = &diag.Rule{
	ID: "reader-failed", Severity: diag.Error, Doc: crashedDoc,
	EN: "the program failed on this file, which is a fault of the program: %v. The other letters were read. Save the letter as plain text (.txt), put that here, and report the fault.",
	ZH: "程序在处理此文件时出错（程序自身的缺陷）：%v。其余文件已照常处理。请将信件另存为纯文本（.txt）后放入，并报告此问题。",
}

// lost tells of characters that the file has broken: what they were can't be known.
var lost = &diag.Rule{
	ID: "lost-characters", Severity: diag.Error, Doc: lostDoc,
	EN: "characters of the file are broken (%d, the first one here) and stand as \uFFFD on the page; write in what they were, or put an unbroken file here",
	ZH: "文件中有 %d 个字符已损坏（首个在此处），页面上显示为“\uFFFD”；请改正这些字，或放入完好的文件",
}

// Read turns the bytes of a file into its text. name is the path shown in
// findings.
func Read(ctx context.Context, name string, data []byte) (t *source.Text, findings []diag.Finding, err error) {
	defer func() {
		if p := recover(); p != nil {
			t, err = &source.Text{Name: name}, nil
			findings = []diag.Finding{crashed.At(diag.Pos{Path: name}, p)}
		}
	}()
	data = unpack(data)
	if read, ok := readers[source.Sniff(data)]; ok {
		t, findings, err = read(ctx, name, data)
		if err != nil {
			return t, findings, fmt.Errorf("read %s: %w", name, err)
		}
	} else if t, findings, err = source.Read(name, data); err != nil {
		return t, findings, err
	}
	if t.Large() {
		findings, err = t.Refuse(source.ErrLarge)
		return t, findings, err
	}
	return t, append(findings, lostIn(t)...), nil
}

// lostIn counts the characters of a text that are broken.
func lostIn(t *source.Text) []diag.Finding {
	n, first := 0, diag.Pos{}
	for _, l := range t.Lines {
		i := strings.IndexRune(l.Text, utf8.RuneError)
		if i < 0 {
			continue
		}
		if n == 0 {
			first = t.Pos(l)
			first.Col += utf8.RuneCountInString(l.Text[:i])
		}
		n += strings.Count(l.Text, string(utf8.RuneError))
	}
	if n == 0 {
		return nil
	}
	return []diag.Finding{lost.At(first, n)}
}
