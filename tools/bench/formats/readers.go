package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"dafu/tools/internal/intake"
)

// reader is a program that prints the text of a file; {} stands for the file and
// {dir} for a folder that it may write into.
type reader struct {
	name    string
	kinds   []string
	command []string
	written bool // it writes a .txt file into {dir} and prints nothing
}

// readers are those that offices and archives use instead. pandoc prints each
// paragraph on a line, as the others are asked to.
var readers = []reader{
	{name: "pdftotext", kinds: []string{"pdf"}, command: []string{"pdftotext", "-q", "-enc", "UTF-8", "{}", "-"}},
	{name: "mutool", kinds: []string{"pdf"}, command: []string{"mutool", "draw", "-q", "-F", "txt", "{}"}},
	{name: "pandoc", kinds: []string{"docx"}, command: []string{"pandoc", "-f", "docx", "-t", "plain", "--wrap=none", "{}"}},
	{name: "pandoc", kinds: []string{"odt"}, command: []string{"pandoc", "-f", "odt", "-t", "plain", "--wrap=none", "{}"}},
	{name: "pandoc", kinds: []string{"rtf"}, command: []string{"pandoc", "-f", "rtf", "-t", "plain", "--wrap=none", "{}"}},
	{name: "pandoc", kinds: []string{"html"}, command: []string{"pandoc", "-f", "html", "-t", "plain", "--wrap=none", "{}"}},
	{name: "antiword", kinds: []string{"doc"}, command: []string{"antiword", "-m", "UTF-8.txt", "-w", "0", "{}"}},
	{name: "catdoc", kinds: []string{"doc"}, command: []string{"catdoc", "-d", "utf-8", "-w", "{}"}},
	{name: "LibreOffice", kinds: []string{"doc", "docx", "odt", "rtf"}, written: true,
		command: []string{"soffice", "-env:UserInstallation=file://{dir}/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", "{dir}", "{}"}},
}

func (r reader) installed() bool {
	_, err := exec.LookPath(r.command[0])
	return err == nil
}

// run reads a file several times.
func (r reader) run(ctx context.Context, s subject) (measured, error) {
	var best measured
	n := tries
	if r.written {
		n = 2 // an office starts for seconds; the first start makes its profile
	}
	dir, err := os.MkdirTemp("", "reader")
	if err != nil {
		return best, err
	}
	defer os.RemoveAll(dir)
	for i := range n {
		m, err := r.once(ctx, s, dir)
		if err != nil {
			return best, err
		}
		if i == 0 || m.took < best.took {
			best = m
		}
	}
	return best, nil
}

// limit is how long a reading may take.
const limit = 2 * time.Minute

func (r reader) once(ctx context.Context, s subject, dir string) (measured, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	var args []string
	for _, a := range r.command[1:] {
		args = append(args, strings.NewReplacer("{dir}", dir, "{}", s.path).Replace(a))
	}
	cmd := exec.CommandContext(ctx, r.command[0], args...)
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	start := time.Now()
	err := cmd.Run()
	m := measured{took: time.Since(start)}
	if err != nil {
		line, _, _ := strings.Cut(strings.TrimSpace(complaints.String()), "\n")
		return m, fmt.Errorf("%w: %s", err, line)
	}
	m.memory, m.floor = peak(cmd.ProcessState), held()
	text := out.String()
	if r.written {
		name := strings.TrimSuffix(filepath.Base(s.path), filepath.Ext(s.path)) + ".txt"
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return m, err
		}
		text = strings.TrimPrefix(string(data), "\uFEFF")
	}
	m.judge(s, text)
	return m, nil
}

// readOne prints the lines of a file as Dafu reads it.
func readOne(ctx context.Context, out io.Writer, path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	text, findings, err := intake.Read(ctx, path, data)
	if err != nil {
		return err
	}
	if len(text.Lines) == 0 {
		return fmt.Errorf("%v", findings)
	}
	var b strings.Builder
	for _, l := range text.Lines {
		b.WriteString(l.Text + "\n")
	}
	_, err = io.WriteString(out, b.String())
	return err
}
