package memory

import (
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/han"
)

// surnames that are read otherwise than as words.
var surnames = map[string]string{
	"单": "Shan", "仇": "Qiu", "曾": "Zeng", "解": "Xie", "查": "Zha", "任": "Ren", "区": "Ou", "朴": "Piao", "盖": "Ge",
	"乐": "Yue", "翟": "Zhai", "尉": "Wei", "缪": "Miao", "覃": "Qin", "繁": "Po", "员": "Yun", "种": "Chong", "冼": "Xian",
	"召": "Shao", "祭": "Zhai", "折": "She", "黑": "He", "秘": "Bi", "么": "Yao", "阚": "Kan", "郇": "Xun", "洗": "Xian",
	"欧阳": "Ouyang", "司马": "Sima", "诸葛": "Zhuge", "上官": "Shangguan", "夏侯": "Xiahou", "皇甫": "Huangfu",
	"尉迟": "Yuchi", "公孙": "Gongsun", "慕容": "Murong", "令狐": "Linghu", "司徒": "Situ", "端木": "Duanmu",
	"长孙": "Zhangsun", "宇文": "Yuwen", "东郭": "Dongguo", "南宫": "Nangong", "欧": "Ou",
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// personPinyin writes a name of two to four characters as Mao Lei or Ouyang
// Xi’an, and "" for anything else. Who bears the name may read it otherwise, so
// that it is a draft and no more.
func personPinyin(zh string) string {
	n := utf8.RuneCountInString(zh)
	if n < 2 || n > 4 {
		return ""
	}
	_, width := utf8.DecodeRuneInString(zh)
	surname, ok := surnames[zh[:min(2*width, len(zh))]]
	given := zh[min(2*width, len(zh)):]
	if !ok || given == "" {
		surname, ok = surnames[zh[:width]]
		given = zh[width:]
		if !ok {
			s := han.Syllables(zh[:width])
			if s == nil {
				return ""
			}
			surname = capital(s[0])
		}
	}
	s := han.Syllables(given)
	if s == nil {
		return ""
	}
	name := s[0]
	for _, x := range s[1:] {
		if strings.ContainsAny(x[:1], "aeo") {
			name += "’"
		}
		name += x
	}
	return surname + " " + capital(name)
}

// prefixPinyin writes the prefix of a document number syllable by syllable: 甬科函
// is Yong Ke Han.
func prefixPinyin(zh string) string {
	s := han.Syllables(zh)
	if s == nil || len(s) > 8 {
		return ""
	}
	for i := range s {
		s[i] = capital(s[i])
	}
	return strings.Join(s, " ")
}
