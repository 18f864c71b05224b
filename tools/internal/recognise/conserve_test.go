package recognise

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/source"
)

// words returns the Han characters and digits of a text.
func words(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Han, c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, s)
}

func count(s string) map[rune]int {
	m := map[rune]int{}
	for _, c := range s {
		m[c]++
	}
	return m
}

// checkConserved holds that the account of a reading has every Han character
// and digit of the text, and the body those of its pieces in their order.
func checkConserved(t *testing.T, data string) Reading {
	t.Helper()
	text, findings, err := source.Read("letters/x.txt", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	r := Read(text, Options{Today: letter.Date{Year: 2026, Month: 1, Day: 1}})
	if len(findings) > 0 {
		if len(r.Account) > 0 {
			t.Errorf("a file that cannot be read gave %v", r.Account)
		}
		return r
	}
	var all, body strings.Builder
	for _, u := range r.Account {
		all.WriteString(u.Text)
		if u.As == "body" {
			body.WriteString(u.Text)
		}
		if (u.As == "noise") != (u.Noise != "") || u.As == "" {
			t.Errorf("taken for %q with the reason %q: %s", u.As, u.Noise, u.Text)
		}
	}
	if d := cmp.Diff(count(words(data)), count(words(all.String()))); d != "" {
		t.Errorf("characters lost (-) or made (+):\n%s", d)
	}
	if d := cmp.Diff(words(body.String()), words(r.Letter.BodyText())); d != "" {
		t.Errorf("body differs from its pieces (-pieces +body):\n%s", d)
	}
	ids := map[string]bool{}
	for _, b := range r.Letter.Body {
		if b.ID == "" || ids[b.ID] {
			t.Errorf("anchor %q is empty or given twice", b.ID)
		}
		ids[b.ID] = true
	}
	return r
}

func TestConserved(t *testing.T) {
	for _, ex := range readSpec(t) {
		t.Run(ex.number, func(t *testing.T) { checkConserved(t, ex.letter) })
	}
}

func FuzzRead(f *testing.F) {
	for _, ex := range readSpec(f) {
		f.Add(ex.letter)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !strings.ContainsRune(s, 0) && strings.ToValidUTF8(s, "") == s {
			checkConserved(t, s)
		}
	})
}

func FuzzNormalise(f *testing.F) {
	f.Add("当前,学校(暂名)已引进 15 人 , 其中 3 人;V2G(车网)")
	f.Add("规划(2023—2030年)》  “x” a b 1. 加强")
	f.Fuzz(func(t *testing.T, s string) {
		once := normalise(s)
		if twice := normalise(once); twice != once {
			t.Errorf("%q becomes %q and then %q", s, once, twice)
		}
		narrowed := func(s string) string {
			for n, w := range wideOf {
				s = strings.ReplaceAll(s, string(w), string(n))
			}
			return squeeze(s)
		}
		if strings.ToValidUTF8(s, "") == s && narrowed(once) != narrowed(s) {
			t.Errorf("%q lost more than spaces: %q", s, once)
		}
	})
}

func FuzzBlocks(f *testing.F) {
	for _, s := range []string{"一是加强（统筹）。二是", "一、", "1.5亿元", "（一）二、", "二是", "十一、基本情况：如下", "①甲；乙"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var printed strings.Builder
		for _, b := range blocks(s) {
			printed.WriteString(b.Printed())
		}
		if printed.String() != s {
			t.Errorf("%q printed as %q", s, printed.String())
		}
	})
}

// FuzzLetter puts letters together from the lines of the specification, so
// that fuzzing gets past the first lines of the reader.
func FuzzLetter(f *testing.F) {
	var lines []string
	for _, ex := range readSpec(f) {
		for line := range strings.Lines(ex.letter) {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
	}
	seps := []string{"\n", "\n\n", " ", "", "<br>", "\n　　", "|", "\n- 1 -\n"}
	f.Add([]byte{0, 0, 1, 0, 2, 0, 3, 0, 4, 1, 5, 1})
	f.Add([]byte("答复委员收悉一是下一步感谢"))
	f.Fuzz(func(t *testing.T, picks []byte) {
		var b strings.Builder
		for i := 0; i+1 < len(picks) && i < 80; i += 2 {
			b.WriteString(lines[(int(picks[i])+int(picks[i+1]/8)*256)%len(lines)])
			b.WriteString(seps[picks[i+1]%8])
		}
		checkConserved(t, b.String())
	})
}
