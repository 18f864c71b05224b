package check

import (
	"context"

	"dafu/tools/internal/diag"
)

var publicationTime = &diag.Rule{
	ID: "publication-time-missing", Severity: diag.Warning,
	EN: "replies that do not say when they were published (page tag PubDate): %d (%s). Put published = 2025-06-20T09:30:00, with the true time, into the head of each page, above its first line in square brackets.",
	ZH: "有 %d 件答复未注明发布时间（页面标签 PubDate）：%s。请在各页开头、第一个方括号行之上填写 published = 2025-06-20T09:30:00（按实际时间）。",
	Doc: diag.Doc{
		EN: "The time of publication is neither the date of the letter nor the day of the build, so nobody but you knows it. Write it once into the head of the Chinese page, above [params], as published = 2025-06-20T09:30:00. Where the letter was saved from a web page that says it, Dafu takes it from there.",
		ZH: "发布时间既不是成文日期，也不是生成网站的日期，只有您知道。请在中文页开头、[params] 之前写明一次，如 published = 2025-06-20T09:30:00。原件从注明发布时间的网页保存的，Dafu 会自动采用。",
	},
}

// publicationTimes finds letters of which nobody has said when they were published.
func publicationTimes(_ context.Context, c *checking) ([]diag.Finding, error) {
	var undated []*replyFacts
	var names []string
	for _, r := range c.chinese() {
		if !r.Published {
			undated, names = append(undated, r), append(names, r.bundle)
		}
	}
	if len(undated) == 0 {
		return nil, nil
	}
	return []diag.Finding{publicationTime.At(undated[0].at(undated[0].Lines.Published), len(undated), several(names))}, nil
}
