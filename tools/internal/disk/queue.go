package disk

import "sync"

// inFlight is how many writes wait for the disk at a time. Waiting together, a
// hundred files take hardly longer than one: the disk brings them home in one go.
const inFlight = 256

// Queue does the writing of one goroutine while that goes on to what is to be
// written next. Its zero value is ready; a nil one writes at once.
type Queue struct {
	slots chan struct{}
	group sync.WaitGroup
	mu    sync.Mutex
	err   error
}

// Do has work done, soon. It returns the first failure of earlier work: whoever
// gets one stops, and what is under way is still brought to its end by Wait.
func (q *Queue) Do(work func() error) error {
	if q == nil {
		return work()
	}
	if q.slots == nil {
		q.slots = make(chan struct{}, inFlight)
	}
	if err := q.failed(); err != nil {
		return err
	}
	q.slots <- struct{}{}
	q.group.Go(func() {
		defer func() { <-q.slots }()
		if err := work(); err != nil {
			q.mu.Lock()
			defer q.mu.Unlock()
			if q.err == nil {
				q.err = err
			}
		}
	})
	return nil
}

// Wait waits for all work and returns the first failure.
func (q *Queue) Wait() error {
	if q == nil {
		return nil
	}
	q.group.Wait()
	return q.failed()
}

func (q *Queue) failed() error {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.err
}
