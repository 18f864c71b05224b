package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/numeral"
)

var numberDiffers = &diag.Rule{
	ID: "number-differs", Severity: diag.Warning,
	EN: "the number of the matter is “%[1]s”, but %[2]s. Correct all that is wrong at once.",
	ZH: "编号为“%[1]s”，而%[3]s。请将有误之处一并改正。",
	Doc: diag.Doc{
		EN: "The head of the page gives a number (number = '…') by which the reply is listed and joined with its proposal, and the title or the first paragraph of the letter names another one. Mostly one of them was mistyped or corrected alone. Correct the number, or the title and the paragraph, each in the line that the finding names. The list proposals = […] above [params] follows the number: keys-differ gives that line, and dafu check --fix writes it. The folder of the page keeps the number that it began with, and with it the address of the page, so that links to it last. Where the letter itself is printed so, leave the text as it is printed: the number in the head may then be the right one.",
		ZH: "页面开头的编号（number = '…'）决定答复列在哪件提案或建议之下，而标题或答复第一段写的是另一个编号。多为其中一处写错，或只改正了一处。请改正编号，或改正标题和第一段，行号见提示。[params] 之上的 proposals 随编号而变：keys-differ 会给出应写的内容，dafu check --fix 可代为写入。页面所在文件夹仍用最初的编号，网址不变，已有链接不会失效。原件如此的，正文按原文保留，页面开头的编号可以写正确的编号。",
	},
}

var (
	// numberSaid is how a text names the number of a matter: 第16号, 第A016号, 第十六号, 620号建议.
	numberSaid = regexp.MustCompile(`第[（(]?(?:\p{Han}{0,6}[A-Za-z]{0,4}-?([0-9-]*[0-9](?:[、，,]第?[0-9]+)*)|([一二三四五六七八九十百千零〇]+))[)）]?号|([0-9]+)号\p{Han}{0,4}(?:提案|建议|议案)|类第?([0-9]+)号`)
	// otherNumber is the number of a document, an order or a notice.
	otherNumber = regexp.MustCompile(`[〔\[【（(﹝［][0-9]{4}[〕\]】)）﹞］](?:字?第)?[0-9]+号|第?[0-9]+号(?:文|令|通告|公告|通知|公报)`)
	digits      = regexp.MustCompile(`[0-9]+`)
)

// number says that the number in the head of a Chinese page is none of those that its
// title, or its first paragraph, gives. Both are named: whoever corrects a number
// corrects it at all places in one go.
func number(r *reply, data []byte) []diag.Finding {
	l := r.letter
	if r.lang != letter.Chinese || l.Number == "" {
		return nil
	}
	own := figures(strings.ReplaceAll(l.Number+"、"+l.SecondNumber, " ", ""))
	if own == nil {
		return nil
	}
	var en, zh []string
	differs := func(text, nameEN, nameZH string, line func() int) {
		said := numbersSaid(text)
		if said == nil || slices.ContainsFunc(said, func(n string) bool { return slices.ContainsFunc(own, func(o string) bool { return sameNumber(o, n) }) }) {
			return
		}
		n, all := line(), strings.Join(said, "、")
		en = append(en, fmt.Sprintf("%s (line %d) says “%s”", nameEN, n, all))
		zh = append(zh, fmt.Sprintf("%s（第 %d 行）写的是“%s”", nameZH, n, all))
	}
	differs(l.Title, "the title", "标题", func() int { return r.line("title").Line })
	for _, b := range l.Body {
		if b.Kind == letter.Opening {
			differs(b.Printed(), "the first paragraph", "第一段", func() int { return firstNumbered(data) })
			break
		}
	}
	if en == nil {
		return nil
	}
	return []diag.Finding{numberDiffers.At(r.line("params", "number"), l.Number, strings.Join(en, ", and "), strings.Join(zh, "，"))}
}

// firstNumbered returns the first line of the text of a page that gives the number of a
// matter; the line on which the text begins if none does.
func firstNumbered(data []byte) int {
	lines := strings.Split(string(data), "\n")
	begins, fences := 0, 0
	for i, line := range lines {
		if strings.HasPrefix(strings.TrimPrefix(line, "\ufeff"), "+++") && fences < 2 {
			fences, begins = fences+1, i+2
			continue
		}
		if fences == 2 && numbersSaid(line) != nil {
			return i + 1
		}
	}
	return min(begins, len(lines))
}

// sameNumber reports whether two numbers are one, with or without the term, the session
// or the year before it: 1540288 and 288.
func sameNumber(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	return a == b || len(a)-len(b) >= 3 && strings.HasSuffix(a, b)
}

// numbersSaid returns the numbers of matters that a text gives, in digits without zeros
// in front.
func numbersSaid(text string) []string {
	if !strings.Contains(text, "号") {
		return nil
	}
	text = otherNumber.ReplaceAllString(narrow(text), "")
	var out []string
	for _, m := range numberSaid.FindAllStringSubmatch(text, -1) {
		if n, ok := numeral.Int(m[2]); ok && m[2] != "" {
			out = append(out, strconv.Itoa(n))
		}
		out = append(out, figures(m[1]+"、"+m[3]+"、"+m[4])...)
	}
	return out
}

// figures returns the numbers in a text, without zeros in front.
func figures(text string) []string {
	all := digits.FindAllString(narrow(text), -1)
	for i, n := range all {
		all[i] = strings.TrimLeft(n, "0")
	}
	return all
}

// narrow makes full-width digits half-width, and takes the blanks out.
func narrow(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '０' && c <= '９':
			return c - '０' + '0'
		case c == ' ' || c == '\u3000':
			return -1
		}
		return c
	}, text)
}
