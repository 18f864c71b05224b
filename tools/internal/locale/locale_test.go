package locale

import "testing"

func TestOf(t *testing.T) {
	for _, tt := range []struct {
		env  map[string]string
		want string
	}{
		{map[string]string{"LANG": "zh_CN.UTF-8"}, "zh_CN.UTF-8"},
		{map[string]string{"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB"}, "en_GB"},
		{map[string]string{"LANG": "en_GB", "LC_MESSAGES": "zh_TW"}, "zh_TW"},
		{nil, system()},
	} {
		if got := Of(func(name string) string { return tt.env[name] }); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.env, got, tt.want)
		}
	}
}
