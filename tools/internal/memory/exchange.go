package memory

import (
	"fmt"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/memory/exchange"
	"dafu/tools/internal/memory/po"
)

var (
	importUnknown = &diag.Rule{
		ID: "import-unknown", Severity: diag.Warning, Doc: importDoc,
		EN: "“%s” was translated in the imported file but is no longer in the letter. Export the letter again.",
		ZH: "导入文件中的“%s”在答复中已不存在。请重新导出。",
	}
	importMarked = &diag.Rule{
		ID: "import-marked", Severity: diag.Warning, Doc: importDoc,
		EN: "the translation of “%s” was not taken, since it has formatting in it. Take the formatting out and import again.",
		ZH: "“%s”的译文含有格式标记，未予导入。请去除格式后重新导入。",
	}
	importUnlike = &diag.Rule{
		ID: "import-figure-differs", Severity: diag.Warning, Doc: figureDoc,
		EN: "taken as a draft only, since the figures do not agree. Chinese: %s. English: %s. Correct the English.",
		ZH: "数字不一致，仅作为草稿导入。中文：%s。英文：%s。请改正英文。",
	}
)

// ExportXLIFF writes the strings of a letter as XLIFF 1.2 for a translator's
// tool.
func (m *Memory) ExportXLIFF(key string) ([]byte, error) {
	c := m.catalogue(key)
	if c == nil || c.broken {
		return nil, fmt.Errorf("export %s: the letter has no catalogue that can be read", key)
	}
	return exchange.WriteXLIFF(key, c.units())
}

// ExportTMX writes all finished translations as TMX 1.4.
func (m *Memory) ExportTMX() ([]byte, error) {
	all := m.catalogues[shared].units()
	for _, key := range m.Keys() {
		c := m.catalogues[key]
		if c == nil {
			c = m.read(key) // to look at once, not to keep
		}
		all = append(all, c.units()...)
	}
	return exchange.WriteTMX(all)
}

// units returns the entries in use, in the order of the file.
func (c *catalogue) units() []exchange.Unit {
	var out []exchange.Unit
	for _, e := range c.file.Entries {
		if !e.IsHeader() && !e.Obsolete {
			out = append(out, exchange.Unit{Context: e.Context, Where: strings.Join(e.References, " "),
				Source: e.Source, Target: e.Target, Finished: !e.IsFuzzy()})
		}
	}
	return out
}

// ImportXLIFF takes the translations of an XLIFF file that ExportXLIFF wrote and
// a translator worked on. It returns the letter's key and how many translations
// changed. One that is not marked as approved comes in as a draft, and so does
// one whose figures do not agree with the Chinese.
func (m *Memory) ImportXLIFF(data []byte) (key string, changed int, found []diag.Finding, err error) {
	key, units, err := exchange.ReadXLIFF(data)
	if err != nil {
		return "", 0, nil, err
	}
	c := m.catalogue(key)
	if c == nil || c.broken {
		return key, 0, nil, fmt.Errorf("import %s: the letter has no catalogue that can be read", key)
	}
	for _, u := range units {
		if u.Target == "" {
			continue
		}
		pos := diag.Pos{Path: m.path(key)}
		e := c.live[message{u.Context, u.Source}]
		switch {
		case e == nil:
			found = append(found, importUnknown.At(pos, shorten(u.Source)))
			continue
		case u.Marked:
			found = append(found, importMarked.At(pos, shorten(u.Source)))
			continue
		}
		pos.Line = e.Line
		n, f := take(c, e, u.Target, u.Finished, pos)
		changed += n
		found = append(found, f...)
	}
	return key, changed, found, nil
}

// take sets the translation of an entry and returns 1 if that changed it.
func take(c *catalogue, e *po.Entry, target string, finished bool, pos diag.Pos) (int, []diag.Finding) {
	var found []diag.Finding
	if f, ok := compareFigures(importUnlike, pos, e.Source, target); ok {
		found, finished = append(found, f), false
	}
	if e.Target == target && e.IsFuzzy() == !finished {
		return 0, found
	}
	e.Translate(target, !finished)
	c.changed = true
	return 1, found
}

// ImportTMX offers the pairs of a TMX file as drafts for the strings that have
// no translation yet and whose Chinese is exactly the same. It returns how many
// it filled in.
func (m *Memory) ImportTMX(data []byte) (int, error) {
	units, err := exchange.ReadTMX(data)
	if err != nil {
		return 0, err
	}
	pairs := map[message]string{}
	for _, u := range units {
		if !u.Marked {
			pairs[message{u.Context, u.Source}] = u.Target
		}
	}
	n := 0
	for _, key := range append(m.Keys(), shared) {
		c := m.catalogue(key)
		if c == nil || c.broken {
			continue
		}
		for k, e := range c.live {
			target, ok := pairs[k]
			if !ok {
				target = pairs[message{"", k.text}]
			}
			if target != "" && e.Target == "" {
				e.Translate(target, true)
				c.changed = true
				n++
			}
		}
	}
	return n, nil
}
