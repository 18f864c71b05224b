package site

import "dafu/tools/internal/diag"

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	noSuchFile, unreadable, noFile, settingsUnreadable,
}

// What the rules mean, for those who meet them for the first time.
var (
	settingsDoc = diag.Doc{
		EN: "config.toml, the settings of the site, can't be used: a line of it breaks the form (a quotation mark or a bracket is missing, or is a Chinese one), or a value is none of those that are allowed. Nothing is done before it is mended. The message names the line and gives what to write. If the cause can't be found, take the file back from git: git restore config.toml.",
		ZH: "网站设置 config.toml 无法使用：有一行不符合格式（引号或括号缺失，或使用了中文标点），或所写的值不在允许范围内。改正之前不做任何处理。提示写明所在行和应写的内容。找不到原因的，请从 git 恢复：git restore config.toml。",
	}
	fileDoc = diag.Doc{
		EN: "A file or folder that was named could not be opened: it is not there, or this computer may not read it, or another program has it open. The other letters were read. Look at the name, close the file elsewhere, and run the command again.",
		ZH: "指定的文件或文件夹无法打开：不存在、没有读取权限，或被其他程序占用。其余文件已照常处理。请核对名称，关闭占用文件的程序后重试。",
	}
)
