package source

import (
	"strings"

	"dafu/tools/internal/diag"
)

var (
	ruleEmpty = &diag.Rule{ID: "empty-file", Severity: diag.Error, Doc: refusedDoc,
		EN: "the file holds no text; put the letter's text into it, or take the file away",
		ZH: "文件中没有文字；请放入信件正文，或移走该文件"}
	ruleFormat = &diag.Rule{ID: "unreadable-format", Severity: diag.Error, Doc: refusedDoc,
		EN: "this is %[1]s, which cannot be read; save the letter as plain text (.txt) and put that here",
		ZH: "这是%[2]s，无法读取；请将信件另存为纯文本（.txt）后放入"}
	ruleArchive = &diag.Rule{ID: "archive", Severity: diag.Error, Doc: refusedDoc,
		EN: "this is %[1]s, which is not looked into; unpack it, put the letters from it here, and take the archive away",
		ZH: "这是%[2]s，不会读取其中的文件；请先解压，将其中的信件放入，并移走压缩包"}
)

// Read turns the bytes of a file into its text. name is the path shown in
// findings. A file that cannot be read gives an error finding that says what
// the file is and what to do, and a Text without lines.
func Read(name string, data []byte) (*Text, []diag.Finding, error) {
	t := &Text{Name: name}
	pos := diag.Pos{Path: name}
	switch k := Sniff(data); k {
	case Kind{}, HTML:
	case Zip, Archive, Gzip:
		return t, []diag.Finding{ruleArchive.At(pos, k.en, k.zh)}, nil
	case Sheet:
		findings, err := t.Refuse(ErrForeign)
		return t, findings, err
	default:
		return t, []diag.Finding{ruleFormat.At(pos, k.en, k.zh)}, nil
	}
	if len(data) > 8*MaxText { // UTF-32 takes four bytes a character, and there may be blanks
		findings, err := t.Refuse(ErrLarge)
		return t, findings, err
	}
	s, ok := Decode(data)
	if !ok {
		return t, []diag.Finding{ruleFormat.At(pos, Binary.en, Binary.zh)}, nil
	}
	if strings.Count(s, "\n")+strings.Count(s, "\r") > 4*MaxLines { // blank ones, and both at each end
		findings, err := t.Refuse(ErrLarge)
		return t, findings, err
	}
	t.read(s)
	if len(t.Lines) == 0 {
		return t, []diag.Finding{ruleEmpty.At(pos)}, nil
	}
	return t, nil, nil
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// read cuts decoded text into lines.
func (t *Text) read(s string) {
	s = lineEnds.Replace(s)
	t.saved = savedPage(s)
	blank := false
	for i, line := range strings.Split(s, "\n") {
		if strings.TrimFunc(line, space) == "" {
			blank = true
			continue
		}
		n := len(t.Lines)
		t.line(i+1, line)
		if blank && len(t.Lines) > n {
			t.Lines[n].Hint |= Blank
			blank = false
		}
	}
}
