package disk

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// together brings all files to the disk at once, tells each of them, and reports
// true. It reports false, and nothing to them, where that can't be done or has failed:
// then each is to learn for itself what is wrong.
func together(batch []waiter) bool {
	disks := map[uint64]*os.File{} // a file on each
	for _, w := range batch {
		info, err := w.file.Stat()
		if err != nil {
			return false
		}
		of, ok := info.Sys().(*syscall.Stat_t)
		if !ok {
			return false
		}
		disks[uint64(of.Dev)] = w.file
	}
	for _, f := range disks {
		if unix.Syncfs(int(f.Fd())) != nil {
			return false
		}
	}
	for _, w := range batch {
		w.done <- nil
	}
	return true
}
