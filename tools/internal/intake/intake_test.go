package intake

import (
	"bytes"
	"compress/gzip"
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
		{"an archive", "Rar!\x1a\x07", "archive"},
		{"a broken zip", "PK\x03\x04junk", "archive"},
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

// TestLost tells of characters that are broken, and where the first one stands.
func TestLost(t *testing.T) {
	s := strings.Repeat("您提出的关于加强学校食堂建设的提案收悉。\n", 20) + "新建食\xE5\xA0所和\xFF所。"
	_, findings, err := Read(context.Background(), "a.txt", []byte(s))
	if err != nil || len(findings) != 1 || findings[0].Rule != lost || findings[0].Pos.String() != "a.txt:21:4" || !strings.Contains(findings[0].String(), "(2,") {
		t.Errorf("%v, %v", findings, err)
	}
}

// TestPacked reads a page as a server packed it, and leaves alone what is packed
// for another reason, or holds more than a letter.
func TestPacked(t *testing.T) {
	pack := func(data []byte) []byte {
		var buf bytes.Buffer
		z := gzip.NewWriter(&buf)
		if _, err := z.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return buf.Bytes()
	}
	page := pack([]byte("<html><body><p>李岚委员：</p><p>您的提案收悉。</p></body></html>"))
	text, findings, err := Read(context.Background(), "a.html", page)
	if err != nil || len(findings) > 0 || len(text.Lines) != 2 {
		t.Errorf("%v, findings %v, error %v", text.Lines, findings, err)
	}
	for name, data := range map[string][]byte{
		"bomb": pack(make([]byte, maxUnpacked+1)), "cut short": page[:len(page)-12], "twice": pack(page), "no gzip": []byte("\x1f\x8b\x00"),
	} {
		text, findings, err := Read(context.Background(), "a.html", data)
		if err != nil || len(text.Lines) > 0 || len(findings) != 1 || findings[0].Rule.ID != "archive" {
			t.Errorf("%s: %v, findings %v, error %v", name, text.Lines, findings, err)
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
