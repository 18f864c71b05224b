package recognise

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/pattern"
)

var (
	notOrgan = pattern.MustCompile(`的|是|和支持|工作$|建议$|提案$|^(?:一|二|三|四|五|六|七|八|九|十)+、|^此|^附|^领导|署名|联系|同意|^\p{Han}{0,2}(?:进一步|加强|推进|推动|完善|健全|做好|强化|打造|建立|落实)`)
	signEnd  = pattern.MustCompile(oneOf("signer") + `$`)
	alias    = pattern.MustCompile(`[（(]\p{Han}{2,12}[)）]$`) // a second name: 市发展改革委（市粮食局）
	sealed   = pattern.MustCompile(`[（(](?:代?盖章|公章|印章|代?章|代|签章)[)）]`)
)

// organName reports Han characters, brackets and points alone, from 2 to 40.
func organName(s string) bool {
	n := 0
	for _, c := range s {
		if n++; n > 40 || !isHan(c) && c != '（' && c != '）' && c != '(' && c != ')' && c != '·' {
			return false
		}
	}
	return n >= 2
}

// signers reads a line that consists of the names of organs, parted by spaces.
func signers(s string) []string {
	if strings.Contains(s, "。") {
		return nil // no name has a full stop
	}
	var out []string
	for _, n := range strings.Fields(sealed.ReplaceAllString(s, "")) {
		n = strings.Trim(n, "、，")
		if !organName(n) || !signEnd.MatchString(alias.ReplaceAllString(n, "")) || notOrgan.MatchString(n) {
			if n = squeeze(s); len(out) == 0 && spacedOut(s) && organName(n) && signEnd.MatchString(n) {
				return []string{n}
			}
			return nil
		}
		out = append(out, n)
	}
	if spacedOut(s) {
		return []string{squeeze(s)}
	}
	return out
}

// spacedOut reports characters set apart one by one: 教 育 部.
func spacedOut(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if utf8.RuneCountInString(w) > 1 {
			return false
		}
	}
	return len(words) > 1
}

// signature reads a line of organs, a date, or both.
func signature(s string) (organs []string, d letter.Date, ok bool) {
	s = strings.TrimRight(strings.TrimSpace(s), "。")
	if d, ok := lineDate(s); ok {
		return nil, d, true
	}
	rest, d, dated := endDate(s)
	if rest = strings.Trim(rest, " ，,（("); rest == "" {
		return nil, d, dated
	}
	if organs = signers(rest); organs == nil {
		return nil, letter.Date{}, false
	}
	return organs, d, true
}

// splitSignature parts a signature and date that run on in the last paragraph:
// …感谢您的支持！某某局2025年6月13日.
func (r *reader) splitSignature() {
	for i := len(r.pieces) - 1; i >= r.start; i-- {
		s := r.pieces[i].text
		rest, d, ok := endDate(s)
		if !ok || d.IsZero() {
			continue
		}
		cutAt := strings.LastIndexAny(strings.TrimRight(rest, "。！ "), "。！；：")
		if cutAt < 0 {
			continue
		}
		_, size := utf8.DecodeRuneInString(rest[cutAt:])
		tail := s[cutAt+size:]
		if organs, _, ok := signature(tail); ok && (len(organs) > 0 || strings.TrimSpace(tail) != "") {
			r.split(i, s[:cutAt+size], tail)
		}
		return
	}
}

// sign keeps the signing organs and the date of the piece i of the tail.
func (r *reader) sign(i int) bool {
	organs, d, ok := signature(r.pieces[i].text)
	if !ok || d.IsZero() && r.pieces[i].noiseReason() != "" {
		return false
	}
	if !r.l.Date.IsZero() && (!d.IsZero() || len(r.l.Lead) > 0) {
		return false
	}
	for _, o := range organs {
		if !slices.ContainsFunc(r.l.Lead, func(a letter.Agency) bool { return a.Name == o }) {
			r.l.Lead = append(r.l.Lead, letter.Agency{Name: o})
		}
	}
	as := "signature"
	if !d.IsZero() {
		r.l.Date = d
		if len(organs) == 0 {
			as = "date"
		}
	}
	r.claim(i, as)
	return true
}

var titleOrgan = pattern.MustCompile(`^(?:“[^”]*”[—-]+)?(\p{Han}{2,30}?` + oneOf("signer") + `)(?:关于|对|就)`)

// signFromTitle takes the organ that the title names for the signer, where
// nobody signs.
func (r *reader) signFromTitle() {
	if len(r.l.Lead) > 0 {
		return
	}
	titles := []string{r.l.Title}
	for _, p := range r.pieces[:r.start] {
		if p.as == "title" {
			titles = append(titles, trimTitle(p.text))
		}
	}
	for _, t := range titles {
		if m := titleOrgan.FindStringSubmatch(squeeze(t)); m != nil && !strings.Contains(m[1], "政协") && !strings.Contains(m[1], "人大") {
			r.l.Lead = []letter.Agency{{Name: m[1]}}
			return
		}
	}
	for i := r.end; i < len(r.pieces); i++ {
		if organ := r.handler(i); organ != "" {
			r.l.Lead = []letter.Agency{{Name: organ}}
			r.pieces[i].as, r.pieces[i].noise = "signature", ""
			return
		}
	}
}

var handledBy = pattern.MustCompile(`^(?:承办|主办|办理|答复|复函)(?:单位|部门)[：:](.+)$`)

// handler returns the organ of a row below the body that says who handled the
// matter (承办单位：某某局) and stands in the place of a signature: the page's own
// lines, among which it would name who runs the site, have not begun.
func (r *reader) handler(i int) string {
	m := handledBy.FindStringSubmatch(squeeze(r.pieces[i].text))
	if m == nil {
		return ""
	}
	organ := signers(m[1])
	for j := r.end; j < i; j++ {
		if why := r.pieces[j].noiseReason(); why != "" && why != reasonSigned && why != reasonOrnament && handledBy.FindString(squeeze(r.pieces[j].text)) == "" {
			return ""
		}
	}
	if len(organ) != 1 {
		return ""
	}
	return organ[0]
}

// organs yields the organs that the letter and its page name, in the order of
// their weight: signature, title, rows and tails of the page.
func (r *reader) organs() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, a := range r.l.Lead {
			if !yield(a.Name) {
				return
			}
		}
		for _, o := range r.facts.organs {
			if !yield(o) {
				return
			}
		}
		for i, p := range r.pieces {
			if i >= r.start && i < r.end {
				continue
			}
			for _, o := range organsIn(p.text) {
				if !yield(o) {
					return
				}
			}
		}
	}
}

// organsIn returns the organs that a line around a letter names.
func organsIn(s string) []string {
	var out []string
	for _, w := range strings.Fields(s) {
		if w = strings.TrimSuffix(w, "文件"); signers(w) != nil { // of a letterhead
			out = append(out, w)
		}
	}
	for _, w := range strings.FieldsFunc(s, func(c rune) bool { return !isHan(c) }) {
		for _, w := range []string{w, beforePlace.ReplaceAllString(w, "")} {
			if startsWithPlace(w) {
				out = append(out, w)
			}
		}
	}
	return out
}
