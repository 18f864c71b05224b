package memory

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/memory/figure"
)

var (
	figuresDiffer = &diag.Rule{
		ID: "figure-differs", Severity: diag.Warning, Doc: figureDoc,
		EN: "the figures do not agree. Chinese: %s. English: %s. Compare the two texts and correct the English.",
		ZH: "中英文数字不一致。中文：%s。英文：%s。请对照两种文字并改正英文。",
	}
	chineseLeft = &diag.Rule{
		ID: "chinese-left", Severity: diag.Warning, Doc: wordingDoc,
		EN: "the English has Chinese in it: “%s”. Translate it, or put it in brackets behind its English.",
		ZH: "英文中夹有中文：“%s”。请译出，或放在英文之后的括号内。",
	}
	copied = &diag.Rule{
		ID: "translation-copied", Severity: diag.Warning, Doc: wordingDoc,
		EN: "the English is a copy of the Chinese: “%s”. Translate it, or empty it.",
		ZH: "英文与中文原文相同：“%s”。请译出，或清空译文。",
	}
	lengthOff = &diag.Rule{
		ID: "translation-length", Severity: diag.Warning, Doc: wordingDoc,
		EN: "the English of “%s” has %d characters for %d Chinese ones. Look whether a sentence is missing or too much.",
		ZH: "“%s”的英文有 %d 个字符，中文为 %d 个字。请核对有无漏译或多译。",
	}
	negationLost = &diag.Rule{
		ID: "negation-lost", Severity: diag.Warning, Doc: wordingDoc,
		EN: "the Chinese says “%s”, but the English denies nothing: “%s”. Compare the two texts.",
		ZH: "中文有“%s”，英文没有否定：“%s”。请对照两种文字。",
	}
	policyDiffers = &diag.Rule{
		ID: "policy-name-differs", Severity: diag.Warning, Doc: nameDoc,
		EN: "《%s》 is called something else here than in translations/shared.po: “%s”. Use one name.",
		ZH: "《%s》的英文名称与 translations/shared.po 中的“%s”不一致。请统一名称。",
	}
	termMissing = &diag.Rule{
		ID: "term-differs", Severity: diag.Note, Doc: nameDoc,
		EN: "the glossary has “%[2]s” for %[1]s; the English says something else: “%[3]s”. Use that wording, or enter yours in translations/glossary.toml.",
		ZH: "术语表中“%[1]s”的英文为“%[2]s”，此处用了其他译法：“%[3]s”。请统一，或在 translations/glossary.toml 中补充。",
	}
	termAvoided = &diag.Rule{
		ID: "term-avoided", Severity: diag.Warning, Doc: nameDoc,
		EN: "“%[2]s” is not what %[1]s means; the glossary has “%[3]s”.",
		ZH: "“%[1]s”不应译为“%[2]s”；术语表为“%[3]s”。",
	}
	agencyDiffers = &diag.Rule{
		ID: "agency-name-differs", Severity: diag.Warning, Doc: nameDoc,
		EN: "%s is called something else here than in data/agencies/: “%s”. Use one name.",
		ZH: "“%s”的英文名称与 data/agencies/ 中的“%s”不一致。请统一名称。",
	}
	draftWithheld = &diag.Rule{
		ID: "draft-withheld", Severity: diag.Warning, Doc: figureDoc,
		EN: "a draft is not shown, since its figures do not agree. Chinese: %s. English: %s. Correct the English here and take the fuzzy mark away; until then the page shows the Chinese.",
		ZH: "该译文草稿数字不一致，暂不显示。中文：%s。英文：%s。请在此处改正英文并去掉 fuzzy 标记；在此之前页面显示中文。",
	}
)

// Check compares the English of a letter with its Chinese, string by string:
// figures by value, negation, names of policies, terms of the glossary, Chinese
// left over, copies, length. A finding stands at the entry in the catalogue.
func (m *Memory) Check(key string, zh *letter.Letter, names Names) []diag.Finding {
	t := translating{m: m, c: m.catalogue(key), zh: zh, names: names}
	var found diag.List
	done := map[message]bool{}
	for _, u := range units(zh) {
		if done[u.message] {
			continue
		}
		done[u.message] = true
		e, in := t.entry(u.message)
		if e == nil {
			continue
		}
		pos := diag.Pos{Path: m.path(in.key), Line: e.Line}
		if e.IsFuzzy() {
			if f, ok := compareFigures(draftWithheld, pos, u.text, e.Target); ok { // said as by Translate, once
				found.Add(f)
				continue
			}
		}
		found.Add(checkText(pos, u.text, e.Target)...)
		if running(u.context) {
			found.Add(m.checkWording(pos, u.text, e.Target)...)
			found.Add(t.checkAgencies(pos, u.text, e.Target)...)
		}
	}
	return found.All()
}

