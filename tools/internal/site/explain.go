package site

import "dafu/tools/internal/diag"

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	noSuchFile, unreadable, noFile,
}

// What the rules mean, for those who meet them for the first time.
var (
	fileDoc = diag.Doc{
		EN: "A file or folder that was named could not be opened: it is not there, or this computer may not read it, or another program has it open. The other letters were read. Look at the name, close the file elsewhere, and run the command again.",
		ZH: "指定的文件或文件夹无法打开：不存在、没有读取权限，或被其他程序占用。其余来信已照常处理。请核对名称，关闭占用文件的程序后重试。",
	}
)
