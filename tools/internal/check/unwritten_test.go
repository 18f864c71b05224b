package check

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestUnwritten takes the address of a paragraph away: that is one finding, where the
// paragraph stands, and not another one at each link to it. A link to an address
// that the letter never had stays wrong.
func TestUnwritten(t *testing.T) {
	public := "-- public/replies/a/1/index.html --\nx\n" +
		"-- public/en/replies/a/1/index.html --\n" + `<a href="/replies/a/1/#s1-p1">x</a><a href="/replies/a/1/#s9">x</a>` + "\n"
	found := run(t, letters("a/1", "\n{#s1-p1}\n", "\n")+public, nil)
	found = slices.DeleteFunc(found, func(f string) bool { return strings.Contains(f, "(page-tag-missing)") })
	same(t, found, []string{
		"content/replies/a/1/index.zh.md:30: warning: paragraphs without an address: 1, this one first. dafu check --fix writes them, so that links to the paragraphs last. (address-missing)",
		"public/en/replies/a/1/index.html:1: error: the link /replies/a/1/#s9 leads to a page that has no place of that name. Correct what stands behind # where the link is written, and build again. (dead-anchor)",
	})
}

// TestPartedAddressIsOneFinding: a blank line above an address is told where it stands, and not
// at each link to the paragraph, and --fix takes it out.
func TestPartedAddressIsOneFinding(t *testing.T) {
	public := "-- public/replies/a/1/index.html --\nx\n" +
		"-- public/en/replies/a/1/index.html --\n" + `<a href="/replies/a/1/#s1-p1">x</a>` + "\n"
	archive := letters("a/1", "\n{#s1-p1}\n", "\n\n{#s1-p1}\n")
	found := run(t, archive+public, nil)
	found = slices.DeleteFunc(found, func(f string) bool { return strings.Contains(f, "(page-tag-missing)") })
	same(t, found, []string{"content/replies/a/1/index.zh.md:32: warning: this address stands apart from its paragraph"})
	root := lay(t, archive)
	if changed, err := Fix(context.Background(), Site{Root: root}); len(changed) != 1 || err != nil {
		t.Fatal(changed, err)
	}
	data, err := os.ReadFile(filepath.Join(root, "content", "replies", "a", "1", "index.zh.md"))
	if err != nil || !strings.Contains(string(data), "。\n{#s1-p1}\n") {
		t.Errorf("%s %v", data, err)
	}
}
