package check

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/privacy"
)

var trackedLetter = &diag.Rule{
	ID: "letter-in-git", Severity: diag.Error,
	EN: "git tracks this letter, and it holds personal data (%d places). Run: git rm --cached \"%s\", commit, and tell the webmaster if it was pushed.",
	ZH: "此原件已纳入 git，且含有个人信息（%d 处）。请运行 git rm --cached \"%s\" 并提交；如已推送，请告知网站管理员。",
	Doc: diag.Doc{
		EN: "Letters as they came in name people and print their numbers. They stay on the office computer: .gitignore leaves letters/ out, but this file was added all the same. git rm --cached FILE takes it out of the next commit and leaves it on the disk. Earlier commits still hold it: whoever runs the repository must remove it from the history.",
		ZH: "答复原件载有姓名和号码，应只存放在办公电脑上。.gitignore 已排除 letters/，但此文件仍被加入。git rm --cached 文件名 可将其移出下次提交而保留在磁盘上。以往的提交中仍有该文件，须由仓库管理员从历史中清除。",
	},
}

// trackedLetters looks for personal data in letters that git holds. Without git,
// or outside a repository, there is nothing to look at.
func trackedLetters(ctx context.Context, c *checking) ([]diag.Finding, error) {
	if c.Text == nil {
		return nil, nil
	}
	list, err := exec.CommandContext(ctx, "git", "-C", c.Root, "ls-files", "-z", "--", "letters").Output()
	if err != nil {
		return nil, ctx.Err()
	}
	var out []diag.Finding
	for _, name := range strings.Split(strings.TrimSuffix(string(list), "\x00"), "\x00") {
		path := filepath.Join(c.Root, filepath.FromSlash(name))
		if ext := filepath.Ext(name); name == "" || ext == ".md" {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			continue // tracked, and deleted since
		}
		text, err := c.Text(ctx, path, data)
		if err != nil {
			return nil, fmt.Errorf("read a letter that git holds: %w", err)
		}
		if n := len(privacy.Find(text)); n > 0 {
			out = append(out, trackedLetter.At(diag.Pos{Path: path, Line: 1}, n, name))
		}
	}
	return out, nil
}
