package check

import (
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
)

var subjectDiffers = &diag.Rule{
	ID: "subject-differs", Severity: diag.Warning,
	EN: "the subject is “%s”, but the text names the matter “%s”. Correct whichever of the two is wrong.",
	ZH: "案由为“%s”，而正文称之为“%s”。请改正其中有误的一处。",
	Doc: diag.Doc{
		EN: "The head of the page gives a subject (案由), which lists and the search show, and the first paragraph of the letter names the matter by another title. Mostly one of the two was corrected and the other was not: a subject that was read wrongly stands wrongly in both places, and is corrected in both. Where the letter itself is printed so, leave the text as it is printed; the subject may then be the right one.",
		ZH: "页面开头的案由用于列表和检索，而答复第一段所写的标题与之不同。多因只改正了其中一处：识别有误的案由在两处都有误，须都改正。原件如此的，正文按原文保留，案由可以写正确的标题。",
	},
}

// subject says that the head of a Chinese page and its text name the matter by titles
// of which neither is part of the other.
func subject(r *reply) []diag.Finding {
	head, text := bareTitle(r.letter.Subject), bareTitle(r.letter.Named())
	if r.lang != letter.Chinese || head == "" || text == "" || strings.Contains(head, text) || strings.Contains(text, head) {
		return nil
	}
	return []diag.Finding{subjectDiffers.At(r.line("params", "subject"), r.letter.Subject, r.letter.Named())}
}

// bareTitle leaves of a title what counts when two are compared.
func bareTitle(s string) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune(" \u3000《》〈〉“”‘’\"'（）()，、", c) {
			return -1
		}
		return c
	}, s)
}
