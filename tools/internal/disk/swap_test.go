package disk

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestSwap(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.po")
	for _, tt := range []struct {
		name      string
		now       []byte // what is there when the writing ends; nil for nothing
		old, data []byte
		changed   bool
	}{
		{"a new file", nil, nil, []byte("ours"), false},
		{"the file that was read", []byte("read"), []byte("read"), []byte("ours"), false},
		{"a file that is the same already", []byte("ours"), []byte("read"), []byte("ours"), false},
		{"saved meanwhile", []byte("theirs"), []byte("read"), []byte("ours"), true},
		{"made meanwhile", []byte("theirs"), nil, []byte("ours"), true},
		{"deleted meanwhile", nil, []byte("read"), []byte("ours"), true},
		{"an empty file is a file", []byte{}, nil, []byte("ours"), true},
	} {
		os.Remove(path)
		if tt.now != nil {
			if err := os.WriteFile(path, tt.now, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		err := Swap(path, tt.old, tt.data)
		var changed *ChangedError
		if errors.As(err, &changed) != tt.changed || err != nil && !tt.changed {
			t.Errorf("%s: %v", tt.name, err)
		}
		want := tt.data
		if tt.changed {
			want = tt.now
		}
		if got, _ := os.ReadFile(path); string(got) != string(want) {
			t.Errorf("%s: the file holds %q", tt.name, got)
		}
	}
}
