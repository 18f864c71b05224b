package render

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"

	"dafu/tools/internal/disk"
)

// Published says what became of the pages that people read.
type Published struct {
	All   bool // every page was rendered
	Files int  // how many files were rendered; those under static/ are not counted
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
	if before == nil || now == nil || before.Maker != now.Maker || w.Strict { // strictness looks at all pages
		return w.whole(ctx, now)
	}
	s, ok := before.changed(now)
	if !ok {
		return w.whole(ctx, now)
	}
	there, err := sums(w.public, visible)
	if err != nil {
		return Published{}, err
	}
	if !maps.Equal(there, before.Public) {
		return w.whole(ctx, now)
	}
	return w.part(ctx, before, now, s)
}

// whole renders all, and keeps a record of it for the next run.
func (w work) whole(ctx context.Context, now *record) (Published, error) {
	if err := w.forget(); err != nil {
		return Published{}, err
	}
	if err := Build(ctx, w.Options); err != nil {
		return Published{}, err
	}
	if err := disk.Mirror(w.Options.Public, w.public); err != nil {
		return Published{}, err
	}
	p := Published{All: true}
	there, err := sums(w.public, visible)
	if err != nil {
		return Published{}, err
	}
	p.Files = len(there)
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

// part renders the pages that show a letter that has changed.
func (w work) part(ctx context.Context, before, now *record, s selection) (Published, error) {
	var p Published
	if !s.empty() {
		config := filepath.Join(w.Root, disk.WorkFolder, "part.toml")
		text, segments := s.config()
		if err := disk.Spare(config, []byte(text)); err != nil {
			return p, err
		}
		defer os.Remove(config)
		o := w.Options
		o.Segments, o.config = segments, config
		if err := Build(ctx, o); err != nil {
			return p, err
		}
	}
	fresh, err := sums(w.Options.Public, visible)
	if err != nil {
		return p, err
	}
	p.Files = len(fresh)
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
		return p, err
	}
	for name, sum := range now.Static {
		if now.Public[name] == sum {
			continue
		}
		data, err := os.ReadFile(filepath.Join(w.Root, staticFolder, filepath.FromSlash(name)))
		if err != nil {
			return p, fmt.Errorf("publish a file: %w", err)
		}
		if err := disk.Spare(filepath.Join(w.public, filepath.FromSlash(name)), data); err != nil {
			return p, err
		}
		now.Public[name] = sum
	}
	for name, sum := range fresh {
		now.Public[name] = sum
	}
	if err := disk.Overlay(w.Options.Public, w.public, gone); err != nil {
		return p, err
	}
	return p, w.save(now)
}
