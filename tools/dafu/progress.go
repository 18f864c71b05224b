package main

import (
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// bar is a progress bar on a terminal. Anywhere else it is a line now and then,
// as a log wants it, and none at all for work that is soon done.
type bar struct {
	out      io.Writer
	terminal bool
	p        *progressbar.ProgressBar
	as       string
	told     int // tenths of the whole that lines have told of
}

// longWork is how many pieces work has that is told of in a log.
const longWork = 100

func (a *app) progress(en, zh string) *bar {
	f, ok := a.err.(*os.File)
	return &bar{out: a.err, as: a.words(en, zh), terminal: ok && term.IsTerminal(int(f.Fd()))}
}

// set tells how much of a whole is done.
func (b *bar) set(done, total int) {
	if !b.terminal {
		if tenth := 10 * done / max(total, 1); total >= longWork && tenth > b.told {
			b.told = tenth
			fmt.Fprintf(b.out, "%s %d/%d\n", b.as, done, total)
		}
		return
	}
	if b.p == nil {
		b.p = progressbar.NewOptions(total, progressbar.OptionSetWriter(b.out), progressbar.OptionSetDescription(b.as),
			progressbar.OptionShowCount(), progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish())
	}
	// A bar that can't be drawn is no reason to stop the work.
	_ = b.p.Set(done)
}

// close takes the bar off the screen.
func (b *bar) close() {
	if b.p != nil {
		_ = b.p.Finish()
	}
}
