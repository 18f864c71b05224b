package recognise

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/pattern"
)

// contactLabel is one of the words that label what a contact line gives; a
// line may have several of them before its colon.
const (
	contactLabel = `(?:` + contactWord + `|\p{Han}{1,4}` + contactOffice + `)`
	contactWord  = `(?:(?:具体)?(?:联系|联络|经办|承办|办理|责任|主办)(?:人员姓名|人姓名|人员|人|同志|单位|部门|机构|科室|处室|股室|方式|电话|地址|负责人)|` +
		`(?:联系|固定|办公室?|咨询|单位|手机)?` + contactMeans + `|方式|姓名)`
	contactOffice = `(?:科|处|室|股)` + contactMeans
	contactMeans  = `(?:电话|手机|号码|传真|邮政编码|邮编|电子邮箱|邮箱|通讯地址)(?:号码)?`
	// What comes behind the first label.
	contactRest = `(?:[及和与、/]?` + contactLabel + `){0,3}(?:[：:]|\d|[（(])`
)

var (
	// Three expressions: each tells at a glance that most lines are none of its own.
	contactLabelled = pattern.MustCompile(`^[（(]?(?:` + contactWord + contactRest + `|(?:联系|经办|承办)人[\p{Han}·]{2,4}.{0,10}\d{7})`)
	officeLabelled  = pattern.MustCompile(`^[（(]?\p{Han}{1,4}` + contactOffice + contactRest)
	contactNumber   = pattern.MustCompile(`^[（(]?(?:0\d{2,3}[-—–]{1,2}\d{7,8}|1[3-9]\d{9})(?:[、，；;,/](?:0\d{2,3}[-—–]{1,2}\d{7,8}|1[3-9]\d{9}))*[)）]?$` +
		`|^[（(][\p{Han}]{2,4}[，,；、：:]?(?:\p{Han}{2,4}[：:])?(?:0\d{2,3}[-—–]{0,2}\d{7,8}|1[3-9]\d{9})[)）]$` +
		`|^[（(](?:0\d{2,3}[-—–]{0,2}\d{7,8}|1[3-9]\d{9})[，,；;、：:]?[\p{Han}]{2,4}[)）]$` +
		`|^[（(][\p{Han}]{2,4}[，,；;、：:]?\d{7,8}[)）]$|^[\p{Han}]{2,3}[，,；;、：:]?(?:0\d{2,3}[-—–]{1,2}\d{7,8}|1[3-9]\d{9})$`)
	phone = pattern.MustCompile(`(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|` +
		`(?:[（(]?0\d{2,3}[)）]?[-—–－ ]{0,2})?\d{7,8}(?:[-—–转]\d{1,5})?|(?:0\d{2,3}[-—–－]{1,2})\d{3,8}|〔(?:手机|电话)号码已隐去〕`)
	contactName = pattern.MustCompile(`(?:联系人|联络人|联系同志|责任人|经办人|承办人|办理人|联系人员|经办人员|承办人员)(?:姓名)?(?:及(?:联系)?(?:电话|方式))?(?:[：:]|\s)*(〔联系人已隐去〕|[\p{Han}·]{2,4}?(?:(?:同志|先生|女士|老师|科长|处长|主任)|[、][\p{Han}]{2,4})?)(?:[\s，,；;：:、（()）\d+〔]|联系|电话|办公|手机|$)`)
	// The office stands before the name: 联系人：预算处 周文
	afterOffice = pattern.MustCompile(`(?:联系人|经办人|承办人)\p{Han}{0,4}[：:] ?\p{Han}{1,16}(?:处|科|室|办|股|部|中心|局|委|厅|队|站|所|校|司|窗口)[ 、，]?([\p{Han}·]{2,4})(?:[\s，,；;：:、（()）\d]|$)`)
	nameAround  = pattern.MustCompile(`^[（(]?([\p{Han}·]{2,4})[，,：:\s]*[（(]?\+?\d{7,}|\d{7,}[，,；;、：:\s]*[（(]?([\p{Han}·]{2,4})(?:同志|先生|女士|收)?[)）]`)
	numberLabel = pattern.MustCompile(`^[（(]?(?:联系|办公|咨询|固定)?(?:方式|电话|手机)(?:号码)?[：:]`)
	faxNumber   = pattern.MustCompile(`传 ?真[：:\s]*[（(]?[\d-—–()（） ]{7,20}`)
	postalCode  = pattern.MustCompile(`(?:邮政编码|邮编)[：:\s]*\d{6}`)
	leaderLabel = pattern.MustCompile(`^[（(]?(?:承办|办理|主办|经办|责任|联系)(?:单位|部门)?负责人`)
	notAName    = pattern.MustCompile(`电话|联系|单位|办公|手机|[局委厅部处科室办]$`)
)

