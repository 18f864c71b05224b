package render

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"

	"dafu/tools/internal/disk"
)

// Published says what became of the pages that people read.
type Published struct {
	All   bool // every page was rendered
	Put   bool // what lists show otherwise was put into those that were published
	Files int  // how many files were rendered; those under static/ are not counted

	// Sums are the checksums of all files that are published, by their paths: the first
	// half of SHA-256, in hex.
	Sums map[string]string
}

// Publish renders the site beside the folder o.Public that people may be reading,
// and moves it there when it is whole. Where a letter or a few have changed since
// the last run, it renders the pages that show anything of them, and the files are
// the same, to the byte, as if it had rendered all
// (docs/decisions/0016-pages-that-show-a-change.md).
func Publish(ctx context.Context, o Options) (Published, error) {
	public := o.Public
	o.Public = filepath.Join(o.Root, disk.WorkFolder, "public")
	if err := os.RemoveAll(o.Public); err != nil {
		return Published{}, fmt.Errorf("make room for the site: %w", err)
	}
	w := work{Options: o, public: public, kept: filepath.Join(o.Root, disk.WorkFolder, "rendered")}
	p, err := w.publish(ctx)
	if err != nil {
		return Published{}, err
	}
	// What Hugo held is of no use any more, and the check that follows needs room.
	debug.FreeOSMemory()
	return p, os.RemoveAll(o.Public)
}

// work is one run of Publish. Options.Public is where Hugo writes.
type work struct {
	Options
	public string // what people read
	kept   string // file of the record
}

func (w work) publish(ctx context.Context) (Published, error) {
	before := w.load()
	now, err := w.inputs(before)
	if err != nil {
		return Published{}, err
	}
	if w.All || w.Strict || before == nil || now == nil || before.Maker != now.Maker { // strictness looks at all pages
		return w.whole(ctx, now)
	}
	lists, err := fs.Glob(os.DirFS(w.Root), "content/proposals/*.csv")
	if err != nil {
		return Published{}, fmt.Errorf("look for lists of proposals: %w", err)
	}
	s, ok := before.changed(now, len(lists) > 0)
	if !ok {
		return w.whole(ctx, now)
	}
	w.begins(false)
	// Hugo does much one thing after the other: meanwhile it is looked at whether what is
	// published is what was left there.
	untouched := make(chan []string, 1)
	go func(s selection) { untouched <- w.untouched(before, s) }(s)
	var known *kept
	var others *told
	if s.graft && s.translation {
		others = w.tell(before, now, s)
		s.graft = others != nil
	}
	if s.lists && !s.graft {
		known = w.keep(before, s)
	}
	err = w.part(ctx, s, known, others, before)
	with := <-untouched
	if err != nil {
		return Published{}, err
	} else if with == nil {
		if err := os.RemoveAll(w.Options.Public); err != nil {
			return Published{}, fmt.Errorf("make room for the site: %w", err)
		}
		return w.whole(ctx, now)
	}
	fresh, kept, err := w.rendered(ctx, before, now, &s, known, with)
	if err != nil {
		return Published{}, err
	}
	err = w.add(before, now, s, fresh)
	return Published{Put: s.graft, Files: len(fresh) - kept, Sums: now.Public}, err
}

func (w work) begins(all bool) {
	if w.Begins != nil {
		w.Begins(all)
	}
}

// untouched returns the published files that show a letter which is put into lists, not nil, if what
// is published is what was left there; nil if it is not.
func (w work) untouched(before *record, s selection) []string {
	with := []string{}
	there := map[string]string{}
	var lock sync.Mutex
	needles := s.needles()
	err := readAll(w.public, visible, nil, func(name, sum string, data []byte) {
		shows := holds(data, needles)
		lock.Lock()
		defer lock.Unlock()
		there[name] = sum
		if shows {
			with = append(with, name)
		}
	})
	if err != nil || !maps.Equal(there, before.Public) {
		return nil
	}
	return with
}

