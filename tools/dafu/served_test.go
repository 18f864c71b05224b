//go:build unix

package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"dafu/tools/internal/reader"
)

// TestServed edits a site while it is served: the page that is looked at shows each change, of
// the letter and of what stands elsewhere, although much is worked out but once a build.
func TestServed(t *testing.T) {
	dir := worked(t, 12)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	address := "http://" + listener.Addr().String() + "/"
	port := listener.Addr().(*net.TCPAddr).Port
	must(t, listener.Close())
	cmd := program(dir, "dafu-process", "serve", "--port", fmt.Sprint(port))
	said, err := os.Create(filepath.Join(t.TempDir(), "said"))
	must(t, err)
	cmd.Stderr = said
	must(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })

	letter := list(t, filepath.Join(dir, "content/replies/yunting"), "/index.zh.md")[0]
	path, err := filepath.Rel(filepath.Join(dir, "content"), filepath.Dir(letter))
	must(t, err)
	path = filepath.ToSlash(path) + "/"
	shows(t, address+path, "letter-figures") // the last part of the page
	words, err := os.ReadFile(said.Name())
	must(t, err)
	if !strings.Contains(string(words), "Letters that you put into letters/ now, the English and the lists on other pages show when you start dafu serve again") {
		t.Errorf("what the preview does not show is not told: %s", words)
	}

	// The preview puts a script of its own into each page, which must not be in the way of the search.
	t.Run("search", func(t *testing.T) {
		data, err := os.ReadFile(letter)
		must(t, err)
		number := string(regexp.MustCompile(`(?m)^number = '(.*)'$`).FindSubmatch(data)[1])
		r := reader.New(t, address, reader.Options{Width: 1280})
		r.Open("search/?q=" + number)
		r.Link(path)
		r.Sees("第" + number)
	})

	// A slip in the head, which Hugo does not survive, is told of in the words of the check.
	for i := range 2 {
		change(t, letter, "\nnumber = '", "\nnumber = “")
		says := func(words string) {
			t.Helper()
			for end := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
				got, err := os.ReadFile(said.Name())
				must(t, err)
				if strings.Count(string(got), words) == i+1 {
					return
				}
				if time.Now().After(end) || strings.Contains(string(got), "goroutine ") {
					t.Fatalf("no %d × %q in:\n%s", i+1, words, got)
				}
			}
		}
		says("The preview waits:")
		change(t, letter, "\nnumber = “", "\nnumber = '")
		says("The preview goes on.")
		if got, err := os.ReadFile(said.Name()); err != nil || !strings.Contains(string(got), ": error: ") || strings.Contains(string(got), "panic") {
			t.Errorf("%v: the slip is not told of, or what came of it is:\n%s", err, got)
		}
		shows(t, address+path, "letter-figures")
	}

	change(t, letter, "一是", "一是切实")
	shows(t, address+path, "一是切实")
	page, err := os.ReadFile(letter)
	must(t, err)
	title := string(regexp.MustCompile(`(?m)^title = '(.*)'$`).FindSubmatch(page)[1])
	change(t, letter, "title = '"+title, "title = '更正后的"+title)
	shows(t, address+path, "更正后的"+title+"</h1>")
	agency := string(regexp.MustCompile(`(?m)^agencies = \['([^']*)'`).FindSubmatch(page)[1])
	registry := filepath.Join(dir, "data/agencies/yunting.toml")
	data, err := os.ReadFile(registry)
	must(t, err)
	name := string(regexp.MustCompile(`key = "` + agency + `"\nplace = .*\nname = "(.*)"`).FindSubmatch(data)[1])
	change(t, registry, `name = "`+name+`"`, `name = "新`+name+`"`)
	for _, page := range []string{path, "agencies/" + agency + "/", "promises/"} {
		shows(t, address+page, "新"+name)
	}
}

// shows waits until a page shows some words.
func shows(t *testing.T, address, words string) {
	t.Helper()
	last := "no answer"
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		answer, err := http.Get(address)
		if err != nil {
			continue
		}
		page, err := io.ReadAll(answer.Body)
		_ = answer.Body.Close()
		must(t, err)
		if last = string(page); strings.Contains(last, words) {
			return
		}
	}
	t.Fatalf("%s does not show %q:\n%s", address, words, last)
}
