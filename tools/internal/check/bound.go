package check

import (
	"slices"

	"dafu/tools/internal/diag"
)

var more = &diag.Rule{
	ID: "more-findings", Severity: diag.Note,
	EN: "%d more findings of the rule %s are not listed; %s lists them.",
	ZH: "规则 %[2]s 另有 %[1]d 条未列出；%[3]s 可全部列出。",
	Doc: diag.Doc{
		EN: "One cause often gives the same finding on every page. The first ones are listed; mend the cause, and look again. dafu check --all lists every one.",
		ZH: "同一原因往往在每个页面上产生相同的提示。这里只列出前几条；请先消除原因再检查。dafu check --all 可列出全部。",
	},
}

// Bound keeps at most n findings of each rule, and says of each how many more
// there are, and which command lists them. Errors stay errors: what is left out has one like it in the list.
func Bound(found []diag.Finding, n int, command string) []diag.Finding {
	count := map[string]int{}
	var order []string
	var out []diag.Finding
	for _, f := range found {
		id := f.Rule.ID
		if count[id]++; count[id] <= n {
			out = append(out, f)
		} else if !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	for _, id := range order {
		out = append(out, more.At(diag.Pos{}, count[id]-n, id, command))
	}
	return out
}
