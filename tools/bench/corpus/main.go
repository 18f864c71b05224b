// Corpus makes the search index of a collection of letters that is no site: for
// measurements.
//
// usage: go run ./tools/bench/corpus [-lang en] [-edit] DOCS.jsonl FOLDER
package main

import (
	"flag"
	"fmt"
	"os"

	"dafu/tools/internal/searchindex"
)

func main() {
	lang := flag.String("lang", "zh", "language of the letters")
	edit := flag.Bool("edit", false, "make the first letter longer by a sentence")
	flag.Parse()
	if flag.NArg() != 2 {
		flag.Usage()
		os.Exit(2)
	}
	if err := index(flag.Arg(0), flag.Arg(1), *lang, *edit); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(3)
	}
}

func index(from, to, lang string, edit bool) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	b := searchindex.NewBuilder()
	queue, done := make(chan *searchindex.Document), make(chan error)
	const workers = 4
	for range workers {
		go func() {
			var failed error
			for d := range queue {
				if err := b.Add(d); err != nil && failed == nil {
					failed = err
				}
			}
			done <- failed
		}()
	}
	err = searchindex.ReadCorpus(f, lang, func(d *searchindex.Document) error {
		if edit {
			d.Blocks = append(d.Blocks, searchindex.Block{ID: "more", Text: "另补充说明一句话。"})
			edit = false
		}
		queue <- d
		return nil
	})
	close(queue)
	for range workers {
		if failed := <-done; err == nil {
			err = failed
		}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	x := b.Finish()
	changed, err := x.Write(to)
	fmt.Printf("%d files, %d changed\n", len(x.Files()), changed)
	return err
}
