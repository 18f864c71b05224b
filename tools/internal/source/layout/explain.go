package layout

import "dafu/tools/internal/diag"

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	ruleFurniture,
}

// What the rules mean, for those who meet them for the first time.
var (
	furnitureDoc = diag.Doc{
		EN: "Page numbers and lines that stand at the head or foot of every page are no part of the letter and were left out; the message quotes them. If one of them belongs to the letter, write it into the page.",
		ZH: "页码和每页重复的页眉页脚不属于信件内容，已略去，提示中列出了这些文字。如其中有信件内容，请写入页面。",
	}
)
