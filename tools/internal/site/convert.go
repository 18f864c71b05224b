package site

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/intake"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/page"
	"dafu/tools/internal/privacy"
	"dafu/tools/internal/recognise"
)

var (
	noSuchFile = &diag.Rule{
		ID: "no-such-file", Severity: diag.Error, Doc: fileDoc,
		EN: "there is no file or folder of this name. Look at the spelling; the other letters were read.",
		ZH: "没有这个文件或文件夹。请核对名称；其余文件已照常处理。",
	}
	unreadable = &diag.Rule{
		ID: "unreadable-file", Severity: diag.Error, Doc: fileDoc,
		EN: "the file can't be opened: %[1]s. The other letters were read.",
		ZH: "文件无法打开：%[2]s。其余文件已照常处理。",
	}
)

// Read reads and recognises one letter's file. name is the path shown in
// findings and written into the page. A file that can't be read, or holds no
// letter, gives a nil letter and the finding that says why.
func (s *Site) Read(ctx context.Context, file, name string) (*letter.Letter, recognise.Reading) {
	data, refused := contents(file)
	if refused != nil {
		return nil, recognise.Reading{Findings: refused}
	}
	return s.recognise(ctx, file, name, data)
}

// recognise is Read for the bytes of the file.
func (s *Site) recognise(ctx context.Context, file, name string, data []byte) (*letter.Letter, recognise.Reading) {
	pos := diag.Pos{Path: file}
	text, findings, err := intake.Read(ctx, file, data)
	if err != nil {
		return nil, recognise.Reading{Findings: append(findings, unreadableFile(pos, err))}
	}
	if len(text.Lines) == 0 {
		return nil, recognise.Reading{Findings: findings}
	}
	r := recognise.Read(text, recognise.Options{Names: s.agencyKey, Today: s.Today})
	r.Findings = append(findings, r.Findings...)
	sum := sha256.Sum256(data)
	r.Letter.Source = letter.Source{File: name, SHA256: hex.EncodeToString(sum[:]), URL: text.URL, OCR: text.OCR}
	r.Letter.Published = published(text.Published)
	if r.Letter.Document == letter.NotALetter {
		return nil, r
	}
	return r.Letter, r
}

// agencyKey tells which agency a printed name means. One that nobody has entered
// in the registry goes by its full name, where the rule of the country gives it:
// the education bureaus of two cities are two.
func (s *Site) agencyKey(printed, place string) (string, bool) {
	id := s.Registry.ID(printed, place)
	return id, id != printed
}

func openFinding(pos diag.Pos, err error) diag.Finding {
	if errors.Is(err, fs.ErrNotExist) {
		return noSuchFile.At(pos)
	}
	return unreadableFile(pos, err)
}

func unreadableFile(pos diag.Pos, err error) diag.Finding {
	en, zh := disk.Words(err)
	return unreadable.At(pos, en, zh)
}

// Converted counts what became of the letters.
type Converted struct {
	Files   int // that were tried
	Refused int // that gave no page
	Pages   map[page.Action]int
	Letters []Outcome // in the order of the run
	First   bool      // no run on this computer has read the letters before: nobody here was told of them
}

// Outcome is what became of one letter's file.
type Outcome struct {
	File     string
	Bundle   string      // below content/replies; "" if there is no page
	Action   page.Action // "" for a file that gave no page
	Findings []diag.Finding
}

// Convert reads the letters at the paths (files, or folders with all that is
// below) and writes their Chinese pages. One bad letter never stops the others.
// Letters are read on all cores; pages are written one after another in the
// order of the letters, so that every run does the same. Progress, if not nil,
// is told how many letters of how many are done.
func (s *Site) Convert(ctx context.Context, paths []string, progress func(done, total int)) (Converted, []diag.Finding, error) {
	c := Converted{Pages: map[page.Action]int{}}
	store, findings, err := s.store()
	if err != nil {
		return c, findings, err
	}
	out := diag.List{}
	out.Add(findings...)
	list, missing, err := letters(ctx, paths)
	if err != nil {
		return c, out.All(), err
	}
	c.Files, c.Refused = len(missing), len(missing)
	out.Add(missing...)
	store.Queue = new(disk.Queue)
	work := s.ledger("letters", s.maker())
	c.First = work.first
	if s.Anew || s.Corrected == page.Overwrite {
		work.before = nil
	}
	keys := make([]string, len(list))
	err = ordered(ctx, list, letterWise, func(ctx context.Context, file string) read { return s.readFile(ctx, file, work) }, func(i int, r read) error {
		c.Files++
		if progress != nil {
			defer progress(i+1, len(list))
		}
		keys[i] = s.belowRoot(list[i])
		if r.same != nil {
			if s.leave(store, list[i], r, &c, &out) {
				work.now[keys[i]] = *r.same
				return nil
			}
			r = s.readFile(ctx, list[i], nil)
		}
		if err := s.put(store, list[i], r, &c, &out); err != nil {
			return err
		}
		if d, ok := s.made(store, list[i], r, c.Letters[len(c.Letters)-1]); ok {
			work.now[keys[i]] = d
		}
		return nil
	})
	unwritten, failed := store.Wait()
	c.passOver(store, unwritten)
	out.Add(unwritten...)
	if err := cmp.Or(failed, err); err != nil || len(unwritten) > 0 {
		return c, out.All(), err
	}
	return c, out.All(), work.save(keys, func(file string) bool {
		_, err := os.Stat(s.path(filepath.FromSlash(file)))
		return err == nil
	})
}

