package letter

import (
	"regexp"
	"strings"
)

// printedClass is a class as it stands before the second number: 教育类410.
var printedClass = regexp.MustCompile(`^(\p{Han}{1,12})类`)

// Class returns the subject class of the matter (分类), without 类: what staff
// have entered, else what is printed with the second number, as in
// （工交邮电类046号）; "" if neither says it.
func (l *Letter) Class() string {
	if c := strings.TrimSuffix(strings.TrimSpace(l.SubjectClass), "类"); c != "" {
		return c
	}
	if m := printedClass.FindStringSubmatch(l.SecondNumber); m != nil {
		return m[1]
	}
	return ""
}
