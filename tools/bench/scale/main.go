//go:build unix

// Scale measures the whole way from letters to a checked site, on invented
// letters: how long each step takes, how much of the processors, and how much
// memory it needs at its height.
//
// usage: go run ./tools/bench/scale [-letters N] -dafu PROGRAM FOLDER
//
// The folder must not be there yet; make bench-scale makes and removes it.
package main

import (
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

func main() {
	letters := flag.Int("letters", 1000, "how many letters")
	dafu := flag.String("dafu", "", "the program")
	flag.Parse()
	if flag.NArg() != 1 || *dafu == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := measure(*dafu, flag.Arg(0), *letters); err != nil {
		fmt.Fprintln(os.Stderr, "scale:", err)
		os.Exit(3)
	}
}

// measure runs the steps one by one, each in a process of its own, and prints a
// line for each.
func measure(dafu, root string, letters int) error {
	dafu, err := filepath.Abs(dafu)
	if err != nil {
		return err
	}
	fmt.Printf("%d letters, two languages\n%-34s %9s %9s %9s\n", letters, "", "seconds", "cpu-s", "MB")
	steps := []struct {
		name string
		args []string
	}{
		{"convert, all new", []string{"convert"}},
		{"English, all new", []string{"translate", "update"}},
		{"search index, all new", []string{"index"}},
		{"build, letters unchanged", []string{"build"}},
	}
	for _, s := range steps {
		if err := step(s.name, dafu, root, s.args...); err != nil {
			return err
		}
	}
	if err := change(root); err != nil {
		return err
	}
	if err := step("build, one letter changed", dafu, root, "build"); err != nil {
		return err
	}
	for _, made := range []string{"content/replies", "translations", "static/search", "public", ".dafu"} {
		if err := os.RemoveAll(filepath.Join(root, made)); err != nil {
			return err
		}
	}
	if err := step("build, everything new", dafu, root, "build"); err != nil {
		return err
	}
	return serve(dafu, root)
}

// step runs the program and prints what it took.
func step(name, dafu, root string, args ...string) error {
	cmd := exec.Command(dafu, append(args, "--root", root)...)
	start := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(start)
	if code := cmd.ProcessState.ExitCode(); err != nil && code != 1 {
		os.Stderr.Write(out)
		return fmt.Errorf("%s: %w", name, err)
	}
	row(name, took, cmd.ProcessState)
	return nil
}

func row(name string, took time.Duration, p *os.ProcessState) {
	used := p.SysUsage().(*syscall.Rusage)
	fmt.Printf("%-34s %9.1f %9.1f %9d\n", name, took.Seconds(), (p.UserTime() + p.SystemTime()).Seconds(), used.Maxrss/1024)
}

// first returns the first file below a folder whose name ends so.
func first(dir, end string) (found string, err error) {
	err = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && found == "" && !d.IsDir() && strings.HasSuffix(path, end) {
			found = path
		}
		return err
	})
	if err == nil && found == "" {
		err = fmt.Errorf("no %s below %s", end, dir)
	}
	return found, err
}

// mark is the word that a change puts into a text, to be looked for.
const mark = "核对无误"

// change puts a word into the first letter.
func change(root string) error {
	path, err := first(filepath.Join(root, "letters"), ".txt")
	if err != nil {
		return err
	}
	return edit(path, mark)
}

// edit puts a word before the first full stop of a file.
func edit(path, word string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, []byte(strings.Replace(string(data), "。", word+"。", 1)), 0o644)
}

// serve corrects a page while the site is served, and waits until it is shown.
func serve(dafu, root string) error {
	const port = "18231"
	page, err := first(filepath.Join(root, "content", "replies"), "index.zh.md")
	if err != nil {
		return err
	}
	rel, err := filepath.Rel(filepath.Join(root, "content"), filepath.Dir(page))
	if err != nil {
		return err
	}
	cmd := exec.Command(dafu, "serve", "--port", port, "--root", root)
	cmd.Stdout, cmd.Stderr = io.Discard, io.Discard
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() {
		cmd.Process.Signal(os.Interrupt)
		cmd.Wait()
	}()
	url := "http://127.0.0.1:" + port + "/" + filepath.ToSlash(rel) + "/"
	if err := await(url, mark); err != nil {
		return err
	}
	fmt.Printf("%-34s %9.1f\n", "serve, until the first page", time.Since(start).Seconds())
	const corrected = "已由人工改正"
	start = time.Now()
	if err := edit(page, corrected); err != nil {
		return err
	}
	if err := await(url, corrected); err != nil {
		return err
	}
	fmt.Printf("%-34s %9.1f\n", "serve, until a correction shows", time.Since(start).Seconds())
	return nil
}

// await asks for an address until it answers with a page that holds a word.
func await(url, word string) error {
	for end := time.Now().Add(10 * time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		r, err := http.Get(url)
		if err != nil {
			continue
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err == nil && strings.Contains(string(body), word) {
			return nil
		}
	}
	return fmt.Errorf("%s never showed %s", url, word)
}
