package source

import "testing"

func TestRaised(t *testing.T) {
	for _, c := range []struct{ before, raised, want string }{
		{"截至2025", "1", "截至2025¹"}, {"约10", "5", "约10⁵"}, {"共76家", "12", "共76家¹²"}, {"达到56.17%", "3", "达到56.17%³"},
		{"面积1200m", "2", "面积1200m2"}, {"2025[", "1", "2025[1"}, {"2025", "[1]", "2025[1]"}, {"2025", "①", "2025①"}, {"", "1", "1"}, {"第1", "st", "第1st"},
	} {
		if got := c.before + Raised(c.before, c.raised); got != c.want {
			t.Errorf("%q with %q raised is %q, want %q", c.before, c.raised, got, c.want)
		}
	}
}
