package main

import (
	"runtime/debug"
	"testing"
)

func TestVersion(t *testing.T) {
	vcs := func(modified string) []debug.BuildSetting {
		return []debug.BuildSetting{{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.time", Value: "2025-06-13T08:00:00Z"}, {Key: "vcs.modified", Value: modified}}
	}
	for _, tt := range []struct {
		version string
		set     []debug.BuildSetting
		want    string
	}{
		{"v1.2.0", nil, "v1.2.0"},
		{"", nil, "(devel)"},
		{"(devel)", vcs("false"), "(devel), 0123456789ab, 2025-06-13T08:00:00Z"},
		{"(devel)", vcs("true"), "(devel), 0123456789ab, changed since, 2025-06-13T08:00:00Z"},
	} {
		if got := versionOf(&debug.BuildInfo{Main: debug.Module{Version: tt.version}, Settings: tt.set}); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestReleased(t *testing.T) {
	released, commit, date = "v1.2.0", "0123456789abcdef0123", "2025-06-13T08:00:00Z"
	defer func() { released, commit, date = "", "", "" }()
	if got, want := version(), "v1.2.0, 0123456789ab, 2025-06-13T08:00:00Z"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
