//go:build linux

package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// says runs a program that fails, in both languages, and looks for the words.
func says(t *testing.T, cmd func() *exec.Cmd, code int, en, zh string) {
	t.Helper()
	for lang, words := range map[string]string{"en_US.UTF-8": en, "zh_CN.UTF-8": zh} {
		c := cmd()
		c.Env = append(c.Env, "LC_ALL="+lang)
		if said := finish(t, c, code); !strings.Contains(said, words) {
			t.Errorf("%v does not say %q:\n%s", c.Args, words, said)
		}
	}
}

// asRoot skips a test that only root can set up.
func asRoot(t *testing.T) {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root can make a small disk, or run a program as another user")
	}
}

// small mounts a disk in memory. It skips the test where that is not allowed, as in
// some containers.
func small(t *testing.T, kilobytes int) (dir string) {
	t.Helper()
	asRoot(t)
	dir = t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dk", kilobytes)); err != nil {
		t.Skipf("no disk can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestFullDisk(t *testing.T) {
	const room = 64 << 10
	dir := small(t, room)
	x := attempt(t, dir)
	// The disk is filled up to some pages, so that it is full at one place of the work and another.
	filled := filepath.Join(dir, "letters", ".filled")
	for _, free := range []int{0, 20, 80, 200, 3000} {
		restore(t, dir, x.before)
		f, err := os.Create(filled)
		must(t, err)
		_, err = io.Copy(f, zeros{})
		if err == nil {
			t.Fatal("the disk does not fill")
		}
		must(t, f.Close())
		info, err := os.Stat(filled)
		must(t, err)
		must(t, os.Truncate(filled, max(0, info.Size()-int64(free)<<10)))
		says(t, func() *exec.Cmd { return program(dir, "dafu-process", "build") }, exitFailure, "the disk is full", "磁盘已满")
		x.whole(t)
		must(t, os.Remove(filled))
		x.mends(t)
	}
}

// zeros is a reader without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

func TestReadOnlyDisk(t *testing.T) {
	dir := small(t, 64<<10)
	x := attempt(t, dir)
	must(t, syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	says(t, func() *exec.Cmd { return program(dir, "dafu-process", "build") }, exitFailure,
		"the disk or drive can only be read", "磁盘为只读")
	x.whole(t)
	must(t, syscall.Mount("", dir, "", syscall.MS_REMOUNT, ""))
	x.mends(t)
}

// nobody is a user without rights of its own.
const nobody = 65534

// another gives the site to a user without rights, and runs programs as that user:
// root is kept out of nowhere.
func another(t *testing.T, dir string) func() *exec.Cmd {
	t.Helper()
	asRoot(t)
	self, err := os.Executable()
	must(t, err)
	data, err := os.ReadFile(self)
	must(t, err)
	copied := filepath.Join(folder(t), "dafu")
	must(t, os.Chmod(filepath.Dir(copied), 0o755))
	must(t, os.WriteFile(copied, data, 0o755))
	give(t, dir)
	return func() *exec.Cmd {
		cmd := program(dir, "dafu-prepare")
		cmd.Path = copied
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		return cmd
	}
}

// give gives a site to that user.
func give(t *testing.T, dir string) {
	t.Helper()
	if out, err := exec.Command("chown", "-R", fmt.Sprint(nobody), dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

func TestClosedFilesAndFolders(t *testing.T) {
	asRoot(t)
	x := attempt(t, folder(t))
	run := another(t, x.dir)
	pages := list(t, filepath.Join(x.dir, "content/replies/yunting"), "/index.zh.md")
	corrected, other := pages[0], pages[1]
	letter := filepath.Join(x.dir, "letters", "2022", "00001.txt")
	catalogue := list(t, filepath.Join(x.dir, "translations/yunting"), ".po")[0]
	half := filepath.Join(x.dir, ".dafu", "half")
	for _, tt := range []struct {
		name   string
		path   string
		mode   os.FileMode
		code   int
		en, zh string
	}{
		{"a letter", letter, 0, exitFindings, "the file can't be opened: this user may not", "文件无法打开：当前用户无权"},
		{"a corrected page", corrected, 0, exitFindings, "the page can't be opened or written: this user may not", "页面无法打开或写入：当前用户无权"},
		{"a page", other, 0, exitFindings, "the page can't be opened or written: this user may not", "页面无法打开或写入：当前用户无权"},
		{"the folder of a page", filepath.Dir(corrected), 0o555, exitFindings, "the page can't be opened or written: this user may not", "页面无法打开或写入：当前用户无权"},
		{"a catalogue", catalogue, 0, exitFindings, "the translations can't be opened: this user may not", "译文文件无法打开：当前用户无权"},
		{"the work folder", half, 0o555, exitFailure, "the work stopped: this user may not", "工作已停止：当前用户无权"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			restore(t, x.dir, x.before)
			must(t, os.MkdirAll(half, 0o755))
			give(t, x.dir)
			info, err := os.Stat(tt.path)
			must(t, err)
			must(t, os.Chmod(tt.path, tt.mode))
			says(t, run, tt.code, tt.en, tt.zh)
			must(t, os.Chmod(tt.path, info.Mode()))
			// What hangs on the closed file is old, what does not is new; nothing is half.
			corrections(t, x.before, read(t, x.dir, whole...))
			x.mends(t)
		})
	}
}