// rendered returns the checksums of what was rendered in part, after what is known was
// filled in, and how many of the files need not be moved since they are as they were. with are the
// published files that show a letter of s.graft.
func (w work) rendered(ctx context.Context, before, now *record, s *selection, known *kept, with []string) (fresh map[string]string, same int, err error) {
	if s.graft {
		fresh, err = w.graft(before, now, *s, with)
		if !errors.Is(err, errLost) {
			return fresh, 0, err
		}
		if err := os.RemoveAll(w.Options.Public); err != nil {
			return nil, 0, fmt.Errorf("make room for the site: %w", err)
		}
		s.graft = false
		if s.lists {
			known = w.keep(before, *s)
		}
		if err := w.part(ctx, *s, known, nil, before); err != nil {
			return nil, 0, err
		}
	}
	if known != nil {
		fresh, same, err = w.fill(before)
		if !errors.Is(err, errLost) {
			return fresh, same, err
		}
		if err := os.RemoveAll(w.Options.Public); err != nil {
			return nil, 0, fmt.Errorf("make room for the site: %w", err)
		}
		if err := w.part(ctx, *s, nil, nil, before); err != nil {
			return nil, 0, err
		}
	}
	if fresh, err = sums(w.Options.Public, visible, nil); err != nil {
		return nil, 0, fmt.Errorf("read what was rendered: %w", err)
	}
	return fresh, 0, nil
}

// whole renders all, and keeps a record of it for the next run.
func (w work) whole(ctx context.Context, now *record) (Published, error) {
	if err := w.forget(); err != nil {
		return Published{}, err
	}
	w.begins(true)
	debug.FreeOSMemory() // what earlier steps have left; Hugo takes what there is
	if err := Build(ctx, w.Options); err != nil {
		return Published{}, err
	}
	if err := disk.Mirror(w.Options.Public, w.public); err != nil {
		return Published{}, err
	}
	p := Published{All: true}
	there, err := sums(w.public, visible, nil)
	if err != nil {
		return Published{}, err
	}
	p.Files, p.Sums = len(there), there
	if now == nil {
		return p, nil
	}
	p.Files -= len(now.Static)
	for name, sum := range now.Static {
		if there[name] != sum {
			return p, nil // Hugo has a page of that name: too odd to be kept in mind
		}
	}
	now.Public = there
	return p, w.save(now)
}

// part renders the pages that show a letter that has changed. With known, what they have of
// others is left to be filled in; with others, it is told how far the English of letters has come that
// Hugo does not read.
func (w work) part(ctx context.Context, s selection, known *kept, others *told, before *record) error {
	if s.empty() {
		return nil
	}
	config := filepath.Join(w.Root, disk.WorkFolder, "part.toml")
	var shown []string
	for _, list := range []string{"members", "classes"} { // func/shown.html: a list of nobody is not published
		if before.Public[list+"/index.html"] != "" {
			shown = append(shown, list)
		}
	}
	text, segments, err := s.config(known, others, shown)
	if err != nil {
		return err
	}
	if err := disk.Spare(config, text); err != nil {
		return err
	}
	defer os.Remove(config)
	o := w.Options
	o.Segments, o.config, o.few = segments, config, known != nil || !s.lists || s.graft
	return Build(ctx, o)
}

// add puts what was rendered in part among what is published, with the files of
// static/ that have changed, and takes away what the site no longer has.
func (w work) add(before, now *record, s selection, fresh map[string]string) error {
	now.Public = map[string]string{}
	var gone []string
	for name, sum := range before.Public {
		_, rendered := fresh[name]
		_, wasStatic := before.Static[name]
		_, isStatic := now.Static[name]
		if !rendered && (wasStatic && !isStatic || !wasStatic && s.renders(name)) {
			gone = append(gone, name)
			continue
		}
		now.Public[name] = sum
	}
	if err := w.forget(); err != nil {
		return err
	}
	for name, sum := range now.Static {
		if now.Public[name] == sum {
			continue
		}
		data, err := os.ReadFile(filepath.Join(w.Root, staticFolder, filepath.FromSlash(name)))
		if err != nil {
			return fmt.Errorf("publish a file: %w", err)
		}
		if err := disk.Spare(filepath.Join(w.public, filepath.FromSlash(name)), data); err != nil {
			return err
		}
		now.Public[name] = sum
	}
	maps.Copy(now.Public, fresh)
	if err := disk.Overlay(w.Options.Public, w.public, gone); err != nil {
		return err
	}
	return w.save(now)
}
