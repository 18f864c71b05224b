package check

import (
	"slices"
	"strings"
	"testing"
)

// only leaves of findings those of one rule.
func only(found []string, rule string) []string {
	return slices.DeleteFunc(found, func(f string) bool { return !strings.HasSuffix(f, "("+rule+")") })
}

// TestNumberDiffers holds the number in the head against the title and the first
// paragraph, in the ways that letters print numbers.
func TestNumberDiffers(t *testing.T) {
	const opening = "已收悉。"
	for _, tt := range []struct {
		name, number, title, opening string
		want                         string // of the message; "" for none
	}{
		{"the same", "18", "第18号", opening, ""},
		{"zeros in front", "0018", "第18号", opening, ""},
		{"full width", "18", "第１８号", opening, ""},
		{"Han numerals", "18", "第十八号", opening, ""},
		{"a letter before it", "A018", "第A018号", opening, ""},
		{"several matters", "17、18", "第17、18号", opening, ""},
		{"with the year", "2025018", "第18号", opening, ""},
		{"no title's, the text's", "18", "", "您提出的第18号提案收悉。", ""},
		{"no number anywhere else", "18", "", opening, ""},
		{"a document number", "18", "", "甬教函〔2025〕51号收悉，您提出的第18号提案收悉。", ""},
		{"an order", "18", "", "根据第5号令，您的来信收悉。", ""},
		{"a second number", "018", "", "您提出的第046号（教育类18号）提案收悉。", ""},
		{"mistyped", "81", "第18号", opening, "the number of the matter is “81”, but the title (line 2) says “18”. Correct all that is wrong at once."},
		{"one more digit", "180", "第18号", opening, "but the title (line 2) says “18”"},
		{"other than the text", "554", "第554号", "您提出的《关于校园足球的提案》（第553号）收悉。", "but the first paragraph (line 25) says “553”"},
		{"corrected alone", "19", "第18号", "您提出的第18号提案收悉。", "but the title (line 2) says “18”, and the first paragraph (line 25) says “18”. Correct all"},
		{"without 第", "554", "", "您提出的0553号提案收悉。", "but the first paragraph (line 25) says “553”"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			title := "市教育局对市政协十六届四次会议" + tt.title + "提案的答复"
			found := only(run(t, letters("a/1", "number = '18'", "number = '"+tt.number+"'", "市教育局对市政协十六届四次会议第18号提案的答复", title, opening, tt.opening), registry(t)), "number-differs")
			switch {
			case tt.want == "" && len(found) > 0:
				t.Errorf("found %q", found)
			case tt.want != "" && (len(found) != 1 || !strings.HasPrefix(found[0], "content/replies/a/1/index.zh.md:17: warning: ") || !strings.Contains(found[0], tt.want)):
				t.Errorf("found %q, want %q on line 17", found, tt.want)
			}
		})
	}
}

// TestPolicies holds the names of policies in the head against the text.
func TestPolicies(t *testing.T) {
	const said = "我局开展了工作"
	for _, tt := range []struct{ name, listed, text, want string }{
		{"cited", "'校园足球办法'", "我局按《校园足球办法》开展了工作", ""},
		{"named without brackets", "'校园足球办法'", "我局按校园足球办法开展了工作", ""},
		{"some only", "'校园足球办法'", "我局按《校园足球办法》和《体育条例》开展了工作", ""},
		{"another one", "'体育条例', '校园足球办法'", "我局按《校园足球办法》开展了工作", `policies lists “体育条例”, which the text does not name, so the page of that policy shows a reply that says nothing of it. Correct the name, or take it out of the line. By the text, write: policies = ["校园足球办法"]`},
		{"misspelt", "'校园足求办法'", "我局按《校园足球办法》开展了工作", "policies lists “校园足求办法”, and the text names “校园足球办法”. Correct whichever of the two is wrong."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			found := only(run(t, letters("a/1", "years = ['2025']", "years = ['2025']\npolicies = ["+tt.listed+"]", said, tt.text), registry(t)), "policy-not-cited")
			switch {
			case tt.want == "" && len(found) > 0:
				t.Errorf("found %q", found)
			case tt.want != "" && (len(found) != 1 || !strings.HasPrefix(found[0], "content/replies/a/1/index.zh.md:9: warning: "+tt.want)):
				t.Errorf("found %q, want %q on line 9", found, tt.want)
			}
		})
	}
}
