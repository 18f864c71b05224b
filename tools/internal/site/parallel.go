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
	sum      string // checksum of the file
	same     *done  // what the last run made of it, if that is the same file
}

// inOrder reads letters' files on all cores and hands them to use in the order
// of the list; see ordered.
func (s *Site) inOrder(ctx context.Context, list []string, use func(i int, r read) error) error {
	return ordered(ctx, list, letterWise, func(ctx context.Context, file string) read {
		return s.readFile(ctx, file, nil)
	}, use)
}

// readFile reads a letter's file, unless it is the same as when the last run read
// it, by the ledger.
func (s *Site) readFile(ctx context.Context, file string, of *ledger) read {
	data, refused := contents(file)
	if refused != nil {
		return read{findings: MaskArgs(refused)}
	}
	sum := checksum(data)
	if of != nil {
		if d, ok := of.before[s.belowRoot(file)]; ok && d.In == sum {
			return read{sum: sum, same: &d}
		}
	}
	l, r := s.recognise(ctx, file, s.sourceName(file), data)
	out := read{letter: l, findings: MaskArgs(r.Findings), sum: sum}
	if l != nil {
		out.hidden = privacy.Letter(l)
	}
	return out
}

// How many values are held for each core while one before them is made. A scan
// takes a thousand times as long as a letter in text: as few as suffice for pages
// that are made alike would leave the other cores idle behind it.
const (
	pageWise   = 2
	letterWise = 32
)

// ordered makes a value of each name on all cores and hands the values to use in
// the order of the list. No more than ahead a core are held at a time, however
// many there are. It stops at the first error of use, and when ctx ends.
func ordered[T any](ctx context.Context, list []string, ahead int, work func(context.Context, string) T, use func(i int, value T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cores := runtime.GOMAXPROCS(0)
	// A slot a file, in order; the queue's length bounds how far reading runs ahead.
	slots := make(chan chan T, ahead*cores)
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
