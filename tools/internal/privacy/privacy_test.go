package privacy

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/pattern"

	"github.com/google/go-cmp/cmp"
)

func TestMask(t *testing.T) {
	const m, c, e, p = "〔手机号码已隐去〕", "〔证件号码已隐去〕", "〔电子邮箱已隐去〕", "〔联系人已隐去〕"
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "电话13800000000。", "电话" + m + "。"},
		{"country code", "+8613800000000", "+86" + m},
		{"country code apart", "0086-138-0000-0000", "0086-" + m},
		{"hyphens", "138-0000-0000", m},
		{"blanks", "138 0000 0000", m},
		{"each digit apart", "1 3 8 0 0 0 0 0 0 0 0", m},
		{"full width", "１３８００００００００", m},
		{"ideographic blank", "138　0000　0000", m},
		{"zero-width blank", "138\u200b0000\u200b0000", m},
		{"Han digits", "一三八〇〇〇〇〇〇〇〇", m},
		{"two", "13800000000、13912345678", m + "、" + m},
		{"two with a blank between", "13800000000 13912345678", m + " " + m},
		{"after a landline", "0574-87654321 13800000000", "0574-87654321 " + m},
		{"glued to Latin", "tel13800000000", "tel" + m},
		{"inside a link", "https://x.example/t20250101_13800000000.html", "https://x.example/t20250101_" + m + ".html"},
		{"landline stays", "0574-87654321", "0574-87654321"},
		{"longer figure", "138000000001", "138000000001"},
		{"amount", "累计13800000000元", "累计13800000000元"},
		{"no operator", "12800000000", "12800000000"},
		{"a hash", "3f13800000000aabbccddeeff0011223344556677", "3f13800000000aabbccddeeff0011223344556677"},
		{"figures in a row", "2021 2022 2023 2024", "2021 2022 2023 2024"},
		{"document number", "甬科函〔2025〕51号", "甬科函〔2025〕51号"},
		{"ID card", "身份证110105194912310021。", "身份证" + c + "。"},
		{"ID card with X", "11010519491231002x", c},
		{"ID card full width", "１１０１０５１９４９１２３１００２Ｘ", c},
		{"ID card in groups", "110105 19491231 002X", c},
		{"eighteen digits without a birthday", "110105194913310021", "110105194913310021"},
		{"e-mail", "发至 someone.else@mail.example.cn 。", "发至 " + e + " 。"},
		{"e-mail full width", "someone＠mail.example", e},
		{"contact", "联系人：王小明；联系电话：0574-87654321", "联系人：" + p + "；联系电话：0574-87654321"},
		{"contact, spaced label", "联 系 人：王小明", "联 系 人：" + p},
		{"contact, label follows", "联系人：王小明联系电话：0574-87654321", "联系人：" + p + "联系电话：0574-87654321"},
		{"masked already", "联系人：" + p + "；电话：" + m, "联系人：" + p + "；电话：" + m},
		{"nothing", "全市科技型企业300家", "全市科技型企业300家"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := Mask(tt.in)
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestLetter(t *testing.T) {
	l := &letter.Letter{
		Title:    "对13800000000的答复",
		Body:     []letter.Block{{Text: "请致电 138 0000 0000 或写信至 a@b.example"}},
		CopiedTo: []string{"王某13912345678"},
		Contact:  &letter.Contact{Name: "王小明", Phones: []string{"13800000000"}},
		Source:   letter.Source{File: "13800000000.txt"},
	}
	n := Letter(l)
	if d := cmp.Diff(map[Kind]int{Mobile: 4, Email: 1, Contact: 1}, n); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"contact", "mobile", "email"}, l.Redacted); d != "" {
		t.Error(d)
	}
	if l.Contact != nil || strings.Contains(l.Title+l.Body[0].Text+l.CopiedTo[0]+l.Source.File, "0000") {
		t.Errorf("personal data left: %+v", l)
	}
}

// FuzzPlaces holds what is found place by place to what the expressions find in
// the whole text.
func FuzzPlaces(f *testing.F) {
	for _, s := range []string{"a@b.cn", "x@y a.b@c.de@f.gh", "联 系人员及联系电话： 王 明，联系人：王小明电话", "联系人联系人：王某人：李", "a @b.cn@＠c.d.ef", "经办 人:王某某电话13800000000", "@@", "承办\t人", "a@b. cn. de"} {
		f.Add(s)
	}
	anywhere := func(p *pattern.Pattern) *regexp.Regexp {
		return regexp.MustCompile(strings.TrimPrefix(p.String(), "^"))
	}
	emailRE, personRE := anywhere(email), anywhere(person)
	f.Fuzz(func(t *testing.T, s string) {
		var want []Match
		for _, m := range emailRE.FindAllStringIndex(s, -1) {
			want = append(want, Match{m[0], m[1], Email})
		}
		if d := cmp.Diff(want, emails(s)); d != "" {
			t.Errorf("%q: %s", s, d)
		}
		want = nil
		for _, m := range personRE.FindAllStringSubmatchIndex(s, -1) {
			want = append(want, Match{m[2], nameEnd(s, m[2], m[3]), Contact})
		}
		if d := cmp.Diff(want, contacts(s)); d != "" {
			t.Errorf("%q: %s", s, d)
		}
	})
}

func FuzzMask(f *testing.F) {
	for _, s := range []string{"138-0000-0000", "一三八〇〇〇〇〇〇〇〇", "a@b.cn", "联系人：王 明", "x\xff13800000000", "110105194912310021X"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		once, _ := Mask(s)
		if left := Find(once); len(left) > 0 {
			t.Errorf("Mask(%q) = %q leaves %v", s, once, left)
		}
	})
}
