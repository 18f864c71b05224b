package searchindex

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/dop251/goja"
	"github.com/evanw/esbuild/pkg/api"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// bundle makes one script of the client's modules, as the page's build does.
var bundle = sync.OnceValues(func() (*goja.Program, error) {
	dir, err := filepath.Abs(filepath.Join("..", "..", "..", "assets", "js", "search"))
	if err != nil {
		return nil, err
	}
	r := api.Build(api.BuildOptions{
		Stdin: &api.StdinOptions{ResolveDir: dir, Contents: `
			export * from "./symbols.js";
			export * from "./inflate.js";
			export * from "./key.js";
			export * from "./postings.js";
			export * from "./query.js";
			export * from "./excerpt.js";
			export * from "./store.js";
			export * from "./engine.js";
			export { listing } from "./listing.js";
			export { RELAXATIONS, relax } from "./loosen.js";
			export { meant } from "./spell.js";
			export { numerals } from "./numerals.js";
			export { TITLE, check } from "./check.js";
			export { filters } from "./filters.js";
			export { csv } from "./csv.js";
			export { warm } from "./warm.js";
			export { listed, suggestions } from "./suggest.js";`},
		Bundle: true, Format: api.FormatIIFE, GlobalName: "client", Target: api.ES2017,
	})
	for _, e := range r.Errors {
		return nil, fmt.Errorf("bundle the client: %s", e.Text)
	}
	return goja.Compile("client.js", string(r.OutputFiles[0].Contents), true)
})

// client runs the modules of the search page without a browser, over files in
// memory.
type client struct {
	t     testing.TB
	vm    *goja.Runtime
	files map[string][]byte
	asked map[string]int // bytes by the name of a file that was fetched
}

func newClient(t testing.TB, files map[string][]byte) *client {
	t.Helper()
	program, err := bundle()
	if err != nil {
		t.Fatal(err)
	}
	c := &client{t: t, vm: goja.New(), files: files}
	c.vm.SetFieldNameMapper(goja.TagFieldNameMapper("json", true))
	c.set("decode", decode)
	c.set("open", c.open)
	c.eval(`
		globalThis.TextDecoder = class {
			constructor(label = "utf-8") { this.label = label; }
			decode(bytes) { return decode(this.label, bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)); }
		};
		globalThis.get = async (url) => {
			const bytes = open(url.split("?")[0]);
			if (!bytes) return { ok: false, status: 404 };
			return { ok: true, status: 200, arrayBuffer: async () => bytes, text: async () => decode("utf-8", bytes) };
		};
		// What the page does: search, read, and loosen the query if nothing stands the check. Most is how many to read.
		globalThis.found = async (lang, line, most) => {
			const look = async (result) => {
				const list = await client.listing(lang, result, async (docs) => docs, () => true), read = [];
				while (read.length < most && !list.ended) read.push(...(await list.next(Math.min(10, most - read.length))));
				return { list, read };
			};
			let got = await look(await client.search(lang, line));
			for (const how of client.RELAXATIONS) {
				const relaxed = most > 0 && !got.read.length && (await client.relax(lang, line, how));
				if (relaxed) got = await look(relaxed);
			}
			return got;
		};`)
	if _, err := c.vm.RunProgram(program); err != nil {
		t.Fatal(err)
	}
	c.eval(`client.openWith(client.inflate);`)
	c.forget()
	return c
}

func (c *client) set(name string, value any) {
	c.t.Helper()
	if err := c.vm.Set(name, value); err != nil {
		c.t.Fatal(err)
	}
}

// decode is TextDecoder.
func decode(label string, buffer goja.ArrayBuffer) (string, error) {
	data := buffer.Bytes()
	if label == "gbk" {
		data, err := simplifiedchinese.GBK.NewDecoder().Bytes(data)
		return string(data), err
	}
	return string(data), nil
}

func (c *client) open(name string) goja.Value {
	data, ok := c.files[name]
	if !ok {
		return goja.Null()
	}
	c.asked[name] = len(data)
	return c.vm.ToValue(c.vm.NewArrayBuffer(data))
}

// forget makes the client a new visitor.
func (c *client) forget() {
	c.asked = map[string]int{}
	c.eval(`client.connect("", "", get); client.forgetFolding();`)
}

// eval runs a script; for a promise it waits, and a rejected one fails the test.
func (c *client) eval(script string) goja.Value {
	c.t.Helper()
	v, err := c.try(script)
	if err != nil {
		c.t.Fatalf("%v\n%s", err, script)
	}
	return v
}

func (c *client) try(script string) (goja.Value, error) {
	v, err := c.vm.RunString(script)
	if err != nil {
		return nil, err
	}
	p, ok := v.Export().(*goja.Promise)
	if !ok {
		return v, nil
	}
	switch p.State() {
	case goja.PromiseStateFulfilled:
		return p.Result(), nil
	case goja.PromiseStateRejected:
		return nil, fmt.Errorf("rejected: %v", p.Result())
	}
	return nil, fmt.Errorf("a promise that nobody keeps")
}

// call runs a script that gives a JSON value, with arguments as args[0], …
func (c *client) call(into any, script string, args ...any) {
	c.t.Helper()
	c.set("args", args)
	v := c.eval("(async () => JSON.stringify(" + script + "))()")
	if err := json.NewDecoder(strings.NewReader(v.String())).Decode(into); err != nil {
		c.t.Fatalf("read what the client gave: %v\n%s", err, v)
	}
}

// found is what a search gives: addresses in the order of the list.
type found struct {
	Total   int // that the index gives
	URLs    []string
	Whole   int // how many of these hold it whole: those in front
	Shorter bool
	Wide    bool
	Terms   []string
}

// everything reads the whole list.
const everything = 1 << 30

// search searches and reads the first results.
func (c *client) search(lang, line string, most int) found {
	c.t.Helper()
	var f found
	c.call(&f, `await (async ([lang, line, most]) => {
		const { list, read } = await found(lang, line, most), { result } = list;
		return { Total: list.total, URLs: read.map((r) => r.text.u), Whole: result.query.wide ? list.whole : read.length,
			Shorter: Boolean(result.shorter), Terms: result.query.terms.map((t) => t.text), Wide: Boolean(result.query.wide && list.total > list.whole) };
	})(args)`, lang, line, most)
	return f
}
