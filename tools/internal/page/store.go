package page

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/privacy"
)

// Names of the two pages of a bundle.
const (
	ChineseFile = "index.zh.md"
	EnglishFile = "index.en.md"
)

// Action says what became of a page.
type Action string

// The actions.
const (
	Created   Action = "created"
	Updated   Action = "updated"
	Unchanged Action = "unchanged"
	Kept      Action = "kept"   // a person has corrected it: not touched
	Merged    Action = "merged" // a person has corrected it: what is new in the letter was taken over beside
	Skipped   Action = "skipped"
)

var (
	letterChanged = &diag.Rule{
		ID: "letter-changed", Severity: diag.Warning, Doc: changedDoc,
		EN: "this page was corrected by hand, and its letter %s has changed since. The page was left as it is: compare the two, correct the page, then put sha256 = '%s' under [params.source].",
		ZH: "此页已由人工改正，而其原件 %s 此后有变动。页面未改动：请对照两者改正页面，然后在 [params.source] 下填写 sha256 = '%s'。",
	}
	englishEdited = &diag.Rule{
		ID: "english-page-edited", Severity: diag.Warning, Doc: englishDoc,
		EN: "this English page was changed by hand, so it no longer follows the Chinese page. Put the wording into translations/%s.po and delete this file; the next build writes it anew.",
		ZH: "此英文页已由人工改动，因此不再随中文页更新。请把译文写入 translations/%s.po 并删除此文件，下次生成时会重新写出。",
	}
	duplicateFile = &diag.Rule{
		ID: "duplicate-file", Severity: diag.Warning, Doc: duplicateDoc,
		EN: "this file is the same, byte for byte, as %s; it was left out. Delete one of the two.",
		ZH: "此文件与 %s 完全相同，已略过。请删除其中一个。",
	}
	duplicateLetter = &diag.Rule{
		ID: "duplicate-letter", Severity: diag.Warning, Doc: duplicateDoc,
		EN: "a reply with the same session, number and agency is there already, from %s; this one was written to %s. If they are one letter, delete the wrong file and its page.",
		ZH: "届次、编号和单位相同的答复已经存在（来自 %s），本件另存为 %s。如系同一件，请删除多余的文件及其页面。",
	}
	sameLetter = &diag.Rule{
		ID: "same-letter", Severity: diag.Note, Doc: duplicateDoc,
		EN: "this is the letter of which a page was made from %s, word for word: it needs no other page, and nothing is to be done. Where both files are there, keep whichever you like.",
		ZH: "此件与已生成页面的 %s 内容完全相同，不再另生成页面，无须处理。两个文件如都在，保留其一即可。",
	}
	letterReplaced = &diag.Rule{
		ID: "letter-replaced", Severity: diag.Note, Doc: duplicateDoc,
		EN: "this letter takes the place of %s, which is not there any more; its page, %s, follows it, and your corrections stay.",
		ZH: "此件代替已不在的原件 %s；其页面 %s 随之更新，您的改正保持不变。",
	}
	pageUnopened = &diag.Rule{
		ID: "page-unopened", Severity: diag.Error, Doc: unopenedDoc,
		EN: "the page can't be opened or written: %[1]s. The page was left as it is; the next run of dafu goes on with it.",
		ZH: "页面无法打开或写入：%[2]s。页面保持原样，下次运行 dafu 时继续处理。",
	}
	letterWaits = &diag.Rule{
		ID: "letter-waits", Severity: diag.Warning, Doc: waitsDoc,
		EN: "the page of this letter, %s, can't be read, so the letter was left alone. Mend the page first, as the line about it says.",
		ZH: "此信的页面 %s 无法读取，原件未处理。请先按该页面的提示改正。",
	}
	masked = &diag.Rule{
		ID: "personal-data-masked", Severity: diag.Note, Doc: maskedDoc,
		EN: "personal data was taken out before the page was written: %[1]s.",
		ZH: "写入页面前已隐去个人信息：%[2]s。",
	}
)

// Store is the pages of all letters: the folder content/replies.
type Store struct {
	Dir      string // content/replies
	Places   Places
	Agencies Agencies

	Work   string // folder for what this computer keeps of the pages; "" for none
	Policy Policy // what becomes of corrected pages
	Anew   bool   // what was told when a page was written is told again

	// Gone tells of a letter's file that it is not there any more; nil where nobody knows.
	Gone func(file string) bool

	// Queue does the writing of pages that nobody has corrected, so that many are
	// written at a time; whoever sets it waits for it. nil: each is written at once.
	Queue *disk.Queue

	mu       sync.Mutex
	unopened []diag.Finding // pages that could not be written by the queue

	byFile   map[string]*entry // by the name of the letter's file
	bySum    map[string]*entry // by the checksum of the letter's file
	byBundle map[string]*entry
}

