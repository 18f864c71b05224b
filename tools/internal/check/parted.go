package check

import (
	"bytes"
	"regexp"

	"dafu/tools/internal/diag"
)

var addressParted = &diag.Rule{
	ID: "address-parted", Severity: diag.Warning,
	EN: "this address stands apart from its paragraph, so links to it lead nowhere. Take out the blank line above it; dafu check --fix does it.",
	ZH: "此地址行与其段落分开，指向它的链接会失效。请删去其上的空行；dafu check --fix 可代为改正。",
	Doc: diag.Doc{
		EN: "A line such as {#s1-p2} is the address of the paragraph that it stands directly under. With a blank line between the two it belongs to none: readers' links and the English no longer find the paragraph. dafu check --fix puts the line back under the paragraph above it, where that has no address of its own; no word changes.",
		ZH: "形如 {#s1-p2} 的一行是紧靠其上的段落的地址。两者之间有空行时，该地址不属于任何段落，读者的链接和英文都找不到该段。上面的段落没有其他地址的，dafu check --fix 会将此行移回段落之下，不改文字。",
	},
}

// loneAddress is an address with no text before it.
var loneAddress = regexp.MustCompile(`^\{#[^{}]+\}$`)

// parting is an address that blank lines part from the text it belongs to: the indexes of
// both lines.
type parting struct{ text, address int }

// partings lists the addresses of a page that stand apart from a text that has no other.
func partings(lines [][]byte) []parting {
	var out []parting
	fences, text := 0, -1 // text is the last line that is not blank
	for i, line := range lines {
		fence := isFence(line)
		line = bytes.TrimSpace(line)
		switch {
		case len(line) == 0:
			continue
		case fences < 2:
			if fence {
				fences++
			}
			continue
		case text >= 0 && text < i-1 && loneAddress.Match(line):
			if before := lines[text]; !apart.Match(before) && !hasAddress.Match(before) {
				out = append(out, parting{text, i})
			}
		}
		text = i
	}
	return out
}

// parted returns the line of the first address that stands apart from its text, from 1; 0
// if none does.
func parted(data []byte) int {
	for _, p := range partings(bytes.SplitAfter(data, []byte("\n"))) {
		return p.address + 1
	}
	return 0
}

// rejoined puts addresses that stand apart back under their texts, behind them for a heading.
func rejoined(data []byte) []byte {
	lines := bytes.SplitAfter(data, []byte("\n"))
	for _, p := range partings(lines) {
		for i := p.text + 1; i < p.address; i++ {
			lines[i] = nil
		}
		if bytes.HasPrefix(lines[p.text], []byte("#")) {
			lines[p.text] = append(bytes.TrimSpace(lines[p.text]), ' ')
		}
	}
	return bytes.Join(lines, nil)
}

// withoutParted leaves out the addresses that stand apart: they are those of nothing.
func withoutParted(data []byte) []byte {
	lines := bytes.SplitAfter(data, []byte("\n"))
	for _, p := range partings(lines) {
		lines[p.address] = nil
	}
	return bytes.Join(lines, nil)
}
