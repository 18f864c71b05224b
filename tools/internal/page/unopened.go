package page

import (
	"os"
	"regexp"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
)

// spared is how many pages may be left out because they can't be opened or
// written. More than these is no page that somebody has open: it is the folder.
const spared = 20

// spare turns a failure that is one page's own into a finding, so that the others
// are written.
func (s *Store) spare(path string, err error) error {
	if err == nil || !disk.OfOneFile(err) {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.unopened) == spared {
		return err
	}
	en, zh := disk.Words(err)
	s.unopened = append(s.unopened, pageUnopened.At(diag.Pos{Path: path}, en, zh))
	return nil
}

// Wait waits for the queue, and returns the pages that could not be written.
func (s *Store) Wait() ([]diag.Finding, error) {
	err := s.Queue.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	found := s.unopened
	s.unopened = nil
	return found, err
}

// sourceFile finds the name of the letter's file in a page whose front matter is
// broken in another line.
var sourceFile = regexp.MustCompile(`(?m)^file = ["'](.+)["']\r?$`)

// fileNamed returns the name of the letter's file that a page gives which can't
// be read as a whole; "" if it can't be told.
func (s *Store) fileNamed(bundle string) string {
	data, err := os.ReadFile(s.File(bundle, ChineseFile))
	if err != nil {
		return ""
	}
	if m := sourceFile.FindAllSubmatch(data, -1); len(m) == 1 {
		return string(m[0][1])
	}
	return ""
}
