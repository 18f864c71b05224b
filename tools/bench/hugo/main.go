//go:build unix

// Hugo measures what the layouts of a site cost: it lets Hugo render the site,
// and the same content with a template of one line and no lists, and prints the
// time of both and how many times longer the site takes.
//
// usage: go run ./tools/bench/hugo [-runs N] SITE
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// noLists keeps Hugo from making any page but those of the content itself.
const noLists = "home,section,taxonomy,term,rss,sitemap,robotsTXT,404"

func main() {
	runs := flag.Int("runs", 1, "how often each is measured; the quickest counts")
	flag.Parse()
	if flag.NArg() != 1 || *runs < 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := bench(flag.Arg(0), *runs); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(3)
	}
}

// bench measures both ways of rendering a site in turn, so that what else the
// machine does troubles both alike.
func bench(site string, runs int) error {
	// The program itself, since `go tool` would be measured with it.
	hugo, err := exec.Command("go", "tool", "-n", "hugo").Output()
	if err != nil {
		return fmt.Errorf("find Hugo: %w", err)
	}
	bare, err := filepath.Abs(filepath.Join("tools", "bench", "hugo", "layouts"))
	if err != nil {
		return err
	}
	pages, err := letters(site)
	if err != nil {
		return err
	}
	program := strings.TrimSpace(string(hugo))
	var whole, least cost
	for range runs {
		w, err := render(program, site)
		if err != nil {
			return err
		}
		l, err := render(program, site, "--layoutDir", bare, "--disableKinds", noLists)
		if err != nil {
			return err
		}
		whole, least = whole.quicker(w), least.quicker(l)
	}
	fmt.Printf("%d letters in two languages   on the clock   processor   memory\n", pages)
	fmt.Printf("the site                    %11.1f s %9.1f s %5.0f MB\n", whole.clock.Seconds(), whole.busy.Seconds(), whole.memory)
	fmt.Printf("content alone, one line     %11.1f s %9.1f s %5.0f MB\n", least.clock.Seconds(), least.busy.Seconds(), least.memory)
	fmt.Printf("ratio                       %11.2f   %9.2f\n", whole.clock.Seconds()/least.clock.Seconds(), whole.busy.Seconds()/least.busy.Seconds())
	return nil
}

// letters counts the Chinese pages of letters.
func letters(site string) (int, error) {
	found, err := filepath.Glob(filepath.Join(site, "content", "replies", "*", "*", "index.zh.md"))
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("there are no pages of letters in %s", site)
	}
	return len(found), err
}

// cost is what one rendering took.
type cost struct {
	clock, busy time.Duration // passed; worked by all processors
	memory      float64       // largest resident size, in MB
}

// quicker returns the cost of the quicker of two renderings; the zero cost is none.
func (c cost) quicker(d cost) cost {
	if c.clock == 0 || d.busy < c.busy {
		return d
	}
	return c
}

// render runs Hugo on a site into a folder that is thrown away.
func render(program, site string, args ...string) (cost, error) {
	out, err := os.MkdirTemp("", "bench-hugo-")
	if err != nil {
		return cost{}, err
	}
	defer os.RemoveAll(out)
	cmd := exec.Command(program, append([]string{"--source", site, "--destination", out, "--quiet", "--noBuildLock"}, args...)...)
	cmd.Stderr = os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("render %s: %w", site, err)
	}
	used := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return cost{
		clock: time.Since(start), busy: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(),
		memory: float64(used.Maxrss) / 1000,
	}, nil
}
