package main

import (
	"github.com/spf13/cobra"

	"dafu/tools/internal/site"
)

func (a *app) indexCommand() *cobra.Command {
	var share shards
	cmd := &cobra.Command{
		Use:   "index",
		Short: "Write what plain hugo needs: the search index, and the history of corrections",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			open := a.openToWrite
			if share.one != "" {
				open = a.open // a share is a file of its own: several may be made at once
			}
			s, err := open()
			if err != nil {
				return err
			}
			if share.one != "" {
				return a.indexShard(s, &share)
			}
			if share.join {
				n, err := s.JoinIndex(a.ctx, share.folder(s))
				if err != nil {
					return err
				}
				return a.indexed(s, n)
			}
			return a.index(s)
		},
	}
	share.flags(cmd, "read the pages of only one share of the letters, as 2/4, and keep it for --join", "write the search index of pages that were read in shares")
	return cmd
}

// index writes the search index and the history of corrections, and says what
// they hold.
func (a *app) index(s *site.Site) error {
	n, findings, err := s.Index(a.ctx)
	a.report(findings)
	if err != nil {
		return err
	}
	return a.indexed(s, n)
}

// indexed says what the search index holds, and writes the history.
func (a *app) indexed(s *site.Site, n site.Indexed) error {
	a.say("search    %s, Chinese and English, in %s of static/search; %d changed",
		"检索      中英文页面共 %s 个，static/search 共 %s 个文件，变动 %d 个",
		a.number(n.Pages, "page", "pages"), a.number(n.Files, "file", "files"), n.Changed)
	return a.history(s)
}
