package recognise

import "testing"

// TestFoldWidth holds every character of the basic plane to what it is made, with
// the marks around it that begin with the same byte.
func TestFoldWidth(t *testing.T) {
	for c := rune(1); c < 0xD800; c++ {
		foldAs(t, c, c)
	}
	for c := rune(0xE000); c <= 0xFFFF; c++ {
		want := c
		if c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ' {
			want = c - '０' + '0'
		}
		foldAs(t, c, want)
	}
}

func foldAs(t *testing.T, c, want rune) {
	t.Helper()
	if got := foldWidth("答，" + string(c) + "。（复"); got != "答，"+string(want)+"。（复" {
		t.Errorf("%U becomes %q", c, got)
	}
}
