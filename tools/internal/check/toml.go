package check

import (
	"path"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/slip"

	"github.com/pelletier/go-toml/v2"
)

// dataUnreadable is a file with which Hugo renders nothing; those that Dafu itself reads are
// told of before.
var dataUnreadable = &diag.Rule{
	ID: "data-unreadable", Severity: diag.Error,
	EN: "this file can't be read: %[1]s",
	ZH: "此文件无法读取：%[2]s",
	Doc: diag.Doc{
		EN: "A file of names or of words of the site (data/….toml, i18n/….toml) breaks its form, mostly by a quotation mark or a bracket that is missing or is a Chinese one. The site is not rendered before it is mended, and public/ stays as it is. The message names the line and gives what to write. If the cause can't be found, take the file back from git: git restore FILE.",
		ZH: "网站的名称或界面文字文件（data/….toml、i18n/….toml）不符合格式，多为引号或括号缺失，或使用了中文标点。改正之前不会生成网站，public/ 保持原样。提示写明所在行和应写的内容。找不到原因的，请从 git 恢复此文件：git restore 文件名。",
	},
}

// readable says which line of a file of data or of words can't be read.
func readable(name, file string, data []byte) []diag.Finding {
	if path.Ext(name) != ".toml" || !strings.HasPrefix(name, "data/") && !strings.HasPrefix(name, "i18n/") {
		return nil
	}
	err := toml.Unmarshal(data, &map[string]any{})
	if err == nil {
		return nil
	}
	at := slip.In(string(data), nil)
	if at.Line == 0 {
		at = slip.Unknown(err)
	}
	return []diag.Finding{dataUnreadable.At(diag.Pos{Path: file, Line: at.Line}, at.EN, at.ZH)}
}
