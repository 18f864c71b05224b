package searchindex

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestSuggestions(t *testing.T) {
	docs := []Document{{URL: "a/", Lang: "zh", Agencies: []Agency{
		{Key: "kj", Name: "宁波市科学技术局", Other: []string{"市科技局", "宁波市科学技术委员会"}, Lead: true},
		{Key: "jy", Name: "宁波市教育局", Other: []string{"市教育局"}},
		{Key: "rh", Name: "中国人民银行宁波市分行", Other: []string{"人行宁波市分行"}},
	}}, {URL: "en/a/", Lang: "en", Agencies: []Agency{{Key: "kj", Name: "Ningbo Municipal Bureau of Science and Technology", Other: []string{"宁波市科学技术局"}, Lead: true}}}}
	c := newClient(t, index(t, docs))
	for _, q := range []struct {
		lang, typed string
		want        []string
	}{
		{"zh", "市科", []string{"kj"}},
		{"zh", "宁波市", []string{"jy", "kj", "rh"}},
		{"zh", "keji", []string{"kj"}},
		{"zh", "KeXue jishu", []string{"kj"}},
		{"zh", "skj", []string{"kj"}},
		{"zh", "jishuweiyuan", []string{"kj"}}, // as it was called before
		{"zh", "jyj", []string{"jy"}},
		{"zh", "yinhang", []string{"rh"}},
		{"zh", "x", nil},
		{"zh", "  ", nil},
		{"zh", "麒麟", nil},
		{"en", "science", []string{"kj"}},
		{"en", "nbskxjsj", []string{"kj"}},
	} {
		var got []string
		c.call(&got, `client.suggestions(await client.listed(args[0]), args[1]).map((a) => a.k)`, q.lang, q.typed)
		if diff := cmp.Diff(q.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s %q: -want +got\n%s", q.lang, q.typed, diff)
		}
	}
}
