package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path"
	"strconv"
	"strings"

	"dafu/tools/internal/page"
)

var (
	// ErrNone means that there is no history to read: the folder is in no git
	// repository, git is not installed, or no page was ever committed.
	ErrNone = errors.New("there is no history to read")
	// ErrShallow means that only the last commits were fetched.
	ErrShallow = errors.New("only a part of the history was fetched")
)

// run runs git in a folder and returns what it prints.
func run(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", dir, "-c", "core.quotepath=off"}, args...)...)
	var errw bytes.Buffer
	cmd.Stderr = &errw
	out, err := cmd.Output()
	if err != nil && ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(errw.String()))
	}
	return out, nil
}

// commit is a commit that touched a page.
type commit struct{ hash, date string }

// versions returns the versions of every Chinese page below dir that has more
// than one, the oldest first, by their paths below dir.
func versions(ctx context.Context, dir string) (map[string][]version, error) {
	shallow, err := run(ctx, dir, "rev-parse", "--is-shallow-repository")
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, ErrNone
	}
	if strings.TrimSpace(string(shallow)) != "false" {
		return nil, ErrShallow
	}
	// The line that readers saw: of a merge, what it brought to the first parent.
	log, err := run(ctx, dir, "log", "--first-parent", "-m", "--reverse", "--no-renames", "--diff-filter=AM",
		"--format=%x00%H %cs", "--name-only", "--relative", "--", ".")
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, ErrNone // no commit yet
	}
	touched := map[string][]commit{}
	for _, entry := range strings.Split(string(log), "\x00") {
		head, files, _ := strings.Cut(entry, "\n")
		hash, date, _ := strings.Cut(head, " ")
		for _, f := range strings.Split(files, "\n") {
			if path.Base(f) == page.ChineseFile {
				touched[f] = append(touched[f], commit{hash, date})
			}
		}
	}
	if len(touched) == 0 {
		return nil, ErrNone
	}
	for f, list := range touched {
		if len(list) < 2 {
			delete(touched, f)
		}
	}
	return contents(ctx, dir, touched)
}

// contents reads files as commits have them, all with one process.
func contents(ctx context.Context, dir string, touched map[string][]commit) (map[string][]version, error) {
	if len(touched) == 0 {
		return nil, nil
	}
	prefix, err := run(ctx, dir, "rev-parse", "--show-prefix")
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, "git", "-C", dir, "cat-file", "--batch")
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("read the history: %w", err)
	}
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("read the history: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("read the history: %w", err)
	}
	out, err := ask(in, bufio.NewReader(pipe), strings.TrimSpace(string(prefix)), touched)
	in.Close()
	if wait := cmd.Wait(); err == nil && wait != nil {
		err = fmt.Errorf("read the history: %w", wait)
	}
	return out, err
}

// ask asks `git cat-file --batch` for one file after the other.
func ask(in io.Writer, r *bufio.Reader, prefix string, touched map[string][]commit) (map[string][]version, error) {
	out := map[string][]version{}
	for file, commits := range touched {
		for _, c := range commits {
			if _, err := fmt.Fprintf(in, "%s:%s%s\n", c.hash, prefix, file); err != nil {
				return nil, fmt.Errorf("read the history: %w", err)
			}
			// "<object> blob <size>", the bytes and a line end.
			head, err := r.ReadString('\n')
			if err != nil {
				return nil, fmt.Errorf("read the history: %w", err)
			}
			words := strings.Fields(head)
			size, err := strconv.Atoi(words[len(words)-1])
			if err != nil {
				continue // not there in this commit
			}
			data := make([]byte, size+1)
			if _, err := io.ReadFull(r, data); err != nil {
				return nil, fmt.Errorf("read the history: %w", err)
			}
			out[file] = append(out[file], version{c.date, data[:size]})
		}
	}
	return out, nil
}
