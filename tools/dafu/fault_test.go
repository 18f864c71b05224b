package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"dafu/tools/internal/diag"
)

// TestFailedInChinese holds that a file that can't be put in its place is told in Chinese alone.
func TestFailedInChinese(t *testing.T) {
	wd, err := os.Getwd()
	must(t, err)
	path := filepath.Join(wd, "public", "index.html")
	english := regexp.MustCompile(`[a-z]+ [a-z]+`)
	for _, cause := range []error{
		&os.LinkError{Op: "rename", Old: filepath.Join(wd, ".dafu", "public", "index.html"), New: path, Err: fs.ErrPermission},
		&fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission},
	} {
		var out bytes.Buffer
		a := &app{err: &out, lang: diag.Chinese}
		a.failed(fmt.Errorf("write %s: %w", path, cause))
		if english.Match(out.Bytes()) || !bytes.Contains(out.Bytes(), []byte("文件 "+filepath.Join("public", "index.html"))) {
			t.Errorf("%v is told as:\n%s", cause, &out)
		}
	}
}
