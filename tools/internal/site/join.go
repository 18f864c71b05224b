package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/page"
)

// ErrShards means that the shards in a folder are not those of one site.
var ErrShards = errors.New("the shards do not belong together")

// Join writes the pages of letters that were read in shards, as Convert would
// have written them on one machine: in the same order, with the same findings.
// dir holds all shards and no others.
func (s *Site) Join(ctx context.Context, dir string, progress func(done, total int)) (Converted, []diag.Finding, error) {
	c := Converted{Pages: map[page.Action]int{}}
	shards, err := openShards(dir)
	defer func() {
		for _, p := range shards {
			p.file.Close()
		}
	}()
	if err != nil {
		return c, nil, err
	}
	store, findings, err := s.store()
	if err != nil {
		return c, findings, err
	}
	store.Queue = new(disk.Queue)
	out := diag.List{}
	out.Add(findings...)
	total := shards[0].head.Letters
	work := func() error {
		for at := range total {
			if err := ctx.Err(); err != nil {
				return err
			}
			item, err := take(shards, at)
			if err != nil {
				return err
			}
			c.Files++
			file := filepath.Join(s.Root, filepath.FromSlash(item.File))
			if filepath.IsAbs(item.File) {
				file = item.File
			}
			if err := s.put(store, file, item.read(file), &c, &out); err != nil {
				return err
			}
			if progress != nil {
				progress(at+1, total)
			}
		}
		return nil
	}
	err = work()
	unwritten, failed := store.Wait()
	c.passOver(store, unwritten)
	out.Add(unwritten...)
	return c, out.All(), cmp.Or(failed, err)
}

// openShards opens all shards in dir and sees that they belong together.
func openShards(dir string) ([]*shardReader, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.shard"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("there is no shard in %s: make them with dafu convert --shard 1/2, 2/2 …", dir)
	}
	var shards []*shardReader
	there := map[int]bool{}
	for _, f := range files {
		p, err := openShard(f)
		if err != nil {
			return shards, err
		}
		shards = append(shards, p)
		first := shards[0].head
		switch {
		case p.head.Shard.Of != first.Shard.Of:
			return shards, fmt.Errorf("%w: %s is one of %d, %s one of %d", ErrShards, f, p.head.Shard.Of, files[0], first.Shard.Of)
		case p.head.List != first.List:
			return shards, fmt.Errorf("%w: %s and %s were made of different letters", ErrShards, f, files[0])
		}
		there[p.head.Shard.N] = true
	}
	if missing := missingShards(there, shards[0].head.Shard.Of, Shard.File); missing != "" {
		return shards, fmt.Errorf("%w: not in %s: %s", ErrShards, dir, missing)
	}
	return shards, nil
}

// take takes the letter at a place from the shard that has it.
func take(shards []*shardReader, at int) (*shardItem, error) {
	for _, p := range shards {
		if item := p.next; item != nil && item.At == at {
			if err := p.advance(); err != nil {
				return nil, err
			}
			return item, nil
		}
	}
	return nil, fmt.Errorf("%w: letter %d is in none of them", ErrShards, at+1)
}

// read returns what was read of a letter's file.
func (i *shardItem) read(file string) read {
	return read{letter: i.Letter, hidden: i.Hidden, findings: saidBefore(i.Findings, file)}
}
