package site

import (
	"context"
	"strings"

	"dafu/tools/internal/check"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/intake"
)

// Checked says what is to be checked of the site: its sources, and the built
// site in the folder public unless that is "".
func (s *Site) Checked(public string) check.Site {
	return check.Site{
		Root: s.Root, Public: public, Base: s.Base(), BaseURL: s.Config.BaseURL,
		SiteIDCode: s.Config.Params.SiteIDCode, DisclosureDefault: s.Config.Params.DisclosureDefault,
		Registry: s.Registry, Names: s.agencyName,
		Text: wordsOf,
		Kept: s.path(disk.WorkFolder, "facts"), Maker: s.maker(), Sums: s.Known, Ahead: &s.ahead,
	}
}

// CheckedWithIndex also asks whether the search index is that of the pages.
func (s *Site) CheckedWithIndex(public string) check.Site {
	c := s.Checked(public)
	c.Index = func(ctx context.Context) (map[string][]byte, error) {
		x, _, _, err := s.makeIndex(ctx, false)
		if err != nil {
			return nil, err
		}
		return x.Files(), nil
	}
	return c
}

// wordsOf returns the text of a letter's file; "" for one that can't be read.
func wordsOf(ctx context.Context, path string, data []byte) (string, error) {
	text, _, err := intake.Read(ctx, path, data)
	if err != nil || text == nil {
		return "", ctx.Err()
	}
	var b strings.Builder
	for _, line := range text.Lines {
		b.WriteString(line.Text + "\n")
	}
	return b.String(), nil
}
