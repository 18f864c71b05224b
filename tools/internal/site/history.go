package site

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"dafu/tools/internal/disk"
	"dafu/tools/internal/history"
)

// History writes what git knows of corrections into data/history.json, from
// which the pages of replies tell it, and returns how many pages have any. Where
// there is no history to read, or not all of it, the file stays as it is and the
// error is history.ErrNone or history.ErrShallow.
func (s *Site) History(ctx context.Context) (pages int, err error) {
	c, err := history.Read(ctx, s.path("content", "replies"), s.agencyName)
	if err != nil {
		return 0, err
	}
	file := s.historyFile()
	delete(s.Known, "data/history.json")
	if len(c) == 0 {
		if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, fmt.Errorf("write the history: %w", err)
		}
		return 0, nil
	}
	data, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return 0, fmt.Errorf("write the history: %w", err)
	}
	if _, err := disk.Write(file, append(data, '\n')); err != nil {
		return 0, fmt.Errorf("write the history: %w", err)
	}
	return len(c), nil
}

func (s *Site) historyFile() string { return s.path("data", "history.json") }
