package site

import "dafu/tools/internal/letter"

// stateWords says in a few words how far a translation has come, the same words
// as on the site (translation_state_… in i18n/en.toml); "" for a page that
// counts as translated, and for Chinese.
func (s *Site) stateWords(l *letter.Letter) string {
	if l.Lang != letter.English {
		return ""
	}
	n := map[letter.State]int{}
	for _, b := range l.Body {
		n[b.State]++
	}
	total := len(l.Body)
	switch {
	case n[letter.Missing] == total:
		return "Not translated yet"
	case float64(n[letter.Reviewed]) >= s.Config.Params.TranslationShare*float64(total):
		return ""
	case n[letter.Missing] > 0:
		return "Partly translated"
	case n[letter.Draft] > 0:
		return "Draft translation, not reviewed"
	}
	return "Translated, not reviewed"
}
