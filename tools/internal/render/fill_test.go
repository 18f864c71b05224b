package render

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"dafu/tools/internal/disk"
)

// TestFill fills in every form of list from what was published of it, whatever the
// order and wherever the pages of a list begin.
func TestFill(t *testing.T) {
	card := func(address, items string) string {
		return `<li class="reply-card"><a href="` + address + `">标题</a>` + items + `</li>`
	}
	one, two := card("/replies/a/1/", ""), card("/replies/a/2/", `<ol><li>一</li><li><a href="/replies/a/9/">二</a></li></ol>`)
	for _, c := range []struct {
		name               string
		published, written map[string]string
		want               map[string]string // "" for what stays as it is published
		same               int
		err                error
	}{
		{name: "cards of pages that go on", published: map[string]string{
			"replies/index.html": "<ol>" + one + "</ol>", "replies/page/2/index.html": "<ol>" + two + "</ol>",
			"years/2025/index.html": card("/replies/a/1/", "<p>other</p>"),
		}, written: map[string]string{
			"replies/index.html": "<ol>new \x1a/replies/a/2/\x1a</ol>", "replies/page/2/index.html": "<ol>\x1a/replies/a/1/\x1a</ol>",
		}, want: map[string]string{"replies/index.html": "<ol>new " + two + "</ol>", "replies/page/2/index.html": "<ol>" + one + "</ol>"}},
		{name: "a card of another list", published: map[string]string{"years/2025/index.html": one},
			written: map[string]string{"replies/index.html": "\x1a/replies/a/1/\x1a"}, err: errLost},
		{name: "rows", published: map[string]string{
			"replies.csv":  "\"address\",\"title\"\n\"h/1/\",\"甲\"\"\n乙\"\n\"h/2/\",\"丙\"\n",
			"promises.csv": "\"address\"\n\"h/2/#m1\",\"x\"\n\"h/1/#m1\",\"y\"\n\"h/1/#m2\",\"z\"\n",
		}, written: map[string]string{
			"replies.csv":  "\"address\",\"title\"\n\x1ah/2/\x1a\n\x1ah/1/\x1a\n",
			"promises.csv": "\"address\"\n\x1ah/1/\x1a\n\x1ah/3/\x1a\n\"h/4/#m1\",\"w\"\n",
		}, want: map[string]string{
			"replies.csv":  "\"address\",\"title\"\n\"h/2/\",\"丙\"\n\"h/1/\",\"甲\"\"\n乙\"\n",
			"promises.csv": "\"address\"\n\"h/1/#m1\",\"y\"\n\"h/1/#m2\",\"z\"\n\"h/4/#m1\",\"w\"\n",
		}},
		{name: "a letter without its row", published: map[string]string{"replies.csv": "\"address\"\n"},
			written: map[string]string{"replies.csv": "\x1ah/1/\x1a\n"}, err: errLost},
		{name: "records", published: map[string]string{"dataset.json": "{\n  \"replies\": [\n    {\n      \"address\": \"h/1/\"\n    }\n  ]\n}"},
			written: map[string]string{"dataset.json": "{\n  \"replies\": [\n    {},\n    \"\\u001ah/1/\\u001a\"\n  ]\n}"},
			want:    map[string]string{"dataset.json": "{\n  \"replies\": [\n    {},\n    {\n      \"address\": \"h/1/\"\n    }\n  ]\n}"}},
		{name: "a page as before", published: map[string]string{"replies/page/2/index.html": one},
			written: map[string]string{"replies/page/2/index.html": "\x1a\n", "index.html": "a"},
			want:    map[string]string{"replies/page/2/index.html": "", "index.html": "a"}, same: 1},
		{name: "a page that was not there", published: map[string]string{"replies/index.html": one},
			written: map[string]string{"replies/page/2/index.html": "\x1a"}, err: errLost},
		{name: "a mark that is none", published: map[string]string{"index.html": one},
			written: map[string]string{"index.html": "a \x1a in the text"}, err: errLost},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := work{Options: Options{Public: t.TempDir()}, public: t.TempDir()}
			before := &record{Public: map[string]string{}}
			put := func(dir string, files map[string]string) {
				for name, data := range files {
					path := filepath.Join(dir, name)
					if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(data), 0o644)); err != nil {
						t.Fatal(err)
					}
				}
			}
			put(w.public, c.published)
			put(w.Options.Public, c.written)
			for name := range c.published {
				before.Public[name] = "sum"
			}
			fresh, same, err := w.fill(before)
			if !errors.Is(err, c.err) || same != c.same {
				t.Fatalf("%d as before, %v, not %v", same, err, c.err)
			}
			for name, want := range c.want {
				got, err := os.ReadFile(filepath.Join(w.Options.Public, name))
				if want == "" {
					if err == nil || fresh[name] != before.Public[name] {
						t.Errorf("%s is not left as it was published: %v", name, fresh[name])
					}
				} else if string(got) != want || fresh[name] != disk.SumOf(got) {
					t.Errorf("%s: %q, not %q; checksum %s", name, got, want, fresh[name])
				}
			}
		})
	}
}
