package check

import (
	"strings"
	"testing"

	"dafu/tools/internal/diag"
)

// TestMarkup: HTML and shortcodes that a person has put into a page are told where they stand; what
// the tool writes for the same characters of a letter is not.
func TestMarkup(t *testing.T) {
	const head = "+++\ntitle = '<b>'\n\n[params]\nx = '<i>{{< y >}}'\n+++\n\n"
	for _, tt := range []struct {
		name, text string
		letter     bool
		want       string
	}{
		{"a block", "<div>重要</div>\n", true, "x.zh.md:8:1: error: “<div>” is HTML"},
		{"within a line", "前<br/>后\n", true, "x.zh.md:8:2: error: “<br/>” is HTML"},
		{"with what else a tag says", "甲\n\n前<a href='x'>后</a>\n", false, "x.zh.md:10:2: error: “<a href='x…” is HTML"},
		{"a comment", "<!-- 前 -->\n", true, "x.zh.md:8:1: error: “<!--” is HTML"},
		{"an order", "前{{< x >}}后\n", true, "x.zh.md:8:2: error: “{{< x >}}后” is an order"},
		{"the other", "前{{% x %}}后\n", true, "x.zh.md:8:2: error: “{{% x %}}后” is an order"},
		{"an order on a page of the site's own", "前{{< x >}}后\n", false, ""},
		{"as the tool writes it", `前\<b>后\</b> \{\{\< x >\}\}` + "\n", true, ""},
		{"a backslash of its own", `前\\<b>后` + "\n", true, "x.zh.md:8:4: error: “<b>” is HTML"},
		{"less than", "若 a<b 且 c>d，p<0.05，<10万元，<https://x.test/a>\n", true, ""},
		{"code", "前`<div>`后\n\n```\n<div>\n```\n", true, ""},
	} {
		var got []string
		for _, f := range markup("x.zh.md", []byte(head+tt.text), tt.letter) {
			got = append(got, f.String())
		}
		if len(got) > 1 || (len(got) > 0) != (tt.want != "") || tt.want != "" && !strings.HasPrefix(got[0], tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	if f := shortcodeInText.At(diag.Pos{}, "x"); !Unrendered(f) {
		t.Error("Hugo fails with an order on the page of a letter")
	}
}
