// Package privacy finds personal data in a text and takes it out.
//
// A mobile number, an ID-card number and an e-mail address are known by their
// shape and never by a label before them, since it is the unlabelled one that
// leaks. Digits may be full-width or Han, and stand apart by blanks, hyphens
// and dots. Only what has no shape is found by its label or by the telephone
// beside it: the name of a contact person, an account of WeChat or QQ, and an
// ID-card number of the old fifteen digits.
package privacy

import (
	"slices"
	"strings"

	"dafu/tools/internal/letter"
)

// Kind is a kind of personal data.
type Kind string

// The kinds, in the words that stand in a page's front matter.
const (
	Mobile  Kind = "mobile"  // 手机号码
	IDCard  Kind = "id-card" // 居民身份证号码
	Email   Kind = "email"   // 电子邮箱
	Contact Kind = "contact" // 联系人
	Account Kind = "account" // 微信号, QQ号
	Phone   Kind = "phone"   // 办公电话, of a contact only
)

// Chinese returns the kind as findings name it in Chinese.
func (k Kind) Chinese() string {
	switch k {
	case Mobile:
		return "手机号码"
	case IDCard:
		return "身份证号码"
	case Email:
		return "电子邮箱"
	case Contact:
		return "联系人"
	case Account:
		return "微信或QQ号"
	case Phone:
		return "联系电话"
	}
	return string(k)
}

// Placeholder returns the words that stand where data of the kind stood.
func (k Kind) Placeholder() string {
	switch k {
	case Mobile:
		return letter.HiddenMobile
	case IDCard:
		return "〔证件号码已隐去〕"
	case Email:
		return "〔电子邮箱已隐去〕"
	case Account:
		return "〔社交账号已隐去〕"
	case Contact:
		return letter.HiddenContact
	case Phone:
		return letter.HiddenPhone
	}
	panic("privacy: unknown kind " + string(k))
}

// Match is a piece of personal data in a text, at the bytes [Start, End).
type Match struct {
	Start, End int
	Kind       Kind
}

// Find returns the personal data in s, in order, without overlaps.
func Find(s string) []Match {
	found := slices.Concat(emails(s), guardedEmails(s), accounts(s), digits(s), contacts(s))
	slices.SortFunc(found, func(a, b Match) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	out := found[:0]
	end := 0
	for _, m := range found {
		if m.Start >= end {
			out = append(out, m)
			end = m.End
		}
	}
	return out
}

// Mask returns s with every piece of personal data replaced by the placeholder
// of its kind, and the kinds that were found, in the order of the text. Masking
// a masked text changes nothing.
func Mask(s string) (string, []Kind) {
	found := Find(s)
	if len(found) == 0 {
		return s, nil
	}
	var b strings.Builder
	var kinds []Kind
	at := 0
	for _, m := range found {
		b.WriteString(s[at:m.Start])
		b.WriteString(m.Kind.Placeholder())
		kinds = append(kinds, m.Kind)
		at = m.End
	}
	b.WriteString(s[at:])
	return b.String(), kinds
}
