package check

import (
	"bytes"
	"compress/zlib"
	"testing"
)

// TestPersonalInIndex looks into the compressed files of the search index.
func TestPersonalInIndex(t *testing.T) {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write([]byte("\x0c\x00\xff热线13800000000\x05答复"))
	z.Close()
	for path, want := range map[string]int{"/x/static/search/zh/t/0.bin": 1, "/x/public/search/en/facets.bin": 1, "/x/static/search/zh/agencies.bin": 1, "/x/static/y.bin": 0} {
		if got := personal(path, b.Bytes()); len(got) != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	if got := personal("/x/static/search/zh/t/0.bin", []byte("not compressed")); len(got) != 0 {
		t.Error(got)
	}
	shard := []byte("\x87\x90a@b.cn;\xe7")
	for path, want := range map[string]int{"/x/static/search/zh/p/1819.bin": 0, "/x/public/search/en/p/0.bin": 0, "/x/static/search/zh/0.bin": 1} {
		if got := personal(path, shard); len(got) != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}
