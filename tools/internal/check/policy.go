package check

import (
	"slices"
	"strings"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/page"
)

var (
	policyUnnamed = &diag.Rule{
		ID: "policy-not-cited", Severity: diag.Warning,
		EN: "policies lists “%[1]s”, which the text does not name, so the page of that policy shows a reply that says nothing of it. Correct the name, or take it out of the line. By the text, write: policies = %[2]s",
		ZH: "policies 中的“%[1]s”在正文中没有出现，该政策的页面上会列出与其无关的答复。请改正名称，或从该行中删去。按正文应为：policies = %[2]s",
		Doc: diag.Doc{
			EN: "The line policies above [params] lists the papers that the letter cites in 《》, and each of them has a page with the replies that cite it. The name given here stands nowhere in the text: mostly the text was corrected and the line was not, or a character of it is wrong. The message gives the names that the text has.",
			ZH: "[params] 之上的 policies 一行列出答复用《》引用的文件，每个文件有一个页面，列出引用它的答复。此处的名称在正文中没有出现：多为改正了正文而未改此行，或名称中有错字。提示中给出了正文中的名称。",
		},
	}
	policyNear = &diag.Rule{
		ID: policyUnnamed.ID, Severity: diag.Warning, Doc: policyUnnamed.Doc,
		EN: "policies lists “%[1]s”, and the text names “%[2]s”. Correct whichever of the two is wrong.",
		ZH: "policies 中写的是“%[1]s”，而正文中是“%[2]s”。请改正其中有误的一处。",
	}
)

// alikePolicies is the likeness from which on a name is taken for another one misspelt.
const alikePolicies = 0.75

// policies finds names in the list of policies of a Chinese page that its text does not
// have.
func policies(r *reply) []diag.Finding {
	listed := r.keys["policies"]
	if r.lang != letter.Chinese || len(listed) == 0 {
		return nil
	}
	cited := r.letter.Cited()
	if !slices.ContainsFunc(listed, func(name string) bool { return !slices.Contains(cited, name) }) {
		return nil // as it is, nearly always
	}
	text := bareTitle(r.letter.BodyText())
	var out []diag.Finding
	for _, name := range listed {
		if strings.Contains(text, bareTitle(name)) {
			continue
		}
		near, score := "", alikePolicies
		for _, c := range cited {
			if n := agency.Likeness(name, c); n >= score {
				near, score = c, n
			}
		}
		if near != "" {
			out = append(out, policyNear.At(r.line("policies"), name, near))
		} else {
			out = append(out, policyUnnamed.At(r.line("policies"), name, tomlList(page.KeysOf(r.letter, noPlace).Policies)))
		}
	}
	return out
}

// noPlace knows no place: the names of policies do not depend on one.
func noPlace(string) string { return "" }
