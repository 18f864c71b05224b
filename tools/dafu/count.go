package main

import (
	"strconv"

	"dafu/tools/internal/diag"
)

// number says how many of something there are: "1 page", "2 pages". In Chinese it is the
// number alone, for the sentence has the word.
func (a *app) number(n int, one, many string) string {
	switch {
	case a.lang == diag.Chinese:
		return strconv.Itoa(n)
	case n == 1:
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// tally says how many errors and warnings were found.
func (a *app) tally() string {
	if a.lang == diag.Chinese {
		return "错误 " + itoa(a.errors) + " 个，注意 " + itoa(a.warnings) + " 个"
	}
	return a.number(a.errors, "error", "errors") + ", " + a.number(a.warnings, "warning", "warnings")
}
