package site

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/page"
	"dafu/tools/internal/searchindex"
)

// groupSize is how many bundles are taken into the index together, about. What was
// gathered of a group is kept, so that one changed page has its group gathered
// again and no other.
const groupSize = 40

// groupFolder is where that is kept, below the work folder.
const groupFolder = "index"

// indexGroup is what was gathered of a group of bundles.
type indexGroup struct {
	builder  *searchindex.Builder
	findings []diag.Finding
	err      error
}

// makeIndex makes the search index of the pages, and says how many they are. What
// is gathered is kept for the next time if keep is set.
func (s *Site) makeIndex(ctx context.Context, keep bool) (x *searchindex.Index, pages int, findings []diag.Finding, err error) {
	maker := s.maker() // before the pages are read: what is saved meanwhile counts as new next time
	store := s.pages()
	bundles, err := store.Bundles()
	if err != nil {
		return nil, 0, nil, err
	}
	of := 1
	for of*groupSize < len(bundles) && of < maxShards/2 {
		of *= 2 // seldom another, so that the groups stay
	}
	groups, names := map[string][]string{}, []string(nil)
	for n := range of {
		names = append(names, Shard{n + 1, of}.indexFile())
	}
	for _, b := range bundles {
		g := names[share(b, of)]
		groups[g] = append(groups[g], b)
	}
	all, out := searchindex.NewBuilder(), diag.List{}
	err = ordered(ctx, names, pageWise, func(_ context.Context, name string) indexGroup {
		return s.indexGroup(store, groups[name], maker, name, keep)
	}, func(_ int, g indexGroup) error {
		out.Add(g.findings...)
		if g.err != nil {
			return g.err
		}
		return all.Join(g.builder)
	})
	if err != nil {
		return nil, 0, out.All(), err
	}
	if keep {
		s.dropGroups(groups)
	}
	pages = all.Len()
	return all.Finish(), pages, out.All(), nil
}

// indexGroup gathers the pages of a group, or takes what was gathered of them last
// time, if they are the same.
func (s *Site) indexGroup(store *page.Store, bundles []string, maker, name string, keep bool) indexGroup {
	path := s.path(disk.WorkFolder, groupFolder, name)
	in := s.groupSum(store, bundles, maker, s.Known)
	if b := keptGroup(path, in); b != nil && maker != "" {
		return indexGroup{builder: b}
	}
	if s.Known != nil { // of what is read now, and not of what there was a moment ago
		in = s.groupSum(store, bundles, maker, nil)
	}
	g := indexGroup{builder: searchindex.NewBuilder()}
	for _, b := range bundles {
		p := s.indexPage(store, g.builder, b)
		g.findings = append(g.findings, p.findings...)
		if p.err != nil {
			g.err = p.err
			return g
		}
	}
	if keep && maker != "" && len(g.findings) == 0 && len(bundles) > 0 {
		g.err = keepGroup(path, in, g.builder)
	}
	return g
}

// groupSum is the checksum of what is gathered of a group. Files of a known checksum are
// not read.
func (s *Site) groupSum(store *page.Store, bundles []string, maker string, known disk.Sums) string {
	h := sha256.New()
	io.WriteString(h, maker)
	for _, b := range bundles {
		fmt.Fprintf(h, "\n%s", b)
		for _, file := range []string{page.ChineseFile, page.EnglishFile} {
			sum, ok := known["content/replies/"+b+"/"+file]
			if !ok {
				if data, err := os.ReadFile(store.File(b, file)); err == nil {
					sum = disk.SumOf(data)
				}
			}
			fmt.Fprintf(h, " %s", cmp.Or(sum, "none"))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// keptGroup reads what was kept of a group: nil if it was gathered from other pages,
// or is damaged.
func keptGroup(path, in string) *searchindex.Builder {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	head, rest, _ := bytes.Cut(data, []byte("\n"))
	if string(head) != in+" "+checksum(rest) {
		return nil
	}
	b := searchindex.NewBuilder()
	if b.Load(bytes.NewReader(rest)) != nil {
		return nil
	}
	return b
}

func keepGroup(path, in string, b *searchindex.Builder) error {
	var out bytes.Buffer
	if err := b.Save(&out); err != nil {
		return err
	}
	head := in + " " + checksum(out.Bytes()) + "\n"
	return disk.Spare(path, append([]byte(head), out.Bytes()...))
}

// dropGroups removes what is kept of groups that are no more.
func (s *Site) dropGroups(groups map[string][]string) {
	files, _ := filepath.Glob(s.path(disk.WorkFolder, groupFolder, "*.index"))
	for _, f := range files {
		if groups[filepath.Base(f)] == nil {
			os.Remove(f) // one that stays behind is in nobody's way
		}
	}
}
