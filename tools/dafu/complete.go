package main

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// completeAgencies completes options whose value is the key of an agency.
func (a *app) completeAgencies(cmd *cobra.Command, options ...string) {
	for _, option := range options {
		_ = cmd.RegisterFlagCompletionFunc(option, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			s, _, err := a.find()
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var out []string
			for _, x := range s.Registry.Agencies() {
				out = append(out, x.Key+"\t"+x.Name)
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		})
	}
}

// completeLetters completes the keys of letters, those apart that stand on the line already; where
// there is none, files: a letter may be named by its page as well.
func (a *app) completeLetters(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	s, _, err := a.find()
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	root := filepath.Join(s.Root, "translations")
	files, _ := filepath.Glob(filepath.Join(root, "*", "*.po"))
	var out []string
	for _, f := range files {
		rel, _ := filepath.Rel(root, f)
		key := strings.TrimSuffix(filepath.ToSlash(rel), path.Ext(f))
		if strings.HasPrefix(key, begun) && !slices.Contains(args, key) {
			out = append(out, key)
		}
	}
	return out, cobra.ShellCompDirectiveDefault
}
