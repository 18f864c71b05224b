package pattern

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// exprs are of every shape that the tree of an expression has.
var exprs = []string{
	`答复`, `^答复`, `答复$`, `^(?:关于)?对?市`, `[一二三]、`, `^[一二三]、?`, `第\d+号`, `(?:提案|建议)第?(\d{1,4})号`, `^\s*$`, `a*`, ``, `(?i)pdf`, `(?i)^k`, `(?i)k$`, `(?m)答$`, `^(?:答|提案)?$`, `复*?$`, `(?:号|类)[)）]?$`, `(?:$|答)`, `x$|答\z`, `\x{FFFD}$`, `案\b$`,
	`^(?:甲|乙)|丙$`, `\d`, `[^一]`, `^[^一]`, `.`, `(?s)^.答`, `(?m)^复$`, `x{2,3}`, `(?:x|答){0,2}复`, `\b提案`, `^(?:)?(提|案)+`, `[\x{FFFD}]`, `^\x{FFFD}`, `[^\x00-\x7F]`, `(?:a|b*)复`, `(^答|^复)`, `[^\s\S]`, `一|[^\s\S]复`,
	`(?:答复|提案|建议)第?(\d)`, `复(?:函|信)?(市)?`, `第\d{1,3}?号$`, `一{2,3}、|答`, `答.{0,2}号`, `[一二三]+?、`, `(?:答|答复)(第)?`, `(?i:k)x`, `答(?:\b|复)`, `提(?:案|.*号)`,
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
		f.Add(strings.Repeat(a, 2*misses) + "答复1号")
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
		`关于.*的答复`:             "的答复, 关于",
		`(?:提案|建议)第?\d+`:      "提案 建议",
		`[甲乙丙]类`:              "类, 丙 乙 甲",
		`^.*[提案议号第]类`:         "类, 号 提 案 第 议",
		`^(?:一是|二是)`:          "一是 二是",
		`(\s)\*\*(?:一|二)`:     "**, 一 二, \t \n \f \r  ",
		`(?i)pdf`:             "",
		`(?:x|y?)`:            "",
		`[^一]`:                "",
		`(?:专此|特此)?(?:函|答)复。`: "复。, 函 答",
	} {
		var lists []string
		for _, list := range MustCompile(expr).needs {
			lists = append(lists, strings.Join(list, " "))
		}
		if got := strings.Join(lists, ", "); got != want {
			t.Errorf("%s needs %q, want %q", expr, got, want)
		}
	}
	for _, c := range []struct {
		expr, text string
		want       bool
	}{
		{`^\s*[一二]、`, "市政协、一", false}, {`^\s*[一二]、`, " 二、", true}, {`年\d+日?$`, "年日1日前", false}, {`年\d+日?$`, "年1日", true}, {`年$`, "", false},
		{`^[一二]{1,2}年?$`, "一二一二一二一二", false}, {`^[一二]{1,2}年?$`, "一二年", true}, {`^[一二]+$`, "一二一二一二一二", true}, {`^[一二]|年$`, "一二一二一二一二", true},
	} {
		if got := MustCompile(c.expr).possible(c.text); got != c.want {
			t.Errorf("%s in %q: possible is %v, want %v", c.expr, c.text, got, c.want)
		}
	}
}

// TestLead says where a match is looked for.
func TestLead(t *testing.T) {
	for _, c := range []struct {
		expr, text string
		at         int // -1 for nowhere, -2 for anywhere
	}{
		{`提案|建议`, "案建提议建议", 12},
		{`建?议案`, "议建案议案", 9},
		{`建?议`, "建案议", 6},
		{`[一二]+、`, "一三二、", 6},
		{`[一二]{2,3}、`, "一、二一", 6},
		{`(?:第|关于)\d`, "第一关于1", 6},
		{`(?i)kx`, "kyKX", 2},
		{`提案`, "提", -1},
		{`(?:提|)案`, "提提案", 3},
		{`\p{Han}案`, "提案", -2},
		{`.案`, "提案", -2},
		{`提*`, "提案", -2},
		{`\b提案`, "提案", -2},
		{`^提案`, "提案", -2},
		{`(?m)^提案`, "提案", -2},
	} {
		got := -2
		if p := MustCompile(c.expr); p.scan != nil {
			got = p.scan.lead.after(c.text, 0)
		}
		if got != c.at {
			t.Errorf("%s in %q: %d, want %d", c.expr, c.text, got, c.at)
		}
	}
	if n := MustCompile(`提(?:案|建{2,4}议?)`).scan.most; n != 4*6 {
		t.Errorf("a match has at most %d bytes", n)
	}
	if n := MustCompile(`提案.*号`).scan.most; n != 0 {
		t.Errorf("a match without end has at most %d bytes", n)
	}
}
