package main

import (
	"os"

	"github.com/spf13/cobra"
)

func (a *app) serveCommand() *cobra.Command {
	port := 1313
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site on this machine, and every change as it is saved",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if os.Getenv(previewing) != "" {
				return a.serving(port)
			}
			port, err := a.freePort(port, cmd.Flags().Changed("port"))
			if err != nil {
				return err
			}
			s, err := a.openToWrite()
			if err != nil {
				return err
			}
			a.news = openNews(s)
			ok, err := a.prepare(s)
			if err != nil || !ok {
				return err
			}
			a.news.summary(a)
			a.release() // from here on nothing is written: others may
			a.tell("The preview shows a page that you correct as you save it. Letters that you put into letters/ now, the English and the lists on other pages show when you start dafu serve again, or at the next dafu build.",
				"预览：改正的页面随存随看。此后放入 letters/ 的原件、英文和其他页面上的列表，要重新启动 dafu serve 或下次 dafu build 后才显示。")
			return a.preview(s, port)
		},
	}
	cmd.Flags().IntVar(&port, "port", port, "port on localhost")
	return cmd
}
