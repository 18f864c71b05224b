package main

import (
	"errors"
	"path/filepath"
	"slices"
	"time"

	"dafu/tools/internal/check"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/history"
	"dafu/tools/internal/page"
	"dafu/tools/internal/render"
	"dafu/tools/internal/site"

	"github.com/spf13/cobra"
)

func (a *app) buildCommand() *cobra.Command {
	var o render.Options
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Do everything: letters to pages, English, search index, site, check",
		Args:  cobra.NoArgs,
		PreRunE: func(*cobra.Command, []string) error {
			return a.understood(addressForm(o.BaseURL))
		},
		RunE: func(*cobra.Command, []string) error {
			s, err := a.openToWrite()
			if err != nil {
				return err
			}
			o.Root = s.Root
			return a.build(s, o)
		},
	}
	cmd.Flags().StringVar(&o.Public, "destination", "", "folder to render into (default: public)")
	cmd.Flags().StringVar(&o.BaseURL, "base-url", "", "address of the site (default: baseURL of config.toml)")
	cmd.Flags().BoolVar(&o.All, "all", false, "render every page, not only those that show what has changed")
	cmd.Flags().BoolVar(&o.Strict, "strict", false, "fail on a warning of Hugo's")
	return cmd
}

// build takes a site from letters to a checked public folder.
func (a *app) build(s *site.Site, o render.Options) error {
	start := time.Now()
	a.news, a.held = openNews(s), held{}
	ok, err := a.prepare(s)
	if err != nil || !ok {
		a.report(a.held.unsaid(nil))
		return err
	}
	if o.Public == "" {
		o.Public = s.Public()
	}
	if o.Public, err = filepath.Abs(o.Public); err != nil {
		return err
	}
	if o.BaseURL != "" {
		s.Config.BaseURL = o.BaseURL
	}
	public := o.Public
	o.Known = s.Known
	checked := s.Checked(public)
	o.Begins = func(all bool) {
		if all { // which takes all the memory that there is
			checked.Ahead.Forget()
		} else {
			checked.Ahead.Load(checked)
		}
	}
	published, err := render.Publish(a.ctx, o)
	if err != nil {
		return err
	}
	for name, sum := range published.Sums {
		s.Known["public/"+name] = sum
	}
	checked.Whole = true
	found, err := check.Run(a.ctx, checked)
	if err != nil {
		return err
	}
	a.report(a.held.unsaid(found))
	a.report(check.Bound(a.news.fresh(a, s.Root, found), listed, checkAll))
	a.news.summary(a)
	a.news.save()
	took := time.Since(start).Seconds()
	if published.All {
		a.say("site      %s, rendered and checked in %.1f s: %s", "网站      %s，生成并检查用时 %.1f 秒：%s", here(public), took, a.tally())
	} else {
		a.say("site      %s, %s rendered anew for what has changed, and all checked, in %.1f s: %s",
			"网站      %s，重新生成涉及变动的文件 %s 个，检查全部文件，用时 %.1f 秒：%s",
			here(public), a.number(published.Files, "file", "files"), took, a.tally())
	}
	if a.errors > 0 {
		a.say("Mend the errors named above before you publish; dafu explain RULE, with the word in brackets, tells more.",
			"请先处理上列错误再发布；dafu explain 规则名（括号中的词）有详细说明。")
	}
	a.say("Look at it with: dafu serve", "预览：dafu serve")
	return nil
}

// history brings up to date what the pages tell of their corrections.
func (a *app) history(s *site.Site) error {
	pages, err := s.History(a.ctx)
	switch {
	case errors.Is(err, history.ErrNone):
		return nil
	case errors.Is(err, history.ErrShallow):
		a.tell("The history of corrections was left out: only the last commits were fetched. Fetch all of them (fetch-depth: 0 in CI).",
			"未生成改正记录：只取得了最近的提交。请取得全部提交（持续集成中为 fetch-depth: 0）。")
		return nil
	case err != nil:
		return err
	}
	if pages > 0 {
		a.say("history   %s with corrections after the first commit", "改正记录  %s 页在首次提交后有改正", a.number(pages, "page", "pages"))
	}
	return nil
}

// prepare brings pages, English and index up to date. It reports false, says why, and
// writes no index, if there is what must not be rendered.
func (a *app) prepare(s *site.Site) (bool, error) {
	if lacks := s.Lacks(); len(lacks) > 0 {
		return false, incomplete(lacks)
	}
	if err := a.convert(s, []string{filepath.Join(s.Root, "letters")}); err != nil {
		return false, err
	}
	if err := a.english(s, listed); err != nil {
		return false, err
	}
	found, known, err := check.Barred(a.ctx, s.Checked(""))
	if err != nil {
		return false, err
	}
	if len(found) > 0 {
		a.barred(found)
		return false, nil
	}
	s.Known = known
	return true, a.index(s)
}

// barred says why nothing is rendered.
func (a *app) barred(found []diag.Finding) {
	a.report(found)
	if slices.ContainsFunc(found, func(f diag.Finding) bool { return !check.Unrendered(f) }) {
		a.tell("Nothing was rendered, and public/ is as it was: personal data stands in the files named above. Take it out and run the command again.",
			"未生成网站，public/ 保持原样：上列文件中含有个人信息，请删除后重新运行。")
		return
	}
	a.tell("Nothing was rendered, and public/ is as it was: a file can't be read, as the errors above say. Mend it and run the command again.",
		"未生成网站，public/ 保持原样：有文件无法读取，见上列错误。请改正后重新运行。")
}

// actions says what became of pages: "1 created, 2 unchanged".
func (a *app) actions(n map[page.Action]int) string {
	words := []struct {
		action page.Action
		en, zh string
	}{
		{page.Created, "created", "新建"}, {page.Updated, "updated", "更新"}, {page.Unchanged, "unchanged", "未变"},
		{page.Merged, "merged with your corrections", "合并人工改正"}, {page.Kept, "kept with your corrections", "保留人工改正"}, {page.Skipped, "passed over", "略过"},
	}
	var parts []string
	for _, w := range words {
		if c := n[w.action]; c > 0 {
			parts = append(parts, phrase(a.lang, c, w.en, w.zh))
		}
	}
	if len(parts) == 0 {
		return a.words("no pages", "没有页面")
	}
	return join(a.lang, parts)
}

func phrase(l diag.Lang, n int, en, zh string) string {
	if l == diag.Chinese {
		return zh + " " + itoa(n) + " 页"
	}
	if n == 1 {
		return "1 page " + en
	}
	return itoa(n) + " pages " + en
}
