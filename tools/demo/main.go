// Demo makes a site of invented letters: the layouts and texts of this checkout
// with the letters of a city that does not exist.
//
// usage: go run ./tools/demo [-letters N] [-seed N] FOLDER
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dafu/tools/internal/fiction"
	"dafu/tools/internal/site"
	"dafu/tools/internal/skeleton"
)

func main() {
	letters := flag.Int("letters", 300, "how many letters")
	seed := flag.Uint64("seed", 1, "the same seed gives the same letters")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := demo(flag.Arg(0), *letters, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(3)
	}
}

func demo(to string, letters int, seed uint64) error {
	from, err := site.Find(".")
	if err != nil {
		return err
	}
	if err := skeleton.Copy(from, to); err != nil {
		return err
	}
	if err := title(filepath.Join(to, "config.toml")); err != nil {
		return err
	}
	if err := fiction.Write(to, letters, seed); err != nil {
		return err
	}
	return progress(context.Background(), to)
}

// title makes the site say on every page that it is a demonstration.
func title(config string) error {
	data, err := os.ReadFile(config)
	if err != nil {
		return err
	}
	r := strings.NewReplacer(`title = "答复"`, `title = "答复（演示，内容均为虚构）"`, `title = "Dafu"`, `title = "Dafu (demonstration, all invented)"`)
	said := r.Replace(string(data))
	if said == string(data) {
		return fmt.Errorf("%s: no title to put the notice into", config)
	}
	return os.WriteFile(config, []byte(said), 0o644)
}
