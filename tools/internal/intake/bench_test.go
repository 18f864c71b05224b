package intake

import (
	"context"
	"strings"
	"testing"

	"dafu/tools/internal/fiction"
	"dafu/tools/internal/measure"
	"dafu/tools/internal/specimen"
)

// TestEveryFormat reads one letter in every format that can be made here, and
// finds all of its words, and its paragraphs, in each.
func TestEveryFormat(t *testing.T) {
	fiction.Letters(3, 1, func(name, text string) bool {
		for _, kind := range specimen.Kinds {
			data, err := specimen.Make(kind, text)
			if err != nil {
				t.Fatal(err)
			}
			read, findings, err := Read(context.Background(), "a."+kind, data)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for _, l := range read.Lines {
				got.WriteString(l.Text + "\n")
			}
			wrong, f1 := measure.Wrong(text, got.String()), measure.Paragraphs(text, got.String())
			if wrong > 0 || f1 < 1 {
				t.Errorf("%s as %s: %.2f %% wrong, F1 %.2f; %v", name, kind, 100*wrong, f1, findings)
			}
		}
		return true
	})
}

// BenchmarkRead measures the reader of each format on one letter:
//
//	go test ./tools/internal/intake -run '^$' -bench Read -benchmem
func BenchmarkRead(b *testing.B) {
	fiction.Letters(1, 1, func(_, text string) bool {
		for _, kind := range specimen.Kinds {
			b.Run(kind, func(b *testing.B) {
				data, err := specimen.Make(kind, text)
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					t, _, err := Read(context.Background(), "a."+kind, data)
					if err != nil || len(t.Lines) == 0 {
						b.Fatal("not read", err)
					}
				}
			})
		}
		return true
	})
}
