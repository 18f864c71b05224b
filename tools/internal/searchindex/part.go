package searchindex

import "strings"

// What was typed may begin or end within a number or a word: 67亿 is a part of
// 2.67亿, and 025年 of 2025年. So the parts of a run are filed besides, under
// hashes that no whole symbol has: every one to three characters of it (most letters
// have any two digits somewhere, few have any three); its last one to three before
// the symbol that follows, its first one to three after the symbol that goes before.
// A point right before or behind a number is a part of it: 69. is of 69.5, and of “69.”.
// Of two runs side by side, the one character on either side that meets the other.

// most is how many characters of a run are filed together.
const most = 3

// byWord reports whether a language is searched by word, as English is, and not
// by parts of words; there punctuation says nothing that a reader would type.
func byWord(lang string) bool { return lang == "en" }

// PartHash gives the number of one to three characters within a run.
func PartHash(characters string) uint32 { return Hash("", characters) }

// EdgeHash gives the number of a part of a run beside its neighbour.
func EdgeHash(left, right string) uint32 { return Hash(left, right, "") }

func fileParts(symbols, runs []string, put func(key uint32)) {
	for i, run := range runs {
		for at := range len(run) {
			for n := range min(most, at+1) {
				put(PartHash(run[at-n : at+1]))
			}
		}
		if i == 0 {
			continue
		}
		run = strings.TrimPrefix(run, ".")
		switch before := strings.TrimSuffix(runs[i-1], "."); {
		case before != "" && run != "":
			put(EdgeHash(before[len(before)-1:], run[:1]))
		case before != "":
			for n := 1; n <= min(most, len(before)); n++ {
				put(EdgeHash(before[len(before)-n:], symbols[i]))
			}
		case run != "":
			for n := 1; n <= min(most, len(run)); n++ {
				put(EdgeHash(symbols[i-1], run[:n]))
			}
		}
	}
}
