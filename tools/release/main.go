// Release builds dafu for every system that it is given out for, from the commit
// that is checked out, into dist/: archives, a bill of materials for each, and
// their checksums.
//
// usage: go run ./tools/release -version v1.2.3 [-only linux/amd64,…] [-out FOLDER]
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"

	"dafu/tools/internal/licence"
	"dafu/tools/internal/release"
)

func main() {
	version := flag.String("version", "", "version, as v1.2.3")
	only := flag.String("only", "", "systems to build for, as linux/amd64,windows/arm64 (default: all)")
	out := flag.String("out", "dist", "folder to write to")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *version, *only, *out); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, version, only, out string) error {
	targets, err := choose(only)
	if err != nil {
		return err
	}
	r, err := release.At(ctx, ".", version)
	if err != nil {
		return err
	}
	r.Program, r.Name, r.Out = "./tools/dafu", "dafu", out
	r.Files = []string{"LICENSE", "README.md", "README.zh-CN.md", "CHANGELOG.md", "SECURITY.md", "docs/clerk.md", "docs/clerk.zh-CN.md"}
	return r.Write(ctx, targets, func(line string) { fmt.Println(line) })
}

func choose(only string) ([]licence.Target, error) {
	if only == "" {
		return release.Targets, nil
	}
	var out []licence.Target
	for _, name := range strings.Split(only, ",") {
		i := slices.IndexFunc(release.Targets, func(t licence.Target) bool { return t.String() == name })
		if i < 0 {
			return nil, fmt.Errorf("there is no release for %s; there is one for %v", name, release.Targets)
		}
		out = append(out, release.Targets[i])
	}
	return out, nil
}
