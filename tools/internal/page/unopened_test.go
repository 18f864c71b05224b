package page

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBrokenPageKeepsItsPlace holds that a letter whose page is broken, by a slip
// in its head or by the marks of a merge in git, is not given a second page.
func TestBrokenPageKeepsItsPlace(t *testing.T) {
	for name, slip := range map[string][2]string{
		"a quotation mark is missing": {"title = '", "title = "},
		"marks of a merge":            {"[params]", "<<<<<<< HEAD\n[params]"},
		"nothing is left of the head": {"+++", "---"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			bundle, _, _ := put(t, open(t, dir), sample())
			path := filepath.Join(dir, bundle, ChineseFile)
			whole := read(t, path)
			broken := strings.ReplaceAll(whole, slip[0], slip[1])
			if err := os.WriteFile(path, []byte(broken), 0o644); err != nil {
				t.Fatal(err)
			}
			s, found, err := Open(dir, places, agencies)
			if err != nil || len(found) == 0 {
				t.Fatalf("opening: %v %v", found, err)
			}
			_, a, found := put(t, s, sample())
			if a != Skipped || len(found) != 1 || found[0].Rule != letterWaits {
				t.Errorf("the letter of a broken page: %s %v", a, found)
			}
			if bundles, _ := s.Bundles(); len(bundles) != 1 {
				t.Errorf("pages: %q", bundles)
			}
			if read(t, path) != broken {
				t.Error("the broken page was written over")
			}
			if err := os.WriteFile(path, []byte(whole), 0o644); err != nil {
				t.Fatal(err)
			}
			if _, a, _ := put(t, open(t, dir), sample()); a != Unchanged {
				t.Errorf("when it is mended: %s", a)
			}
		})
	}
}

// TestRenamedAndReplaced has a file renamed and another letter put under its name.
func TestRenamedAndReplaced(t *testing.T) {
	dir := t.TempDir()
	old := sample()
	put(t, open(t, dir), old)
	s := open(t, dir)
	other, renamed := sample(), sample()
	other.Source.SHA256, other.Number = "another", "77"
	other.Body = other.Body[:len(other.Body)-1]
	renamed.Source.File = "renamed.txt"
	put(t, s, other)
	_, a, found := put(t, s, renamed)
	if a == Skipped {
		t.Errorf("the renamed letter has no page: %v", found)
	}
}

// TestSpare holds that one page that can't be written is told of, and many are a
// failure.
func TestSpare(t *testing.T) {
	s := &Store{}
	full := errors.New("the disk is full")
	if err := s.spare("a", full); err != full {
		t.Errorf("%v is taken for the trouble of one page", err)
	}
	closed := &fs.PathError{Op: "open", Path: "a", Err: fs.ErrPermission}
	for i := range spared {
		if err := s.spare(fmt.Sprint(i), closed); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.spare("more", closed); err == nil {
		t.Error("a whole folder that can't be written is passed over")
	}
	if found, err := s.Wait(); err != nil || len(found) != spared {
		t.Errorf("%d findings, %v", len(found), err)
	}
}
