package rtf

import (
	"strings"
	"unicode/utf16"

	"dafu/tools/internal/source"
	"dafu/tools/internal/source/glyph"
)

// skipped are groups whose text is none of the letter's.
var skipped = map[string]bool{
	"colortbl": true, "stylesheet": true, "info": true, "pict": true, "objdata": true, "listtable": true, "listoverridetable": true,
	"xe": true, "tc": true, "txe": true, "rxe": true, "bkmkstart": true, "bkmkend": true, "filetbl": true, "shprslt": true, "sp": true,
	"nonesttables": true, "listname": true, "leveltext": true, "levelnumbers": true, "mmathPict": true, "pnseclvl": true, "private": true,
	"ftnsep": true, "ftnsepc": true, "aftnsep": true, "aftnsepc": true, "objclass": true, "objname": true, "nonshppict": true, "falt": true, "panose": true,
}

// starred are groups that a program may leave out which does not know them,
// but that hold text of the letter.
var starred = map[string]bool{
	"shpinst": true, "ud": true, "fldinst": true, "footnote": true, "moMath": true, "do": true, "shppict": true, "nesttableprops": true,
	"mmath": true, "mr": true, "txfieldtext": true, "bkmkstart": true, "xmlopen": true, "ftncn": true, "listtext": true, "pntext": true, "objectclass": true,
}

// signs are the words that stand for a character.
var signs = map[string]string{
	"tab": "\t", "line": "\v", "lbr": "\v", "page": "\f", "column": "\f", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
	"ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2002",
}

// word obeys a control word.
func (r *reader) word(t token) {
	star := r.star
	r.star = false
	if r.now.skip && !(t.name == "ud" && r.now.first) {
		return
	}
	if star && r.now.fresh && !starred[t.name] || r.now.fresh && skipped[t.name] {
		if t.name == "pict" {
			r.extras.Pictures++
		}
		r.now.skip = true
		return
	}
	if s, ok := signs[t.name]; ok {
		r.put(s)
		return
	}
	on := !t.given || t.value != 0
	switch t.name {
	case "u":
		r.unicode(rune(t.value))
	case "uc":
		r.now.width = max(0, min(t.value, 16))
	case "f":
		r.now.font = t.value
	case "dbch", "loch", "hich":
		// They only say which font the next \af sets.
	case "v":
		r.now.hidden = on
	case "deleted":
		r.now.deleted = on
		r.extras.Tracked = r.extras.Tracked || on
	case "revised":
		r.extras.Tracked = r.extras.Tracked || on
	case "b":
		r.now.bold = on
	case "super":
		r.now.raised = on
	case "up": // in half points: text that stands a little higher is only aligned
		r.now.raised = t.value > 6
	case "sub", "dn", "nosupersub":
		r.now.raised = false
	case "plain":
		r.now.hidden, r.now.bold, r.now.raised, r.now.deleted, r.now.font = false, false, false, false, r.base
	case "par", "sect":
		if r.now.deleted || r.now.hidden {
			return
		}
		r.story.paragraph(r)
	case "cell", "nestcell", "row", "nestrow", "trowd", "intbl", "pard", "itap", "outlinelevel":
		if r.now.where == inText {
			r.story.layout(r, t)
		}
	default:
		r.head(t)
	}
}

// head obeys the words that begin groups of their own, and those of the head
// of the file.
func (r *reader) head(t token) {
	switch t.name {
	case "ansicpg":
		if t.value > 0 {
			r.page = t.value
		}
	case "deff":
		r.base, r.now.font = t.value, t.value
	case "fonttbl":
		r.now.where = inFonts
	case "fcharset":
		if r.now.where == inFonts {
			f := r.fonts[r.now.font]
			f.page = pages[t.value]
			r.fonts[r.now.font] = f
		}
	case "field":
		if len(r.fields) < maxDepth {
			r.now.field = true
			r.fields = append(r.fields, &field{})
		}
	case "fldinst":
		r.now.where = inCode
	case "fldrslt":
		r.now.where = inText
		if n := len(r.fields); n > 0 {
			r.fields[n-1].result = true
		}
	case "listtext", "pntext":
		r.now.where = inNumber
	case "upr":
		r.now.both = true
	case "ud":
		r.now.skip = false
	case "footnote":
		r.begin(source.Footnote, false)
	case "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf":
		r.begin(source.Header, false)
	case "shptxt", "dptxbxtext":
		r.begin("", true)
	case "object":
		r.extras.Embedded = append(r.extras.Embedded, "OLE")
	}
}

// unicode adds a character by its code; the bytes that follow it are for
// readers that do not know it.
func (r *reader) unicode(c rune) {
	r.left = r.now.width
	if c < 0 {
		c += 0x10000
	}
	switch {
	case c >= 0xD800 && c < 0xDC00:
		r.high = c
		return
	case c >= 0xDC00 && c < 0xE000:
		c = utf16.DecodeRune(r.high, c)
	}
	r.high = 0
	if f := r.fonts[r.now.font]; c >= 0xF000 && c <= 0xF0FF {
		r.put(glyph.Symbol(f.name, c))
		return
	}
	r.put(string(c))
}

// symbols adds bytes in a font of symbols.
func (r *reader) symbols(font string, b []byte) {
	var out strings.Builder
	for _, c := range b {
		out.WriteString(glyph.Symbol(font, rune(c)))
	}
	r.put(out.String())
}

// put adds text to where it belongs.
func (r *reader) put(s string) {
	switch {
	case r.now.skip:
	case r.now.where == inFonts:
		f := r.fonts[r.now.font]
		if len(f.name) < 100 {
			f.name = strings.TrimSuffix(f.name+s, ";")
			r.fonts[r.now.font] = f
		}
	case r.now.where == inCode:
		if n := len(r.fields); n > 0 {
			r.fields[n-1].code.WriteString(s)
		}
	case r.now.hidden:
		r.extras.Hidden = r.extras.Hidden || strings.TrimSpace(s) != ""
	case r.now.deleted:
	case r.now.where == inNumber:
		r.story.number.WriteString(s)
	default:
		if r.now.raised {
			s = source.Raised(r.story.buf.String(), s)
		}
		r.story.write(s, r.now.bold)
	}
}
