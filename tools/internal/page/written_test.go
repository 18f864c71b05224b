package page

import (
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
	for i := 0; b.Loop(); i++ {
		if err := s.keeping(filepath.Join("a", string(rune('a'+i%26))), withChecksum(data, sum([]byte{byte(i), byte(i >> 8), byte(i >> 16)})), func() error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
