package memory

import "dafu/tools/internal/diag"

// unopened is a catalogue that the disk or another program does not give.
var unopened = &diag.Rule{
	ID: "catalogue-unopened", Severity: diag.Error, Doc: catalogueDoc,
	EN: "the translations can't be opened: %[1]s. The file was left as it is; until it can be opened the letter is shown in Chinese only.",
	ZH: "译文文件无法打开：%[2]s。文件保持原样；在此之前该答复只显示中文。",
}

// unreadable is a catalogue that can't be read.
var unreadable = &diag.Rule{
	ID: "catalogue-unreadable", Severity: diag.Error, Doc: catalogueDoc,
	EN: "this translation file can't be read: %s. Mend the line, or take the file back from git; until then the letter stays in Chinese.",
	ZH: "译文文件无法读取：%s。请改正该行，或从 git 恢复此文件；在此之前该答复只显示中文。",
}

// repeated is an entry whose source stands in the file already.
var repeated = &diag.Rule{
	ID: "translation-repeated", Severity: diag.Warning, Doc: catalogueDoc,
	EN: "“%s” has a second translation here, which is not used. Delete one of the two.",
	ZH: "“%s”在此有第二条译文，未被使用。请删去其中一条。",
}

// untranslated counts what a letter lacks in English.
var untranslated = &diag.Rule{
	ID: "translation-incomplete", Severity: diag.Note, Doc: openDoc,
	EN: "%d of the %d texts of this letter (title, names, paragraphs) have no English yet and are shown in Chinese. Translate them in this file.",
	ZH: "此件答复（标题、名称、段落）共 %[2]d 条文字，其中 %[1]d 条尚无英文，页面显示中文。请在此文件中翻译。",
}

// nameless is an organ that has no English name.
var nameless = &diag.Rule{
	ID: "no-english-name", Severity: diag.Note, Doc: namelessDoc,
	EN: "“%s” has no English name, so the English page shows the Chinese one. Enter the name in data/agencies/ or in translations/shared.po.",
	ZH: "“%s”没有英文名称，英文页面显示中文名称。请在 data/agencies/ 或 translations/shared.po 中填写。",
}
