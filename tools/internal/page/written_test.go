package page

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"dafu/tools/internal/letter"
)

// BenchmarkKeepWritten says what it costs to keep a page as it was written.
func BenchmarkKeepWritten(b *testing.B) {
	l := sample()
	l.Body = append(l.Body, letter.Block{Kind: letter.Paragraph, Text: "我局继续推进课后服务工作，完善机制，落实经费。", ID: "p99"})
	data, err := Format(l, KeysOf(l, places))
	if err != nil {
		b.Fatal(err)
	}
	s := &Store{Work: b.TempDir()}
	there := map[string][]byte{}
	for i := 0; b.Loop(); i++ {
		bundle := filepath.Join("a", string(rune('a'+i%26)))
		now := withChecksum(data, sum([]byte{byte(i), byte(i >> 8), byte(i >> 16)}))
		if err := s.keeping(bundle, there[bundle], now, func() error { return nil }); err != nil {
			b.Fatal(err)
		}
		there[bundle] = now
	}
}

// TestKeeping keeps a page that a run cut short has half kept, lets go of the one
// before it only once the page is in its place, and makes up for one that is gone.
func TestKeeping(t *testing.T) {
	l := sample()
	first, err := Format(l, KeysOf(l, places))
	if err != nil {
		t.Fatal(err)
	}
	l.Category = "A"
	second, err := Format(l, KeysOf(l, places))
	if err != nil {
		t.Fatal(err)
	}
	s := &Store{Work: t.TempDir()}
	holds := func(what string, page []byte, want bool) {
		t.Helper()
		if got := s.written("a/b", page) != nil; got != want {
			t.Errorf("%s: kept %v, want %v", what, got, want)
		}
	}
	write := func(there, data []byte, put error) {
		t.Helper()
		if err := s.keeping("a/b", there, data, func() error { return put }); err != put {
			t.Fatal(err)
		}
	}
	write(nil, first, nil)
	holds("a new page", first, true)

	half := s.baseFile("a/b", claimed(second))
	if err := os.WriteFile(half, second[:len(second)-1], 0o644); err != nil {
		t.Fatal(err)
	}
	holds("half of the second", second, false)
	failed := errors.New("no room")
	write(first, second, failed)
	holds("the first, while the second has no place", first, true)
	write(first, second, nil)
	holds("the second", second, true)
	holds("the first, after it", first, false)

	if err := os.Remove(half); err != nil {
		t.Fatal(err)
	}
	write(second, second, nil)
	holds("the second, after it was gone", second, true)
}
