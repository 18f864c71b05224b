package intake

import "dafu/tools/internal/diag"

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	crashed,
}

// What the rules mean, for those who meet them for the first time.
var (
	crashedDoc = diag.Doc{
		EN: "The program met something in this file that it was not made for. It is a fault of the program and not of yours; the other letters were read. Open the file, copy the letter into a plain text file (.txt), put that into letters/ in its place, and send the file to those who look after the program.",
		ZH: "程序遇到了未曾预料的文件内容。这是程序的缺陷，与您的操作无关；其余来信已照常处理。请打开文件，将信件内容复制到纯文本文件（.txt）放入 letters/ 代替，并将原文件交给程序维护人员。",
	}
)
