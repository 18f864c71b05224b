package main

import (
	"fmt"
	"path/filepath"

	"dafu/tools/internal/disk"
	"dafu/tools/internal/site"

	"github.com/spf13/cobra"
)

// shards is how the flags of a command share its work between machines.
type shards struct {
	one  string // the share to read, as in 2/4; "" for none
	join bool   // put all shares together
	dir  string // folder of the shares; "" for the usual one
}

// flags gives a command its flags; what says what is read, made what --join makes.
func (o *shards) flags(cmd *cobra.Command, what, made string) {
	cmd.Flags().StringVar(&o.one, "shard", "", what)
	cmd.Flags().BoolVar(&o.join, "join", false, made)
	cmd.Flags().StringVar(&o.dir, "shards", "", "folder of the shares (default: .dafu/shards)")
	cmd.MarkFlagsMutuallyExclusive("shard", "join")
}

// folder is the folder of the shares as messages name it, from the current one.
func (o *shards) folder(s *site.Site) string {
	if o.dir != "" {
		return here(o.dir)
	}
	return here(filepath.Join(s.Root, disk.WorkFolder, "shards"))
}

// readShard reads one share of the letters and keeps it.
func (a *app) readShard(s *site.Site, paths []string, o *shards) error {
	p, err := site.ParseShard(o.one)
	if err != nil {
		return a.understood(fmt.Errorf("--shard %s: %w", o.one, err))
	}
	dir := o.folder(s)
	bar := a.progress("letters", "原件")
	n, findings, err := s.ReadShard(a.ctx, paths, p, dir, bar.set)
	bar.close()
	a.report(findings)
	if err != nil {
		return err
	}
	a.say("letters   %d read, kept in %s", "原件      读取 %d 件，存于 %s", n, filepath.Join(dir, p.File()))
	return nil
}

// joinShards writes the pages of all shares.
func (a *app) joinShards(s *site.Site, o *shards, all bool) (site.Converted, error) {
	bar := a.progress("letters", "原件")
	c, findings, err := s.Join(a.ctx, o.folder(s), bar.set)
	bar.close()
	a.tellLetters(c, findings, all)
	return c, err
}

// indexShard reads the pages of one share of the letters for the search index.
func (a *app) indexShard(s *site.Site, o *shards) error {
	p, err := site.ParseShard(o.one)
	if err != nil {
		return a.understood(fmt.Errorf("--shard %s: %w", o.one, err))
	}
	n, findings, err := s.IndexShard(a.ctx, p, o.folder(s))
	a.report(findings)
	if err != nil {
		return err
	}
	a.say("search    %s read, kept in %s", "检索      读取 %s 个页面，存于 %s", a.number(n, "page", "pages"), o.folder(s))
	return nil
}
