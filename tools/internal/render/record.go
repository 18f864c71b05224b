package render

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"dafu/tools/internal/disk"
)

// record is what a site was rendered from and what came of it, so that the next
// run can tell what to leave alone. It goes by the bytes of files.
type record struct {
	Program string            // checksum of the program
	Maker   string            // checksum of it and of all that every page may show
	Letters map[string]face   // by bundle, as a path below content/replies
	Static  map[string]string // checksums of the files below static/
	Public  map[string]string // checksums of all that was published
}

const staticFolder = "static"

// sources are the files and folders of a site that Hugo reads, but for static/ and
// the letters.
var sources = []string{"config.toml", "layouts", "assets", "i18n", "data", "content"}

// others are files and folders by which Hugo can be made to read still others.
var others = []string{"config", "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.yaml", "config.yml", "config.json", "themes", "_vendor"}

var (
	modules = regexp.MustCompile(`(?m)^\s*\[*\s*"?(?:module|theme|imports|mounts)\b`)
	// clock finds layouts that show the day on which the site is rendered.
	clock = regexp.MustCompile(`(?:\{\{-?\s*|[(|=,]\s*|\s)(?:now\b\s*[.|)}]|time\.Now\b)`)
	// files finds layouts that read files by themselves; those of the search may read its index.
	files = regexp.MustCompile(`\bos\.|\b(?:readFile|readDir|fileExists)\b`)
)

// inputs reads what the site is rendered from; nil if that can't be told from the
// folder of the site alone.
func (w work) inputs(before *record) (*record, error) {
	for _, name := range others {
		if _, err := os.Lstat(filepath.Join(w.Root, name)); err == nil {
			return nil, nil
		}
	}
	config, err := os.ReadFile(filepath.Join(w.Root, "config.toml"))
	if err != nil || modules.Match(config) {
		return nil, nil
	}
	program, err := disk.Program()
	if err != nil {
		return nil, nil
	}
	r := &record{Program: program, Letters: map[string]face{}}
	if before != nil && before.Program != program {
		before = nil // it may see other things in a letter
	}
	shared := map[string]string{"program": program, "public": w.public, "address": w.BaseURL, "environment": environment()}
	var untold bool
	bundles := map[string][]named{}
	var lock sync.Mutex
	for _, source := range sources {
		known := func(name string) string {
			if source == "content" && strings.Count(name, "/") > 1 { // a file of a letter
				return w.Known[source+"/"+name]
			}
			return ""
		}
		err := readAll(filepath.Join(w.Root, source), nil, known, func(name, sum string, data []byte) {
			lock.Lock()
			defer lock.Unlock()
			rest, letter := strings.CutPrefix(name, "replies/")
			if source == "content" && letter && strings.Contains(rest, "/") {
				bundle, file := path.Split(rest)
				bundle = strings.TrimSuffix(bundle, "/")
				bundles[bundle] = append(bundles[bundle], named{file, sum, data})
				return
			}
			if source == "data" && name == "history.json" {
				return
			}
			if source == "layouts" {
				untold = untold || clock.Match(data) || files.Match(data) && !strings.HasPrefix(name, "_partials/search/")
			}
			shared[source+"/"+name] = sum
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("read the site: %w", err)
		}
	}
	if untold {
		return nil, nil
	}
	history := map[string]json.RawMessage{}
	if data, err := os.ReadFile(filepath.Join(w.Root, "data", "history.json")); err == nil {
		if json.Unmarshal(data, &history) != nil {
			return nil, nil
		}
	}
	replies := filepath.Join(w.Root, "content", "replies")
	if ok, err := gatherFaces(r, before, replies, bundles, history); !ok {
		return nil, err
	}
	r.Maker = sumOfMap(shared)
	known := func(name string) string { return w.Known[staticFolder+"/"+name] }
	if r.Static, err = sums(filepath.Join(w.Root, staticFolder), nil, known); errors.Is(err, fs.ErrNotExist) {
		r.Static, err = map[string]string{}, nil
	}
	return r, err
}

// environment is what of it Hugo heeds.
func environment() string {
	var list []string
	for _, v := range os.Environ() {
		if strings.HasPrefix(v, "HUGO") {
			list = append(list, v)
		}
	}
	slices.Sort(list)
	return strings.Join(list, "\n")
}

// load reads the record of the last run; nil if there is none that is whole.
func (w work) load() *record {
	f, err := os.Open(w.kept)
	if err != nil {
		return nil
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil
	}
	var r record
	if json.NewDecoder(z).Decode(&r) != nil {
		return nil
	}
	if _, err := io.Copy(io.Discard, z); err != nil { // the checksum stands at the end
		return nil
	}
	return &r
}

func (w work) save(r *record) error {
	var out bytes.Buffer
	z, _ := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	if err := errors.Join(json.NewEncoder(z).Encode(r), z.Close()); err != nil {
		return fmt.Errorf("keep what was rendered: %w", err)
	}
	return disk.Spare(w.kept, out.Bytes())
}

// forget takes the record away before what people read is touched: a run that is
// cut short leaves none, and the next one renders all.
func (w work) forget() error {
	if err := os.Remove(w.kept); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forget what was rendered: %w", err)
	}
	return nil
}

// visible tells the files of a site from what else lies in its folder, as .git.
func visible(name string) bool { return !strings.HasPrefix(name, ".") }

// sums is the checksum of every file below a folder, by its path from there.
func sums(dir string, wanted func(name string) bool, known func(name string) string) (map[string]string, error) {
	out := map[string]string{}
	var lock sync.Mutex
	err := readAll(dir, wanted, known, func(name, sum string, _ []byte) {
		lock.Lock()
		out[name] = sum
		lock.Unlock()
	})
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	return out, err
}

// readAll reads all files below a folder, or a file alone, on all processors. known, if
// not nil, gives the checksum of a file that need not be read; then there is no data.
func readAll(dir string, wanted func(name string) bool, known func(name string) string, use func(name, sum string, data []byte)) error {
	paths := make(chan string, 64)
	failed := make(chan error, runtime.GOMAXPROCS(0))
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var first error
			for path := range paths {
				name, err := filepath.Rel(dir, path)
				if err != nil {
					first = errors.Join(first, err)
					continue
				}
				name = filepath.ToSlash(name)
				if known != nil {
					if sum := known(name); sum != "" {
						use(name, sum, nil)
						continue
					}
				}
				data, err := os.ReadFile(path)
				if err != nil {
					first = errors.Join(first, err)
					continue
				}
				use(name, disk.SumOf(data), data)
			}
			failed <- first
		})
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if wanted != nil && name != "." && !wanted(filepath.ToSlash(name)) {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if !d.IsDir() {
			paths <- path
		}
		return nil
	})
	close(paths)
	workers.Wait()
	close(failed)
	for f := range failed {
		err = errors.Join(err, f)
	}
	return err
}

func sumOfMap(m map[string]string) string {
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(m)) {
		fmt.Fprintf(&b, "%q %q\n", k, m[k])
	}
	return disk.SumOf([]byte(b.String()))
}
