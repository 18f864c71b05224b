package ocr

import (
	"testing"

	"dafu/tools/internal/source/layout"
)

// TestWords has words of letters that were taken for others that look like them.
func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"此复画已经我局局长审签。": "此复函已经我局局长审签。", "关于第7号提案的复画": "关于第7号提案的复函", "关于第7号提案答复的画": "关于第7号提案答复的函",
		"某水画〔2023〕46号": "某水函〔2023〕46号", "二O二三年八月": "二〇二三年八月", "二〇一0年": "二〇一〇年",
		"恢复画面": "恢复画面", "修复画作": "修复画作", "展出老人的画": "展出老人的画",
	} {
		var l []layout.Rune
		for _, r := range in {
			l = append(l, layout.Rune{R: r})
		}
		words(l)
		if got := textOf(l); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// TestOnce leaves out brackets that were read twice.
func TestOnce(t *testing.T) {
	for in, want := range map[string]string{
		"发改能源〔【2023]]774号、国办【2022】]5号": "发改能源〔2023]774号、国办【2022】5号", "某水〔2023〕46号": "某水〔2023〕46号",
	} {
		var l []layout.Rune
		for _, r := range in {
			l = append(l, layout.Rune{R: r})
		}
		if got := textOf(once(l)); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// TestGreet gives a salutation the colon that was not seen, and no other line.
func TestGreet(t *testing.T) {
	lines := func(texts ...string) (out []line) {
		for i, s := range texts {
			y := float64(100 * i)
			out = append(out, line{top: y, bottom: y + 30, words: []word{{left: 100, width: 30 * float64(len([]rune(s))), sure: 90, text: s}}})
		}
		return out
	}
	for want, in := range map[string][]line{
		"张三、李四委员：您提出的关于优化公共交通的建议收悉。": lines("张三、李四委员", "您提出的关于优化公共交通的建议收悉。"),
		"经研究，现答复如下：近年来，我市坚持":         lines("经研究，现答复如下", "近年来，我市坚持"),
		"提出建议的代表责任单位和完成时限如下表所列":      lines("提出建议的代表", "责任单位和完成时限如下表所列"),
	} {
		runes, _ := place(in)
		if got := textOf(runes); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
