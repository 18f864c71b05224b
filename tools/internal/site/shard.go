package site

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/privacy"
)

// Shard is one of several shares of a site's letters, each read on a machine of
// its own: the reading is the long work, and no letter needs another for it.
type Shard struct{ N, Of int } // the N-th, from 1, of Of

// maxShards bounds how many machines share the work.
const maxShards = 1000

// ErrShard means that a shard was not given as 2/4.
var ErrShard = errors.New("a shard is named as in 2/4: the second of four")

// ParseShard reads a shard as a command line gives it: "2/4".
func ParseShard(s string) (Shard, error) {
	n, of, ok := strings.Cut(s, "/")
	p := Shard{}
	var err1, err2 error
	p.N, err1 = strconv.Atoi(n)
	p.Of, err2 = strconv.Atoi(of)
	if !ok || err1 != nil || err2 != nil || p.N < 1 || p.N > p.Of || p.Of > maxShards {
		return Shard{}, ErrShard
	}
	return p, nil
}

// File is the name of the file that a shard is kept in.
func (p Shard) File() string { return fmt.Sprintf("%d-of-%d.shard", p.N, p.Of) }

// shardOf returns the shard that a file is named by.
func shardOf(path string) (Shard, error) {
	name := filepath.Base(path)
	p, err := ParseShard(strings.Replace(strings.TrimSuffix(name, filepath.Ext(name)), "-of-", "/", 1))
	if err != nil {
		return p, fmt.Errorf("%w: %s is not named as they are, as in 2-of-4", ErrShards, path)
	}
	return p, nil
}

// holds reports whether a letter's file is of this shard. It goes by the name
// alone, so that a new letter moves no other.
func (p Shard) holds(name string) bool { return share(name, p.Of) == p.N-1 }

// share is in which of so many shares a name is.
func share(name string, of int) int {
	h := fnv.New32a()
	io.WriteString(h, name)
	return int(h.Sum32() % uint32(of))
}

// shardFormat is raised when the form of a shard changes.
const shardFormat = 1

// shardHead opens a shard: JSON on a line of its own, as all that follows.
type shardHead struct {
	Format  int
	Shard   Shard
	Letters int    // in all shards
	List    string // checksum of the names of all letters
}

// shardItem is a letter's file after reading.
type shardItem struct {
	At       int    // place in the list of all letters
	File     string // below the root of the site, with slashes
	Letter   *letter.Letter
	Hidden   map[privacy.Kind]int
	Findings []keptFinding
}

// ReadShard reads the letters of one shard at the paths and keeps what is read in
// dir, without personal data, for Join. It reports how many letters it read.
func (s *Site) ReadShard(ctx context.Context, paths []string, p Shard, dir string, progress func(done, total int)) (n int, findings []diag.Finding, err error) {
	all, findings, err := letters(ctx, paths)
	if err != nil {
		return 0, findings, err
	}
	head := shardHead{Format: shardFormat, Shard: p, Letters: len(all)}
	sum := sha256.New()
	var list []string
	var at []int
	for i, file := range all {
		name := s.belowRoot(file)
		fmt.Fprintln(sum, name)
		if p.holds(name) {
			list, at = append(list, file), append(at, i)
		}
	}
	head.List = hex.EncodeToString(sum.Sum(nil))
	var out strings.Builder
	z := gzip.NewWriter(&out)
	enc := json.NewEncoder(z)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(head); err != nil {
		return 0, findings, fmt.Errorf("keep the shard: %w", err)
	}
	err = s.inOrder(ctx, list, func(i int, r read) error {
		if progress != nil {
			defer progress(i+1, len(list))
		}
		findings = append(findings, r.findings...)
		item := shardItem{At: at[i], File: s.belowRoot(list[i]), Letter: r.letter, Hidden: r.hidden, Findings: keepFindings(r.findings, list[i])}
		return enc.Encode(item)
	})
	if err != nil {
		return 0, findings, err
	}
	if err := z.Close(); err != nil {
		return 0, findings, fmt.Errorf("keep the shard: %w", err)
	}
	_, err = disk.Write(filepath.Join(dir, p.File()), []byte(out.String()))
	return len(list), findings, err
}

// belowRoot returns the path of a letter's file below the root of the site, so
// that machines with the site in other folders agree; another file keeps its own.
func (s *Site) belowRoot(file string) string {
	abs, err := filepath.Abs(file)
	if err == nil {
		if rel, err := filepath.Rel(s.Root, abs); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.ToSlash(file)
}

// badShare says that a share is cut short, damaged, or made by another version, and which command
// makes it anew.
func badShare(path, command string, p Shard) error {
	return fmt.Errorf("%s is cut short, damaged, or made by another version of dafu: make it anew with %s --shard %d/%d", path, command, p.N, p.Of)
}

// shardReader reads one shard, letter by letter.
type shardReader struct {
	head shardHead
	next *shardItem // nil at the end
	dec  *json.Decoder
	file *os.File
	bad  error // what is said when it can't be read
}

func openShard(path string) (*shardReader, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	p, err := shardOf(path)
	if err != nil {
		f.Close()
		return nil, err
	}
	r := &shardReader{file: f, bad: badShare(path, "dafu convert", p)}
	z, err := gzip.NewReader(f)
	if err == nil {
		r.dec = json.NewDecoder(z)
		err = r.dec.Decode(&r.head)
	}
	if err == nil && (r.head.Format != shardFormat || r.head.Shard != p) {
		err = r.bad
	}
	if err == nil {
		err = r.advance()
	}
	if err != nil {
		f.Close()
		return nil, r.bad
	}
	return r, nil
}

// advance reads the next letter. The end that a whole file has is no error.
func (r *shardReader) advance() error {
	item := &shardItem{}
	if err := r.dec.Decode(item); errors.Is(err, io.EOF) {
		r.next = nil
		return nil
	} else if err != nil {
		return r.bad
	}
	r.next = item
	return nil
}
