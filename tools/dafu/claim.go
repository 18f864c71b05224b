package main

import (
	"errors"
	"fmt"

	"dafu/tools/internal/disk"
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
	if en, zh, ok := disk.Explain(err); ok {
		fmt.Fprintf(a.err, a.words(
			"dafu: the work stopped: %s. What was written is whole; run the command again to go on.\n",
			"dafu：工作已停止：%s。已写出的文件均完整；处理后再次运行即可继续。\n"), a.words(en, zh))
	}
	fmt.Fprintf(a.err, "dafu: %s\n", a.inWords(err))
}
