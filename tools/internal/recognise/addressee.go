package recognise

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/pattern"
)

var (
	// A numeral counts persons only with 等 before it or 名, 位 behind: 王五 is a name.
	persons = pattern.MustCompile(`^(?:尊敬的)?([\p{Han}·•．、，, 和及（）()XxＸ×*＊○]{2,80}?)` +
		`(?:(等)(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|各)?[名位]?|\d{1,3}[名位]?|[一二两三四五六七八九十]{1,3}[名位]|各?[名位])?` +
		`(?:(?:全国|省|市|区|县|自治区|自治州|州)?(?:政协|人大))?(委员|代表)(等)?(?:们|同志)?[：:]?$`)
	// Parties, committees and agencies; what ends a name of one.
	bodies = pattern.MustCompile(`^(?:尊敬的)?([\p{Han}（）()、，, ·“”]{2,60}?` + oneOf("proposer") + `(?:[（(]\p{Han}{2,12}[)）])?)(等)?[：:]$`)
	// A group of members or deputies is a body: 城关镇委员小组.
	groups = pattern.MustCompile(`^(?:尊敬的)?([\p{Han}、，,]{2,60}?(?:委员|代表|工作|联络)(?:小组|活动组|组|团|界|室|站|之家))(等)?[：:]?$`)
	// A name that the publisher has taken out.
	hiddenName = pattern.MustCompile(`^(?:[XxＸ×*＊○]{1,4}|某{1,3})$`)
	// A line that addresses nobody by name.
	unnamed = pattern.MustCompile(`^(?:尊敬的)?(?:各位)?(?:政协|人大)?(委员|代表)(?:们|同志)?[：:]$`)
	// 尊敬的全国人大代表王伟：
	roleFirst = pattern.MustCompile(`^(?:尊敬的)?\p{Han}{0,6}(?:人大|政协)?(代表|委员)([\p{Han}·]{2,3})(?:同志|先生|女士)?[：:]$`)
	// 区政协委员 王伟、李岚：
	roleList     = pattern.MustCompile(`^(?:尊敬的)?\p{Han}{0,6}(?:人大|政协)(代表|委员) ?([\p{Han}·]{2,10}(?:[、，, ]{1,2}[\p{Han}·]{2,10})*?)(?:同志|先生|女士)?[：:]$`)
	andOthers    = pattern.MustCompile(`(代表|委员)?(?:及|和|与|并|暨)(?:其他|各位)?(?:(?:联名|附议|其他)?的?(?:各位)?(?:代表|委员)|(?:联名|附议)人员?)([：:]?)$`)
	assemblyOf   = pattern.MustCompile(`^\p{Han}{0,6}(?:人大|政协)(\p{Han}{2,4})$`)
	bracketedEtc = pattern.MustCompile(`[（(]等[^（()）]{0,6}[)）]`)
	// A greeting behind the name on the line of the addressee.
	greeted = pattern.MustCompile(`^(.{2,80}(?:委员|代表|同志)(?:们)?)[，,：: ]{0,2}(?:您们?|你们?|大家)好[！!。：:]{0,2}$`)
	// 李岚同志：
	comrade = pattern.MustCompile(`^(?:尊敬的)?([\p{Han}·]{2,4})(?:同志|先生|女士)[：:]$`)
	// The delegation that a deputy is of.
	delegation = pattern.MustCompile(`^(?:尊敬的)?第?\p{Han}{1,6}代表团([\p{Han}·、]{2,40}(?:代表|委员))`)
	remark     = pattern.MustCompile(`[（(][^（()）]{1,12}[)）]`)
	bodyList   = pattern.MustCompile(`[、，,]`)
	nameList   = pattern.MustCompile(`[、，,]|并|(?:委员|代表)[、，, ]*`)
	// The addressee and the first paragraph on one line.
	runInAddressee = pattern.MustCompile(`^((?:尊敬的)?[\p{Han}·、，, （）()\dXx×*]{2,60}?(?:委员|代表)(?:们|同志)?[：:])(.{10,})$`)
	noAddressee    = pattern.MustCompile(`[。；！？《》]|如下[：:]$|^(?:一|二|三)[、是]|联系|^(?:提案者|领衔|提出人|承办|主办|附件|抄送)`)
)

// addressees reads the line that names whom the letter speaks to.
func addressees(s string) (letter.Addressees, bool) {
	s = greeted.ReplaceAllString(strings.TrimSpace(foldWidth(s)), "$1：")
	if noAddressee.MatchString(s) || utf8.RuneCountInString(s) > 100 {
		return letter.Addressees{}, false
	}
	if m := unnamed.FindStringSubmatch(s); m != nil {
		return letter.Addressees{Role: m[1]}, true
	}
	plain := delegation.ReplaceAllString(remark.ReplaceAllString(bracketedEtc.ReplaceAllString(s, "等"), ""), "$1")
	if m := comrade.FindStringSubmatch(plain); m != nil {
		return letter.Addressees{Names: []string{m[1]}}, true
	}
	if m := groups.FindStringSubmatch(plain); m != nil {
		return letter.Addressees{Names: bodyList.Split(squeeze(m[1]), -1), Others: m[2] != ""}, true
	}
	if m := roleFirst.FindStringSubmatch(s); m != nil {
		return letter.Addressees{Names: []string{m[2]}, Role: m[1]}, true
	}
	if m := roleList.FindStringSubmatch(s); m != nil && !persons.MatchString(s) && !bodies.MatchString(s) {
		if names := splitNames(m[2]); len(names) > 0 {
			return letter.Addressees{Names: names, Role: m[1]}, true
		}
	}
	others := andOthers.FindString(plain)
	if m := persons.FindStringSubmatch(andOthers.ReplaceAllString(plain, "$1$2")); m != nil {
		names := splitNames(m[1])
		if len(names) == 0 && !hiddenName.MatchString(squeeze(m[1])) {
			return letter.Addressees{}, false
		}
		return letter.Addressees{Names: names, Role: m[3], Others: m[2]+m[4]+others != ""}, true
	}
	if m := bodies.FindStringSubmatch(s); m != nil {
		var names []string
		role := ""
		for _, n := range bodyList.Split(squeeze(m[1]), -1) {
			if p := persons.FindStringSubmatch(n); p != nil {
				n, role = p[1], p[3]
			}
			if n != "" {
				names = append(names, n)
			}
		}
		return letter.Addressees{Names: names, Role: role, Others: m[2] != ""}, len(names) > 0
	}
	return letter.Addressees{}, false
}

// splitNames parts a list of persons. Names of two characters may be spaced
// out (王 伟); single characters in a row make one name.
func splitNames(s string) []string {
	var out []string
	for _, part := range nameList.Split(s, -1) {
		single := ""
		for _, w := range strings.Fields(part) {
			if utf8.RuneCountInString(w) == 1 {
				if single += w; utf8.RuneCountInString(single) == 2 {
					out, single = append(out, single), ""
				}
				continue
			}
			out = append(out, single+w)
			single = ""
		}
		if single != "" {
			out = append(out, single)
		}
	}
	for i, n := range out {
		out[i] = assemblyOf.ReplaceAllString(n, "$1")
	}
	out = slices.DeleteFunc(out, hiddenName.MatchString)
	for _, n := range out {
		if c := utf8.RuneCountInString(n); c < 2 || c > 24 {
			return nil
		}
	}
	return out
}
