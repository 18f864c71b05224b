package searchindex

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// suggestion is an agency as the search box offers it.
type suggestion struct {
	Key   string `json:"k"`
	Label string `json:"l"`
	Names string `json:"n"` // all of them in lower case, each behind a line break
	Read  string `json:"p"` // how these are read: pinyin, and its initials, with blanks between, each behind a line break
	Count int    `json:"c"` // letters

	other []string // names besides the label
}

// otherReading holds characters in words where they are not read as elsewhere.
var otherReading = map[string][]string{
	"银行": {"yin", "hang"}, "行业": {"hang", "ye"}, "重庆": {"chong", "qing"}, "成都": {"cheng", "du"}, "首都": {"shou", "du"},
	"长沙": {"chang", "sha"}, "长春": {"chang", "chun"}, "长兴": {"chang", "xing"}, "厦门": {"xia", "men"}, "音乐": {"yin", "yue"},
	"台州": {"tai", "zhou"}, "丽水": {"li", "shui"}, "六安": {"lu", "an"}, "会计": {"kuai", "ji"}, "调查": {"diao", "cha"},
}

// agenciesFile lists the agencies of the documents, by key, with all that they
// are looked for by.
func agenciesFile(docs []facts) []byte {
	byKey := map[string]*suggestion{}
	for _, d := range docs {
		for _, a := range d.Agencies {
			s := byKey[a.Key]
			if s == nil {
				s = &suggestion{Key: a.Key, Label: a.Name}
				byKey[a.Key] = s
			}
			s.Count++
			for _, name := range a.Other {
				if name != s.Label && !slices.Contains(s.other, name) {
					s.other = append(s.other, name)
				}
			}
		}
	}
	list := slices.SortedFunc(maps.Values(byKey), func(a, b *suggestion) int { return cmp.Compare(a.Key, b.Key) })
	for _, s := range list {
		slices.Sort(s.other)
		for _, name := range append([]string{s.Label}, s.other...) {
			s.Names += "\n" + strings.ToLower(name)
			if syllables := readAloud(name); len(syllables) > 0 {
				initials := make([]string, len(syllables))
				for i, syllable := range syllables {
					initials[i] = syllable[:1]
				}
				s.Read += "\n" + strings.Join(syllables, " ") + "\n" + strings.Join(initials, " ")
			}
		}
	}
	data, err := json.Marshal(list)
	if err != nil {
		panic(fmt.Errorf("strings into JSON: %w", err))
	}
	return pack(narrow(data))
}

// readAloud gives the pinyin of the Han characters of a name, without tones, by
// syllables.
func readAloud(name string) []string {
	var syllables []string
	runes := []rune(name)
	args := pinyin.NewArgs()
	for i := 0; i < len(runes); i++ {
		if i+1 < len(runes) {
			if two, ok := otherReading[string(runes[i:i+2])]; ok {
				syllables = append(syllables, two...)
				i++
				continue
			}
		}
		syllables = append(syllables, pinyin.SinglePinyin(runes[i], args)...)
	}
	return syllables
}
