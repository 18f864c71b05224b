package source

import "dafu/tools/internal/diag"

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	ruleEmpty, ruleFormat, ruleArchive, ruleLarge, ruleDamaged, ruleLocked, ruleOld, ruleForeign,
	rulePictures, ruleEmbedded, ruleFootnote, ruleHeader, ruleTracked, ruleHidden,
}

// What the rules mean, for those who meet them for the first time.
var (
	refusedDoc = diag.Doc{
		EN: "Dafu could not take a letter from this file, so there is no page of it; the other letters were read. Do what the message says (mostly: open the file, save it as .docx or as text), put the new file into letters/, delete this one, and build again.",
		ZH: "无法从此文件中取得答复，因此没有生成页面；其余文件已照常处理。请按提示处理（多为打开后另存为 .docx 或纯文本），将新文件放入 letters/，删除此文件后重新生成。",
	}
	leftOutDoc = diag.Doc{
		EN: "The letter was read, and something beside its text was not: a file inside the file, a footnote, page headers, hidden text, changes that nobody has accepted. Open the file and look whether readers need it; if so, write it into the page.",
		ZH: "原件已读取，但正文之外的内容未收入：内嵌文件、脚注、页眉页脚、隐藏文字或未接受的修订。请打开文件查看，如读者需要，请写入页面。",
	}
)
