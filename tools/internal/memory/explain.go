package memory

import "dafu/tools/internal/diag"

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	figuresDiffer, chineseLeft, copied, lengthOff, negationLost, policyDiffers,
	termMissing, termAvoided, agencyDiffers, draftWithheld, draftRejected, draftUseless,
	draftFailed, importUnknown, importMarked, importUnlike, glossaryUnreadable, glossaryEntry,
	unreadable, unopened, repeated, untranslated, nameless, NamelessAgency, draftHidden, unapproved,
}

// Writing are the rules of what is found only where the English of a letter is written, and
// not where it is checked.
var Writing = []*diag.Rule{untranslated, draftHidden, NamelessAgency, nameless, repeated}

// What the rules mean, for those who meet them for the first time.
var (
	figureDoc = diag.Doc{
		EN: "Numbers must be the same in both languages, by value: 2.67亿元 is RMB 267 million, 2.1万 is 21,000. Here a figure is missing, too much, or another one. An English text that disagrees is shown as a draft or not at all. Compare the two texts and correct the English in translations/.",
		ZH: "中英文中的数字须数值一致：2.67亿元为 RMB 267 million，2.1万为 21,000。此处缺少、多出或写错了数字。数字不一致的英文只作为草稿显示，或不显示。请对照两种文字，在 translations/ 中改正英文。",
	}
	wordingDoc = diag.Doc{
		EN: "The English text looks unlike its Chinese: it has Chinese characters left in it, is the Chinese once more, is far too short or too long, or lacks a “not”. Such a text may still be right. Compare the two, and correct the English in translations/ where it is wrong.",
		ZH: "英文与中文看起来不对应：夹有汉字、照抄原文、明显过短或过长，或缺少否定。也可能并无错误。请对照两种文字，如有误请在 translations/ 中改正。",
	}
	nameDoc = diag.Doc{
		EN: "One thing should have one name on the whole site, or readers look for it in vain. The names of agencies stand in data/agencies, those of policies in translations/shared.po, other terms in translations/glossary.toml. Use the name from there, or change it there if yours is better.",
		ZH: "同一事物在全站应使用同一英文名称，否则读者无法检索。单位名称见 data/agencies，政策名称见 translations/shared.po，其他术语见 translations/glossary.toml。请采用其中的名称；如您的译法更好，请在该处修改。",
	}
	draftDoc = diag.Doc{
		EN: "A translation service was asked for a draft, and what it gave was not taken, or it gave nothing. Drafts that came are kept. Run the command again later, or translate the text by hand; nothing that a service writes counts as finished before a person has reviewed it.",
		ZH: "已向翻译服务请求草稿，但返回内容未予采用，或没有返回。已取得的草稿均已保存。请稍后重试或人工翻译；服务返回的译文须经人工审核方为完成。",
	}
	importDoc = diag.Doc{
		EN: "A translator's file was read, and one of its texts was not taken: the letter has changed since it was exported, or the text has formatting that a page can't show. All other texts were taken. Export the letter again, or take the formatting out.",
		ZH: "已读取译者交回的文件，其中一条未予导入：导出之后答复有改动，或译文含有页面无法显示的格式。其余各条均已导入。请重新导出，或去除格式。",
	}
	glossaryDoc = diag.Doc{
		EN: "translations/glossary.toml lists terms with their English. A line that can't be read, or an entry without all its parts, is not used. Mend the line that is named: zh, en and status belong to each entry, and a source to an official one.",
		ZH: "translations/glossary.toml 列出术语及其英文。无法读取的行和不完整的条目不起作用。请改正所示行：每条须有 zh、en 和 status，official 的须有 source。",
	}
	catalogueDoc = diag.Doc{
		EN: "The English of a letter lies in a .po file in translations/, which any PO editor opens. Here an entry can't be read, or stands there twice. Mostly the file was changed in a plain editor and a quotation mark is missing. Mend the line, or take the file back from git.",
		ZH: "答复的英文存放在 translations/ 的 .po 文件中，可用任意 PO 编辑器打开。此处有条目无法读取或重复，多为用文本编辑器修改时漏了引号。请改正该行，或从 git 恢复文件。",
	}
	unopenedDoc = diag.Doc{
		EN: "The English of a letter lies in a .po file in translations/. The file is there and can't be read or written, for the reason that the message gives: mostly another program has it open, or this user may not. It is left as it is, and nothing of it is lost. Close that program, or get the right, and run dafu again.",
		ZH: "答复的英文存放在 translations/ 的 .po 文件中。文件存在，但无法读取或写入，原因见提示：多为文件被其他程序打开，或当前用户无权限。文件保持原样，内容不会丢失。请关闭该程序，或取得权限，然后重新运行 dafu。",
	}
	openDoc = diag.Doc{
		EN: "Texts of the letter have no English yet. The English page shows them in Chinese and says so. Open the .po file in a PO editor and translate, as time allows.",
		ZH: "答复中有文字尚无英文。英文页面显示中文并加以说明。请在方便时用 PO 编辑器打开该 .po 文件翻译。",
	}
	hiddenDoc = diag.Doc{
		EN: "A paragraph that is a draft is shown and marked as one. A name, a title or a document number has no room for such a mark, so readers are shown the Chinese until a person has confirmed the English. Names of persons are drafts at first, made by the rules of pinyin: who bears the name may write it otherwise. Open the .po file in a PO editor, correct the English if need be, and take the mark fuzzy (needs work) away; dafu build then shows it. A name that many letters have is confirmed in each of them, or once in translations/shared.po where it stands there.",
		ZH: "草稿段落会显示出来并注明是草稿；姓名、标题、文号没有位置加注，因此在人工确认英文之前，英文页面显示中文。人名最初按拼音规则写成草稿，本人的写法可能不同。请用 PO 编辑器打开该 .po 文件，必要时改正英文，去掉 fuzzy（需审核）标记，再运行 dafu build，即可显示。多件答复共有的名称，在各自的文件中确认；在 translations/shared.po 中的，确认一次即可。",
	}
	namelessDoc = diag.Doc{
		EN: "No English name is made up for an agency. Enter it in data/agencies (en, en_status), and all letters take it over at the next build.",
		ZH: "系统不会虚构单位的英文名称。请在 data/agencies 中填写 en 和 en_status，下次生成时所有答复均会采用。",
	}
)
