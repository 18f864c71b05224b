package draft

import (
	"fmt"
	"regexp"
	"strings"

	"dafu/tools/internal/letter"
)

// hidden is what stands where personal data was taken out of a letter.
var hidden = regexp.MustCompile(`〔[^〔〕]{1,20}已隐去〕`)

// hiddenEN are the words for it on an English page. What is not here is
// "[withheld]".
var hiddenEN = map[string]string{
	letter.HiddenContact: "[contact withheld]",
	letter.HiddenMobile:  "[mobile number withheld]",
	letter.HiddenPhone:   "[telephone number withheld]",
	"〔证件号码已隐去〕":          "[ID number withheld]",
	"〔电子邮箱已隐去〕":          "[e-mail address withheld]",
	"〔社交账号已隐去〕":          "[account withheld]",
}

// Guard puts tokens in the place of what a service must not touch, and returns
// how to put it back into the answer. Putting back fails if a token is missing
// from the answer, or stands there more often than it was sent.
func Guard(text string) (sent string, restore func(answer string) (string, error)) {
	var kept []string
	sent = hidden.ReplaceAllStringFunc(text, func(s string) string {
		if en, ok := hiddenEN[s]; ok {
			s = en
		} else {
			s = "[withheld]"
		}
		kept = append(kept, s)
		return token(len(kept))
	})
	return sent, func(answer string) (string, error) {
		for i, s := range kept {
			if n := strings.Count(answer, token(i+1)); n != 1 {
				return "", fmt.Errorf("the translation has %s %d times", token(i+1), n)
			}
			answer = strings.Replace(answer, token(i+1), s, 1)
		}
		return answer, nil
	}
}

func token(n int) string { return fmt.Sprintf("⟦%d⟧", n) }
