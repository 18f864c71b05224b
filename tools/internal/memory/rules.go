package memory

import "dafu/tools/internal/diag"

// unopened is a catalogue that the disk or another program does not give.
var unopened = &diag.Rule{
	ID: "catalogue-unopened", Severity: diag.Error, Doc: unopenedDoc,
	EN: "the translations can't be opened: %[1]s. The file was left as it is; until it can be opened the letter is shown in Chinese only.",
	ZH: "译文文件无法打开：%[2]s。文件保持原样；在此之前该答复只显示中文。",
}

// unreadable is a catalogue that can't be read.
var unreadable = &diag.Rule{
	ID: "catalogue-unreadable", Severity: diag.Error, Doc: catalogueDoc,
	EN: "this translation file can't be read, so it is left as it is and the letter is shown in Chinese: %[1]s",
	ZH: "译文文件无法读取，文件保持原样，该答复只显示中文：%[2]s",
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
	EN: "of the %[2]d texts of this letter (title, subject, names and paragraphs together) %[1]d have no English yet and are shown in Chinese. Translate them in this file.",
	ZH: "此件答复共 %[2]d 条文字（标题、案由、名称和段落合计），其中 %[1]d 条尚无英文，页面显示中文。请在此文件中翻译。",
}

// draftHidden names the drafts that stand in no block, so that no page can mark them.
var draftHidden = &diag.Rule{
	ID: "draft-not-shown", Severity: diag.Note, Doc: hiddenDoc,
	EN: "names or titles of this letter that have only a draft: %[1]d (%[2]s). The English page shows the Chinese until a person confirms them: where the English is right, take the mark “fuzzy” from its entry in this file, or in translations/shared.po.",
	ZH: "此件答复有 %[1]d 个名称或标题只有草稿（%[2]s）。经人工确认之前，英文页面显示中文：译文无误的，请在此文件（或 translations/shared.po）的相应条目中去掉 fuzzy 标记。",
}

// NamelessAgency is the rule for an agency of a letter that has no English name: dafu
// check says more of it.
var NamelessAgency = &diag.Rule{
	ID: "agency-without-english", Severity: diag.Note, Doc: namelessDoc,
	EN: "the agency “%s” has no English name, so the English page shows the Chinese one. dafu check gives the lines to write into data/agencies/.",
	ZH: "单位“%s”没有英文名称，英文页面显示中文名称。dafu check 会给出应写入 data/agencies/ 的内容。",
}

// nameless is an organ that has no English name.
var nameless = &diag.Rule{
	ID: "no-english-name", Severity: diag.Note, Doc: namelessDoc,
	EN: "“%s” has no English name, so the English page shows the Chinese one. Enter the name in data/agencies/ or in translations/shared.po.",
	ZH: "“%s”没有英文名称，英文页面显示中文名称。请在 data/agencies/ 或 translations/shared.po 中填写。",
}
