package figure

import "testing"

func TestStated(t *testing.T) {
	for _, c := range []struct{ zh, en, want string }{
		{"2.67亿元", "The city gave RMB 267 million in 2024.", "RMB 267 million"},
		{"5000万元", "at most RMB 50 million (5000万元)", "RMB 50 million"},
		{"5000万元", "at most 50 million yuan per project of 2024", "50 million yuan per project"},
		{"35公里", "a road of 35 kilometers, 2 lanes", "35 kilometers"},
		{"3000-5000元", "RMB 3,000 to 5,000 per household", "5,000 per household"},
		{"120万吨", "1.2 million tonnes of standard coal", "1.2 million tonnes of standard coal"},
		{"2.67亿元", "RMB 2.67 million", ""},
		{"2.67亿元", "", ""},
		{"一些", "some 3 of them", ""},
	} {
		if got := Stated(c.zh, c.en); got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.zh, c.en, got, c.want)
		}
	}
}
