// Package render runs the Hugo that Dafu carries inside, so that a machine with
// nothing but Go, or nothing but a released dafu, renders the site. It is the
// only importer of Hugo.
package render

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"dafu/tools/internal/disk"

	"github.com/gohugoio/hugo/commands"
)

// Options say what is rendered and where to.
type Options struct {
	Root    string // folder of config.toml
	Public  string // folder to write to; "" for public/ under Root
	BaseURL string // address of the site; "" for the one in config.toml
	Strict  bool   // a warning of Hugo's is a failure
	All     bool   // Publish renders every page, whatever has changed

	// Known has checksums of files of the site that were read a moment ago; they are not read
	// again.
	Known disk.Sums

	// Begins, if not nil, is called by Publish before Hugo renders all pages, or a part of them.
	Begins func(all bool)

	// Segments names the parts of the site to render, of those that config.toml
	// defines; none for all.
	Segments []string

	config string // file of more settings, over those of config.toml
	few    bool   // few letters are worked out
}

func (o Options) args() []string {
	args := []string{"--source", o.Root, "--quiet"}
	if o.Public != "" {
		args = append(args, "--destination", o.Public)
	}
	if o.BaseURL != "" {
		args = append(args, "--baseURL", o.BaseURL)
	}
	if o.Strict {
		args = append(args, "--panicOnWarning", "--printI18nWarnings", "--printPathWarnings")
	}
	if o.config != "" {
		args = append(args, "--config", filepath.Join(o.Root, "config.toml")+","+o.config)
	}
	if len(o.Segments) > 0 {
		args = append(args, "--renderSegments", strings.Join(o.Segments, ","))
	}
	return args
}

// ErrHugo means that Hugo could not render the site; what people read is as it was.
var ErrHugo = errors.New("hugo could not render the site")

// Build renders the site once, after emptying the folder it writes to of what
// the site no longer has. Hugo's own messages go to the standard streams. When ctx
// ends, Build does, and Hugo goes on in the background until the process ends.
func Build(ctx context.Context, o Options) error {
	public := o.Public
	if public == "" {
		public = filepath.Join(o.Root, "public")
	}
	garbage := 100
	if o.few {
		garbage = 400 // they need half of the memory, and a person waits for them
	}
	defer bound(o.Root, garbage)()
	args := append(o.args(), "--cleanDestinationDir")
	err := execute(ctx, args, public)
	if err != nil && strings.Contains(err.Error(), "logged ") { // what it says of that it keeps to itself while it is quiet
		loud := slices.DeleteFunc(args, func(arg string) bool { return arg == "--quiet" })
		err = cmp.Or(execute(ctx, loud, public), err)
	}
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("%w: %w", ErrHugo, err)
	}
	return err
}

// Memory is that from which garbage is collected at any price, for a site
// of up to ten thousand letters, which hold half of it; larger ones have more in proportion.
// With half a gigabyte less, lists of ten thousand letters take twice as long.
const Memory = 3500 << 20

// bound keeps ten thousand letters within the memory of an office computer: by
// itself Hugo keeps what it has rendered until a quarter of all memory is full, and
// Go lets as much again lie about before it clears up. What the environment says
// goes before. garbage is how much of it may lie about, in per cent of what is in
// use. It returns what undoes it, but for a limit that was raised: what Hugo holds it
// keeps after it has ended.
func bound(root string, garbage int) (undo func()) {
	const limit, percent = "HUGO_MEMORYLIMIT", "GOGC" // the first in GB from which Hugo forgets
	undo = func() {}
	if os.Getenv(limit) == "" {
		os.Setenv(limit, "2")
		undo = func() { os.Unsetenv(limit) }
	}
	if os.Getenv(percent) == "" {
		before, rest := debug.SetGCPercent(garbage), undo
		undo = func() { debug.SetGCPercent(before); rest() }
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		letters, _ := filepath.Glob(filepath.Join(root, "content", "replies", "*", "*", "index.zh.md"))
		debug.SetMemoryLimit(int64(max(len(letters), 10_000)) * Memory / 10_000)
	}
	return undo
}

// Serve renders the site in memory, serves it on localhost and renders anew
// what changes, until the process is interrupted. Only this machine can reach it.
// The page that was saved and those just looked at are rendered at once; lists on
// other pages follow with the next build: whoever corrects a letter among a
// thousand waits a second and not minutes.
func Serve(root string, port int) error {
	// In memory: a preview's pages, with localhost in their addresses, must never be
	// taken for the site and published.
	args := []string{"server", "--source", root, "--bind", "127.0.0.1", "--port", fmt.Sprint(port),
		"--renderToMemory"}
	if err := commands.Execute(args); err != nil {
		return fmt.Errorf("serve the site: %w", err)
	}
	return nil
}
