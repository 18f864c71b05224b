package rtf

// kind is what a token is.
type kind int

const (
	end kind = iota
	open
	closed
	word  // \par, \u20013
	sign  // \~, \*
	octet // a byte of text, written as such or as \'hh
)

// token is the smallest part of an RTF file.
type token struct {
	kind  kind
	name  string // of a word
	value int    // of a word
	given bool   // the word has a value
	char  byte   // a sign or an octet
	hex   bool   // the octet was written as \'hh
}

// scanner cuts a file into tokens.
type scanner struct {
	data []byte
	at   int
}

func (s *scanner) next() token {
	for s.at < len(s.data) {
		c := s.data[s.at]
		s.at++
		switch c {
		case '{':
			return token{kind: open}
		case '}':
			return token{kind: closed}
		case '\\':
			if s.at == len(s.data) {
				return token{}
			}
			return s.control()
		case '\r', '\n', 0:
		default:
			return token{kind: octet, char: c}
		}
	}
	return token{}
}

// control reads what follows a backslash.
func (s *scanner) control() token {
	c := s.data[s.at]
	if !letter(c) {
		s.at++
		switch c {
		case '\'':
			if s.at+2 <= len(s.data) {
				h, okH := digit(s.data[s.at])
				l, okL := digit(s.data[s.at+1])
				if okH && okL {
					s.at += 2
					return token{kind: octet, char: h<<4 | l, hex: true}
				}
			}
			return s.next()
		case '\\', '{', '}':
			return token{kind: octet, char: c, hex: true}
		case '\r', '\n':
			return token{kind: word, name: "par"}
		}
		return token{kind: sign, char: c}
	}
	from := s.at
	for s.at < len(s.data) && letter(s.data[s.at]) && s.at-from < 40 {
		s.at++
	}
	t := token{kind: word, name: string(s.data[from:s.at])}
	s.number(&t)
	if s.at < len(s.data) && s.data[s.at] == ' ' {
		s.at++
	}
	if t.name == "bin" && t.value > 0 {
		s.at = min(len(s.data), s.at+t.value)
	}
	return t
}

// number reads the value of a word.
func (s *scanner) number(t *token) {
	i := s.at
	negative := i < len(s.data) && s.data[i] == '-'
	if negative {
		i++
	}
	for ; i < len(s.data) && s.data[i] >= '0' && s.data[i] <= '9' && t.value < 1<<31; i++ {
		t.value = t.value*10 + int(s.data[i]-'0')
		t.given = true
		s.at = i + 1
	}
	if negative {
		t.value = -t.value
	}
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func digit(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10, true
	}
	return 0, false
}
