package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"dafu/tools/internal/fiction"
	"dafu/tools/internal/site"
	"dafu/tools/internal/skeleton"
	"dafu/tools/internal/specimen"
)

// batches makes the pages of more and more letters of mixed kinds, each batch in
// a process of its own, and says how much memory it took at the most and how many
// cores it kept busy. Memory that grows with the letters is a leak.
func batches(ctx context.Context, out io.Writer, dir, self string, list []subject, sizes string) error {
	fmt.Fprintf(out, "\nbatches of mixed files (%d cores)\n%6s %9s %8s %10s %7s  %s\n", runtime.GOMAXPROCS(0), "files", "memory", "time", "a file", "cores", "kinds")
	for _, size := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(size))
		if err != nil {
			return fmt.Errorf("-batch takes numbers: %w", err)
		}
		root := filepath.Join(dir, "site-"+strconv.Itoa(n))
		kinds, err := mixed(root, list, n)
		if err != nil {
			return err
		}
		cmd := exec.CommandContext(ctx, self, "-convert", root)
		cmd.Stderr = os.Stderr
		start := time.Now()
		said, err := cmd.Output()
		if err != nil {
			return fmt.Errorf("read %d files: %w", n, err)
		}
		took := time.Since(start)
		busy := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		fmt.Fprintf(out, "%6d %6d MB %6.1f s %7d ms %7.2f  %s; %s", n, peak(cmd.ProcessState)>>20, took.Seconds(), took.Milliseconds()/int64(n), busy.Seconds()/took.Seconds(), kinds, said)
	}
	return nil
}

// mixed makes a site with n letters, each kind in turn: made here, and copies of
// the samples of other kinds.
func mixed(root string, list []subject, n int) (kinds string, err error) {
	if err := skeleton.Copy(".", root); err != nil {
		return "", err
	}
	if err := fiction.Write(root, 1, 1); err != nil {
		return "", err
	}
	var samples []string // of kinds that can't be made here
	for _, s := range list {
		if s.kind == "doc" {
			samples = append(samples, s.path)
		}
	}
	kinds = strings.Join(specimen.Kinds, ", ")
	if len(samples) > 0 {
		kinds += ", doc"
	}
	var failed error
	i := 0
	fiction.Letters(n, 2, func(_, text string) bool {
		slots := len(specimen.Kinds) + min(len(samples), 1)
		name, at := fmt.Sprintf("%05d", i), i%slots
		var data []byte
		if at < len(specimen.Kinds) {
			data, failed = specimen.Make(specimen.Kinds[at], text)
			name += "." + specimen.Kinds[at]
		} else {
			data, failed = os.ReadFile(samples[i/slots%len(samples)])
			name += ".doc"
		}
		if i++; failed == nil {
			failed = os.WriteFile(filepath.Join(root, "letters", name), data, 0o644)
		}
		return failed == nil
	})
	return kinds, failed
}

// convert makes the pages of a site's letters and says what became of them.
func convert(ctx context.Context, root string) error {
	s, _, err := site.Open(root)
	if err != nil {
		return err
	}
	c, _, err := s.Convert(ctx, []string{filepath.Join(root, "letters")}, nil)
	if err != nil {
		return err
	}
	fmt.Printf("%d read, %d refused\n", c.Files-c.Refused, c.Refused)
	return nil
}
