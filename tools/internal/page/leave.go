package page

import (
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/merge"
)

// opened is a bundle after reading which letter it holds; the entry is nil if its
// page was deleted meanwhile.
type opened struct {
	entry    *entry
	findings []diag.Finding
	err      error
}

// openAll reads which letter each bundle holds, on all cores.
func (s *Store) openAll(bundles []string) []opened {
	out := make([]opened, len(bundles))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(len(bundles), runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(bundles); i = int(next.Add(1)) - 1 {
				out[i] = s.openOne(bundles[i])
			}
		})
	}
	group.Wait()
	return out
}

func (s *Store) openOne(bundle string) opened {
	path := s.File(bundle, ChineseFile)
	data, findings, err := bytesOf(path)
	if err != nil || data == nil && len(findings) == 0 {
		return opened{err: err}
	}
	e := &entry{bundle: bundle}
	if data != nil {
		l, f := Parse(path, data, s.Agencies)
		if findings = f; l != nil {
			e.source = Source(l.Source)
			if len(f) == 0 {
				e.sum = AsWritten(data)
			}
			return opened{e, findings, nil}
		}
	}
	e.unread, e.source.File = true, s.fileNamed(bundle)
	return opened{e, findings, nil}
}

// AsWritten returns the checksum of a page that stands as the tool wrote it, to the
// byte; else "".
func AsWritten(data []byte) string {
	if len(merge.Plain(data)) != len(data) || Edited(data) {
		return ""
	}
	return claimed(data)
}

// Sum is the checksum of the Chinese page of a bundle, if it stands as the tool
// wrote it and nothing was found about it; else "".
func (s *Store) Sum(bundle string) string {
	if e := s.byBundle[bundle]; e != nil {
		return e.sum
	}
	return ""
}

// Leave leaves the page of a letter's file alone, as Put would for a letter that
// gives the same page again. It reports false if the page is not the one with the
// checksum, or what is kept of it is gone: then the letter is to be read and Put.
func (s *Store) Leave(file, bundle, sum string) bool {
	e := s.byFile[file]
	if e == nil || e.fresh || e.bundle != bundle || e.source.File != file || sum == "" || e.sum != sum {
		return false
	}
	if s.Work != "" {
		if _, err := os.Stat(s.baseFile(bundle, sum)); err != nil {
			return false
		}
	}
	e.fresh = true
	return true
}
