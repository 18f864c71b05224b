package source

import (
	"context"
	"errors"

	"dafu/tools/internal/diag"
)

// Why a file is not read. Readers of formats wrap these.
var (
	ErrLarge   = errors.New("larger than any letter")
	ErrDamaged = errors.New("damaged")
	ErrLocked  = errors.New("protected by a password")
	ErrOld     = errors.New("written by a version of long ago")
	ErrForeign = errors.New("no text document")
)

var (
	ruleLarge = &diag.Rule{ID: "file-too-large", Severity: diag.Error, Doc: refusedDoc,
		EN: "the file holds, or unpacks to, more than any letter does and was not read; open it, copy the letter into a new file and put that here",
		ZH: "文件（或解开后）远超一般信件的大小，未予读取；请打开文件，将信件内容复制到新文件后放入"}
	ruleDamaged = &diag.Rule{ID: "file-damaged", Severity: diag.Error, Doc: refusedDoc,
		EN: "the file is damaged or incomplete and was not read; fetch it again, or open it, save it anew and put that here",
		ZH: "文件已损坏或不完整，未予读取；请重新获取，或打开后另存再放入"}
	ruleLocked = &diag.Rule{ID: "file-locked", Severity: diag.Error, Doc: refusedDoc,
		EN: "the file needs a password to be opened; take the password off and put the file here again",
		ZH: "文件设有打开密码；请取消密码后重新放入"}
	ruleOld = &diag.Rule{ID: "file-outdated", Severity: diag.Error, Doc: refusedDoc,
		EN: "the file was written by Word 95 or earlier, which is not read; open it, save it as .docx and put that here",
		ZH: "文件由 Word 95 或更早版本生成，无法读取；请打开后另存为 .docx 再放入"}
	ruleForeign = &diag.Rule{ID: "no-document", Severity: diag.Error, Doc: refusedDoc,
		EN: "the file is a table, slides or a message and no text document; put the letter itself here, and take this file away",
		ZH: "文件是表格、幻灯片或邮件，不是文字文档；请放入信件本身，并移走该文件"}
	rulePictures = &diag.Rule{ID: "only-pictures", Severity: diag.Error, Doc: refusedDoc,
		EN: "the file holds pictures and no text; put the letter here as text, or as a PDF file of the scanned pages",
		ZH: "文件中只有图片，没有文字；请放入文字版信件，或扫描页的 PDF 文件"}
	ruleEmbedded = &diag.Rule{ID: "attachment-inside", Severity: diag.Warning, Doc: leftOutDoc,
		EN: "the file %s lies inside this one and was not read; if it is an attachment of the letter, publish it beside the letter",
		ZH: "本文件内嵌有文件 %s，未读取其内容；如为信件附件，请另行公开"}
	ruleFootnote = &diag.Rule{ID: "footnote-left-out", Severity: diag.Warning, Doc: leftOutDoc,
		EN: "footnotes (%d) are not in the text that was read; put what they say into the text where it is needed",
		ZH: "%d 条脚注未收入正文；如有需要，请将其内容写入正文"}
	ruleHeader = &diag.Rule{ID: "header-left-out", Severity: diag.Note, Doc: leftOutDoc,
		EN: "headers and footers of the pages were left out",
		ZH: "页眉、页脚文字未收入正文"}
	ruleTracked = &diag.Rule{ID: "tracked-changes", Severity: diag.Note, Doc: leftOutDoc,
		EN: "the file keeps changes that nobody has accepted; it was read as if all of them were accepted",
		ZH: "文件留有未接受的修订；已按全部接受修订后的文字读取"}
	ruleHidden = &diag.Rule{ID: "hidden-text", Severity: diag.Note, Doc: leftOutDoc,
		EN: "the file holds hidden text, which was left out",
		ZH: "文件含有隐藏文字，未收入正文"}
)

// MaxFile is how many bytes the file of a letter has at most, scans included.
const MaxFile = 256 << 20

// A text has at most so many bytes and lines. A letter stays far below, and so does
// a book of letters.
const (
	MaxText  = 1 << 20
	MaxLines = 20_000
)

// Large reports a text that is more than any letter.
func (t *Text) Large() bool {
	n := 0
	for _, l := range t.Lines {
		n += len(l.Text)
	}
	return n > MaxText || len(t.Lines) > MaxLines
}

// TooLarge is the finding of a file that is larger than any letter's.
func TooLarge(pos diag.Pos) diag.Finding { return ruleLarge.At(pos) }

// Refuse tells why a file was not read. A Text that is refused has no lines:
// half a letter must not be published. What is no fault of the file, as a
// cancelled context, comes back as the error.
func (t *Text) Refuse(err error) ([]diag.Finding, error) {
	t.Lines, t.Markup, t.Aside = nil, nil, nil
	for _, r := range []struct {
		err  error
		rule *diag.Rule
	}{{ErrLarge, ruleLarge}, {ErrLocked, ruleLocked}, {ErrOld, ruleOld}, {ErrForeign, ruleForeign}} {
		if errors.Is(err, r.err) {
			return []diag.Finding{r.rule.At(diag.Pos{Path: t.Name})}, nil
		}
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return nil, err
	}
	return []diag.Finding{ruleDamaged.At(diag.Pos{Path: t.Name})}, nil
}

// Extras are what a document holds besides its text.
type Extras struct {
	Embedded []string // names of files inside of it
	Pictures int
	Tracked  bool // changes that nobody has accepted
	Hidden   bool // text that is not shown
}

// Finish tells what was left out of a document that has been read.
func (t *Text) Finish(x Extras) []diag.Finding {
	t.doubtParagraphs()
	pos := diag.Pos{Path: t.Name}
	var out []diag.Finding
	switch {
	case len(t.Lines) > 0:
	case x.Pictures > 0:
		return []diag.Finding{rulePictures.At(pos)}
	default:
		return []diag.Finding{ruleEmpty.At(pos)}
	}
	for _, name := range x.Embedded {
		out = append(out, ruleEmbedded.At(pos, name))
	}
	out = append(out, t.Besides()...)
	if x.Tracked {
		out = append(out, ruleTracked.At(pos))
	}
	if x.Hidden {
		out = append(out, ruleHidden.At(pos))
	}
	return out
}

// Besides tells what was left out because it stands beside the letter.
func (t *Text) Besides() []diag.Finding {
	pos := diag.Pos{Path: t.Name}
	notes, heads := 0, 0
	for _, a := range t.Aside {
		switch a.Why {
		case Footnote:
			notes++
		case Header:
			heads++
		}
	}
	var out []diag.Finding
	if notes > 0 {
		out = append(out, ruleFootnote.At(pos, notes))
	}
	if heads > 0 {
		out = append(out, ruleHeader.At(pos))
	}
	return out
}
