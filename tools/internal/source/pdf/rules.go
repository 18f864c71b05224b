package pdf

import "dafu/tools/internal/diag"

var (
	rulePassword = &diag.Rule{ID: "pdf-password", Severity: diag.Error, Doc: pdfDoc,
		EN: "the file opens only with a password; open it, save it without one, and put that here",
		ZH: "文件需要密码才能打开；请打开后另存为无密码的文件再放入"}
	ruleDamaged = &diag.Rule{ID: "pdf-damaged", Severity: diag.Error, Doc: pdfDoc,
		EN: "the PDF file is damaged or cut off and cannot be opened; get it again from where it came, or save the letter in another format",
		ZH: "PDF 文件已损坏或不完整，无法打开；请重新获取该文件，或将信件另存为其他格式"}
	ruleSlow = &diag.Rule{ID: "pdf-slow", Severity: diag.Error, Doc: pdfDoc,
		EN: "reading stopped after %d seconds, on page %d of %d; print the file to a new PDF, or save the letter in another format",
		ZH: "读取超过 %d 秒，停在第 %d 页（共 %d 页）；请将文件重新打印为 PDF，或另存为其他格式"}
	rulePage = &diag.Rule{ID: "pdf-page-damaged", Severity: diag.Error, Doc: pdfDoc,
		EN: "page %d cannot be read and was left out; enter its text by hand",
		ZH: "第 %d 页无法读取，已略去；请人工补录"}
	ruleLong = &diag.Rule{ID: "pdf-too-long", Severity: diag.Error, Doc: pdfDoc,
		EN: "the file is too long for a letter (%d pages): what stands after page %d was left out",
		ZH: "文件过长，不像一封信件（共 %d 页）：第 %d 页以后的内容已略去"}
	ruleCrowded = &diag.Rule{ID: "pdf-page-crowded", Severity: diag.Error, Doc: pdfDoc,
		EN: "page %d holds %d characters, more than a page of a letter can: those after the first %d were left out",
		ZH: "第 %d 页有 %d 个字符，超出一页信件的正常范围：前 %d 个以后的已略去"}
	ruleOutside = &diag.Rule{ID: "pdf-outside", Severity: diag.Note, Doc: pdfDoc,
		EN: "page %d: %d characters stand beyond the edges of the page, or are too small or too large to be read, and were left out",
		ZH: "第 %d 页：有 %d 个字符位于页面之外，或字号过小、过大而无法辨读，已略去"}
	ruleEmpty = &diag.Rule{ID: "empty-file", Severity: diag.Error, Doc: pdfDoc,
		EN: "the file holds no text; put the letter's text into it, or take the file away",
		ZH: "文件中没有文字；请放入信件正文，或移走该文件"}
	ruleDoubtful = &diag.Rule{ID: "pdf-text-doubtful", Severity: diag.Warning, Doc: pdfDoc,
		EN: "the text of the file looks as if its fonts gave the wrong characters: compare it with what the file shows; print the file to a new PDF, or get the letter in another format, if it is wrong",
		ZH: "文件中的文字疑似乱码（字体的字符编码可能有误）：请与文件显示的内容核对；如有错误，请重新打印为 PDF，或获取其他格式的原件"}
	ruleUnread = &diag.Rule{ID: "pdf-characters-unread", Severity: diag.Error, Doc: pdfDoc,
		EN: "the fonts of page %d do not say which characters they show, and %d of them could not be read off the page either: they stand as □; enter them by hand, or print the file to a new PDF",
		ZH: "第 %d 页的字体没有字符对照信息，有 %d 个字符按图片识别后仍无法辨认，以“□”标出；请人工补录，或重新打印为 PDF"}
	ruleUnmapped = &diag.Rule{ID: "pdf-characters-unknown", Severity: diag.Error, Doc: pdfDoc,
		EN: "the fonts of page %d do not say which characters they show, and %d of them were left out or stand as □; print the file to a new PDF, install Tesseract with simplified Chinese (tesseract-ocr-chi-sim) to have the page read as a picture, or enter its text by hand",
		ZH: "第 %d 页的字体没有字符对照信息，有 %d 个字符无法辨认，已略去或以“□”标出；请重新打印为 PDF，或安装 Tesseract 及简体中文数据（tesseract-ocr-chi-sim）后按图片识别，或人工补录该页文字"}
)
