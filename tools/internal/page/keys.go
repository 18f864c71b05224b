package page

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode"

	"dafu/tools/internal/letter"
)

// Keys are what Hugo groups a letter by. They are taken from the Chinese letter
// and serve for both languages.
type Keys struct {
	Proposals, Sessions, Agencies, Categories, Years, Policies, Members, Classes []string

	Roles map[string]letter.Role
}

// Places gives the key of a place by its Chinese name, and "" for a place that
// the registry does not know.
type Places func(name string) string

// KeysOf returns the keys of a Chinese letter. What the letter does not say
// gives no key.
func KeysOf(l *letter.Letter, places Places) Keys {
	k := Keys{Policies: addressable(l.Cited()), Roles: l.Roles()}
	for _, a := range append(append([]letter.Agency{}, l.Lead...), l.Joint...) {
		k.Agencies = appendNew(k.Agencies, a.ID())
	}
	k.Agencies = addressable(k.Agencies)
	if l.Date.Year > 0 {
		k.Years = []string{strconv.Itoa(l.Date.Year)}
	}
	if body := bodyKey(l, places); body != "" {
		if l.Category != "" {
			k.Categories = []string{body + "-" + strings.ToLower(l.Category)}
		}
		if class := l.Class(); class != "" {
			k.Classes = addressable([]string{body + "-" + class})
		}
		for _, name := range addressable(l.Addressees.Names) {
			k.Members = appendNew(k.Members, body+"-"+name)
		}
		k.Members = addressable(k.Members)
	}
	if s := AssemblyKey(l, places); s != "" {
		k.Sessions = []string{s}
		if l.Number != "" {
			k.Proposals = []string{s + "-" + slug(l.Number)}
		}
	}
	return k
}

// bodyKey names the body that the letter answers to, as ningbo-cppcc.
func bodyKey(l *letter.Letter, places Places) string {
	if l.Assembly.Place == "" {
		return ""
	}
	place := places(l.Assembly.Place)
	if place == "" {
		place = l.Assembly.Place
	}
	switch l.Kind {
	case letter.Proposal:
		return place + "-cppcc"
	case letter.Suggestion:
		return place + "-npc"
	}
	return ""
}

// AssemblyKey names the session of the assembly, as ningbo-cppcc-16-4; it is ""
// unless place, body and term are known.
func AssemblyKey(l *letter.Letter, places Places) string {
	body := bodyKey(l, places)
	if body == "" || l.Assembly.Term == 0 {
		return ""
	}
	if l.Assembly.Session == 0 {
		return fmt.Sprintf("%s-%d", body, l.Assembly.Term)
	}
	return fmt.Sprintf("%s-%d-%d", body, l.Assembly.Term, l.Assembly.Session)
}

// Bundle returns the folder of the letter's page below content/replies, with
// slashes: the session, then number and lead agency. What is not known gives
// way to the name of the letter's file.
func Bundle(l *letter.Letter, places Places) string {
	session := AssemblyKey(l, places)
	if session == "" {
		session = "unsorted"
	}
	var name []string
	if l.Number != "" {
		name = append(name, l.Number)
	}
	if len(l.Lead) > 0 {
		name = append(name, l.Lead[0].ID())
	}
	if len(name) < 2 || session == "unsorted" {
		file := path.Base(l.Source.File)
		name = []string{strings.TrimSuffix(file, path.Ext(file))}
	}
	return session + "/" + slug(strings.Join(name, "-"))
}

// slug makes a name fit for a folder and an address: letters, digits and
// hyphens, at most 60 characters.
func slug(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 0x2e80 || '0' <= r && r <= '9' || 'a' <= r && r <= 'z':
			if 0xff00 <= r && r <= 0xffef || 0x3000 <= r && r <= 0x303f {
				r = '-'
			}
		default:
			r = '-'
		}
		if r == '-' && (b.Len() == 0 || strings.HasSuffix(b.String(), "-")) {
			continue
		}
		b.WriteRune(r)
		if n++; n == 60 {
			break
		}
	}
	if out := strings.TrimSuffix(b.String(), "-"); out != "" {
		return out
	}
	return "letter"
}

// addressable returns the names that can be the address of a page. Hugo turns a
// name without letters into the address of the list itself, and cannot write one
// that is longer than a file name may be: one such name, as a 《 that is closed
// far too late gives it, would end the whole build.
func addressable(names []string) []string {
	const longest = 200 // bytes; file systems take 255
	var out []string
	for _, n := range names {
		if len(n) <= longest && strings.ContainsFunc(n, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			out = append(out, n)
		}
	}
	return out
}

func appendNew(list []string, s string) []string {
	for _, x := range list {
		if x == s {
			return list
		}
	}
	return append(list, s)
}