// entry is a bundle that is there.
type entry struct {
	bundle string
	source Source
	sum    string // its checksum, if it is as the tool wrote it and there is nothing to say about it
	fresh  bool   // written in this run
	unread bool   // its page can't be read
}

// At returns the pages under dir without reading which letter each bundle holds:
// enough to read pages and to write English ones, but not to Put letters.
func At(dir string, places Places, agencies Agencies) *Store {
	return &Store{Dir: dir, Places: places, Agencies: agencies,
		byFile: map[string]*entry{}, bySum: map[string]*entry{}, byBundle: map[string]*entry{}}
}

// Open reads which letter each bundle under dir holds. Pages that can't be read
// are reported and keep their place.
func Open(dir string, places Places, agencies Agencies) (*Store, []diag.Finding, error) {
	s := At(dir, places, agencies)
	bundles, err := s.Bundles()
	if err != nil {
		return nil, nil, err
	}
	var findings []diag.Finding
	for _, r := range s.openAll(bundles) {
		if r.err != nil {
			return nil, nil, r.err
		}
		findings = append(findings, r.findings...)
		if r.entry != nil {
			s.remember(r.entry)
		}
	}
	return s, findings, nil
}

func (s *Store) remember(e *entry) {
	s.byBundle[e.bundle] = e
	if e.source.File != "" {
		s.byFile[e.source.File] = e
	}
	if e.source.SHA256 != "" {
		s.bySum[e.source.SHA256] = e
	}
}

// Bundles returns the bundles that hold a Chinese page, sorted, as paths below
// Dir with slashes.
func (s *Store) Bundles() ([]string, error) {
	var out []string
	err := filepath.WalkDir(s.Dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !d.IsDir() && d.Name() == ChineseFile {
			rel, err := filepath.Rel(s.Dir, filepath.Dir(path))
			if err != nil {
				return err
			}
			out = append(out, filepath.ToSlash(rel))
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look for pages: %w", err)
	}
	slices.Sort(out)
	return out, nil
}

// File returns the path of a page of a bundle.
func (s *Store) File(bundle, name string) string {
	return filepath.Join(s.Dir, filepath.FromSlash(bundle), name)
}

// Letter reads the Chinese page of a bundle. A page that can't be read gives a
// nil letter and a finding; one that is not there any more gives neither.
func (s *Store) Letter(bundle string) (*letter.Letter, []diag.Finding, error) {
	return s.read(s.File(bundle, ChineseFile))
}

// English reads the English page of a bundle; the letter is nil if there is none.
func (s *Store) English(bundle string) (*letter.Letter, []diag.Finding, error) {
	return s.read(s.File(bundle, EnglishFile))
}

func (s *Store) read(path string) (*letter.Letter, []diag.Finding, error) {
	data, f, err := bytesOf(path)
	if data == nil {
		return nil, f, err
	}
	l, f := Parse(path, data, s.Agencies)
	return l, f, nil
}

// bytesOf reads a page; nil with a finding for one that can't be opened, and nil
// alone for one that is not there.
func bytesOf(path string) ([]byte, []diag.Finding, error) {
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, nil
	case err != nil && disk.OfOneFile(err):
		en, zh := disk.Words(err)
		return nil, []diag.Finding{pageUnopened.At(diag.Pos{Path: path}, en, zh)}, nil
	case err != nil:
		return nil, nil, fmt.Errorf("read the page: %w", err)
	case data == nil:
		data = []byte{}
	}
	return data, nil, nil
}

// Put writes the page of a Chinese letter, its personal data taken out. What
// a person has corrected stays, by the policy of the store, and a letter keeps
// the bundle that it has, whatever is read in it today. It returns the bundle.
func (s *Store) Put(l *letter.Letter, pos diag.Pos) (bundle string, a Action, findings []diag.Finding, err error) {
	return s.PutMasked(l, nil, pos)
}

// PutMasked is Put for a letter whose personal data was taken out before; hidden
// says how many pieces of each kind there were.
func (s *Store) PutMasked(l *letter.Letter, hidden map[privacy.Kind]int, pos diag.Pos) (bundle string, a Action, findings []diag.Finding, err error) {
	hidden = maps.Clone(hidden)
	for k, n := range privacy.Letter(l) { // twice is not too often
		if hidden == nil {
			hidden = map[privacy.Kind]int{}
		}
		hidden[k] += n
	}
	e, f, ok := s.place(l, pos)
	findings = append(findings, f...)
	if !ok {
		return "", Skipped, findings, nil
	}
	data, err := Format(l, KeysOf(l, s.Places))
	if err != nil {
		return "", "", findings, err
	}
	a, f, err = s.write(e, l, data)
	findings = append(findings, f...)
	if err != nil {
		return "", "", findings, err
	}
	if e.sum = ""; len(findings) == 0 && (a == Created || a == Updated || a == Unchanged) {
		e.sum = claimed(data)
	}
	// Told once, when something is written: a batch of thousands says what is new.
	if len(hidden) > 0 && (s.Anew || a == Created || a == Updated) {
		findings = append(findings, masked.At(pos, maskedList(hidden, func(k privacy.Kind) string { return string(k) }, ", "), maskedList(hidden, privacy.Kind.Chinese, "、")))
	}
	e.fresh = true
	s.remember(e)
	return e.bundle, a, findings, nil
}

