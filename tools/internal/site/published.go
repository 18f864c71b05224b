package site

import (
	"strings"
	"time"
)

// timeForms are how saved pages write when they were published. A form without
// the hour is not among them: what the page does not say is not made up.
var timeForms = []string{
	"2006-01-02T15:04:05", "2006-01-02T15:04:05Z07:00", "2006-01-02 15:04:05", "2006-01-02 15:04",
	"2006/01/02 15:04:05", "2006/01/02 15:04", "2006.01.02 15:04",
	"2006年01月02日 15:04:05", "2006年01月02日 15:04", "2006年1月2日 15:04",
}

// published reads a time of publication as a saved page gives it, and prints it
// as pages keep it; "" for a time that can't be read or has no hour.
func published(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	for _, form := range timeForms {
		if t, err := time.Parse(form, s); err == nil {
			return t.Format("2006-01-02T15:04:05")
		}
	}
	return ""
}
