package site

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
)

// noFile is what lies in a folder of letters and can't be opened as a file.
var noFile = &diag.Rule{
	ID: "no-file", Severity: diag.Error, Doc: fileDoc,
	EN: "this is a link to a folder, or no file at all, and was left out; put the letters themselves here",
	ZH: "这是指向文件夹的链接，或不是普通文件，已跳过；请放入信件本身",
}

// leavings are files and folders that systems and word processors leave beside
// letters, by their names in lower case; a star stands for anything.
var leavings = []string{"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "~$*", "~wr*.tmp", "$recycle.bin", "system volume information"}

// aside reports a name that no letter has: those of leavings, those that begin
// with a dot, and a folder's README.
func aside(name string) bool {
	if name == "README.md" || name == "README.zh-CN.md" || name[0] == '.' {
		return true
	}
	for _, pattern := range leavings {
		if ok, err := filepath.Match(pattern, strings.ToLower(name)); ok && err == nil {
			return true
		}
	}
	return false
}

// files lists the letters under a path: the path itself if it is a file. A
// folder below that can't be opened gives a finding, and the others are listed.
func files(ctx context.Context, root string) ([]string, []diag.Finding, error) {
	info, err := os.Stat(root)
	if err != nil {
		return nil, nil, err
	}
	if !info.IsDir() {
		return []string{root}, nil, nil
	}
	var out []string
	var findings []diag.Finding
	// The end makes a link the folder that it leads to.
	err = filepath.WalkDir(root+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		path = filepath.Clean(path)
		switch {
		case err != nil:
			findings = append(findings, openFinding(diag.Pos{Path: path}, err))
			return fs.SkipDir
		case path == filepath.Clean(root):
		case aside(d.Name()):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			out = append(out, path)
		}
		return nil
	})
	return out, findings, err
}

// contents returns the bytes of a letter's file, or the finding that says why
// there are none. What is no file is not opened: a pipe would be waited for.
func contents(file string) ([]byte, []diag.Finding) {
	pos := diag.Pos{Path: file}
	info, err := os.Stat(file)
	if err != nil {
		return nil, []diag.Finding{openFinding(pos, err)}
	}
	if !info.Mode().IsRegular() {
		return nil, []diag.Finding{noFile.At(pos)}
	}
	if info.Size() > source.MaxFile {
		return nil, []diag.Finding{source.TooLarge(pos)}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, []diag.Finding{openFinding(pos, err)}
	}
	return data, nil
}
