//go:build unix

package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"syscall"
	"testing"
	"time"

	"dafu/tools/internal/page"
	"dafu/tools/internal/site"
)

// BenchmarkUpdate measures `dafu translate update` over ten thousand letters of
// which none has changed: reading every page and catalogue, checking every pair
// of texts, printing every English page and comparing it with the one there.
//
//	go test ./tools/demo -run '^$' -bench Update -benchtime 1x -timeout 30m
//
// It reports what the processors were busy for beside the time on the clock,
// which on a machine at other work says little.
func BenchmarkUpdate(b *testing.B) {
	const letters = 10000
	ctx := context.Background()
	s := open(b, letters)
	if _, _, err := s.Convert(ctx, []string{filepath.Join(s.Root, "letters")}, nil); err != nil {
		b.Fatal(err)
	}
	if _, _, err := s.Translate(ctx); err != nil {
		b.Fatal(err)
	}
	debug.FreeOSMemory()
	for b.Loop() {
		before := busy(b)
		t, _, err := s.Translate(ctx)
		if err != nil || t.Pages[page.Unchanged] != letters {
			b.Fatal(t, err)
		}
		var mem runtime.MemStats
		runtime.ReadMemStats(&mem)
		b.ReportMetric((busy(b) - before).Seconds(), "cpu-s")
		b.ReportMetric(float64(mem.Sys-mem.HeapReleased)/1e6, "MB")
	}
}

// BenchmarkConvert measures `dafu convert` over letters that have no pages yet.
//
//	go test ./tools/demo -run '^$' -bench Convert -benchtime 3x
func BenchmarkConvert(b *testing.B) {
	const letters = 3000
	ctx := context.Background()
	s := open(b, letters)
	var work, clock time.Duration
	for b.Loop() {
		b.StopTimer()
		for _, made := range []string{filepath.Join("content", "replies"), ".dafu"} {
			if err := os.RemoveAll(filepath.Join(s.Root, made)); err != nil {
				b.Fatal(err)
			}
		}
		b.StartTimer()
		before, start := busy(b), time.Now()
		c, _, err := s.Convert(ctx, []string{filepath.Join(s.Root, "letters")}, nil)
		if err != nil || c.Pages[page.Created] != letters {
			b.Fatal(c, err)
		}
		work, clock = work+busy(b)-before, clock+time.Since(start)
	}
	done := letters * float64(b.N)
	b.ReportMetric(done/clock.Seconds(), "letters/s")
	b.ReportMetric(1000*work.Seconds()/done, "cpu-ms/letter")
}

// open makes a site of invented letters, of which none is converted yet.
func open(b *testing.B, letters int) *site.Site {
	b.Helper()
	root := filepath.Join(b.TempDir(), "site")
	if err := demo(root, letters, 1); err != nil {
		b.Fatal(err)
	}
	s, _, err := site.Open(root)
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// busy returns what the processors have worked for this process.
func busy(b *testing.B) time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		b.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
