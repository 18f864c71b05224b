package pattern

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// exprs are of every shape that the tree of an expression has.
var exprs = []string{
	`答复`, `^答复`, `答复$`, `^(?:关于)?对?市`, `[一二三]、`, `^[一二三]、?`, `第\d+号`, `(?:提案|建议)第?(\d{1,4})号`, `^\s*$`, `a*`, ``, `(?i)pdf`, `(?i)^k`,
	`^(?:甲|乙)|丙$`, `\d`, `[^一]`, `^[^一]`, `.`, `(?s)^.答`, `(?m)^复$`, `x{2,3}`, `(?:x|答){0,2}复`, `\b提案`, `^(?:)?(提|案)+`, `[\x{FFFD}]`, `^\x{FFFD}`, `[^\x00-\x7F]`, `(?:a|b*)复`, `(^答|^复)`, `[^\s\S]`, `一|[^\s\S]复`,
}

// texts are put together from these.
var pieces = []string{"答", "复", "答复", "提案", "建议", "第", "12", "号", "一、", "三", "甲", "乙", "丙", "市", "对", "关于", " ", "\n", "x", "K", "K", "pDf", "\xff", "\xe7\xad", "\uFFFD", ""}

// same compares every method with that of package regexp.
func same(t *testing.T, expr, s string) {
	t.Helper()
	p, re := MustCompile(expr), regexp.MustCompile(expr)
	upper := func(m string) string { return "<" + m + ">" }
	for name, pair := range map[string][2]any{
		"MatchString":                {p.MatchString(s), re.MatchString(s)},
		"FindString":                 {p.FindString(s), re.FindString(s)},
		"FindStringIndex":            {p.FindStringIndex(s), re.FindStringIndex(s)},
		"FindStringSubmatch":         {p.FindStringSubmatch(s), re.FindStringSubmatch(s)},
		"FindStringSubmatchIndex":    {p.FindStringSubmatchIndex(s), re.FindStringSubmatchIndex(s)},
		"FindAllString":              {p.FindAllString(s, -1), re.FindAllString(s, -1)},
		"FindAllStringIndex":         {p.FindAllStringIndex(s, -1), re.FindAllStringIndex(s, -1)},
		"FindAllStringSubmatch":      {p.FindAllStringSubmatch(s, 2), re.FindAllStringSubmatch(s, 2)},
		"FindAllStringSubmatchIndex": {p.FindAllStringSubmatchIndex(s, -1), re.FindAllStringSubmatchIndex(s, -1)},
		"ReplaceAllString":           {p.ReplaceAllString(s, "·"), re.ReplaceAllString(s, "·")},
		"ReplaceAllStringFunc":       {p.ReplaceAllStringFunc(s, upper), re.ReplaceAllStringFunc(s, upper)},
	} {
		if d := cmp.Diff(pair[1], pair[0]); d != "" {
			t.Errorf("%s of %q in %q: %s", name, expr, s, d)
		}
	}
}

// FuzzSame holds the shortcut to package regexp, for expressions of every shape.
func FuzzSame(f *testing.F) {
	for _, a := range pieces {
		for _, b := range pieces {
			f.Add(a + b)
			f.Add(a + b + a)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, expr := range exprs {
			same(t, expr, s)
		}
	})
}

// TestShortcut says what is asked before an expression runs.
func TestShortcut(t *testing.T) {
	for expr, want := range map[string]string{
		`关于.*的答复`:            "的答复",
		`(?:提案|建议)第?\d+`:     "提案 建议",
		`[甲乙丙]类`:             "类",
		`^(?:一是|二是)`:         "一是 二是",
		`(?i)pdf`:            "",
		`(?:x|y?)`:           "",
		`[^一]`:               "",
		`(?:专此|特此)?(?:函|答)复`: "复",
	} {
		if got := strings.Join(MustCompile(expr).need, " "); got != want {
			t.Errorf("%s needs %q, want %q", expr, got, want)
		}
	}
	if p := MustCompile(`^\s*[一二]、`); p.possible("市政协、") || !p.possible(" 二、") {
		t.Error("the start of a text is not asked for")
	}
}
