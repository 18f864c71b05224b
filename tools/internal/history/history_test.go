package history

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/page"

	"github.com/google/go-cmp/cmp"
)

// repository is a git repository with the page of one letter in it.
type repository struct {
	*testing.T
	root, file string
}

func newRepository(t *testing.T) repository {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	root := t.TempDir()
	r := repository{t, root, filepath.Join(root, "site", "content", "replies", "a-cppcc-1-1", "1-b", page.ChineseFile)}
	r.git("init", "-q")
	return r
}

func (r repository) git(args ...string) {
	r.Helper()
	cmd := exec.Command("git", append([]string{"-C", r.root, "-c", "user.name=x", "-c", "user.email=x@host.example"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_COMMITTER_DATE=2025-07-01T10:00:00+08:00", "GIT_AUTHOR_DATE=2025-07-01T10:00:00+08:00")
	if out, err := cmd.CombinedOutput(); err != nil {
		r.Fatalf("git %v: %s", args, out)
	}
}

// commit writes the page and commits it.
func (r repository) commit(data string) {
	r.Helper()
	if err := os.MkdirAll(filepath.Dir(r.file), 0o755); err != nil {
		r.Fatal(err)
	}
	if err := os.WriteFile(r.file, []byte(data), 0o644); err != nil {
		r.Fatal(err)
	}
	r.git("add", "-A")
	r.git("commit", "-q", "--allow-empty", "-m", "x")
}

func (r repository) read() (Corrections, error) {
	return Read(context.Background(), filepath.Join(r.root, "site", "content", "replies"), func(string) string { return "" })
}

// written is the page as the tool writes it.
func written(t *testing.T, change func(*letter.Letter)) string {
	t.Helper()
	l := &letter.Letter{
		Lang: letter.Chinese, Document: letter.Reply, Kind: letter.Proposal, Number: "1", Title: "某局的答复",
		Lead: []letter.Agency{{Name: "某局"}}, Source: letter.Source{File: "a.txt", SHA256: "00"},
		Body: []letter.Block{
			{Kind: letter.Opening, Text: "来信收悉。"},
			{Kind: letter.Heading, Level: 1, Mark: "一、", Text: "工作"},
			{Kind: letter.Paragraph, Text: "投入三亿元。"},
			{Kind: letter.Paragraph, Text: "继续推进。"},
		},
	}
	if change != nil {
		change(l)
	}
	letter.AssignIDs(l.Body)
	data, err := page.Format(l, page.KeysOf(l, func(string) string { return "" }))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestCorrections tells corrections by hand and new versions of the letter from
// what is none: the tool's own writing, and what staff add about a letter.
func TestCorrections(t *testing.T) {
	r := newRepository(t)
	first := written(t, nil)
	r.commit(first)
	// Read better by the tool: nobody corrected anything.
	better := written(t, func(l *letter.Letter) { l.DocNumber = "某函〔2025〕1号" })
	r.commit(better)
	// By hand: a figure and the title, and a paragraph before it, which moves addresses on.
	edited := strings.NewReplacer("投入三亿元。\n{#s1-p1}", "新的一段。\n\n投入二亿元。\n{#s1-p1}", "title = '某局的答复'", "title = '某局对某提案的答复'").Replace(better)
	r.commit(edited)
	// What became of a promise is no correction.
	edited = strings.Replace(edited, "[params.dafu]", "[params.promises.s1]\nstatus = 'kept'\n\n[params.dafu]", 1)
	r.commit(edited)
	// A passage taken out.
	edited = strings.Replace(edited, "继续推进。\n{#s1-p2}\n", "", 1)
	r.commit(edited)
	// A new version of the letter.
	r.commit(strings.NewReplacer("投入二亿元", "投入一亿元", "sha256 = '00'", "sha256 = '11'").Replace(edited))

	got, err := r.read()
	if err != nil {
		t.Fatal(err)
	}
	want := Corrections{"a-cppcc-1-1/1-b": {
		{Date: "2025-07-01", Letter: true, Blocks: []string{"s1-p1"}},
		{Date: "2025-07-01", Removed: 1},
		{Date: "2025-07-01", Fields: []string{"title"}, Blocks: []string{"s1-p2", "s1-p1"}},
	}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestNothingPrivate holds the history to naming what changed, never the words:
// they may be what had to be taken out.
func TestNothingPrivate(t *testing.T) {
	r := newRepository(t)
	r.commit(written(t, nil))
	r.commit(strings.Replace(written(t, nil), "继续推进。", "请电13800000000。", 1))
	r.commit(strings.Replace(written(t, nil), "继续推进。", "请来电。", 1))
	got, err := r.read()
	if err != nil || len(got["a-cppcc-1-1/1-b"]) != 2 {
		t.Fatalf("%v %v", got, err)
	}
	for _, c := range got["a-cppcc-1-1/1-b"] {
		if d := cmp.Diff([]string{"s1-p2"}, c.Blocks); d != "" || len(c.Fields) > 0 {
			t.Errorf("%+v", c)
		}
	}
}

func TestNoHistory(t *testing.T) {
	if _, err := Read(context.Background(), t.TempDir(), nil); !errors.Is(err, ErrNone) {
		t.Errorf("outside a repository: %v", err)
	}
	r := newRepository(t)
	if err := os.MkdirAll(filepath.Join(r.root, "site", "content", "replies"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := r.read(); !errors.Is(err, ErrNone) {
		t.Errorf("without a commit: %v", err)
	}
	r.commit(written(t, nil))
	if got, err := r.read(); err != nil || len(got) != 0 {
		t.Errorf("one commit: %v %v", got, err)
	}
	r.commit(strings.Replace(written(t, nil), "推进", "开展", 1))
	clone := repository{t, t.TempDir(), ""}
	clone.git("clone", "-q", "--depth", "1", "file://"+r.root, ".")
	if _, err := clone.read(); !errors.Is(err, ErrShallow) {
		t.Errorf("a shallow clone: %v", err)
	}
}
