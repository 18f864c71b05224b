package recognise

import "dafu/tools/internal/diag"

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	ruleNoNumber, ruleNoSigner, ruleNoDate, ruleNoDay, ruleNoPlace, ruleCutTitle,
	ruleNotALetter, ruleNumber, ruleSession, ruleSubject, ruleDocYear, ruleFuture,
	ruleShare, ruleOrder, ruleLeftOutBefore, ruleLeftOutAfter,
}

// What the rules mean, for those who meet them for the first time.
var (
	missingDoc = diag.Doc{
		EN: "A fact that letters of this kind give was not found: it is not printed, or in a form that Dafu does not know. Nothing is made up. Look at the letter; if the fact is there, write it into the head of the page (docs/architecture.md names the keys). Your correction stays.",
		ZH: "未找到此类答复应有的内容：信中未印，或写法 Dafu 尚不认识。系统不会虚构。请查看原件，如信中有，请写入页面开头（键名见 docs/architecture.md）。您的改正会一直保留。",
	}
	leftOutDoc = diag.Doc{
		EN: "Before or after the letter the file holds more text or a table, as an annex or the original proposal, that is not on the page of the letter. `dafu inspect --explain FILE` lists every line with the reason why it was left out. If it belongs to the letter, put it into the page by hand; your addition stays.",
		ZH: "文件中信前或信后还有文字或表格（如附件、原提案），未放入页面。用 `dafu inspect --explain 文件` 可逐行查看未采用的原因。如属于答复正文，请手工补入页面，补入的内容会一直保留。",
	}
	refusedDoc = diag.Doc{
		EN: "The file holds text, but no reply to a proposal or suggestion: it has neither the title nor the opening of one. No page was made of it. If it is one all the same, put its text into a .txt file with its title in the first line; if not, take it out of letters/.",
		ZH: "文件中有文字，但不是对提案或建议的答复：既没有答复的标题，也没有答复的开头。未生成页面。如确为答复，请将全文放入 .txt 文件，首行为标题；如不是，请移出 letters/。",
	}
	differsDoc = diag.Doc{
		EN: "The letter says two things that can't both be true, as when the title has another number than the text. Dafu took one of them and corrects nothing. Look at the letter, ask the agency if need be, and correct the page.",
		ZH: "信中有两处说法不一致，例如标题与正文的编号不同。Dafu 采用了其中之一，不作更正。请查看原件，必要时询问答复单位，然后改正页面。",
	}
	shareDoc = diag.Doc{
		EN: "The share that the letter prints is not what its own figures give (169 of 301 is 56.15 %, not 56.17 %). The page shows what the letter says. It is for the agency to correct its letter; tell it.",
		ZH: "信中所写比例与其数字计算结果不符（301 项中的 169 项为 56.15%，而非 56.17%）。页面照原文显示。更正应由答复单位作出，请告知该单位。",
	}
	orderDoc = diag.Doc{
		EN: "The numbers of the headings do not run on: one is missing in the letter, or was taken for a paragraph. Compare the page with the letter; a heading begins with ## on the page.",
		ZH: "标题序号不连续：信中缺少一个，或有标题被当作了段落。请对照原件查看页面；页面中标题以 ## 开头。",
	}
)
