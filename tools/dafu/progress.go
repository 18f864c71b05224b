package main

import (
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// bar is a progress bar on a terminal, and nothing anywhere else: a log wants
// lines, and has the line of the result.
type bar struct {
	out io.Writer // nil: no terminal
	p   *progressbar.ProgressBar
	as  string
}

func (a *app) progress(en, zh string) *bar {
	b := &bar{as: a.words(en, zh)}
	if f, ok := a.err.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		b.out = f
	}
	return b
}

// set tells how much of a whole is done.
func (b *bar) set(done, total int) {
	if b.out == nil {
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
