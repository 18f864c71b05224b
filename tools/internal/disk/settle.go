package disk

import (
	"os"
	"sync"
	"time"
)

const (
	// many is how many files have to wait together before the whole disk is brought up
	// to date for them: fewer are brought there one by one, whatever else the machine
	// is writing.
	many = 8
	// gathering is how long many files wait for still more.
	gathering = 20 * time.Millisecond
)

// settler brings files to the disk. Those that come while it is at work wait for each
// other and go together: the disk has hundreds hardly later than one.
type settler struct {
	mu      sync.Mutex
	busy    bool
	waiting []waiter
}

// waiter is a file that is to be brought to the disk, and who waits for that.
type waiter struct {
	file *os.File
	done chan error
}

// home settles what is put into its place.
var home settler

// settle returns when the disk has all that was written to the file.
func (s *settler) settle(f *os.File) error {
	w := waiter{f, make(chan error, 1)}
	s.mu.Lock()
	s.waiting = append(s.waiting, w)
	if !s.busy {
		s.busy = true
		go s.work()
	}
	s.mu.Unlock()
	return <-w.done
}

// work settles files until none waits.
func (s *settler) work() {
	for !s.rest() {
		batch := s.take()
		if len(batch) >= many {
			time.Sleep(gathering)
			batch = append(batch, s.take()...)
		}
		if len(batch) < many || !together(batch) {
			for _, w := range batch {
				w.done <- w.file.Sync()
			}
		}
	}
}

// take takes the files that wait.
func (s *settler) take() []waiter {
	s.mu.Lock()
	defer s.mu.Unlock()
	batch := s.waiting
	s.waiting = nil
	return batch
}

// rest reports whether there is nothing to do; then whoever comes next begins anew.
func (s *settler) rest() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.busy = len(s.waiting) > 0
	return !s.busy
}
