package memory

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/memory/draft"
	"dafu/tools/internal/memory/po"
)

var (
	draftRejected = &diag.Rule{
		ID: "draft-rejected", Severity: diag.Warning, Doc: figureDoc,
		EN: "the service's English of “%s” was not taken: its figures do not agree. Chinese: %s. English: %s. Ask again, or translate it by hand.",
		ZH: "服务返回的“%s”译文数字不一致，未予采用。中文：%s。英文：%s。请重试或人工翻译。",
	}
	draftUseless = &diag.Rule{
		ID: "draft-useless", Severity: diag.Warning, Doc: draftDoc,
		EN: "the service's English of “%s” was not taken: it is still Chinese. Ask again, or translate it by hand.",
		ZH: "服务返回的“%s”译文仍为中文，未予采用。请重试或人工翻译。",
	}
	draftFailed = &diag.Rule{
		ID: "draft-failed", Severity: diag.Warning, Doc: draftDoc,
		EN: "no draft for “%s”: %s. Run the command again later; what has been translated is kept.",
		ZH: "未取得“%s”的译文：%s。请稍后重试；已译部分已保存。",
	}
)

// Drafting says how drafts are made.
type Drafting struct {
	Backend draft.Backend
	// Mask takes personal data out of a text before it leaves the machine.
	Mask func(string) string
	// Progress is told after every text; nil tells nobody.
	Progress func(done, total int)
}

// failuresInARow is how many texts may fail one after the other before Draft
// gives up on the service.
const failuresInARow = 3

// Draft asks the service for the English of every string of the letters that
// has none, names of persons and organs aside, and enters it as a draft. Every
// answer is saved at once, so that a run that breaks off is taken up where it
// stopped and nothing is paid for twice. An answer with other figures than the
// Chinese, or without a token that it was sent, is not taken. Draft returns how
// many drafts it entered.
func (m *Memory) Draft(ctx context.Context, keys []string, d Drafting) (int, []diag.Finding, error) {
	total := 0
	for _, key := range keys {
		total += len(m.undrafted(key))
	}
	var found []diag.Finding
	entered, done, failures := 0, 0, 0
	for _, key := range keys {
		for _, e := range m.undrafted(key) {
			f, err := m.draftOne(ctx, d, key, e)
			switch {
			case err != nil && (ctx.Err() != nil || errors.Is(err, draft.ErrRefused)):
				return entered, found, fmt.Errorf("draft: %w", err)
			case err != nil:
				failures++
				found = append(found, draftFailed.At(diag.Pos{Path: m.path(key), Line: e.Line}, shorten(e.Source), err.Error()))
				if failures == failuresInARow {
					return entered, found, fmt.Errorf("draft: gave up after %d failures in a row: %w", failures, err)
				}
			case f != nil:
				failures = 0
				found = append(found, *f)
			default:
				failures = 0
				entered++
				if err := m.Save(); err != nil {
					return entered, found, err
				}
			}
			done++
			if d.Progress != nil {
				d.Progress(done, total)
			}
		}
	}
	return entered, found, nil
}

// undrafted returns the entries of a letter that a service is asked for.
func (m *Memory) undrafted(key string) []*po.Entry {
	c := m.catalogue(key)
	if c == nil || c.broken {
		return nil
	}
	var out []*po.Entry
	for _, e := range c.file.Entries {
		if !e.IsHeader() && !e.Obsolete && e.Target == "" && (running(e.Context) || e.Context == titleText || e.Context == attachment) {
			out = append(out, e)
		}
	}
	return out
}

// draftOne enters the service's English of one entry. It returns a finding if
// the answer is of no use, and an error if there is none.
func (m *Memory) draftOne(ctx context.Context, d Drafting, key string, e *po.Entry) (*diag.Finding, error) {
	text := e.Source
	if d.Mask != nil {
		text = d.Mask(text)
	}
	sent, restore := draft.Guard(text)
	r := draft.Request{Text: sent, Kind: e.Context}
	for _, t := range m.glossary.In(sent) {
		r.Terms = append(r.Terms, draft.Term{ZH: t.ZH, EN: t.EN})
	}
	answer, err := d.Backend.Translate(ctx, r)
	if err != nil {
		return nil, err
	}
	if answer, err = restore(answer); err != nil {
		return nil, err
	}
	pos := diag.Pos{Path: m.path(key), Line: e.Line}
	if left := hanOutside(answer); len([]rune(left)) > 4 || strings.TrimSpace(answer) == text {
		f := draftUseless.At(pos, shorten(e.Source))
		return &f, nil
	}
	if f, ok := compareFigures(draftRejected, pos, text, answer); ok {
		f.Args = append([]any{shorten(e.Source)}, f.Args...)
		return &f, nil
	}
	c := m.catalogue(key)
	e.Translate(answer, true)
	e.Note("Draft by " + d.Backend.Name())
	c.changed = true
	return nil, nil
}
