package check

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"dafu/tools/internal/diag"
)

var staleIndex = &diag.Rule{
	ID: "search-index-stale", Severity: diag.Warning,
	EN: "the search index is not that of the pages as they are now (%d of %d files differ). Run dafu index before hugo, or dafu build.",
	ZH: "检索索引与现有页面不一致（%[2]d 个文件中有 %[1]d 个不同）。请在运行 hugo 之前运行 dafu index，或运行 dafu build。",
	Doc: diag.Doc{
		EN: "The search of the site reads files in static/search, which dafu index makes from the pages. They are not kept in git. If a page was changed since, the search does not find its new words, or leads to paragraphs that are gone. dafu index makes them anew; dafu build and dafu serve do it by themselves.",
		ZH: "网站检索读取 static/search 中的文件，由 dafu index 根据页面生成，不进入 git。页面改动后如未重新生成，检索不到新内容，或指向已不存在的段落。dafu index 可重新生成；dafu build 和 dafu serve 会自动完成。",
	},
}

// indexIsFresh holds the search index against one that is made now.
func indexIsFresh(ctx context.Context, c *checking) ([]diag.Finding, error) {
	if c.Index == nil {
		return nil, nil
	}
	files, err := c.Index(ctx)
	if err != nil {
		return nil, fmt.Errorf("make the search index: %w", err)
	}
	dir := filepath.Join(c.Root, "static", "search")
	n := 0
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("read the search index: %w", err)
		}
		if err != nil || !bytes.Equal(got, want) {
			n++
		}
	}
	if n == 0 {
		return nil, nil
	}
	return []diag.Finding{staleIndex.At(diag.Pos{Path: filepath.Join(dir, "index.json"), Line: 1}, n, len(files))}, nil
}

// StaleIndex asks only whether the search index is that of the pages.
func StaleIndex(ctx context.Context, s Site) ([]diag.Finding, error) {
	return indexIsFresh(ctx, &checking{Site: s})
}
