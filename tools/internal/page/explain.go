package page

import "dafu/tools/internal/diag"

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	mergeConflict, mergedPage, overwritten,
	Unreadable, Unmerged, Encoded, letterChanged, englishEdited, duplicateFile, duplicateLetter, sameLetter, letterReplaced, nearlySame,
	masked, pageUnopened, letterWaits,
}

// What the rules mean, for those who meet them for the first time.
var (
	brokenDoc = diag.Doc{
		EN: "The head of a page stands between two lines of +++ and is written in TOML: a name, an equals sign, a value; texts in quotation marks, lists in square brackets. The line that is named breaks this form, mostly by a quotation mark or a bracket that is missing, or by Chinese quotation marks. The message gives the line to write. Until it is mended the site is not rendered, and public/ stays as it is: Hugo could not read the page, or would show its head to readers.",
		ZH: "页面开头位于两行 +++ 之间，用 TOML 书写：名称、等号、值；文字加引号，列表加方括号。所示行不符合此格式，多为缺少引号或括号，或使用了中文引号。提示中给出应写的内容。改正之前不会生成网站，public/ 保持原样：Hugo 无法读取此页，或会将开头显示给读者。",
	}
	unopenedDoc = diag.Doc{
		EN: "A page is there, but it can't be read or written: another program has it open, this user has no right to it, somebody saved it at that very moment, or its head is broken. Nothing is written over it, and no second page is made of its letter. Close the program, or put right what the message names, and run dafu again: it goes on from there.",
		ZH: "页面存在，但无法读取或写入：文件被其他程序打开、当前用户无权限、恰在此时有人保存，或页面开头损坏。此页不会被覆盖，其原件也不会另生成页面。请关闭该程序，或按提示处理，然后重新运行 dafu，即从此处继续。",
	}
	waitsDoc = diag.Doc{
		EN: "This letter has a page already, and that page can't be read: mostly a slip in its head, which another line of the output names with what to write. Nothing is written over it, and no second page is made of the letter. Until the page is mended dafu build renders no site; readers keep the one that they have. Mend the page and run dafu build again: it goes on with this letter by itself.",
		ZH: "此信已有页面，而该页面无法读取：多为页面开头有误，输出中另有一行指明位置和应写的内容。该页面不会被覆盖，原件也不会另生成页面。改正之前 dafu build 不会生成网站，读者看到的仍是原来的网站。请改正页面后重新运行 dafu build，此信会自动继续处理。",
	}
	changedDoc = diag.Doc{
		EN: "You have corrected this page by hand, and the file of its letter is another one now. Your page was left as it is. Look what is new in the letter and take it over where it is right; then note the checksum of the new file on the page, as the message says, and the warning is gone. Where Dafu still has the page as it wrote it first (folder .dafu), it does this by itself.",
		ZH: "此页已由人工改正，而原件已更换。页面保持不变。请查看原件的新内容，正确的请写入页面，然后按提示在页面中记下新文件的校验值，提醒即消失。如 .dafu 文件夹中保存有最初生成的页面，Dafu 会自动合并。",
	}
	englishDoc = diag.Doc{
		EN: "English pages are written anew from translations/ at each build, but this one was changed by hand, and nothing that you write is thrown away. Put your wording into the .po file that is named, delete the page, and build: then the page follows its Chinese again.",
		ZH: "英文页每次生成时根据 translations/ 重新写出；此页已由人工改动，而您写的内容不会被丢弃。请将译文写入所示 .po 文件，删除此页后重新生成，此页即恢复与中文页同步。",
	}
	unmergedDoc = diag.Doc{
		EN: "Two people changed the same lines of a page, and git could not join them: it left both wordings in the file, between lines of <<<<<<<, ======= and >>>>>>>. Nothing is rendered before one wording is chosen, since readers would see both with the marks. Keep what is right, delete the rest with the three lines, and save. An English page is written by Dafu: there it is enough to delete the file.",
		ZH: "两人改动了同一页面的同一处，git 无法自动合并，于是把两种内容都留在文件中，并以 <<<<<<<、=======、>>>>>>> 各行隔开。选定内容之前不会生成网站，以免读者看到两种内容和这些标记。请保留正确的内容，删除另一份内容和这三行，然后保存。英文页由 Dafu 写出，删除该文件即可。",
	}
	encodedDoc = diag.Doc{
		EN: "Pages are written in UTF-8, and the line that is named is not: mostly it was pasted in from another file, or the page was saved by an editor that does not know UTF-8. Readers would see a black question mark in the place of what is lost, so nothing is rendered before it is mended. Write the line anew, or save the page in UTF-8.",
		ZH: "页面使用 UTF-8 编码，所示行不是：多为从其他文件粘贴而来，或由不支持 UTF-8 的编辑器保存。读者看到的将是黑色问号，因此改正之前不会生成网站。请重新录入该行，或以 UTF-8 编码保存页面。",
	}
	duplicateDoc = diag.Doc{
		EN: "Two files in letters/ hold the same letter: the same bytes, the same words, or the same number from the same agency. Keep the better file and delete the other. If each has a page of its own, delete that of the other too; a page that they share stays. If they are two letters after all (an agency answered twice), leave both. A better scan of a letter, or a mended file, may have another name: once the old file is away, it takes its page over, and corrections stay.",
		ZH: "letters/ 中有两个文件是同一答复：内容逐字节相同、文字相同，或单位和编号相同。请保留较好的一个文件，删除另一个。两个文件各有页面的，多余的页面一并删除；共用一个页面的，页面保留。确为两件（单位两次答复）的，可都保留。更清晰的扫描件或改正后的文件可以另取名称：旧文件移走之后，新文件沿用原页面，人工改正保持不变。",
	}
	maskedDoc = diag.Doc{
		EN: "Mobile numbers, identity-card numbers, e-mail addresses, accounts of WeChat and QQ, and the names of contact persons never reach a page. The message says what was taken out of this letter. There is nothing to do; the letter in letters/ is not changed, and git leaves it alone.",
		ZH: "手机号码、身份证号码、电子邮箱、微信和QQ号以及联系人姓名不会写入页面。提示说明了从此信中隐去的内容，无须处理。letters/ 中的原件不变，也不会进入 git。",
	}
	conflictDoc = diag.Doc{
		EN: "You corrected a page by hand, and the letter (or what Dafu reads in it) has changed since. Dafu compares three texts: the page as it first wrote it, the page as it would write it now, and yours. What is new and where you changed nothing is taken over. Where both changed, yours stays and both wordings are shown, at every run, until one of two things happens: you correct the page so that it says what the letter gives, or you run dafu convert --keep with the letter's file, which says that the page is right. dafu convert --force gives up your corrections, after a copy into .dafu/copies.",
		ZH: "您改正过此页，此后原件（或 Dafu 的识别结果）有变动。Dafu 对照三份文字：最初写出的页面、现在会写出的页面和您的页面。您未改动之处采用新内容；双方都有改动之处保留您的文字，并在每次运行时列出两种文字，直到：您将页面改为与原件一致，或对该原件运行 dafu convert --keep，表示页面正确。dafu convert --force 会放弃您的改正，但先在 .dafu/copies 中留存副本。",
	}
	overwrittenDoc = diag.Doc{
		EN: "You ran dafu convert --force, which writes corrected pages anew from their letters. The page as you had corrected it is in the folder .dafu/copies, which stays on this computer. To take something from it, copy it into the page; to have all of it back, copy the file over the page.",
		ZH: "您运行了 dafu convert --force，改正过的页面已根据原件重新写出。改正过的版本存于 .dafu/copies 文件夹，只在本机保留。需要其中内容时，请复制到页面；如需全部恢复，请用该文件覆盖页面。",
	}
)
