package slip

import (
	"regexp"
	"strings"
)

// What people type for a quotation mark, a bracket, a comma of TOML.
const (
	straight    = `'"`
	otherQuotes = "‘’“”＇＂「」『』`"
	openList    = "[【［"
	closeList   = "]】］"
)

// closing are the marks with which a text ends that begins with another.
var closing = map[rune]string{
	'\'': "'’‘", '"': `"”“`, '‘': "’‘'", '’': "’‘'", '“': `”“"`, '”': `”“"`, '＇': "＇'", '＂': `＂"`, '「': "」", '『': "』", '`': "`'",
}

var (
	quotedItem = regexp.MustCompile("[" + straight + otherQuotes + "]([^" + straight + otherQuotes + "]*)[" + straight + otherQuotes + "]")
	listSign   = regexp.MustCompile(`\s*[,，、]\s*`)
)

// value is what a person may have meant to write behind the equals sign.
type value struct {
	words []string
	list  bool
}

// readValue reads a value of which the marks may be wrong.
func readValue(s string) value {
	s = strings.TrimSpace(s)
	inner := strings.TrimRight(strings.TrimLeft(s, openList), closeList)
	if inner == s {
		return value{words: []string{bare(s)}}
	}
	v := value{list: true}
	if strings.ContainsAny(inner, straight+otherQuotes) {
		for _, m := range quotedItem.FindAllStringSubmatch(inner, -1) {
			v.words = append(v.words, m[1])
		}
		return v
	}
	for _, w := range listSign.Split(strings.TrimSpace(inner), -1) {
		if w != "" {
			v.words = append(v.words, w)
		}
	}
	return v
}

// bare takes the quotation marks off a text, one at each end.
func bare(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	if ends, ok := closing[r[0]]; ok {
		if r = r[1:]; len(r) > 0 && strings.ContainsRune(ends, r[len(r)-1]) {
			r = r[:len(r)-1]
		}
	} else if strings.ContainsRune(straight, r[len(r)-1]) {
		r = r[:len(r)-1]
	}
	return strings.TrimSpace(string(r))
}

// print prints a value as TOML has it for a key that takes this kind.
func (k kind) print(v value) string {
	if k == unknownKind {
		k = aText
		if v.list {
			k = aList
		}
	}
	switch k {
	case aList:
		items := make([]string, len(v.words))
		for i, w := range v.words {
			items[i] = inQuotes(w)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case aText:
		return inQuotes(strings.Join(v.words, "、"))
	}
	return strings.Join(v.words, " ")
}

// example is a value of this kind.
func (k kind) example() string {
	switch k {
	case aList:
		return "['…', '…']"
	case aNumber:
		return "16"
	case aSwitch:
		return "true"
	case aFraction:
		return "0.9"
	case aDate:
		return "2025-06-13"
	case aTime:
		return "2025-06-20T09:30:00"
	}
	return "'…'"
}

// inQuotes puts a text into quotation marks, as TOML has them.
func inQuotes(s string) string {
	if !strings.Contains(s, "'") {
		return "'" + s + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// cause says in both languages why a value can't be read.
type cause struct{ en, zh string }

// causeOf finds out why a value can't be read, or is not of its kind.
func causeOf(equals, value string, k kind) cause {
	first := strings.TrimLeft(value, openList+" ")
	quoted := strings.ContainsAny(first, straight)
	opens := len(value) > len(strings.TrimLeft(value, openList))
	closes := len(value) > len(strings.TrimRight(value, closeList))
	switch {
	case value == "":
		return cause{"the value is missing.", "缺少值。"}
	case equals != "=":
		return cause{"the sign after the name is “" + equals + "”; it must be =.", "名称之后的符号是“" + equals + "”，应为半角等号 =。"}
	case strings.IndexAny(first, otherQuotes) == 0:
		return cause{"the quotation marks are of the wrong shape: only ' and \" are read.", "引号不是半角引号：只能用 ' 或 \"。"}
	case opens != closes && (k == aList || k == unknownKind):
		if opens {
			return cause{"the closing bracket ] is missing.", "缺少右方括号 ]。"}
		}
		return cause{"the opening bracket [ is missing.", "缺少左方括号 [。"}
	case strings.ContainsAny(value, "【】［］"), opens && strings.Contains(strings.Join(quotedItem.Split(value, -1), ""), "，"):
		return cause{"a bracket or comma is a Chinese one: only [ ] and , are read.", "方括号或逗号为中文标点：只能用半角 [ ] 和 ,。"}
	case strings.Count(value, "'")%2 == 1 && !strings.Contains(value, `"`), strings.Count(value, `"`)%2 == 1 && !strings.Contains(value, "'"):
		return cause{"a quotation mark is missing.", "缺少一个引号。"}
	}
	switch k {
	case aList:
		return cause{"the value must be a list of texts in square brackets.", "值应为方括号括起的列表，各项加引号。"}
	case aNumber:
		return cause{"the value must be a whole number without quotation marks.", "值应为不带引号的整数。"}
	case aSwitch:
		return cause{"the value must be true or false, without quotation marks.", "值应为 true 或 false，不带引号。"}
	case aFraction:
		return cause{"the value must be a number without quotation marks.", "值应为不带引号的数字。"}
	case aDate:
		return cause{"the value must be a day that there is, without quotation marks.", "值应为存在的日期，不带引号。"}
	case aTime:
		return cause{"the value must be a time of a day, without quotation marks.", "值应为日期和时间，不带引号。"}
	case aTable, tables:
		return cause{"the name belongs on a line of its own in square brackets.", "此名称应单独一行，加方括号。"}
	case aText:
		if !quoted || opens {
			return cause{"the value must be a text in quotation marks.", "值应为用引号括起的文字。"}
		}
	}
	return cause{"the value can't be read.", "值无法读取。"}
}
