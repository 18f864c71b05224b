package recognise

import (
	"strings"

	"dafu/tools/internal/pattern"
)

var (
	attachmentLine = pattern.MustCompile(`^附 ?件?[\d一二三四五六七八九十]{0,2}[：:]`)
	attachmentItem = pattern.MustCompile(`^(?:\d{1,2}[.、．]|[（(]\d{1,2}[)）])`)
	noAttachment   = pattern.MustCompile(`^(?:无|无附件)?$`)
)

// readAttachments keeps the names of a list 附件：1.…; it returns the index
// behind the list.
func (r *reader) readAttachments(i int) int {
	name := strings.TrimSpace(attachmentLine.ReplaceAllString(r.pieces[i].text, ""))
	r.claim(i, "attachment")
	for {
		if name = strings.TrimSpace(attachmentItem.ReplaceAllString(name, "")); !noAttachment.MatchString(name) {
			r.l.Attachments = append(r.l.Attachments, name)
		}
		if i++; i >= len(r.pieces) || r.pieces[i].as != "" || !attachmentItem.MatchString(r.pieces[i].text) {
			return i
		}
		name = r.pieces[i].text
		r.claim(i, "attachment")
	}
}
