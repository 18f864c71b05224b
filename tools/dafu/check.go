package main

import (
	"errors"
	"io/fs"
	"os"

	"dafu/tools/internal/check"

	"github.com/spf13/cobra"
)

func (a *app) checkCommand() *cobra.Command {
	var base string
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check pages and the built site, changing nothing",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			s, err := a.open()
			if err != nil {
				return err
			}
			if base != "" {
				s.Config.BaseURL = base
			}
			c := check.Site{Root: s.Root, Public: s.Public(), Base: s.Base()}
			if _, err := os.Stat(c.Public); errors.Is(err, fs.ErrNotExist) {
				c.Public = ""
				a.tell("There is no public folder, so only the pages' sources are checked. Run dafu build first to check the site.",
					"没有 public 文件夹，仅检查页面源文件。如需检查网站，请先运行 dafu build。")
			}
			found, err := check.Run(a.ctx, c)
			if err != nil {
				return err
			}
			a.report(found)
			a.say("checked   %d errors, %d warnings", "检查      错误 %d 个，注意 %d 个", a.errors, a.warnings)
			return nil
		},
	}
	cmd.Flags().StringVar(&base, "base-url", "", "address that the site was built for (default: baseURL of config.toml)")
	return cmd
}
