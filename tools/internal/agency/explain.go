package agency

import "dafu/tools/internal/diag"

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	missingFile, unreadable, badKey, twiceThere, badValue, noSource, UnknownPlace,
	UnknownAgency, ruledAgency, nearAgency,
}

// What the rules mean, for those who meet them for the first time.
var (
	missingDoc = diag.Doc{
		EN: "Dafu reads the names of places and agencies from files in data/. One of them is not there, so names stay as the letter prints them and have no English. Take the file back from git, or from a fresh copy of the project.",
		ZH: "Dafu 从 data/ 中的文件读取地名和单位名称。现缺少其中一个文件，名称只能照原文显示，也没有英文。请从 git 或项目原始文件中恢复。",
	}
	unreadableDoc = diag.Doc{
		EN: "A file in data/ that names agencies, places, offices or categories breaks its form, mostly by a quotation mark or a bracket that is missing or is a Chinese one. Nothing is done before it is mended, since without it letters would be sorted under wrong names. The message names the line and gives what to write. Each entry begins with a line in double square brackets ([[agency]]), and below it stands a name, an equals sign and a value on each line. If it can't be found, take the file back from git: git restore FILE.",
		ZH: "data/ 中登记单位、地区、机构或办理类别的文件不符合格式，多为引号或括号缺失，或使用了中文标点。改正之前不做任何处理，否则答复会归到错误的名称之下。提示写明所在行和应写的内容。每个条目以带双层方括号的一行（[[agency]]）开头，其下每行为“名称 = 值”。找不到原因的，请从 git 恢复此文件：git restore 文件名。",
	}
	entryDoc = diag.Doc{
		EN: "An entry of data/ can't be used as it stands and was left out, so its agency or place goes by its printed name. Mend the line that is named: each entry needs a name, a key of small letters, digits and hyphens that no other entry has, and values from the list that the message gives. docs/architecture.md shows an entry in full.",
		ZH: "data/ 中有一个条目无法采用，已略过，相应的单位或地名照原文显示。请改正所示行：每个条目须有名称和不与其他条目重复的 key（小写字母、数字、连字符），各值须在提示所列范围内。完整示例见 docs/architecture.md。",
	}
	sourceDoc = diag.Doc{
		EN: "A value that is marked as official or confirmed must say where that is written (en_source, source): readers are told that it is official. Add the source, or mark the value as proposed or unconfirmed until there is one.",
		ZH: "标为 official 或 confirmed 的内容须写明出处（en_source 或 source），因为网站会告诉读者这是正式名称。请补充出处；暂无出处的请标为 proposed 或 unconfirmed。",
	}
	unknownDoc = diag.Doc{
		EN: "The letter names an agency that nobody has entered yet. Nothing is lost: it has a page under the name that the message gives. To give it its full name, its short names and its English, add an [[agency]] entry to the file of its place in data/agencies; if it is there under another name, add the printed one to its list short.",
		ZH: "答复中的单位尚未登记。内容不会丢失：该单位以提示中的名称单独成页。如需使用全称、简称和英文名称，请在 data/agencies 相应地区的文件中增加 [[agency]] 条目；如已用其他名称登记，请将此名称加入其 short。",
	}
)
