package main

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"testing"

	"dafu/tools/internal/diag"
)

// TestPreviewed holds what a clerk sees of what Hugo's server prints.
func TestPreviewed(t *testing.T) {
	root := t.TempDir()
	page := filepath.Join("content", "replies", "a", "1", "index.zh.md")
	must(t, os.MkdirAll(filepath.Join(root, filepath.Dir(page)), 0o755))
	must(t, os.WriteFile(filepath.Join(root, page), nil, 0o644))
	for _, tt := range []struct {
		lang     diag.Lang
		out, err string
	}{
		{diag.English, "open      http://localhost:1313/  in a browser; Ctrl-C ends the preview\nshown     " + page + ", as saved\nshown     config.toml, as saved\n",
			"error: what was saved can't be shown; mend the file that Hugo names: process: \"i18n/zh.toml:3:1\": failed\nsomething new\n"},
		{diag.Chinese, "打开      请在浏览器中打开 http://localhost:1313/ ，按 Ctrl-C 结束预览\n已更新    " + page + "\n已更新    config.toml\n",
			"错误：刚保存的内容无法显示，请改正以下所示文件（Hugo 原文）：process: \"i18n/zh.toml:3:1\": failed\nsomething new\n"},
	} {
		var out, errw bytes.Buffer
		p := &previewed{a: &app{out: &out, err: &errw, lang: tt.lang}, root: root}
		for _, line := range []string{
			"Watching for changes in /x\n", "Start building sites … \n", "hugo v0.165.0 linux/amd64\n", "\n",
			"                  │ ZH │ EN \n", "──────────────────┼────┼────\n", "Built in 155 ms\n", "Environment: \"development\"\n",
			"Serving pages from memory\n", "Running in Fast Render Mode. For full rebuilds on change: x\n",
			"Web Server is available at http://localhost:1313/ (bind address 127.0.0.1) \n", "Press Ctrl+C to stop\n",
			"\n", "Change detected, rebuilding site (#1).\n", "2026-11-29 02:05:22.470 +0000\n",
			"Source changed /replies/a/1/sedjsugmg/_index.md\n", "Source changed /replies/a/1/index.zh.md\n",
			"Web Server is available at http://localhost:1313/ (bind address 127.0.0.1)\n", "Total in 86 ms\n",
			"Change detected, rebuilding site (#2).\n", "i18n changed /zh.toml\n",
			"ERROR Rebuild failed: process: \"" + filepath.Join(root, "i18n/zh.toml") + ":3:1\": failed\n", "Total in 5 ms\n",
			"Change of Static files detected, rebuilding site (#3).\n", "Syncing /search/index.json to /\n",
			"Change of config file detected, rebuilding site (#4).\r\n", "Rebuilt in 312 ms\r\n", "something new\n",
		} {
			p.line(line)
		}
		if out.String() != tt.out || errw.String() != tt.err {
			t.Errorf("%s:\n%s\n%s", tt.lang, out.String(), errw.String())
		}
	}
}

// TestFreePort holds that a second preview finds a port of its own, and that one which a
// person asked for and another program has is told in plain words.
func TestFreePort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	a := &app{lang: diag.Chinese}
	if got, err := a.freePort(port, false); err != nil || got <= port || got > port+ports {
		t.Errorf("%d %v", got, err)
	}
	if _, err := a.freePort(port, true); err == nil || a.inWords(err) != fmt.Sprintf("端口 %d 已被占用，可能已有一个预览在运行。请先结束它，或换一个端口：dafu serve --port %d", port, port+1) {
		t.Errorf("%v", err)
	}
}
