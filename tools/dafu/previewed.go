package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// previewed turns what Hugo's server prints into words for a clerk: the address to open,
// the files that are shown anew as they are saved, and what can't be shown.
type previewed struct {
	a       *app
	root    string
	opened  bool
	failed  bool     // what was saved last can't be shown
	changed []string // files saved since the last rendering, as a person looks for them
}

var (
	serverAddress = regexp.MustCompile(`^Web Server is available at (\S+)`)
	serverChange  = regexp.MustCompile(`^[\w ]+ changed "?(/[^"]+?)"?$`)
	serverError   = regexp.MustCompile(`^ERROR (?:Rebuild failed: )?(.+)$`)
	// serverIdle is what Hugo prints for those who build a site with it.
	serverIdle = regexp.MustCompile(`^(?:Watching for|Start building|hugo v|Built in|Environment:|Serving pages|Running in Fast Render|Press Ctrl|Change detected|` +
		`\d{4}-\d\d-\d\d \d\d:\d\d|Total in|Rebuilt in|Change of |Syncing )|[│┼]|^\s*$`)
)

// line takes one line of Hugo's. What it does not know is printed as it is.
func (p *previewed) line(line string) {
	line = strings.TrimRight(line, "\r\n")
	switch {
	case serverAddress.MatchString(line):
		if !p.opened {
			p.opened = true
			p.a.say("open      %s  in a browser; Ctrl-C ends the preview", "打开      请在浏览器中打开 %s ，按 Ctrl-C 结束预览", serverAddress.FindStringSubmatch(line)[1])
		}
	case serverChange.MatchString(line):
		p.note(serverChange.FindStringSubmatch(line)[1])
	case strings.HasPrefix(line, "Change of config"):
		p.changed = append(p.changed, "config.toml")
	case serverError.MatchString(line):
		p.failed = true
		said := serverError.FindStringSubmatch(line)[1]
		said = strings.ReplaceAll(said, p.root+string(os.PathSeparator), "")
		p.a.tell("error: what was saved can't be shown; mend the file that Hugo names: "+said, "错误：刚保存的内容无法显示，请改正以下所示文件（Hugo 原文）："+said)
	case strings.HasPrefix(line, "Total in"), strings.HasPrefix(line, "Rebuilt in"):
		if len(p.changed) > 0 && !p.failed {
			p.a.say("shown     %s, as saved", "已更新    %s", strings.Join(p.changed, p.a.words(", ", "、")))
		}
		p.changed, p.failed = nil, false
	case serverIdle.MatchString(line):
	default:
		p.a.tell(line, line)
	}
}

// note notes a file that was saved, named from the folder of its kind. Editors save by way
// of other files, which are gone by now.
func (p *previewed) note(name string) {
	for _, dir := range []string{"content", "data", "i18n", "layouts", "assets", "static"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if _, err := os.Stat(filepath.Join(p.root, path)); err == nil {
			p.changed = append(p.changed, path)
			return
		}
	}
}
