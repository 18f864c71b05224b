package measure

import "testing"

func TestWrong(t *testing.T) {
	for _, c := range []struct {
		truth, got string
		want       float64
	}{
		{"答复如下", "答 复\n如下", 0}, {"（1）", "(1)", 0}, {"答复如下", "答复", 0.5}, {"答复", "回复", 0.5}, {"答复", "— 1 —答复", 1.5}, {"", "答", 1},
	} {
		if got := Wrong(c.truth, c.got); got != c.want {
			t.Errorf("Wrong(%q, %q) = %g, want %g", c.truth, c.got, got, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	const truth = "张三委员：\n您的提案收悉。\n\n感谢您的关心。"
	for got, want := range map[string]float64{
		truth: 1, "张三委员：\n您的提案收悉。感谢您的关心。": 2.0 / 3, "张三委员：您的提案收悉。感谢您的关心。": 0, "张三委员：\n您的提案，\n请您收悉。\n感谢您的关心。": 0.4,
	} {
		if f1 := Paragraphs(truth, got); f1 != want {
			t.Errorf("%q: %g, want %g", got, f1, want)
		}
	}
}

func TestFalseSpaces(t *testing.T) {
	if n, first := FalseSpaces("新建 12 所，A 1 类，第 3号"); n != 4 || first != "新建 12 所，A" {
		t.Errorf("%d, %q", n, first)
	}
}
