package site

import (
	"context"

	"dafu/tools/internal/disk"
)

// written are the folders that the tool writes into.
var written = []string{"content", "data", "translations", "static"}

// Claim keeps other runs from writing to the site until free is called, and
// clears away what a run left behind that was killed. Where the drive knows no
// locks it still clears, and gives disk.ErrNoLock beside free.
func (s *Site) Claim(ctx context.Context) (free func(), err error) {
	free, locked := disk.Lock(ctx, s.Root)
	if locked == disk.ErrNoLock {
		free = func() {}
	} else if locked != nil {
		return nil, locked
	}
	if err := disk.Sweep(s.Root, written...); err != nil {
		free()
		return nil, err
	}
	return free, locked
}
