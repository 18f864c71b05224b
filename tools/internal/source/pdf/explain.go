package pdf

import "dafu/tools/internal/diag"

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	rulePassword, ruleDamaged, ruleSlow, rulePage, ruleLong, ruleEmpty,
	ruleUnmapped, ruleUnread, ruleDoubtful, ruleCrowded, ruleOutside,
}

// What the rules mean, for those who meet them for the first time.
var (
	pdfDoc = diag.Doc{
		EN: "The PDF file, or a page of it, could not be read as it should: it is locked, damaged, too long, or its fonts do not say which characters they show. What could be read is on the page, and the message names what is missing. Get the file again, or the letter in another format (Word, text), or type in what is missing.",
		ZH: "PDF 文件或其中某页未能正常读取：有密码、已损坏、过长，或字体没有字符对照信息。可读取的部分在页面中，提示说明了缺少的部分。请重新获取文件或其他格式（Word、文本）的原件，或人工补录。",
	}
)
