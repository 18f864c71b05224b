package render

import (
	_ "unsafe" // for go:linkname

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// completions is where cobra keeps, for as long as the program runs, what completes
// a flag. Hugo's flags lead to Hugo's command, and that to all pages that it has
// made: two gigabytes of ten thousand letters, which every collection of garbage
// would go through again while the site is published and checked. Cobra has no way
// to take one out. Its lock is left alone: nothing registers a flag while a site is built.
//
//go:linkname completions github.com/spf13/cobra.flagCompletionFunctions
var completions map[*pflag.Flag]cobra.CompletionFunc

// forget returns what lets go of all that Hugo will have made by then.
func forget() func() {
	own := make(map[*pflag.Flag]bool, len(completions))
	for flag := range completions {
		own[flag] = true
	}
	return func() {
		for flag := range completions {
			if !own[flag] {
				delete(completions, flag)
			}
		}
	}
}
