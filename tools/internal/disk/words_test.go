package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
)

func TestExplain(t *testing.T) {
	seen := map[string]bool{}
	for name, list := range map[string][]error{
		"full": full, "read only": readOnly, "in use": inUse, "away": away, "too many": tooMany, "no folder": notFolder, "not allowed": {fs.ErrPermission},
		"saved": {&ChangedError{"a"}},
	} {
		for _, errno := range list {
			err := fmt.Errorf("write a: %w", &fs.PathError{Op: "write", Path: "a", Err: errno})
			en, zh, ok := Explain(err)
			if !ok || en == "" || zh == "" {
				t.Errorf("%s: %v is not explained", name, err)
			}
			seen[en] = true
			if got, _ := Words(err); got != en {
				t.Errorf("Words(%v) = %s", err, got)
			}
		}
	}
	if len(seen) != len(troubles) {
		t.Errorf("%d explanations for %d troubles", len(seen), len(troubles))
	}
	if _, _, ok := Explain(errors.New("something else")); ok {
		t.Error("an error that is none of the disk's is explained")
	}
	other := errors.New("something else")
	for _, err := range []error{other, &fs.PathError{Op: "open", Path: "a", Err: other}, &os.LinkError{Op: "rename", Old: "a", New: "b", Err: other}} {
		if got, _ := Words(fmt.Errorf("write b: %w", err)); !strings.HasSuffix(got, other.Error()) || strings.Contains(got, "rename") {
			t.Errorf("Words(%v) = %s", err, got)
		}
	}
}

func TestOfOneFile(t *testing.T) {
	for path, want := range map[string]bool{"/site/content/a.md": true, "/site/.dafu/half/.dafu-1": false} {
		if got := OfOneFile(&fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	if OfOneFile(&fs.PathError{Op: "write", Path: "/site/content/a.md", Err: full[0]}) {
		t.Error("a full disk is taken for the trouble of one file")
	}
}
