package check

import (
	"context"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// versions is how many commits of a page are looked at.
const versions = 20

// committed returns the last version of a page in git whose lists follow from its facts;
// nil if there is none, or no git. It stands for the page as the tool wrote it on a computer
// that does not have that: a new one, or that of a colleague.
func (s Site) committed(path string) *reply {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	git := func(args ...string) string {
		out, err := exec.CommandContext(ctx, "git", append([]string{"-C", filepath.Dir(path)}, args...)...).Output()
		if err != nil {
			return "" // no git, or no such version: then nothing is known
		}
		return string(out)
	}
	name := "./" + filepath.Base(path)
	for commit := range strings.FieldsSeq(git("log", "--format=%H", "-n", strconv.Itoa(versions), "--", name)) {
		was, _ := (&checking{Site: s}).readReply(path, []byte(git("show", commit+":"+name)))
		if was != nil && len(s.unfollowed(was)) == 0 {
			return was
		}
	}
	return nil
}