// shown is the path of a Chinese page as a person looks for it: from the folder of
// the site, wherever that lies.
func shown(bundle string) string { return path.Join("content", "replies", bundle, ChineseFile) }

// place finds the bundle of a letter: the one that it has, else a new one.
func (s *Store) place(l *letter.Letter, pos diag.Pos) (*entry, []diag.Finding, bool) {
	known := s.byFile[l.Source.File]
	if e := s.bySum[l.Source.SHA256]; e != nil && e != known && e.source.SHA256 == l.Source.SHA256 {
		if e.fresh {
			return nil, []diag.Finding{duplicateFile.At(pos, e.source.File)}, false
		}
		if known == nil {
			return e, nil, true // the file was renamed
		}
	}
	if known != nil {
		if known.unread {
			return nil, []diag.Finding{letterWaits.At(pos, s.File(known.bundle, ChineseFile))}, false
		}
		return known, nil, true
	}
	want := Bundle(l, s.Places)
	bundle := want
	for n := 2; s.byBundle[bundle] != nil; n++ {
		// It may be the page of this letter: a second one would stay when it is mended.
		if s.byBundle[bundle].unread {
			return nil, []diag.Finding{letterWaits.At(pos, s.File(bundle, ChineseFile))}, false
		}
		bundle = fmt.Sprintf("%s-%d", want, n)
	}
	e := &entry{bundle: bundle}
	if bundle == want {
		return e, nil, true
	}
	other := s.byBundle[want].source.File
	if other == "" {
		other = shown(want)
	}
	// What is there may be under way to the disk; a failure comes up at the end.
	_ = s.Queue.Wait()
	if there, _, err := s.Letter(want); err == nil && there != nil {
		if replaced := s.byBundle[want]; s.Gone != nil && !replaced.fresh && s.Gone(there.Source.File) && sameMatter(there, l) {
			return replaced, []diag.Finding{letterReplaced.At(pos, there.Source.File, shown(want))}, true
		}
		if f := s.compare(there, l, other, pos); f != nil {
			return nil, f, false
		}
	}
	return e, []diag.Finding{duplicateLetter.At(pos, other, shown(bundle))}, true
}

// PutEnglish writes the English page of a bundle, with the keys of its Chinese
// letter. It returns the checksum of the page as AsWritten gives it.
func (s *Store) PutEnglish(bundle string, en, zh *letter.Letter) (a Action, sum string, findings []diag.Finding, err error) {
	privacy.Letter(en)
	data, err := Format(en, KeysOf(zh, s.Places))
	if err != nil {
		return "", "", nil, err
	}
	path := s.File(bundle, EnglishFile)
	a, err = s.replace(path, data)
	switch a {
	case Kept:
		// What can't be read is told by the check of all pages, with its line.
		if edited, err := os.ReadFile(path); err != nil || len(Head(path, edited)) == 0 {
			findings = []diag.Finding{englishEdited.At(diag.Pos{Path: path}, bundle)}
		}
	case Created, Updated, Unchanged:
		sum = claimed(data)
	}
	return a, sum, findings, err
}

// replace writes data to path unless the page there was corrected by a person.
func (s *Store) replace(path string, data []byte) (Action, error) {
	old, err := os.ReadFile(path)
	a := Updated
	switch {
	case errors.Is(err, fs.ErrNotExist):
		a = Created
	case err != nil:
		return Skipped, s.spare(path, fmt.Errorf("read the page: %w", err))
	case Edited(old):
		return Kept, nil
	case bytes.Equal(old, data):
		return Unchanged, nil
	}
	return a, s.Queue.Do(func() error { return s.spare(path, disk.Swap(path, old, data)) })
}

// maskedList says how many pieces of which kinds were taken out.
func maskedList(n map[privacy.Kind]int, name func(privacy.Kind) string, comma string) string {
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(n)) {
		parts = append(parts, fmt.Sprintf("%s ×%d", name(k), n[k]))
	}
	return strings.Join(parts, comma)
}
