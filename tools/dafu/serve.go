package main

import (
	"dafu/tools/internal/render"

	"github.com/spf13/cobra"
)

func (a *app) serveCommand() *cobra.Command {
	port := 1313
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site on this machine, and every change as it is saved",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
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
			return render.Serve(s.Root, port)
		},
	}
	cmd.Flags().IntVar(&port, "port", port, "port on localhost")
	return cmd
}
