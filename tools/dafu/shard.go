package main

import (
	"fmt"
	"path/filepath"

	"dafu/tools/internal/site"

	"github.com/spf13/cobra"
)

// shards is how the flags of convert share its work between machines.
type shards struct {
	one  string // the share to read, as in 2/4; "" for none
	join bool   // write the pages of all shares
	dir  string // folder of the shares; "" for the usual one
}

func (o *shards) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.one, "shard", "", "read only one share of the letters, as 2/4, and keep it for --join")
	cmd.Flags().BoolVar(&o.join, "join", false, "write the pages of letters that were read in shares")
	cmd.Flags().StringVar(&o.dir, "shards", "", "folder of the shares (default: .dafu/shards)")
	cmd.MarkFlagsMutuallyExclusive("shard", "join")
}

func (o *shards) folder(s *site.Site) string {
	if o.dir != "" {
		return o.dir
	}
	return filepath.Join(s.Root, ".dafu", "shards")
}

// readShard reads one share of the letters and keeps it.
func (a *app) readShard(s *site.Site, paths []string, o *shards) error {
	p, err := site.ParseShard(o.one)
	if err != nil {
		return fmt.Errorf("--shard %s: %w", o.one, err)
	}
	dir := o.folder(s)
	bar := a.progress("letters", "来信")
	n, findings, err := s.ReadShard(a.ctx, paths, p, dir, bar.set)
	bar.close()
	a.report(findings)
	if err != nil {
		return err
	}
	a.say("letters   %d read, kept in %s", "来信      读取 %d 件，存于 %s", n, here(filepath.Join(dir, p.File())))
	return nil
}

// joinShards writes the pages of all shares.
func (a *app) joinShards(s *site.Site, o *shards, all bool) (site.Converted, error) {
	bar := a.progress("letters", "来信")
	c, findings, err := s.Join(a.ctx, o.folder(s), bar.set)
	bar.close()
	a.tellLetters(c, findings, all)
	return c, err
}
