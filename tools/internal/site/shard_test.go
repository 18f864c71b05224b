package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/diag"

	"github.com/google/go-cmp/cmp"
)

// tree reads every file below a folder.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// manyLetters fills the folder of a site with letters of which some are twice
// there, some share their number, some are empty, and one holds a number.
func manyLetters(t *testing.T, s *Site) {
	t.Helper()
	for i := range 40 {
		text := strings.Replace(reply, "第18号", fmt.Sprintf("第%d号", 100+i), 2)
		switch {
		case i%10 == 3:
			text = ""
		case i%10 == 5:
			text = strings.Replace(reply, "第18号", "第900号", 2) + strings.Repeat("\n", i%4)
		case i%10 == 7:
			text = strings.Replace(strings.Replace(reply, "第18号", "第901号", 2), "30片", fmt.Sprintf("%d片", i), 1)
		case i%10 == 8:
			text = strings.Replace(text, "宁波市教育局", "宁波市百分%局", 1)
		}
		write(t, filepath.Join(s.Root, "letters", fmt.Sprintf("%02d", i%3), fmt.Sprintf("%03d.txt", i)), text)
	}
}

func said(findings []diag.Finding, root string) []string {
	var out []string
	for _, f := range findings {
		out = append(out, strings.ReplaceAll(f.In(diag.English)+" "+f.Message(diag.Chinese), root, ""))
	}
	return out
}

// TestShards reads letters in one share, in four, and not in shares: pages and
// findings are the same, to the byte.
func TestShards(t *testing.T) {
	ctx := context.Background()
	whole := newSite(t)
	manyLetters(t, whole)
	c, findings, err := whole.Convert(ctx, []string{filepath.Join(whole.Root, "letters")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want, wantSaid := tree(t, filepath.Join(whole.Root, "content")), said(findings, whole.Root)
	for _, n := range []int{1, 4} {
		s := newSite(t)
		manyLetters(t, s)
		dir := filepath.Join(s.Root, ".dafu", "shards")
		read := 0
		for i := 1; i <= n; i++ {
			k, _, err := s.ReadShard(ctx, []string{filepath.Join(s.Root, "letters")}, Shard{i, n}, dir, nil)
			if err != nil {
				t.Fatal(err)
			}
			read += k
		}
		for name, data := range tree(t, dir) {
			if strings.Contains(data, "13800000000") {
				t.Errorf("%s holds a number", name)
			}
		}
		// The machine that joins has no letters.
		if err := os.RemoveAll(filepath.Join(s.Root, "letters")); err != nil {
			t.Fatal(err)
		}
		got, findings, err := s.Join(ctx, dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		if read != c.Files || got.Files != c.Files || got.Refused != c.Refused {
			t.Errorf("%d shares: read %d, %+v; want %+v", n, read, got, c)
		}
		if d := cmp.Diff(c.Pages, got.Pages); d != "" {
			t.Errorf("%d shares: %s", n, d)
		}
		if d := cmp.Diff(want, tree(t, filepath.Join(s.Root, "content"))); d != "" {
			t.Errorf("%d shares: %s", n, d)
		}
		if d := cmp.Diff(wantSaid, said(findings, s.Root)); d != "" {
			t.Errorf("%d shares: %s", n, d)
		}
	}
}

// TestShardsThatDoNotFit says which shares are wrong, and writes no page.
func TestShardsThatDoNotFit(t *testing.T) {
	ctx := context.Background()
	s := newSite(t)
	manyLetters(t, s)
	dir, letters := filepath.Join(s.Root, "shares"), filepath.Join(s.Root, "letters")
	read := func(n, of int) {
		t.Helper()
		if _, _, err := s.ReadShard(ctx, []string{letters}, Shard{n, of}, dir, nil); err != nil {
			t.Fatal(err)
		}
	}
	fails := func(what, want string) {
		t.Helper()
		_, _, err := s.Join(ctx, dir, nil)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", what, err, want)
		}
		if _, err := os.Stat(filepath.Join(s.Root, "content")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: pages were written", what)
		}
	}
	fails("none", "there is no")
	read(2, 3)
	fails("one of three", "1-of-3.shard, 3-of-3.shard")
	read(1, 2)
	fails("of two and of three", "one of 3")
	os.Remove(filepath.Join(dir, "1-of-2.shard"))
	read(1, 3)
	write(t, filepath.Join(letters, "new.txt"), reply)
	read(3, 3)
	fails("made of other letters", "different letters")
	read(1, 3)
	read(2, 3)
	path := filepath.Join(dir, "2-of-3.shard")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, string(data[:len(data)/3]))
	if _, _, err := s.Join(ctx, dir, nil); err == nil || !strings.Contains(err.Error(), "2-of-3.shard") {
		t.Errorf("cut short: %v", err)
	}
}

func TestParseShard(t *testing.T) {
	for in, want := range map[string]Shard{"1/1": {1, 1}, "2/4": {2, 4}, "0/4": {}, "5/4": {}, "a/4": {}, "2": {}, "2/": {}, "1/1001": {}, "-1/4": {}} {
		got, err := ParseShard(in)
		if got != want || (err != nil) != (want == Shard{}) {
			t.Errorf("ParseShard(%q) = %v, %v", in, got, err)
		}
	}
}
