package check

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"sync"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/page"
	"dafu/tools/internal/privacy"
)

// facts are all that is held of a file once it was read: what the rules found in
// it alone, and the little that the rules on the whole site ask for. A site has
// files by the ten thousand, and its text fits into no computer's memory.
type facts struct {
	Sum   string      // checksum of its bytes
	Found []said      // by the rules that look at one file alone
	Reply *replyFacts // nil for what is no page of a letter
	Page  *pageFacts  // nil for what is no page of the built site

	fleeting bool // must not be kept: see facts.secret
}

// said is a finding in a file: the place of its rule in ownRules, and its
// arguments, of which numbers begin with #.
type said struct {
	Rule, Line, Col int
	Args            []string
}

// ownRules are the rules that look at one file alone.
var ownRules = slices.Concat(Rules, []*diag.Rule{frontLacking, frontMisplaced, keysMissing, keysSpare, policyNear}, page.Rules)

// replyFacts are what the rules on the whole site ask of a page of a letter.
type replyFacts struct {
	English    bool
	Agencies   []string // names that the agencies go by, of a Chinese page only
	Place      string   // of the assembly, of a Chinese page only
	Level      letter.Level
	Unwritten  []string // addresses of its blocks that are not written down, of a Chinese page only
	Disclosure string
	Published  bool   // says when it was published
	Matter     uint64 // checksum of session, number and agency; 0 if one is not known
	Blocks     uint64 // checksum of the addresses of its blocks
	Missing    int    // texts without a translation
	Drafts     int
	Lines      struct{ Agencies, Disclosure, Number, Place, Published int }

	path   string
	bundle string // folder below content/replies, with slashes
}

// pageFacts are what the rules on the whole site ask of a built page. Words are
// given by their numbers.
type pageFacts struct {
	Links    []uint32 // addresses that lead elsewhere on this site, or nowhere: word and line in turn
	Anchors  []uint32 // in the order of words, as bytes
	Tags     []uint32 // names of the tags that have a value
	Redirect bool     // only leads to another page
	List     bool     // says of itself that it is a page of the site (og:type website)
}

// tell turns findings in a file into what is held of them.
func tell(path string, findings []diag.Finding) []said {
	var out []said
	for _, f := range findings {
		i := slices.Index(ownRules, f.Rule)
		if i < 0 || f.Pos.Path != path {
			panic("check: a rule on one file alone is not among ownRules: " + f.Rule.ID)
		}
		s := said{Rule: i, Line: f.Pos.Line, Col: f.Pos.Col}
		for _, a := range f.Args {
			if n, ok := a.(int); ok {
				s.Args = append(s.Args, fmt.Sprint("#", n))
			} else {
				s.Args = append(s.Args, fmt.Sprint("s", a))
			}
		}
		out = append(out, s)
	}
	return out
}

// findings makes findings of what is held of them.
func (f *facts) findings(path string) []diag.Finding {
	var out []diag.Finding
	for _, s := range f.Found {
		args := make([]any, len(s.Args))
		for i, a := range s.Args {
			args[i] = a[1:]
			if a[0] == '#' {
				var n int
				_, _ = fmt.Sscan(a[1:], &n) // was printed from a number
				args[i] = n
			}
		}
		out = append(out, ownRules[s.Rule].At(diag.Pos{Path: path, Line: s.Line, Col: s.Col}, args...))
	}
	return out
}

// secret reports whether what is held of a file may hold personal data. Such facts
// are never written down: the file is read again by every run.
func (f *facts) secret(name string, w *wordbook) bool {
	texts := []string{name}
	for _, s := range f.Found {
		if ownRules[s.Rule] == personalData {
			return true
		}
		texts = append(texts, s.Args...)
	}
	if r := f.Reply; r != nil {
		texts = append(append(texts, r.Disclosure, r.Place), slices.Concat(r.Agencies, r.Unwritten)...)
	}
	if p := f.Page; p != nil {
		for i := 0; i < len(p.Links); i += 2 {
			texts = append(texts, w.word(p.Links[i]))
		}
		for _, a := range p.Anchors {
			texts = append(texts, w.word(a))
		}
	}
	return len(privacy.Find(strings.Join(texts, "\n|\n"))) > 0
}

// replyOf takes from a page of a letter what is held of it.
func replyOf(r *reply, data []byte) *replyFacts {
	l := r.letter
	f := &replyFacts{
		English: l.Lang == letter.English, Disclosure: l.Disclosure, Published: l.Published != "",
		Missing: r.done.Missing, Drafts: r.done.Draft,
	}
	var ids []string
	for _, b := range l.Body {
		ids = append(ids, b.ID)
	}
	f.Blocks = short64(ids...)
	if f.English {
		return f
	}
	f.Place, f.Level, f.Unwritten = l.Assembly.Place, l.Assembly.Level, unwritten(r, data)
	for _, a := range slices.Concat(l.Lead, l.Joint) {
		f.Agencies = append(f.Agencies, a.ID())
	}
	if l.Number != "" && l.Assembly.Term != 0 && len(l.Lead) > 0 {
		f.Matter = short64(fmt.Sprint(l.Kind, l.Assembly), l.Number, l.Lead[0].ID())
	}
	f.Lines.Agencies = r.line("agencies").Line
	f.Lines.Disclosure = r.line("params", "disclosure").Line
	f.Lines.Number = r.line("params", "number").Line
	f.Lines.Place = r.line("params", "place").Line
	f.Lines.Published = r.line("published").Line
	return f
}

// at is a place on the page.
func (r *replyFacts) at(line int) diag.Pos { return diag.Pos{Path: r.path, Line: line} }

// short64 is a checksum of texts that tells those of one site apart.
func short64(texts ...string) uint64 {
	sum := sha256.Sum256([]byte(strings.Join(texts, "\x00")))
	var n uint64
	for _, b := range sum[:8] {
		n = n<<8 | uint64(b)
	}
	return n
}

// wordbook gives texts that occur again and again, as addresses, a number each.
type wordbook struct {
	mu   sync.Mutex
	list []string
	ids  map[string]uint32
}

func newWordbook(list []string) *wordbook {
	w := &wordbook{list: list, ids: make(map[string]uint32, len(list))}
	for i, s := range list {
		w.ids[s] = uint32(i)
	}
	return w
}

// number returns the number of a word, which is entered if it is new.
func (w *wordbook) number(s string) uint32 {
	w.mu.Lock()
	defer w.mu.Unlock()
	id, ok := w.ids[s]
	if !ok {
		id = uint32(len(w.list))
		s = strings.Clone(s) // of the text of a page that goes
		w.list = append(w.list, s)
		w.ids[s] = id
	}
	return id
}

// word returns the word of a number.
func (w *wordbook) word(id uint32) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.list[id]
}
