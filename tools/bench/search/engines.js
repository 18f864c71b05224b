// The two searches: how each is built, asked in the browser, and asked for its whole list.

import { spawn } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Engine } from "../../../assets/js/search/engine.js";
import { Store } from "../../../assets/js/search/store.js";
import { useFolding } from "../../../assets/js/search/symbols.js";

/** Runs a program; seconds, and the most memory it held (Linux). */
export function run(program, args) {
  return new Promise((done, failed) => {
    const began = performance.now(), child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
    let peak = 0, said = "";
    child.stderr.on("data", (d) => (said += d));
    const look = setInterval(() => {
      try {
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]));
      } catch {
        // it has just ended
      }
    }, 20);
    child.on("error", failed);
    child.on("exit", (code) => {
      clearInterval(look);
      if (code) failed(new Error(`${program} ended with ${code}\n${said}`));
      else done({ seconds: (performance.now() - began) / 1000, megabytes: peak / 1024 });
    });
  });
}

function sizes(folder, isText) {
  const out = { index: 0, texts: 0, files: 0 };
  for (const name of readdirSync(folder, { recursive: true })) {
    const s = statSync(join(folder, name));
    if (!s.isFile()) continue;
    out.files++;
    out[isText(name) ? "texts" : "index"] += s.size;
  }
  return out;
}

export const dafu = {
  name: "Dafu",
  counts: (path) => path.startsWith("/js/search.") || (path.startsWith("/search/") && path !== "/search/"),
  isText: (path) => path.includes("/t/"),
  build: (program, site) => run(program, ["index", "--root", site]),
  sizes: (site) => sizes(join(site, "static/search"), dafu.isText),
  page: "/search/",
  ready: () => {
    const root = document.querySelector("[data-search]"), status = root?.querySelector('[data-part="status"]');
    return status?.textContent && !root.hasAttribute("aria-busy") && { at: performance.now(), urls: [...root.querySelectorAll('[data-slot="title"]')].map((a) => new URL(a.href).pathname), said: status.textContent };
  },
  next: (q) => {
    const form = document.querySelector("[data-search] form");
    form.elements.namedItem("q").value = q;
    form.requestSubmit();
  },
  /** All that the search would list, as far as the reader goes on. */
  async all(folder) {
    const read = (url) => readFileSync(join(folder, "search", url.split("?")[0]));
    const store = new Store("", async (url) => ({ ok: true, arrayBuffer: async () => read(url), json: async () => JSON.parse(read(url)) }));
    return async (line) => {
      useFolding(new Map());
      const engine = new Engine(store, "zh"), result = await engine.search(line), list = await engine.read(result, result.docs);
      if (engine.canWiden(result)) {
        const wider = await engine.widen(result, new Set(list.map((r) => r.doc)));
        list.push(...(await engine.read(wider, wider.docs)));
      }
      return list.map((r) => "/" + r.text.u);
    };
  },
};

/** A page that does with Pagefind what the search page does: ten results with their excerpts. */
const SHELL = `<!doctype html><meta charset="utf-8"><title>Pagefind</title><script type="module">
const pagefind = await import("/pagefind/pagefind.js");
window.ask = async (q) => {
  window.answer = null;
  const { results } = await pagefind.search(q);
  const ten = await Promise.all(results.slice(0, 10).map((r) => r.data()));
  window.answer = { at: performance.now(), urls: ten.map((d) => d.url), ids: results.map((r) => r.id) };
};
await window.ask(new URLSearchParams(location.search).get("q"));
</script>`;

export const pagefind = {
  name: "Pagefind",
  counts: (path) => path.startsWith("/pagefind/"),
  isText: (path) => path.includes("fragment"),
  build(site) {
    const home = dirname(createRequire(import.meta.url).resolve(`@pagefind/${process.platform}-${process.arch}/package.json`));
    return run(join(home, "bin/pagefind_extended"), ["--site", join(site, "public"), "--glob", "replies/*-*/*/index.html", "--root-selector", "main"]);
  },
  sizes: (site) => sizes(join(site, "public/pagefind"), pagefind.isText),
  page: "/bench/pagefind",
  own: { "/bench/pagefind": SHELL },
  ready: () => window.answer,
  next: (q) => void window.ask(q),
  /** The address of each result by its id. */
  addresses(folder) {
    const out = new Map(), at = join(folder, "pagefind/fragment");
    for (const name of readdirSync(at)) {
      const data = gunzipSync(readFileSync(join(at, name))).toString();
      out.set(name.replace(".pf_fragment", ""), JSON.parse(data.slice(data.indexOf("{"))).url);
    }
    return out;
  },
};
