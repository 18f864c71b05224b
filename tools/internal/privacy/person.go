package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
)

// The names of contact persons have no shape. They are found by the label
// before them, 联系人：王某, or by the telephone beside them.
var (
	// between stands between the 人 of a label and the name. The second group is a sign that a name follows.
	between = pattern.MustCompile(`^(?:员|姓名)?(?:\s*[（(]?\s*[及和与、/]?\s*(?:联系|办公)?(?:电话|方式|手机)(?:号码)?\s*[）)]?)?(\s*(?:[：:|]|[为是]|[ \t\n\x{3000}]|)\s*)`)
	// person is a name: of a minority, with a dot; with its characters apart; or as it is usual.
	person = pattern.MustCompile(`^(?:\p{Han}{1,8}(?:[·•‧・．]\p{Han}{1,8})+|\p{Han}(?:[ \x{3000}]{1,2}\p{Han}){1,2}(?:[^\p{Han}]|$)|\p{Han}{2,})`)
	// office stands before the name of one who works there.
	office = pattern.MustCompile(`^\p{Han}{1,14}?(?:[处科室股厅局委]|中心|窗口|支队|大队)[ \x{3000}、，,：:]{0,2}`)
	// reached is a telephone behind a name.
	reached = pattern.MustCompile(`^(?:` + title + `)?[，,、：:；;\s|]{0,2}[（(]?` + number)
)

const (
	title = `同志|先生|女士|老师|(?:副?[处科局主]长|副?主任)`
	// number is the telephone of a person; eight digits alone can be a date.
	number = `(?:(?:联系|办公)?(?:电话|手机)(?:号码)?[：:]?\s?[（(]?\d{3}|\+?(?:86)?[- ]?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|[（(]?0\d{2,3}[-—–－一）) ]{0,2}\d{7,8})`
)

// labels are the words that a contact person is announced by.
var labels = []string{"联系", "联络", "连络", "承办", "经办", "办理", "填报", "咨询", "聯繫", "聯絡", "聯系", "連絡", "承辦", "經辦", "辦理"}

// contacts finds the names behind labels and beside telephones.
func contacts(s string) []Match {
	var out []Match
	for at := 0; ; {
		i := strings.Index(s[at:], "人")
		if i < 0 {
			break
		}
		at += i + len("人")
		if labelled(s[:at-len("人")]) {
			m := between.FindStringSubmatchIndex(s[at:min(len(s), at+window)])
			out = append(out, names(s, at+m[3], strings.TrimSpace(s[at+m[2]:at+m[3]]))...)
		}
	}
	return append(out, neighbours(s)...)
}

// labelled reports whether a text ends with what makes the 人 behind it a label.
func labelled(s string) bool {
	s = strings.TrimRight(s, space)
	for _, label := range labels {
		last, size := utf8.DecodeLastRuneInString(label)
		if rest, ok := strings.CutSuffix(s, string(last)); ok && strings.HasSuffix(strings.TrimRight(rest, space), label[:len(label)-size]) {
			return true
		}
	}
	return false
}

// names finds the names that begin at a place behind a label, with offices
// before them. Without a sign between, the label is one only if a telephone
// stands behind the name: 联系人制度 names nobody.
func names(s string, at int, sign string) []Match {
	var out []Match
	sure := sign == ":" || sign == "：" || sign == "|"
	for {
		end, name := nameAt(s, at)
		if name == "" {
			if m := office.FindString(near(s, at)); m != "" && len(out) == 0 && sure {
				if end, name = nameAt(s, at+len(m)); name != "" && (len(name) == len("王明") || isSurname(name)) {
					at += len(m)
				}
			}
			if name == "" {
				return out
			}
		} else if m := office.FindString(near(s, at)); m != "" && sure {
			if e, n := nameAt(s, at+len(m)); n != "" && isSurname(n) {
				at, end, name = at+len(m), e, n
			} else if len(m) >= len("科技处") && strings.HasSuffix(strings.TrimRight(m, " \u3000、，,：:"), name) && !strings.HasSuffix(m, "科") {
				return out // an office, and nobody there
			}
		}
		if !sure && !reached.MatchString(near(s, end)) || len(out) > 0 && !isSurname(name) {
			return out
		}
		out = append(out, Match{at, end, Contact})
		next := strings.TrimLeft(s[end:], " \u3000、，,/和及")
		if gap := len(s) - end - len(next); gap == 0 || gap > len("　　、") {
			return out
		}
		at, sure = len(s)-len(next), true
	}
}

// nameAt reads a name that begins at a place.
func nameAt(s string, at int) (end int, name string) {
	name = strings.TrimRightFunc(person.FindString(near(s, at)), func(r rune) bool { return !unicode.Is(unicode.Han, r) })
	if name == "" {
		return at, ""
	}
	if strings.ContainsAny(name, " \u3000") && !isSurname(name) {
		return at, ""
	}
	if !strings.ContainsAny(name, "·•‧・． \u3000") {
		for _, label := range notNames {
			if i := strings.Index(name, label); i >= 0 {
				name = name[:i]
			}
		}
		if r := []rune(name); len(r) > 4 || len(r) == 4 && strings.HasSuffix(name, "同志") {
			name = string(r[:3]) // who follows on without a mark has the usual three characters
			if strings.Contains(doubled, string(r[:2])) {
				name = string(r[:4])
			}
		}
	}
	if utf8.RuneCountInString(name) < 2 {
		return at, ""
	}
	return at + len(name), name
}

// near is what is looked at behind a place: the names of a file are not looked for in all of it each.
func near(s string, at int) string {
	end := min(len(s), at+window)
	for end < len(s) && !utf8.RuneStart(s[end]) {
		end++
	}
	return s[at:end]
}

// notNames are words that end a name which has no mark behind it.
var notNames = []string{"联系", "电话", "手机", "传真", "办公", "邮编", "邮箱", "微信", "单位", "地址", "职务", "同志", "先生", "女士", "老师", "元旦", "周末", "全天"}

func isSurname(name string) bool {
	r, size := utf8.DecodeRuneInString(name)
	return strings.ContainsRune(singles, r) || len(name) > size && strings.Contains(doubled, string([]rune(name)[:2]))
}

// The surnames that nearly all people have.
const ()
