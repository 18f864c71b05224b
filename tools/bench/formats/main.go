// Formats compares Dafu's readers with those that others use, in one run: how
// long each takes, how many characters it gets wrong, and how well it finds the
// paragraphs. Files are made on the fly, and taken from a folder of samples with
// their truth if there is one. What was not run for want of a program is said.
//
//	go run ./tools/bench/formats [-samples FOLDER] [-batch 50,100,200]
//
// Each reading is a process of its own, ours too, so that their times compare.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"dafu/tools/internal/fiction"
	"dafu/tools/internal/measure"
	"dafu/tools/internal/specimen"
)

func main() {
	samples := flag.String("samples", "../shared/formats", "folder with files of letter.* and truth.txt")
	sizes := flag.String("batch", "50,100,200", "how many mixed files are read at once")
	child := flag.String("read", "", "read one file and print its text (for the processes of this run)")
	folder := flag.String("convert", "", "make the pages of a site's letters (for the processes of this run)")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var err error
	switch {
	case *child != "":
		err = readOne(ctx, os.Stdout, *child)
	case *folder != "":
		err = convert(ctx, *folder)
	default:
		err = bench(ctx, os.Stdout, *samples, *sizes)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// subject is a file to be read, and what it says.
type subject struct{ kind, path, truth string }

// tries is how often a reading is timed; the fastest counts.
const tries = 5

func bench(ctx context.Context, out io.Writer, samples, sizes string) error {
	dir, err := os.MkdirTemp("", "formats")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	list, err := subjects(dir, samples)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	missing := map[string]bool{}
	fmt.Fprintf(out, "%-4s %-24s %-12s %9s %8s %9s %8s %9s\n", "kind", "file", "reader", "time", "× Dafu", "memory", "wrong", "F1")
	for _, s := range list {
		ours := reader{name: "Dafu", command: []string{self, "-read", "{}"}}
		base, err := ours.run(ctx, s)
		if err != nil {
			return fmt.Errorf("read %s: %w", s.path, err)
		}
		base.print(out, s, ours.name, base)
		for _, r := range readers {
			switch {
			case !slices.Contains(r.kinds, s.kind):
				continue
			case !r.installed():
				missing[r.name+" ("+r.command[0]+")"] = true
				continue
			}
			m, err := r.run(ctx, s)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				fmt.Fprintf(out, "%-4s %-24s %-12s failed: %v\n", s.kind, filepath.Base(s.path), r.name, err)
				continue
			}
			m.print(out, s, r.name, base)
		}
	}
	fmt.Fprintln(out, "\nwrong: edit distance over the length of the truth, white space and widths of marks taken out. F1: of the ends of paragraphs.")
	fmt.Fprintf(out, "time: of the whole process, the fastest of %d. The first PDF on a machine takes longer: its reader is compiled then, and kept.\n", tries)
	for _, name := range slices.Sorted(keys(missing)) {
		fmt.Fprintf(out, "NOT RUN: %s is not installed\n", name)
	}
	if _, err := os.Stat(samples); err != nil {
		fmt.Fprintf(out, "NOT RUN: DOC, and files that other programs wrote: there is no %s\n", samples)
	}
	return batches(ctx, out, dir, self, list, sizes)
}

func keys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// truths name the file that holds what a sample says, by the first letters of
// the sample's name; the longest that fits counts.
var truths = map[string]string{"letter.": "truth.txt", "letter-": "truth.txt", "letter-hard.": "truth-hard.txt", "gov-": "truth-html.txt"}

// subjects makes the files, and adds the samples.
func subjects(dir, samples string) ([]subject, error) {
	var list []subject
	var failed error
	fiction.Letters(1, 1, func(_, text string) bool {
		for _, kind := range specimen.Kinds {
			path := filepath.Join(dir, "made."+kind)
			data, err := specimen.Make(kind, text)
			if err == nil {
				err = os.WriteFile(path, data, 0o644)
			}
			if err != nil {
				failed = err
				return false
			}
			list = append(list, subject{kind, path, text})
		}
		return true
	})
	files, err := filepath.Glob(filepath.Join(samples, "*.*"))
	if err != nil {
		return nil, err
	}
	for _, path := range files {
		best := ""
		for start := range truths {
			if strings.HasPrefix(filepath.Base(path), start) && len(start) > len(best) {
				best = start
			}
		}
		kind := strings.TrimPrefix(filepath.Ext(path), ".")
		if best == "" || kind == "txt" { // plain text has no other reader
			continue
		}
		truth, err := os.ReadFile(filepath.Join(samples, truths[best]))
		if err != nil {
			return nil, err
		}
		if kind == "wps" {
			kind = "doc"
		}
		list = append(list, subject{kind, path, string(truth)})
	}
	slices.SortStableFunc(list, func(a, b subject) int { return strings.Compare(a.kind, b.kind) })
	return list, failed
}

// measured is what one reading came to.
type measured struct {
	took      time.Duration
	memory    int64 // bytes at the most; 0 where the system does not tell
	floor     int64 // of this program as it started the process: less can't be told
	wrong, f1 float64
}

func (m measured) print(out io.Writer, s subject, reader string, base measured) {
	memory := "—"
	if m.memory > 0 {
		memory = strconv.FormatInt(m.memory>>20, 10) + " MB"
		if m.memory <= m.floor {
			memory = "≤ " + memory
		}
	}
	fmt.Fprintf(out, "%-4s %-24s %-12s %6d ms %8.2f %9s %6.2f %% %9.3f\n", s.kind, filepath.Base(s.path), reader,
		m.took.Milliseconds(), float64(m.took)/float64(base.took), memory, 100*m.wrong, m.f1)
}

// judge measures a text that was read.
func (m *measured) judge(s subject, text string) {
	m.wrong, m.f1 = measure.Wrong(s.truth, text), measure.Paragraphs(s.truth, text)
}
