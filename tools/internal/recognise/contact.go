package recognise

import (
	"slices"
	"strings"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/pattern"
)

var (
	contactLine = pattern.MustCompile(`^[（(]?(?:` +
		`(?:(?:联系|经办|承办|办理)(?:人|单位|部门|科室|处室|方式|电话|人员|地址|人员姓名|人姓名)|` +
		`(?:电话|手机|固定电话|办公电话|传真|邮政编码|邮编|电子邮箱|邮箱|通讯地址)(?:号码)?)` +
		`(?:及\p{Han}{2,6}|[、/]\p{Han}{2,4})?(?:[：:]|\d|[（(])` +
		`|(?:联系|经办|承办)人[\p{Han}·]{2,4}.{0,10}\d{7})` +
		`|^[（(]?(?:0\d{2,3}[-—–]{1,2}\d{7,8}|1[3-9]\d{9})(?:[、，；;,/](?:0\d{2,3}[-—–]{1,2}\d{7,8}|1[3-9]\d{9}))*[)）]?$` +
		`|^[（(][\p{Han}]{2,4}[，,；、：:]?(?:\p{Han}{2,4}[：:])?(?:0\d{2,3}[-—–]{0,2}\d{7,8}|1[3-9]\d{9})[)）]$`)
	phone = pattern.MustCompile(`(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|` +
		`(?:[（(]?0\d{2,3}[)）]?[-—–－ ]{0,2})?\d{7,8}(?:[-—–转]\d{1,5})?|(?:0\d{2,3}[-—–－]{1,2})\d{3,8}|〔(?:手机|电话)号码已隐去〕`)
	contactName = pattern.MustCompile(`(?:联系人|经办人|承办人|办理人|联系人员|经办人员|承办人员)(?:姓名)?(?:及(?:联系)?(?:电话|方式))?(?:[：:]|\s)*(〔联系人已隐去〕|[\p{Han}·]{2,4}?(?:(?:同志|先生|女士|老师|科长|处长|主任)|[、][\p{Han}]{2,4})?)(?:[\s，,；;：:、（()）\d+〔]|联系|电话|办公|手机|$)`)
	// The office stands before the name: 联系人：预算处 周文
	afterOffice = pattern.MustCompile(`(?:联系人|经办人|承办人)\p{Han}{0,4}[：:] ?\p{Han}{2,12}(?:处|科|室|办|股|部|中心|局|委|厅)[ 、，]?([\p{Han}·]{2,4})(?:[\s，,；;：:、（()）\d]|$)`)
	nameAround  = pattern.MustCompile(`^[（(]?([\p{Han}·]{2,4})[，,：:\s]*[（(]?\+?\d{7,}|\d{7,}[，,；;\s]*[（(]?([\p{Han}·]{2,4})(?:同志|先生|女士|收)?[)）]`)
	numberLabel = pattern.MustCompile(`^[（(]?(?:联系|办公|咨询|固定)?(?:方式|电话|手机)(?:号码)?[：:]`)
	faxNumber   = pattern.MustCompile(`传 ?真[：:\s]*[（(]?[\d-—–()（） ]{7,20}`)
	postalCode  = pattern.MustCompile(`(?:邮政编码|邮编)[：:\s]*\d{6}`)
	notAName    = pattern.MustCompile(`电话|联系|单位|办公|手机|[局委厅部处科室办]$`)
)

// isContact reports a line of the contact block.
func isContact(s string) bool { return contactLine.MatchString(squeeze(foldWidth(s))) }

// readContact puts a contact together from its lines: in one bracket, over
// several lines, name before telephone or behind it.
func (r *reader) readContact(lines []int) {
	var c letter.Contact
	for _, i := range lines {
		before := len(c.Name) + len(c.Phones)
		s := foldWidth(r.pieces[i].text)
		tight := squeeze(s)
		if c.Name == "" {
			if m := contactName.FindStringSubmatch(tight); m != nil && !notAName.MatchString(m[1]) {
				c.Name = strings.TrimRight(m[1], "：")
			} else if m := afterOffice.FindStringSubmatch(s); m != nil && !notAName.MatchString(m[1]) {
				c.Name = m[1]
			} else if m := nameAround.FindStringSubmatch(numberLabel.ReplaceAllString(tight, "")); m != nil && !notAName.MatchString(m[1]+m[2]) {
				c.Name = m[1] + m[2]
			}
		}
		for _, p := range phone.FindAllString(faxNumber.ReplaceAllString(postalCode.ReplaceAllString(s, ""), ""), -1) {
			if p = strings.Trim(p, " "); !slices.Contains(c.Phones, p) {
				c.Phones = append(c.Phones, p)
			}
		}
		if len(c.Name)+len(c.Phones) == before {
			r.drop(i, reasonNoContact)
		}
		r.claim(i, "contact")
	}
	if c.Name != "" || len(c.Phones) > 0 {
		r.l.Contact = &c
	}
}
