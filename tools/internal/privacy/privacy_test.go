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
	const m, c, e, p, a = "〔手机号码已隐去〕", "〔证件号码已隐去〕", "〔电子邮箱已隐去〕", "〔联系人已隐去〕", "〔社交账号已隐去〕"
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
		{"brackets", "(138)0000-0000", m},
		{"brackets behind a code", "+86（138）00000000", "+86" + m},
		{"strokes", "138/0000/0000，13800000000/13912345678", m + "，" + m + "/" + m},
		{"other dashes", "138\u22120000\u22120000，138一0000一0000，138——0000——0000", m + "，" + m + "，" + m},
		{"what is not seen", "138\u00ad0000\u20600000，138\u20020000\u200d0000", m + "，" + m},
		{"dots", "138•0000•0000，138・0000・0000", m + "，" + m},
		{"other digits", "𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎", m},
		{"as it is spoken", "幺三八零零零零零零零零", m},
		{"as it is written on cheques", "壹叁捌零零零零零零零零", m},
		{"O for nought", "138O00O0000", m},
		{"a nought before", "013800000000", "0" + m},
		{"no amount", "手机13800000000 元旦前", "手机" + m + " 元旦前"},
		{"strokes between figures", "13/8000/00000，139/2023/24", "13/8000/00000，139/2023/24"},
		{"a dash between characters", "一三一一，第138一般0000", "一三一一，第138一般0000"},
		{"old ID card", "身份证号：110105491231002", "身份证号：" + c},
		{"fifteen digits of another use", "注册号330200000012345，110105491231002", "注册号330200000012345，110105491231002"},
		{"e-mail in wide letters", "ａｂｃ＠ｍａｉｌ．ｃｎ", e},
		{"e-mail with blanks and a full stop", "abc @ mail . example，abc@mail。cn", e + "，" + e},
		{"e-mail guarded", "abc#mail.cn，abc(at)mail.cn，abc[at]mail.cn，abc（at）mail.cn", e + "，" + e + "，" + e + "，" + e},
		{"a place on a page", `<a href="/a/b.html#x.cn"> color:#fff.cn-x`, `<a href="/a/b.html#x.cn"> color:#fff.cn-x`},
		{"account", "微信号：wxid_abc123；QQ：123456789；加微信zhang_san88咨询", "微信号：" + a + "；QQ：" + a + "；加微信" + a + "咨询"},
		{"account of an agency", "微信公众号：nbkjj2020，微信小程序WeChat", "微信公众号：nbkjj2020，微信小程序WeChat"},
		{"contact of an office", "联系人：科技处王小明，联系人：办公室 王小明", "联系人：科技处" + p + "，联系人：办公室 " + p},
		{"contacts", "联系人：王小明、李小红；联系人：王小明 李小红", "联系人：" + p + "、" + p + "；联系人：" + p + " " + p},
		{"contact with a dot", "联系人：买买提·吐尔逊", "联系人：" + p},
		{"contact, characters apart", "承 办 人 ： 王 小 明", "承 办 人 ： " + p},
		{"contact, longer label", "联系人及电话：王小明，联系人（电话）：王小明", "联系人及电话：" + p + "，联系人（电话）：" + p},
		{"contact with a title", "联系人：王小明同志", "联系人：" + p + "同志"},
		{"contact without a colon", "联系人王小明0574-87654321，联系人为王小明，电话87654321", "联系人" + p + "0574-87654321，联系人为" + p + "，电话87654321"},
		{"no contact", "联系人制度、承办人员要求，经办人应当签字", "联系人制度、承办人员要求，经办人应当签字"},
		{"contact in Traditional characters", "聯繫人：王小明，經辦人：王小明", "聯繫人：" + p + "，經辦人：" + p},
		{"beside a telephone", "请联系赵小明同志（0574-87654321），钱小红 0574-87654321", "请联系" + p + "同志（0574-87654321），" + p + " 0574-87654321"},
		{"behind a telephone", "电话：0574-87654321（钱小红）", "电话：0574-87654321（" + p + "）"},
		{"behind a mobile number", "138-0000-0000 王小明.txt，13800000000、李小红，13800000000高新区", m + " " + p + ".txt，" + m + "、" + p + "，" + m + "高新区"},
		{"places beside telephones", "余姚0574-87654321、宁海 0574-87654321（江北），安宁同志0574-87654321", "余姚0574-87654321、宁海 0574-87654321（江北），" + p + "同志0574-87654321"},
		{"an office beside a telephone", "市科技局0574-87654321（高新区），安全处：0574-87654321", "市科技局0574-87654321（高新区），安全处：0574-87654321"},
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
	if d := cmp.Diff(map[Kind]int{Mobile: 4, Email: 1, Contact: 2}, n); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"contact", "mobile", "email"}, l.Redacted); d != "" {
		t.Error(d)
	}
	if l.Contact != nil || strings.Contains(l.Title+l.Body[0].Text+l.CopiedTo[0]+l.Source.File, "0000") {
		t.Errorf("personal data left: %+v", l)
	}
}

// FuzzPlaces holds the addresses that are found place by place to those that the expression finds
// in the whole text.
func FuzzPlaces(f *testing.F) {
	for _, s := range []string{"a@b.cn", "x@y a.b@c.de@f.gh", "联 系人员及联系电话： 王 明，联系人：王小明电话", "联系人联系人：王某人：李", "a @b.cn@＠c.d.ef", "经办 人:王某某电话13800000000", "@@", "承办\t人", "a@b. cn. de"} {
		f.Add(s)
	}
	anywhere := func(p *pattern.Pattern) *regexp.Regexp {
		return regexp.MustCompile(strings.TrimPrefix(p.String(), "^"))
	}
	emailRE := anywhere(email)
	f.Fuzz(func(t *testing.T, s string) {
		var want []Match
		for _, m := range emailRE.FindAllStringIndex(s, -1) {
			want = append(want, Match{m[0], m[1], Email})
		}
		if d := cmp.Diff(want, emails(s)); d != "" {
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
