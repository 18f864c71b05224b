package main

import (
	"testing"

	"dafu/tools/internal/diag"
)

func TestLanguage(t *testing.T) {
	for _, tt := range []struct {
		env  map[string]string
		want diag.Lang
	}{
		{nil, diag.English},
		{map[string]string{"LANG": "zh_CN.UTF-8"}, diag.Chinese},
		{map[string]string{"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, diag.English},
		{map[string]string{"LC_MESSAGES": "zh_CN", "LANG": "en_GB"}, diag.Chinese},
	} {
		if got := language(func(k string) string { return tt.env[k] }); got != tt.want {
			t.Errorf("language(%v) = %s, want %s", tt.env, got, tt.want)
		}
	}
}
