package check

import (
	"os"
	"strconv"
	"testing"
)

// TestKeptIsNotWrittenForLittle finds out something new about one file among
// thousands: what was kept is left as it is, and the next run finds it out again.
func TestKeptIsNotWrittenForLittle(t *testing.T) {
	s := Site{Kept: t.TempDir(), Maker: "m"}
	look := func(n, changed int) {
		m := remember(s, "part")
		for i := range n {
			name := "f" + strconv.Itoa(i)
			f := &facts{Sum: "1"}
			if i < changed {
				f.Sum = "2"
			} else if before := m.before[name]; before != nil {
				f = before
			}
			m.add(file{name: name, facts: f})
		}
		m.save()
	}
	read := func() string {
		data, err := os.ReadFile(s.Kept + "/part")
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	look(3000, 0)
	first := read()
	look(3000, 3)
	if read() != first {
		t.Error("three of three thousand were written")
	}
	look(3000, 4)
	if read() == first {
		t.Error("four of three thousand were not written")
	}
}
