package intake

import (
	"context"
	"errors"
	"strings"
	"testing"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
)

// TestEveryKindIsTold gives files by their first bytes alone: each is read, or
// refused in one line that says what it is.
func TestEveryKindIsTold(t *testing.T) {
	for _, tt := range []struct{ name, data, finding string }{
		{"text", "您提出的提案收悉。", ""},
		{"empty", "", "empty-file"},
		{"a picture named .txt", "GIF89a.....", "picture-"},
		{"an archive", "Rar!\x1a\x07", "unreadable-format"},
		{"a broken zip", "PK\x03\x04junk", "unreadable-format"},
	} {
		text, findings, err := Read(context.Background(), "a.txt", []byte(tt.data))
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		switch {
		case tt.finding == "" && (len(findings) > 0 || len(text.Lines) == 0):
			t.Errorf("%s: %v", tt.name, findings)
		case tt.finding != "" && (len(findings) != 1 || !strings.HasPrefix(findings[0].Rule.ID, tt.finding) || len(text.Lines) > 0):
			t.Errorf("%s: findings %v, lines %v; want %s", tt.name, findings, text.Lines, tt.finding)
		}
	}
}

// TestReaderThatFails has a reader that panics and one that can't do its work.
func TestReaderThatFails(t *testing.T) {
	old := readers[source.RTF]
	t.Cleanup(func() { readers[source.RTF] = old })
	rtf := []byte(`{\rtf1}`)
	readers[source.RTF] = func(context.Context, string, []byte) (*source.Text, []diag.Finding, error) {
		panic("index out of range")
	}
	text, findings, err := Read(context.Background(), "a.rtf", rtf)
	if err != nil || len(text.Lines) > 0 || len(findings) != 1 || findings[0].Rule != crashed {
		t.Errorf("panic: %v %v", findings, err)
	}
	broken := errors.New("no disk")
	readers[source.RTF] = func(context.Context, string, []byte) (*source.Text, []diag.Finding, error) {
		return &source.Text{}, nil, broken
	}
	if _, _, err := Read(context.Background(), "a.rtf", rtf); !errors.Is(err, broken) || !strings.Contains(err.Error(), "a.rtf") {
		t.Errorf("failure: %v", err)
	}
}
