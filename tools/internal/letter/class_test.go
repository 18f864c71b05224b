package letter

import "testing"

func TestClass(t *testing.T) {
	for _, tt := range []struct{ entered, second, want string }{
		{"", "", ""},
		{"", "046", ""},
		{"", "教育类410", "教育"},
		{"", "工交邮电类046", "工交邮电"},
		{"", "类046", ""},
		{"农业农村", "教育类410", "农业农村"},
		{" 城建环保类", "", "城建环保"},
	} {
		l := &Letter{SubjectClass: tt.entered, SecondNumber: tt.second}
		if got := l.Class(); got != tt.want {
			t.Errorf("class of %q, %q = %q; want %q", tt.entered, tt.second, got, tt.want)
		}
	}
}
