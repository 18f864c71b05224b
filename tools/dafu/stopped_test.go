//go:build unix

package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// trial is a site that a run has work to do in, and what it is before and after.
type trial struct {
	dir           string
	before, after files
}

// attempt makes a trial in a folder, which holds nothing yet.
func attempt(t *testing.T, dir string) *trial {
	t.Helper()
	model := worked(t, 12)
	x := &trial{dir: dir, before: read(t, model, whole...)}
	must(t, os.CopyFS(dir, os.DirFS(model)))
	finish(t, program(model, "dafu-prepare"), 0)
	x.after = read(t, model, whole...)
	return x
}

// whole fails if a page is half written or a correction is lost.
func (x *trial) whole(t *testing.T) {
	t.Helper()
	now := read(t, x.dir, whole...)
	corrections(t, x.before, now)
	if h := half(now.in(madeFolders...), x.before.in(madeFolders...), x.after.in(madeFolders...)); h != nil {
		t.Errorf("after the fault: %q", h)
	}
}

// mends runs the program once more and fails unless the site is then as if there
// had been no fault.
func (x *trial) mends(t *testing.T) {
	t.Helper()
	finish(t, program(x.dir, "dafu-prepare"), 0)
	x.is(t)
}

// is fails unless the site is as a run leaves it.
func (x *trial) is(t *testing.T) {
	t.Helper()
	now := read(t, x.dir, whole...)
	d := append(differ(x.after.in(madeFolders...), now.in(madeFolders...)), baseless(x.after, now)...)
	if d != nil {
		t.Errorf("after the run: %q", d)
	}
}

// begun starts a run and stops it in the middle of its work, with the site half old
// and half new.
func (x *trial) begun(t *testing.T) *exec.Cmd {
	t.Helper()
	restore(t, x.dir, x.before)
	cmd := program(x.dir, "dafu-prepare")
	must(t, cmd.Start())
	atWork(t, x.dir)
	must(t, cmd.Process.Signal(syscall.SIGSTOP))
	return cmd
}

// atWork waits until a run has begun to work on a site.
func atWork(t *testing.T, dir string) {
	t.Helper()
	for range 60000 {
		if _, err := os.Stat(filepath.Join(dir, ".dafu", "running")); err == nil {
			return
		}
		time.Sleep(500 * time.Microsecond)
	}
	t.Fatal("the run takes no lock")
}

// TestTwoRuns lets a second run come while one is at work, and after one that was
// killed.
func TestTwoRuns(t *testing.T) {
	x := attempt(t, folder(t))
	first := x.begun(t)
	for lang, words := range map[string]string{
		"en": "another run of dafu is at work on this site", "zh": "另一个 dafu 正在处理此网站",
	} {
		second := program(x.dir, "dafu-process", "build", "--lang", lang)
		if said := finish(t, second, exitFailure); !strings.Contains(said, words) || !strings.Contains(said, "PID ") {
			t.Errorf("dafu does not say %q:\n%s", words, said)
		}
	}
	finish(t, program(x.dir, "dafu-process", "check"), exitClean) // it only reads
	must(t, first.Process.Signal(syscall.SIGCONT))
	must(t, first.Wait())
	x.is(t)

	first = x.begun(t)
	must(t, first.Process.Kill()) // -9 reaches a stopped process too
	first.Wait()
	x.mends(t)

	restore(t, x.dir, x.before)
	var group sync.WaitGroup
	failed := make([]error, 2)
	for i := range failed {
		cmd := program(x.dir, "dafu-prepare")
		group.Go(func() { failed[i] = cmd.Run() })
	}
	group.Wait()
	for _, err := range failed { // they wait for each other
		must(t, err)
	}
	x.is(t)
}

// TestStopped stops runs by Ctrl-C.
func TestStopped(t *testing.T) {
	x := attempt(t, folder(t))
	stopped := 0
	for i := range 10 {
		restore(t, x.dir, x.before)
		cmd := program(x.dir, "dafu-process", "convert")
		var said bytes.Buffer
		cmd.Stderr = &said
		must(t, cmd.Start())
		atWork(t, x.dir)
		time.Sleep(time.Duration(i) * 2 * time.Millisecond)
		cmd.Process.Signal(os.Interrupt)
		cmd.Wait()
		switch code := cmd.ProcessState.ExitCode(); {
		case code == exitFailure && strings.Contains(said.String(), "Stopped. What was written is whole"):
			stopped++
		case code != exitClean: // it had ended by then
			t.Errorf("exit code %d: %s", code, &said)
		}
		x.whole(t)
		x.mends(t)
	}
	if stopped == 0 {
		t.Error("no run was stopped")
	}
}

// TestFileTimes has files from the past and from the future, as after a clock that
// jumped or a restored backup.
func TestFileTimes(t *testing.T) {
	x := attempt(t, folder(t))
	for i, at := range []time.Time{time.Unix(0, 0), time.Now().AddDate(70, 0, 0)} {
		restore(t, x.dir, x.before)
		for path := range x.before {
			must(t, os.Chtimes(filepath.Join(x.dir, path), at, at))
		}
		x.mends(t)
		finish(t, program(x.dir, "dafu", "build"), exitClean)
		public := read(t, x.dir, "public")
		for path := range read(t, x.dir, "public", "static", "content", "translations") {
			must(t, os.Chtimes(filepath.Join(x.dir, path), at.AddDate(1-2*i, 0, 0), at))
		}
		finish(t, program(x.dir, "dafu", "build"), exitClean)
		if d := differ(public, read(t, x.dir, "public")); d != nil {
			t.Errorf("with files of %v: %q", at, d)
		}
	}
}

// TestFilesThatMove has people take letters and catalogues away while a run reads
// them, and put them back later.
func TestFilesThatMove(t *testing.T) {
	x := attempt(t, folder(t))
	moving := append(list(t, filepath.Join(x.dir, "letters/20"), ".txt"), list(t, filepath.Join(x.dir, "translations/yunting"), ".po")...)
	// A name with a dot is no letter: one that is changed and renamed at once would be a new one.
	aside := func(path string) string { return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".away") }
	missed := 0
	for range 8 {
		restore(t, x.dir, x.before)
		cmd := program(x.dir, "dafu-prepare")
		must(t, cmd.Start())
		atWork(t, x.dir)
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		for i, busy := 0, true; busy; i++ {
			select {
			case <-ended:
				busy = false
			default:
				path := moving[i%len(moving)]
				_, err := os.Stat(aside(path))
				if errors.Is(err, fs.ErrNotExist) && os.Rename(path, aside(path)) == nil {
					time.Sleep(time.Millisecond)
					if i%7 > 0 { // one in seven stays away until the run has ended
						os.Rename(aside(path), path)
					}
				}
			}
		}
		switch code := cmd.ProcessState.ExitCode(); code {
		case exitFindings, exitFailure:
			missed++
		case exitClean:
		default:
			t.Errorf("exit code %d", code)
		}
		corrections(t, x.before, read(t, x.dir, whole...))
		for _, path := range moving {
			if err := os.Rename(aside(path), path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Fatal(err)
			}
		}
		x.mends(t)
	}
	t.Logf("%d of 8 runs missed a file", missed)
}
