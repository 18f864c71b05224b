package render

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/gohugoio/hugo/commands"
)

// ErrStuck means that Hugo met so many pages it could not render that it stood
// still.
var ErrStuck = errors.New("hugo stands still: ten pages or more could not be rendered or written")

// execute runs Hugo until it ends, or ctx does, or it stands still. Hugo 0.165 may
// do that where ten pages fail, as on a full disk: those who render have gone, and
// the one who hands out pages waits for them without end. folder is where it
// writes: what is wrong there is the error, if it can be told.
func execute(ctx context.Context, args []string, folder string) error {
	ended := make(chan error, 1)
	letGo := forget()
	go func() {
		err := commands.Execute(args)
		letGo()
		ended <- err
	}()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	seen := 0
	for {
		select {
		case err := <-ended:
			return err
		case <-ctx.Done():
			return ctx.Err() // what is half rendered is in nobody's way
		case <-tick.C:
			if !standsStill(stacks()) {
				seen = 0
			} else if seen++; seen > 1 { // once may be the moment before those who render have begun
				if err := probe(folder); err != nil {
					return err
				}
				return ErrStuck
			}
		}
	}
}

// stacks is what all goroutines are doing; "" if that is too much to tell.
func stacks() string {
	buf := make([]byte, 4<<20)
	n := runtime.Stack(buf, true)
	if n == len(buf) {
		return ""
	}
	return string(buf[:n])
}

// standsStill reports whether pages are handed out and nobody is there to render
// them. That never changes again.
func standsStill(stacks string) bool {
	return strings.Contains(stacks, "hugolib.(*Site).renderPages.func1(") && !strings.Contains(stacks, "hugolib.pageRenderer(")
}

// probe tells what is wrong with a folder by writing more than a page to it.
func probe(folder string) error {
	path := filepath.Join(folder, ".dafu-probe")
	defer os.Remove(path)
	return os.WriteFile(path, make([]byte, 4<<20), 0o644)
}
