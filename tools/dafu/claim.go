package main

import (
	"errors"
	"fmt"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/render"
	"dafu/tools/internal/site"
)

// claim keeps other runs from writing to the site until this one has ended, or
// release is called.
func (a *app) claim(s *site.Site) error {
	free, err := s.Claim(a.ctx)
	if errors.Is(err, disk.ErrNoLock) {
		a.tell("This drive can't keep two runs of dafu apart: see that nobody else runs it on this site now.",
			"此驱动器不支持文件锁：请确认没有其他人正在此网站上运行 dafu。")
		err = nil
	}
	a.free = free
	return err
}

// release lets other runs write to the site.
func (a *app) release() {
	if a.free != nil {
		a.free()
		a.free = nil
	}
}

// failed says why the work could not be done: in words where it is the disk, or
// another run, that is in the way, and as it was met.
func (a *app) failed(err error) {
	var busy *disk.BusyError
	if errors.As(err, &busy) {
		who := busy.Owner
		if who == "" {
			who = a.words("not known by whom", "运行者不详")
		}
		fmt.Fprintf(a.err, a.words(
			"dafu: another run of dafu is at work on this site (%s). Nothing was done. Wait until it has finished, or end it with Ctrl-C in its window, and run the command again.\n",
			"dafu：另一个 dafu 正在处理此网站（%s），本次未做任何改动。请等其结束（或在其窗口按 Ctrl-C 中止），再运行此命令。\n"), who)
		return
	}
	en, zh, known := disk.Explain(err)
	if known {
		fmt.Fprintf(a.err, a.words(
			"dafu: the work stopped: %s. What was written is whole; run the command again to go on.\n",
			"dafu：工作已停止：%s。已写出的文件均完整；处理后再次运行即可继续。\n"), a.words(en, zh))
	}
	if errors.As(err, new(diag.Failure)) {
		fmt.Fprintln(a.err, a.inWords(err))
		a.tell("Nothing was done. Mend the line and run the command again.", "本次未做任何改动。请改正该行后重新运行。")
		return
	}
	fmt.Fprintf(a.err, "dafu: %s\n", a.inWords(err))
	if !known && errors.Is(err, render.ErrHugo) {
		a.tell("Nothing was published, and public/ is as it was: readers have the site of the last build. Hugo names above the file that it could not use, mostly with its line. Mend that file, or take it back from git (git restore FILE), and run dafu build again.",
			"未发布任何内容，public/ 保持原样，读者看到的仍是上次生成的网站。上面是 Hugo 的英文提示，其中写明出错的文件，多附行号。请改正该文件，或从 git 恢复（git restore 文件名），然后重新运行 dafu build。")
	}
}
