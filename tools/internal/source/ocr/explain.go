package ocr

import "dafu/tools/internal/diag"

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	ruleMissing, ruleProofread, ruleFailed, ruleTooMany, ruleLarge, ruleBroken,
	ruleBlank,
}

// What the rules mean, for those who meet them for the first time.
var (
	toolDoc = diag.Doc{
		EN: "The letter is a scan: a picture of paper without text. To read pictures, Dafu uses Tesseract, a free program that is not on this computer, or lacks its Chinese. Install it as the message says, or put the letter here as text. dafu doctor tells whether it is found.",
		ZH: "原件为扫描件，只有图片没有文字。识别图片需使用免费程序 Tesseract，本机未安装或缺少中文数据。请按提示安装，或放入文字版答复。dafu doctor 可查看是否已找到。",
	}
	proofreadDoc = diag.Doc{
		EN: "A machine has read these words from a picture, and machines take characters for others that look alike: 己 and 已, 0 and 8. Compare the page with the scan, word by word, names and figures above all, and correct it before it is published.",
		ZH: "这些文字由机器从图片识别，机器会混淆形近字，如己与已、0 与 8。发布前请对照扫描件逐字核对并改正，尤其是名称和数字。",
	}
	pictureDoc = diag.Doc{
		EN: "The letter, or a page of it, is a picture whose words could not be read. Scan the paper again, upright, sharp, at 200 to 300 dots an inch, or type the text in. What could be read is on the page.",
		ZH: "原件或其中某页为图片，文字未能识别。请将纸质件摆正、清晰地重新扫描（200 至 300 dpi），或人工录入。已识别的部分在页面中。",
	}
)
