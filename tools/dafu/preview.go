package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"dafu/tools/internal/check"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/render"
	"dafu/tools/internal/site"
)

// previewing is set in the environment of the process that shows the site.
const previewing = "DAFU_PREVIEWING"

// lasting is how long a preview has been up that may be started again though nothing is found
// that brought it down.
const lasting = 10 * time.Second

// preview shows the site until it is interrupted. Hugo's server runs in a process of its own:
// a page that is saved with a head that can't be read brings it down, in the middle of a
// clerk's work. Then it is said what to mend, and the preview goes on when it is mended.
func (a *app) preview(s *site.Site, port int) error {
	for {
		start := time.Now()
		crash, err := a.show(s.Root, port)
		if err == nil || a.ctx.Err() != nil {
			return nil
		}
		found, errBarred := a.barring(s)
		switch {
		case errBarred != nil || len(found) == 0 && time.Since(start) < lasting:
			fmt.Fprint(a.err, crash)
			return err
		case len(found) == 0: // it met a page that was half saved
			a.tell("The preview starts again.", "预览重新启动。")
			continue
		}
		errors := a.errors
		clear(a.told)
		a.report(found)
		a.tell("The preview waits: a page that was saved can't be shown, as the errors above say. Mend it and save it; the preview goes on by itself. Ctrl-C ends it.",
			"预览暂停：有页面保存后无法显示，见上列错误。改正并保存后，预览自动继续。按 Ctrl-C 结束。")
		for len(found) > 0 {
			select {
			case <-a.ctx.Done():
				return nil
			case <-time.After(time.Second):
			}
			if found, err = a.barring(s); err != nil {
				return err
			}
		}
		a.errors = errors
		a.tell("The preview goes on.", "预览继续。")
	}
}

// ports is how many ports behind the usual one are tried.
const ports = 20

// freePort returns the port for the preview: the next free one where nobody asked for one
// and the usual one is taken, mostly by another preview.
func (a *app) freePort(port int, asked bool) (int, error) {
	if port < 1 || port > 65535 {
		return 0, wrong("--port %d: a port is a number from 1 to 65535, as 1313", "--port 的值 %d 不正确：端口为 1 至 65535 的数，如 1313", port)
	}
	for p := port; p <= min(port+ports, 65535); p++ {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", p))
		if err == nil {
			return p, l.Close()
		}
		if asked {
			break
		}
	}
	return 0, wrong("port %[1]d is taken, perhaps by a preview that is still running. End that one, or take another port: dafu serve --port %[2]d",
		"端口 %[1]d 已被占用，可能已有一个预览在运行。请先结束它，或换一个端口：dafu serve --port %[2]d", port, port+1)
}

// serving is the process that shows the site: it ends when the other one does, from which
// then nothing more can come.
func (a *app) serving(port int) error {
	s, _, err := a.find() // the other process has told what was found
	if err != nil {
		return err
	}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	return render.Serve(s.Root, port)
}

// barring is what keeps the site from being shown.
func (a *app) barring(s *site.Site) ([]diag.Finding, error) {
	s.Known = nil // pages were saved since
	found, _, err := check.Barred(a.ctx, s.Checked(""))
	return found, err
}

// show runs the server until it ends, or this run is interrupted. It returns what a crash of it
// printed, which is of use to nobody who knows what to mend.
func (a *app) show(root string, port int) (crash string, err error) {
	self, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("start the preview: %w", err)
	}
	cmd := exec.Command(self, append(slices.Clone(os.Args[1:]), "--port", strconv.Itoa(port))...)
	cmd.Args[0] = os.Args[0]
	cmd.Env = append(os.Environ(), previewing+"=1")
	said, err := cmd.StdoutPipe()
	if err != nil {
		return "", fmt.Errorf("start the preview: %w", err)
	}
	cmd.Stderr = cmd.Stdout       // in their order
	alive, err := cmd.StdinPipe() // it ends with this process, however that ends
	if err != nil {
		return "", fmt.Errorf("start the preview: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return "", fmt.Errorf("start the preview: %w", err)
	}
	ended := make(chan struct{})
	defer close(ended)
	go func() {
		select {
		case <-a.ctx.Done():
			alive.Close()
		case <-ended:
		}
	}()
	var dump bytes.Buffer
	lines, words := bufio.NewReader(said), previewed{a: a, root: root}
	for {
		line, err := lines.ReadString('\n')
		switch {
		case dump.Len() > 0 || strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: "):
			dump.WriteString(line)
		case line != "":
			words.line(line)
		}
		if err != nil {
			break
		}
	}
	if err := cmd.Wait(); err != nil {
		return dump.String(), wrong("the preview has ended (%v)", "预览已意外结束（%v）", err)
	}
	return dump.String(), nil
}
