package check

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"dafu/tools/internal/disk"
)

// Fix mends on the Chinese pages what can be mended without touching a word:
// half-width marks, addresses that are not there, lists that have stayed behind
// a fact that was corrected, the encoding of a page that an editor changed,
// and blanks that are too many or too few for Markdown. It returns the paths of the pages that it changed.
func Fix(ctx context.Context, s Site) ([]string, error) {
	content := filepath.Join(s.Root, "content")
	type mended struct {
		path string
		err  error
	}
	paths, err := filesBelow(content)
	if err != nil {
		return nil, err
	}
	all := make([]mended, len(paths))
	err = each(ctx, paths, func(i int, path string, data []byte) {
		if !strings.HasSuffix(path, ".zh.md") {
			return
		}
		now := widen(inUTF8(path, data))
		if strings.HasPrefix(path, filepath.Join(content, "replies")+string(filepath.Separator)) {
			now, _ = straightened(path, now)
			now = s.follow(path, addressed(rejoined(now)))
		}
		if bytes.Equal(now, data) {
			return
		}
		if err := disk.Swap(path, data, now); err != nil {
			all[i] = mended{"", err}
			return
		}
		all[i] = mended{path, nil}
	})
	if err != nil {
		return nil, err
	}
	var out []string
	var failed []error
	for _, m := range all {
		if m.err != nil {
			failed = append(failed, fmt.Errorf("mend: %w", m.err))
		}
		if m.path != "" {
			out = append(out, m.path)
		}
	}
	return out, errors.Join(failed...)
}

func sorted(list []int) []int {
	slices.Sort(list)
	return list
}
