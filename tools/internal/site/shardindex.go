package site

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/searchindex"
)

// indexFile is the file that a share of the search index is kept in.
func (p Shard) indexFile() string { return fmt.Sprintf("%d-of-%d.index", p.N, p.Of) }

// IndexShard reads the pages of one share of the letters and keeps what the
// search index needs of them in dir, for JoinIndex. It reports how many pages it
// read.
func (s *Site) IndexShard(ctx context.Context, p Shard, dir string) (pages int, findings []diag.Finding, err error) {
	builder, pages, findings, err := s.gatherIndex(ctx, p.holds)
	if err != nil {
		return 0, findings, err
	}
	var out bytes.Buffer
	if err := builder.Save(&out); err != nil {
		return 0, findings, err
	}
	_, err = disk.Write(filepath.Join(dir, p.indexFile()), out.Bytes())
	return pages, findings, err
}

// JoinIndex writes the search index of all shares in dir, as Index would have
// written it on one machine.
func (s *Site) JoinIndex(ctx context.Context, dir string) (Indexed, error) {
	var n Indexed
	files, err := filepath.Glob(filepath.Join(dir, "*.index"))
	if err != nil || len(files) == 0 {
		return n, fmt.Errorf("there is no share of a search index in %s: make them with dafu index --shard 1/2, 2/2 …", dir)
	}
	var first Shard
	there := map[int]bool{}
	builder := searchindex.NewBuilder()
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return n, err
		}
		p, err := shardOf(f)
		if err != nil {
			return n, err
		}
		if first.Of == 0 {
			first = p
		}
		if p.Of != first.Of {
			return n, fmt.Errorf("%w: %s is one of %d, %s one of %d", ErrShards, f, p.Of, files[0], first.Of)
		}
		there[p.N] = true
		data, err := os.ReadFile(f)
		if err != nil {
			return n, fmt.Errorf("read the share: %w", err)
		}
		if err := builder.Load(bytes.NewReader(data)); err != nil {
			return n, badShare(f, "dafu index", p)
		}
	}
	if missing := missingShards(there, first.Of, Shard.indexFile); missing != "" {
		return n, fmt.Errorf("%w: not in %s: %s", ErrShards, dir, missing)
	}
	n.Pages = builder.Len()
	x := builder.Finish()
	n.Files = len(x.Files())
	n.Changed, err = x.Write(s.path("static", "search"))
	return n, err
}

// missingShards names the files of shares that are not there; "" if all are.
func missingShards(there map[int]bool, of int, file func(Shard) string) string {
	var missing []string
	for n := 1; n <= of; n++ {
		if !there[n] {
			missing = append(missing, file(Shard{n, of}))
		}
	}
	return strings.Join(missing, ", ")
}
