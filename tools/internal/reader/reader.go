// Package reader is a person with a browser, for tests of the real site: it
// opens pages, follows links, types, looks, and notes what a page must not do.
package reader

import (
	"context"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a reader waits for one thing.
const patience = 15 * time.Second

// Chromium finds a browser, or skips the test and says so. With
// DAFU_REQUIRE_BROWSER set, as in continuous integration, it fails instead.
func Chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const why = "this test needs Chromium, and there is none on the path"
	if os.Getenv("DAFU_REQUIRE_BROWSER") != "" {
		t.Fatal(why)
	}
	t.Skip(why)
	return ""
}

// Options are the reader's window.
type Options struct {
	Width     int64 // in CSS pixels
	NoScripts bool  // JavaScript is turned off
	// Tool is a script that runs in every page before the page's own: a gauge
	// to hold to it. The pages' Content-Security-Policy has no say over it.
	Tool string
}

// Reader reads one site in one window. Its methods fail the test that it was
// made for.
type Reader struct {
	Home string // address of the site, with a slash at its end
	Ctx  context.Context

	t     testing.TB
	mu    sync.Mutex
	wrong []string
}

// New opens a window on the site at home.
func New(t testing.TB, home string, o Options) *Reader {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(Chromium(t)), chromedp.NoSandbox,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	r := &Reader{Home: home, Ctx: ctx, t: t}
	// The first call starts the browser and must have no deadline.
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(o.Width, 800), scripts(!o.NoScripts), tool(o.Tool)); err != nil {
		t.Fatalf("start the browser: %v", err)
	}
	note(r, chromedp.Events(ctx, network.RequestWillBeSent), func(e network.EventRequestWillBeSent) string {
		if u := e.Request.URL; !strings.HasPrefix(u, home) && !strings.HasPrefix(u, "data:") && !icon(u) {
			return "asks for " + u
		}
		return ""
	})
	note(r, chromedp.Events(ctx, network.ResponseReceived), func(e network.EventResponseReceived) string {
		if e.Response.Status >= 400 && !icon(e.Response.URL) {
			return fmt.Sprintf("has no %s (%d)", e.Response.URL, e.Response.Status)
		}
		return ""
	})
	note(r, chromedp.Events(ctx, runtime.ExceptionThrown), func(e runtime.EventExceptionThrown) string {
		return fmt.Sprintf("throws %+v", e.ExceptionDetails)
	})
	note(r, chromedp.Events(ctx, runtime.ConsoleAPICalled), func(e runtime.EventConsoleAPICalled) string {
		return "writes to the console"
	})
	// What the browser itself says, as of a style that the Content-Security-Policy keeps out.
	note(r, chromedp.Events(ctx, log.EntryAdded), func(e log.EventEntryAdded) string {
		if icon(e.Entry.URL) {
			return ""
		}
		return fmt.Sprintf("makes the browser say %q of %s", e.Entry.Text, e.Entry.URL)
	})
	return r
}

// icon reports whether a browser asks for the address on its own account.
func icon(u string) bool { return strings.HasSuffix(u, "/favicon.ico") }

func scripts(on bool) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
		return err
	})
}

func tool(script string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if script == "" {
			return nil
		}
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	})
}

// note writes down what of a kind of event must not be.
func note[E any](r *Reader, events iter.Seq2[E, error], wrong func(E) string) {
	go func() {
		for e, err := range events {
			if err != nil {
				return
			}
			if w := wrong(e); w != "" {
				r.mu.Lock()
				r.wrong = append(r.wrong, w)
				r.mu.Unlock()
			}
		}
	}()
}

// Do takes steps, each within the reader's patience.
func (r *Reader) Do(steps ...chromedp.Action[chromedp.Void]) {
	r.t.Helper()
	for _, s := range steps {
		ctx, cancel := context.WithTimeout(r.Ctx, patience)
		err := chromedp.Do(ctx, s)
		cancel()
		if err != nil {
			r.t.Fatalf("at %s: %v", r.At(), err)
		}
	}
}

// Ask runs a step that gives a value.
func Ask[T any](r *Reader, a chromedp.Action[T]) T {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.Ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		r.t.Fatal(err)
	}
	return v
}

// At returns the address of the page.
func (r *Reader) At() string { r.t.Helper(); return Ask(r, chromedp.Location()) }

// Open goes to a path of the site.
func (r *Reader) Open(path string) { r.t.Helper(); r.Do(chromedp.Navigate(r.Home + path)) }

// Click follows the first visible link in the main part of the page that
// matches a CSS selector, and waits for the page it leads to.
func (r *Reader) Click(selector string) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.Ctx, patience)
	defer cancel()
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible)); err != nil {
		r.t.Fatalf("at %s: click %s: %v", r.At(), selector, err)
	}
}

// Link follows the first link in the main part of the page whose address ends so.
func (r *Reader) Link(suffix string) {
	r.t.Helper()
	r.Click(fmt.Sprintf(`main a[href$="%s"]`, suffix))
}

// mainText is the visible text of the main part of a page; "" while there is none.
const mainText = `(document.querySelector("main")?.innerText ?? "")`

// Text returns the visible text of the main part of the page.
func (r *Reader) Text() string { r.t.Helper(); return Ask(r, chromedp.Evaluate[string](mainText)) }

// Sees waits until the page shows a text, and fails if it does not.
func (r *Reader) Sees(text string) {
	r.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		// An error here is a page on its way to the next one.
		shown, err := chromedp.Run(r.Ctx, chromedp.Evaluate[string](mainText))
		if err == nil && strings.Contains(shown, text) {
			return
		}
	}
	r.t.Fatalf("%s does not show %q but:\n%s", r.At(), text, r.Text())
}

// Fits fails if the page is wider than the window.
func (r *Reader) Fits() {
	r.t.Helper()
	over := Ask(r, chromedp.Evaluate[int](`document.documentElement.scrollWidth - document.documentElement.clientWidth`))
	if over > 0 {
		r.t.Errorf("%s is %d px wider than the window", r.At(), over)
	}
}

// Content fails the test for everything that the pages did and must not:
// requests to other hosts, missing files, exceptions, console messages.
func (r *Reader) Content() {
	r.t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, w := range r.wrong {
		r.t.Errorf("the site %s", w)
	}
}