// passOver corrects what was counted of pages that could not be written after all.
func (c *Converted) passOver(store *page.Store, unwritten []diag.Finding) {
	failed := map[string]bool{} // of a full disk all may be
	for _, f := range unwritten {
		failed[f.Pos.Path] = true
	}
	for i, o := range c.Letters {
		if o.Action == page.Skipped || !failed[store.File(o.Bundle, page.ChineseFile)] {
			continue
		}
		c.Pages[o.Action]--
		c.Letters[i].Action = page.Skipped
		c.Pages[page.Skipped]++
	}
}

// leave leaves the page of a letter alone of which neither has changed since the
// last run, and reports whether that is so.
func (s *Site) leave(store *page.Store, file string, r read, c *Converted, out *diag.List) bool {
	if !store.Leave(s.sourceName(file), r.same.Bundle, r.same.Out) {
		return false
	}
	o := Outcome{File: file, Bundle: r.same.Bundle, Action: page.Unchanged, Findings: saidBefore(r.same.Findings, file)}
	out.Add(o.Findings...)
	c.Letters = append(c.Letters, o)
	c.Pages[page.Unchanged]++
	return true
}

// made says what was made of a letter, if the next run may leave it alone: there
// is a page as the tool wrote it, and nothing was found that the next run might
// find otherwise.
func (s *Site) made(store *page.Store, file string, r read, o Outcome) (done, bool) {
	d := done{Key: s.belowRoot(file), In: r.sum, Bundle: o.Bundle, Out: store.Sum(o.Bundle)}
	if slices.ContainsFunc(o.Findings, func(f diag.Finding) bool { return f.Rule.ID == recognise.FutureDate }) {
		return d, false
	}
	// What is found in writing a page is told once.
	d.Findings = keepFindings(slices.DeleteFunc(slices.Clone(o.Findings), func(f diag.Finding) bool { return slices.Contains(page.Rules, f.Rule) }), file)
	return d, d.Out != ""
}

// letters lists the letters at the paths, and names the paths at which there is
// nothing.
func letters(ctx context.Context, paths []string) (list []string, missing []diag.Finding, err error) {
	for _, p := range paths {
		below, shut, err := files(ctx, p)
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		if err != nil {
			missing = append(missing, openFinding(diag.Pos{Path: p}, err))
		}
		list, missing = append(list, below...), append(missing, shut...)
	}
	return list, missing, nil
}

// put writes the page of a letter that was read.
func (s *Site) put(store *page.Store, file string, r read, c *Converted, out *diag.List) error {
	o := Outcome{File: file, Findings: r.findings}
	defer func() {
		out.Add(o.Findings...)
		c.Letters = append(c.Letters, o)
	}()
	if r.letter == nil {
		c.Refused++
		return nil
	}
	pos := diag.Pos{Path: file}
	o.Findings = append(o.Findings, s.unknownAgencies(r.letter, pos)...)
	bundle, action, findings, err := store.PutMasked(r.letter, r.hidden, pos)
	o.Bundle, o.Action, o.Findings = bundle, action, append(o.Findings, MaskArgs(findings)...)
	if err != nil {
		return err
	}
	c.Pages[action]++
	return nil
}

// unknownAgencies names the agencies of a letter that nobody has entered in the
// registry yet.
func (s *Site) unknownAgencies(l *letter.Letter, pos diag.Pos) []diag.Finding {
	var out []diag.Finding
	for _, a := range slices.Concat(l.Lead, l.Joint) {
		if _, ok := s.Registry.ByKey(a.Key); !ok {
			out = append(out, s.Registry.Unknown(a.Name, l.Assembly.Place, pos))
		}
	}
	return out
}

// sourceName returns the name of a letter's file as its page gives it: below
// letters/ if it lies there, and never with the folders of this machine.
func (s *Site) sourceName(file string) string {
	abs, err := filepath.Abs(file)
	if err == nil {
		if rel, err := filepath.Rel(s.path("letters"), abs); err == nil && !strings.HasPrefix(rel, "..") {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.Base(file)
}

// MaskArgs takes personal data out of what findings quote from a letter:
// findings go to logs.
func MaskArgs(findings []diag.Finding) []diag.Finding {
	for i := range findings {
		f := &findings[i]
		for j, a := range f.Args {
			f.Args[j] = masked(a)
		}
	}
	return findings
}

// masked takes personal data out of one argument of a finding.
func masked(arg any) any {
	switch a := arg.(type) {
	case string:
		out, _ := privacy.Mask(a)
		return out
	case diag.Names:
		out := slices.Clone(a)
		for i := range out {
			out[i], _ = privacy.Mask(out[i])
		}
		return out
	case diag.First:
		a.Names, _ = masked(a.Names).(diag.Names)
		return a
	}
	return arg
}
