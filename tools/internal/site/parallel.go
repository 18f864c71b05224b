package site

import (
	"context"
	"runtime"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
)

// read is a letter's file after reading; the letter is nil if it gave none.
type read struct {
	letter   *letter.Letter
	findings []diag.Finding
}

// inOrder reads files on all cores and hands them to use in the order of the
// list. No more than a few files a core are held at a time, however many there
// are. It stops at the first error of use, and when ctx ends.
func (s *Site) inOrder(ctx context.Context, list []string, use func(i int, r read) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cores := runtime.GOMAXPROCS(0)
	// A slot a file, in order; the queue's length bounds how far reading runs ahead.
	slots := make(chan chan read, 2*cores)
	go func() {
		defer close(slots)
		working := make(chan struct{}, cores)
		for _, file := range list {
			slot := make(chan read, 1)
			select {
			case working <- struct{}{}:
			case <-ctx.Done():
				return
			}
			select {
			case slots <- slot:
			case <-ctx.Done():
				return
			}
			go func() {
				l, r := s.Read(ctx, file, s.sourceName(file))
				<-working
				slot <- read{l, r.Findings}
			}()
		}
	}()
	i := 0
	for slot := range slots {
		r := <-slot
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := use(i, r); err != nil {
			return err
		}
		i++
	}
	return ctx.Err()
}
