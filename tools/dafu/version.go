package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// What the linker writes into a released program (tools/release): its version,
// the commit, and when that was made.
var released, commit, date string

// version names the program: its version, and the commit that it was built
// from where the build knows it.
func version() string {
	if released != "" {
		return released + ", " + commit[:min(len(commit), 12)] + ", " + date
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	return versionOf(info)
}

func versionOf(info *debug.BuildInfo) string {
	out := info.Main.Version
	if out == "" {
		out = "(devel)"
	}
	set := map[string]string{}
	for _, s := range info.Settings {
		set[s.Key] = s.Value
	}
	if rev := set["vcs.revision"]; rev != "" {
		out += ", " + rev[:min(len(rev), 12)]
		if set["vcs.modified"] == "true" {
			out += ", changed since"
		}
		if t := set["vcs.time"]; t != "" {
			out += ", " + t
		}
	}
	return out
}

// hugoVersion names the Hugo inside.
func hugoVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, m := range info.Deps {
		if m.Path == "github.com/gohugoio/hugo" {
			return m.Version
		}
	}
	return ""
}

// versions is what --version prints.
func versions() string {
	return fmt.Sprintf("%s (Hugo %s, %s, %s/%s)", version(), hugoVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
