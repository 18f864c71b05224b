package site

import (
	"context"
	"runtime"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/privacy"
)

// read is a letter's file after reading, without the personal data in it; the
// letter is nil if it gave none.
type read struct {
	letter   *letter.Letter
	hidden   map[privacy.Kind]int // what was taken out of the letter
	findings []diag.Finding
}

// inOrder reads letters' files on all cores and hands them to use in the order
// of the list; see ordered.
func (s *Site) inOrder(ctx context.Context, list []string, use func(i int, r read) error) error {
	return ordered(ctx, list, func(ctx context.Context, file string) read {
		l, r := s.Read(ctx, file, s.sourceName(file))
		out := read{letter: l, findings: MaskArgs(r.Findings)}
		if l != nil {
			out.hidden = privacy.Letter(l)
		}
		return out
	}, use)
}

// ordered makes a value of each name on all cores and hands the values to use in
// the order of the list. No more than a few a core are held at a time, however
// many there are. It stops at the first error of use, and when ctx ends.
func ordered[T any](ctx context.Context, list []string, work func(context.Context, string) T, use func(i int, value T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cores := runtime.GOMAXPROCS(0)
	// A slot a file, in order; the queue's length bounds how far reading runs ahead.
	slots := make(chan chan T, 2*cores)
	go func() {
		defer close(slots)
		busy := make(chan struct{}, cores)
		for _, name := range list {
			slot := make(chan T, 1)
			select {
			case busy <- struct{}{}:
			case <-ctx.Done():
				return
			}
			select {
			case slots <- slot:
			case <-ctx.Done():
				return
			}
			go func() {
				value := work(ctx, name)
				<-busy
				slot <- value
			}()
		}
	}()
	i := 0
	for slot := range slots {
		var value T
		select {
		case value = <-slot:
		case <-ctx.Done(): // whoever calls it off does not wait for a long letter
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := use(i, value); err != nil {
			return err
		}
		i++
	}
	return ctx.Err()
}
