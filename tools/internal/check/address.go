package check

import (
	"bytes"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/merge"
	"dafu/tools/internal/page"
)

var addressMissing = &diag.Rule{
	ID: "address-missing", Severity: diag.Warning,
	EN: "paragraphs without an address: %d, this one first. dafu check --fix writes them, so that links to the paragraphs last.",
	ZH: "页面有 %d 段没有地址行，此为第一段。运行 dafu check --fix 可补上，使指向段落的链接长期有效。",
	Doc: diag.Doc{
		EN: "Under each paragraph stands a line such as {#s1-p2}: the address by which readers link to it and by which the English finds its Chinese. A paragraph that was put in by hand and has none gets one from its place, which changes when another is put in above it. dafu check --fix writes the addresses down. Lists and quotations need none.",
		ZH: "每段之下有形如 {#s1-p2} 的一行，是读者链接到该段、英文对应到中文的地址。人工增加而未写地址的段落按所在位置取得地址，其上再增段落时地址会变。dafu check --fix 会将地址写入页面。列表和引文不需要地址。",
	},
}

// addresses says how many paragraphs of a Chinese page lack an address.
func addresses(r *reply, data []byte) []diag.Finding {
	if r.lang != letter.Chinese {
		return nil
	}
	if data = merge.Plain(data); allAddressed(data) { // line ends of Windows are no lack of addresses
		return nil
	}
	if line := parted(data); line > 0 {
		return []diag.Finding{addressParted.At(diag.Pos{Path: r.path, Line: line})}
	}
	fixed := addressed(data)
	if bytes.Equal(fixed, data) {
		return nil
	}
	i := 0
	for i < len(data) && data[i] == fixed[i] {
		i++
	}
	pos := at(r.path, fixed, i)
	pos.Line, pos.Col = max(pos.Line-1, 1), 0
	n := bytes.Count(fixed, []byte("{#")) - bytes.Count(data, []byte("{#"))
	return []diag.Finding{addressMissing.At(pos, n)}
}

// unwritten lists the addresses that blocks of a page have by their places and that are
// not written on it.
func unwritten(r *reply, data []byte) []string {
	if allAddressed(data) {
		return nil
	}
	data = withoutParted(data)
	var out []string
	for _, b := range r.letter.Body {
		if !bytes.Contains(data, []byte("{#"+b.ID+"}")) && !bytes.Contains(data, []byte("{#"+b.ID+" ")) {
			out = append(out, b.ID)
		}
	}
	return out
}

var (
	hasAddress = regexp.MustCompile(`\{#[^{}]+\}\s*$`)
	// apart is what a block that can have no line of its own begins with: a list, a
	// quotation, code, HTML.
	apart = regexp.MustCompile("^(?:[-+*>] |[0-9]{1,9}[.)] |```|~~~|<|    |\t|\\[\\^)")
)

// allAddressed reports whether each block of a page stands with its address, or can
// have none: then addressed leaves it as it is, at a hundred times the cost.
func allAddressed(data []byte) bool {
	end := bytes.Index(data, []byte("\n+++\n"))
	if end < 0 || bytes.IndexByte(data, '\r') >= 0 {
		return false
	}
	for chunk := range bytes.SplitSeq(data[end+5:], []byte("\n\n")) {
		text := bytes.Trim(chunk, "\n")
		if len(text) > 0 && !apart.Match(text) && !hasAddress.Match(text[max(0, len(text)-80):]) {
			return false
		}
	}
	return true
}

// addressed writes the addresses that a page lacks. A page that would be read
// differently then is left as it is.
func addressed(data []byte) []byte {
	if bytes.Contains(data, []byte("\r\n")) {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	}
	end := bytes.Index(data, []byte("\n+++\n"))
	before := blocksOf(data)
	if end < 0 || before == nil || bytes.IndexByte(data, '\r') >= 0 {
		return data
	}
	head, body := data[:end+5], string(data[end+5:])
	ids := map[string][]string{} // addresses of the blocks by their text, in order
	for _, b := range before {
		ids[squeezed(b.Printed())] = append(ids[squeezed(b.Printed())], b.ID)
	}
	chunks := strings.Split(body, "\n\n")
	for i, chunk := range chunks {
		text := strings.Trim(chunk, "\n")
		if text == "" || apart.MatchString(text) {
			continue
		}
		one := blocksOf(slices.Concat(head, []byte("\n"+text+"\n")))
		if len(one) != 1 {
			continue
		}
		key := squeezed(one[0].Printed())
		if len(ids[key]) == 0 {
			return data
		}
		id := ids[key][0]
		ids[key] = ids[key][1:]
		if hasAddress.MatchString(text) {
			continue
		}
		between := "\n"
		if strings.HasPrefix(text, "#") {
			between = " "
		}
		chunks[i] = strings.Replace(chunk, text, text+between+"{#"+id+"}", 1)
	}
	out := slices.Concat(head, []byte(strings.Join(chunks, "\n\n")))
	if !slices.Equal(before, blocksOf(out)) {
		return data
	}
	return out
}

// blocksOf reads the blocks of a page; nil if it can't be read.
func blocksOf(data []byte) []letter.Block {
	l, _ := page.Parse(filepath.Join("x", page.ChineseFile), data, func(string) string { return "" })
	if l == nil {
		return nil
	}
	return l.Body
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }
