package intake

import "dafu/tools/internal/diag"

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	crashed, lost,
}

// What the rules mean, for those who meet them for the first time.
var (
	lostDoc = diag.Doc{
		EN: "Some bytes of the file are no characters in the encoding of the rest, mostly because the file was cut or copied badly. Look at the letter as it was sent, and write the missing characters into the page in place of the marks.",
		ZH: "文件中部分字节无法按其编码识别，多因文件被截断或复制出错。请对照原件，在页面上将该符号改为正确的字。",
	}
	crashedDoc = diag.Doc{
		EN: "The program met something in this file that it was not made for. It is a fault of the program and not of yours; the other letters were read. Open the file, copy the letter into a plain text file (.txt), put that into letters/ in its place, and send the file to those who look after the program.",
		ZH: "程序遇到了未曾预料的文件内容。这是程序的缺陷，与您的操作无关；其余文件已照常处理。请打开文件，将信件内容复制到纯文本文件（.txt）放入 letters/ 代替，并将原文件交给程序维护人员。",
	}
)
