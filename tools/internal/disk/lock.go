package disk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// Patience is how long a run waits for another one on the same site: longer than
// it takes to write one page, shorter than a person waits without a word.
const Patience = 5 * time.Second

const (
	lockFile  = "lock"    // held while a run writes; the system lets go of it whatever ends the run
	ownerFile = "running" // who holds it; a file of its own, since Windows lets nobody read one that is locked
)

// ErrNoLock means that the drive that the site is on knows no locks.
var ErrNoLock = errors.New("the drive keeps no two runs apart")

// BusyError means that another run is at work on the site.
type BusyError struct{ Owner string } // computer, process and since when; "" if that is not known

func (e *BusyError) Error() string {
	if e.Owner == "" {
		return "another run of dafu is at work on this site"
	}
	return "another run of dafu is at work on this site: " + e.Owner
}

// Lock keeps other runs from writing to the site at root until free is called. It
// waits for Patience, and gives a *BusyError then; ErrNoLock where there are no locks. A run that was killed holds
// nothing: it is the system that keeps the lock, also on a network drive.
func Lock(ctx context.Context, root string) (free func(), err error) {
	work := filepath.Join(root, WorkFolder)
	if err := os.MkdirAll(work, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder: %w", err)
	}
	// Writable, since a lock on a file that is only read can't be had over NFS.
	lock := flock.New(filepath.Join(work, lockFile), flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o644))
	waiting, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	held, err := lock.TryLockContext(waiting, 100*time.Millisecond)
	owner := filepath.Join(work, ownerFile)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		who, _ := os.ReadFile(owner)
		return nil, &BusyError{strings.TrimSpace(string(who))}
	case errors.Is(err, errors.ErrUnsupported) || oneOf(noLock...)(err):
		return nil, ErrNoLock
	case err != nil || !held:
		return nil, fmt.Errorf("keep other runs from %s: %w", root, err)
	}
	host, _ := os.Hostname()
	// For a message only: without it, that says less.
	_ = os.WriteFile(owner, fmt.Appendf(nil, "%s, PID %d, %s\n", host, os.Getpid(), time.Now().Format(time.DateTime)), 0o644)
	return func() {
		os.Remove(owner)
		lock.Close()
	}, nil
}