// running reports whether a context is text of sentences, and not a name.
func running(context string) bool {
	switch context {
	case headingText, measureText, paragraphText, tableText, subjectText:
		return true
	}
	return false
}

// checkText makes the checks that hold for every string.
func checkText(pos diag.Pos, zh, en string) []diag.Finding {
	var out []diag.Finding
	if zh == en {
		return append(out, copied.At(pos, shorten(zh)))
	}
	if f, ok := compareFigures(figuresDiffer, pos, zh, en); ok {
		out = append(out, f)
	}
	if left := hanOutside(en); left != "" {
		out = append(out, chineseLeft.At(pos, shorten(left)))
	}
	return out
}

// compareFigures returns a finding of the rule if the figures do not agree.
func compareFigures(rule *diag.Rule, pos diag.Pos, zh, en string) (diag.Finding, bool) {
	d := figure.Compare(zh, en)
	if d.None() {
		return diag.Finding{}, false
	}
	return differing(rule, pos, d), true
}

// differing makes the finding of the rule that figures do not agree.
func differing(rule *diag.Rule, pos diag.Pos, d figure.Difference) diag.Finding {
	return rule.At(pos, listed(d.Missing), listed(d.Extra))
}

// listed prints figures for a finding, each with the words around it.
func listed(fs []figure.Figure) diag.Names {
	if len(fs) == 0 {
		return diag.Names{"–"}
	}
	var out diag.Names
	for _, f := range fs {
		out = append(out, "“"+f.Context()+"”")
	}
	return out
}

var (
	bracketed = regexp.MustCompile(`\([^()]*\)`)
	hanRun    = regexp.MustCompile(`[\p{Han}，。、；：！？“”《》（）]*\p{Han}[\p{Han}，。、；：！？“”《》（）]*`)
)

// hanOutside returns the first Chinese of an English text that does not stand
// in brackets.
func hanOutside(en string) string { return hanRun.FindString(bracketed.ReplaceAllString(en, "")) }

var (
	denial = regexp.MustCompile(`不予|暂不|暂无|尚未|尚无|不得|不能|不宜|不再|不具备|不符合|不属于|无法|未能|没有|难以|未(?:列入|纳入|采纳|出台|批准|获)`)
	denies = regexp.MustCompile(`(?i)\b(?:not|no|none|nor|neither|never|cannot|without|unable|yet|longer|difficult\w*|hard|beyond|` +
		`refus\w*|declin\w*|reject\w*|lack\w*|fail\w*|prohibit\w*|forbid\w*|ban(?:ned|s)?|prevent\w*|un\w{4,}|in(?:eligible|appropriate|sufficient|adequate|capable))\b|n[’']t\b`)
)

// The bounds of characters of English for one of Chinese, in text of at least
// longEnough Chinese characters.
const (
	longEnough = 30
	fewest     = 1.5
	most       = 7.0
)

// checkWording makes the checks that hold for sentences.
func (m *Memory) checkWording(pos diag.Pos, zh, en string) []diag.Finding {
	var out []diag.Finding
	nz, ne := utf8.RuneCountInString(zh), utf8.RuneCountInString(bracketed.ReplaceAllString(en, ""))
	if r := float64(ne) / float64(nz); nz >= longEnough && (r < fewest || r > most) {
		out = append(out, lengthOff.At(pos, shorten(zh), ne, nz))
	}
	if d := denial.FindString(zh); d != "" && !denies.MatchString(en) {
		out = append(out, negationLost.At(pos, d, shorten(en)))
	}
	words := wordsOf(en)
	for _, p := range citedIn(zh) {
		if name := m.Policy(p); name != "" && !words.has(name) {
			out = append(out, policyDiffers.At(pos, p, name))
		}
		zh = strings.ReplaceAll(zh, "《"+p+"》", "")
	}
	for _, t := range m.glossary.In(zh) {
		ok, avoided := t.used(words)
		switch {
		case avoided != "":
			out = append(out, termAvoided.At(pos, t.ZH, avoided, t.EN))
		case !ok:
			out = append(out, termMissing.At(pos, t.ZH, t.EN, shorten(en)))
		}
	}
	return out
}

func citedIn(zh string) []string { return (&letter.Letter{Body: []letter.Block{{Text: zh}}}).Cited() }

// checkAgencies looks for the English name of every agency that the Chinese
// names, the names of cited papers aside.
func (t *translating) checkAgencies(pos diag.Pos, zh, en string) []diag.Finding {
	for _, p := range citedIn(zh) {
		zh = strings.ReplaceAll(zh, "《"+p+"》", "")
	}
	var out []diag.Finding
	words := wordsOf(en)
	for _, n := range t.names.in(zh, t.zh.Assembly.Place) {
		if !words.has(n.EN) {
			out = append(out, agencyDiffers.At(pos, n.ZH, n.EN))
		}
	}
	return out
}
