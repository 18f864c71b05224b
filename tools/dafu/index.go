package main

import (
	"github.com/spf13/cobra"

	"dafu/tools/internal/site"
)

func (a *app) indexCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "index",
		Short: "Write the search index into static/search (needed before plain hugo)",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			s, err := a.open()
			if err != nil {
				return err
			}
			return a.index(s)
		},
	}
}

func (a *app) index(s *site.Site) error { return nil }
