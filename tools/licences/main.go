// Licences lists what dafu is built from, on any of the systems that it is
// released for, with the licences of each: go run ./tools/licences. With -text
// it prints their texts. It fails if one is not known to go with Apache-2.0.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"dafu/tools/internal/licence"
	"dafu/tools/internal/release"
)

func main() {
	text := flag.Bool("text", false, "print the texts of the licences")
	flag.Parse()
	if err := run(os.Stdout, *text); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(out io.Writer, text bool) error {
	var all []licence.Module
	faults := map[string]bool{} // most hold on every system
	for _, target := range release.Targets {
		modules, err := licence.Of(context.Background(), ".", "./tools/dafu", target)
		if err != nil {
			faults[err.Error()] = true
		}
		for _, m := range modules {
			if !slices.ContainsFunc(all, func(o licence.Module) bool { return o.Path == m.Path && o.Within == m.Within }) {
				all = append(all, m)
			}
		}
	}
	slices.SortFunc(all, func(a, b licence.Module) int { return strings.Compare(a.Path, b.Path) })
	if text {
		if err := licence.Write(out, all); err != nil {
			return err
		}
	} else {
		for _, m := range all {
			fmt.Fprintln(out, m)
		}
	}
	if len(faults) > 0 {
		return errors.New(strings.Join(slices.Sorted(maps.Keys(faults)), "\n"))
	}
	return nil
}
