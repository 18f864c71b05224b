package disk

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// TestSettle brings files to the disk, many at a time: one that can't be brought there is
// told, and no other.
func TestSettle(t *testing.T) {
	dir := t.TempDir()
	for _, n := range []int{1, many - 1, many, 20 * many} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			var s settler
			errs := make([]error, n)
			var all sync.WaitGroup
			for i := range n {
				f, err := os.Create(filepath.Join(dir, fmt.Sprint(n, "-", i)))
				if err != nil {
					t.Fatal(err)
				}
				defer f.Close()
				if i == n-1 {
					f.Close()
				}
				all.Go(func() { errs[i] = s.settle(f) })
			}
			all.Wait()
			for i, err := range errs {
				if (err != nil) != (i == n-1) {
					t.Errorf("file %d of %d: %v", i, n, err)
				}
			}
		})
	}
}

// BenchmarkReplace puts files into their places, many at a time.
func BenchmarkReplace(b *testing.B) {
	dir := b.TempDir()
	data := make([]byte, 6000)
	var q Queue
	n := 0
	for b.Loop() {
		path := filepath.Join(dir, fmt.Sprint(n%100), fmt.Sprint(n))
		n++
		if err := q.Do(func() error { return Replace(path, data) }); err != nil {
			b.Fatal(err)
		}
	}
	if err := q.Wait(); err != nil {
		b.Fatal(err)
	}
}
