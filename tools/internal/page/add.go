package page

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"dafu/tools/internal/disk"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/privacy"
)

// ErrTaken means that a letter has a page already.
var ErrTaken = errors.New("there is a page of this letter already")

// Add writes the page of a letter that a person types in, without a file of its
// own, its personal data taken out. It returns the path of the page, with
// ErrTaken if there is one already, which stays as it is.
func (s *Store) Add(l *letter.Letter) (path string, err error) {
	privacy.Letter(l)
	letter.AssignIDs(l.Body)
	path = s.File(Bundle(l, s.Places), ChineseFile)
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return path, errors.Join(ErrTaken, err)
	}
	data, err := Format(l, KeysOf(l, s.Places))
	if err != nil {
		return path, err
	}
	if _, err := disk.Write(path, data); err != nil {
		return path, fmt.Errorf("write the page: %w", err)
	}
	return path, nil
}