// isContact reports a line of the contact block.
func isContact(s string) bool {
	s = squeeze(foldWidth(s))
	return contactLabelled.MatchString(s) || officeLabelled.MatchString(s) || contactNumber.MatchString(s)
}

// readContact puts a contact together from its lines: in one bracket, over
// several lines, name before telephone or behind it.
func (r *reader) readContact(lines []int) {
	var c letter.Contact
	leader := "" // stands in for a contact that no other line names
	for _, i := range lines {
		before := len(c.Name) + len(leader) + len(c.Phones)
		s := foldWidth(r.pieces[i].text)
		tight := squeeze(s)
		switch {
		case c.Name != "":
		case leaderLabel.MatchString(tight) && len(lines) > 1:
			leader = cmp.Or(leader, nameIn(s, tight))
		default:
			c.Name = nameIn(s, tight)
		}
		for _, p := range phone.FindAllString(faxNumber.ReplaceAllString(postalCode.ReplaceAllString(s, ""), ""), -1) {
			if p = strings.Trim(p, " "); !strings.ContainsAny(p, ")）") {
				p = strings.TrimLeft(p, "(（")
			}
			if !slices.Contains(c.Phones, p) {
				c.Phones = append(c.Phones, p)
			}
		}
		if len(c.Name)+len(leader)+len(c.Phones) == before {
			r.drop(i, reasonNoContact)
		}
		r.claim(i, "contact")
	}
	if c.Name = cmp.Or(c.Name, leader); c.Name != "" || len(c.Phones) > 0 {
		r.l.Contact = &c
	}
}

// nameIn finds the person that a contact line names: behind an office, behind
// the label, beside the number, or as the only word that is no organ.
func nameIn(s, tight string) string {
	if m := afterOffice.FindStringSubmatch(s); m != nil && !notAName.MatchString(m[1]) {
		return m[1]
	}
	if m := contactName.FindStringSubmatch(tight); m != nil && !notAName.MatchString(m[1]) {
		return strings.TrimRight(m[1], "：")
	}
	if m := nameAround.FindStringSubmatch(numberLabel.ReplaceAllString(tight, "")); m != nil && !notAName.MatchString(m[1]+m[2]) {
		return m[1] + m[2]
	}
	label, value, ok := cutColon(s)
	if !ok || !strings.ContainsAny(label, "人股科式") {
		return ""
	}
	for _, w := range strings.FieldsFunc(value, func(c rune) bool { return !isHan(c) && c != '·' }) {
		if m := officeFirst.FindStringSubmatch(w); m != nil {
			w = m[1]
		}
		if n := utf8.RuneCountInString(w); n >= 2 && n <= 4 && signers(w) == nil && !notAName.MatchString(w) {
			return w
		}
	}
	return ""
}

// officeFirst matches the name of a person with an office glued before it.
var officeFirst = pattern.MustCompile(`^\p{Han}{1,12}(?:股|科|处|室)(\p{Han}{2,3})$`)

// cutColon parts a line at its first colon.
func cutColon(s string) (before, after string, ok bool) {
	i := strings.IndexAny(s, "：:")
	if i < 0 {
		return s, "", false
	}
	return s[:i], strings.TrimLeft(s[i:], "：:"), true
}
