// The two searches: how each is built, asked in the browser, and asked for its whole list.

import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, cpSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { search } from "../../../assets/js/search/engine.js";
import { inflate } from "../../../assets/js/search/inflate.js";
import { listing } from "../../../assets/js/search/listing.js";
import { connect, openWith } from "../../../assets/js/search/store.js";
import { forgetFolding } from "../../../assets/js/search/symbols.js";
import { inPage, shell } from "./shell.js";

/** Runs a program; seconds, and the most memory it held (Linux). */
function run(program, args) {
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

/** The program that makes the index, and what it needs to be told. */
function indexer({ site, dafu, corpus, indexer, lang }) {
  return corpus ? [indexer, ["-lang", lang, join(corpus, "docs.jsonl"), join(site, "static/search")]] : [dafu, ["index", "--root", site]];
}

export const dafu = {
  name: "Dafu",
  counts: (path) => path.startsWith("/js/search") || (path.startsWith("/search/") && path !== "/search/"),
  isText: (path) => path.includes("/t/"),
  /** Makes the index from nothing, then the search page with it. */
  async build(options) {
    const { site, corpus, hugo } = options, to = join(site, "static/search");
    rmSync(to, { recursive: true, force: true });
    const took = await run(...indexer(options));
    if (corpus) execFileSync("/bin/sh", ["-c", `${hugo} --quiet --source "${site}"`], { stdio: ["ignore", "ignore", "inherit"] });
    else cpSync(to, join(site, "public/search"), { recursive: true });
    return took;
  },
  /** How many files are rewritten when one letter is longer by a sentence. */
  change(options) {
    const [program, args] = indexer(options), said = (more) => execFileSync(program, [...more, ...args], { stdio: ["ignore", "pipe", "ignore"] }).toString();
    const number = (text) => Number(/(\d+) changed/.exec(text)[1]);
    if (options.corpus) return number(said(["-edit"]));
    const replies = join(options.site, "content/replies");
    const page = readdirSync(replies, { recursive: true }).filter((p) => p.endsWith("index.zh.md")).sort()[0];
    appendFileSync(join(replies, page), "\n另补充说明一句话。\n");
    return number(said([]));
  },
  sizes: (site) => sizes(join(site, "public/search"), dafu.isText),
  page: (lang) => (lang === "en" ? "/en/search/" : "/search/"),
  inPage: (folder, lang) => inPage(folder, dafu.page(lang)),
  /** Notes when the list was finished; runs before the page. */
  watch: () => {
    new MutationObserver((changes) => {
      for (const c of changes) if (!c.target.hasAttribute("aria-busy")) window.finished = performance.now();
    }).observe(document, { attributes: true, attributeFilter: ["aria-busy"], subtree: true });
  },
  ready: () => {
    const root = document.querySelector("[data-search]"), status = root?.querySelector('[data-part="status"]');
    return status?.textContent && !root.hasAttribute("aria-busy") && { at: window.finished, urls: [...root.querySelectorAll('[data-slot="title"]')].map((a) => new URL(a.href).pathname), said: status.textContent };
  },
  next: (q) => {
    const form = document.querySelector("[data-search] form");
    form.elements.namedItem("q").value = q;
    form.requestSubmit();
  },
};

/** All that the search lists, as far as a reader goes on: by the client's own modules, from the files. */
export function everything(folder, lang, known = new Map()) {
  const read = (url) => readFileSync(join(folder, "search", url.split("?")[0]));
  const opened = new WeakMap(); // of many thousand texts each is read often
  openWith((data) => opened.get(data) || opened.set(data, inflate(data)).get(data));
  connect("", "", async (url) => ({ ok: true, arrayBuffer: async () => read(url), text: async () => read(url).toString() }));
  return async (line) => {
    if (known.has(line)) return known.get(line);
    forgetFolding();
    const out = [];
    known.set(line, out);
    const list = await listing(lang, await search(lang, line), async (docs) => docs, () => true);
    while (!list.ended) out.push(...(await list.next()).map((r) => "/" + r.text.u));
    return out;
  };
}

export const pagefind = {
  name: "Pagefind",
  counts: (path) => path.startsWith("/pagefind/"),
  isText: (path) => path.includes("fragment"),
  build({ site, corpus }) {
    const home = dirname(createRequire(import.meta.url).resolve(`@pagefind/${process.platform}-${process.arch}/package.json`));
    const to = join(site, "public/pagefind");
    rmSync(to, { recursive: true, force: true });
    const from = corpus ? ["--site", join(corpus, "site")] : ["--site", join(site, "public"), "--glob", "replies/*-*/*/index.html", "--root-selector", "main"];
    return run(join(home, "bin/pagefind_extended"), [...from, "--output-path", to]);
  },
  sizes: (site) => sizes(join(site, "public/pagefind"), pagefind.isText),
  page: (lang) => `/bench/${lang}`,
  inPage: () => 0, // a few lines, which are ours
  watch: () => {},
  own: (folder) => ({ "/bench/zh": shell(folder, "search"), "/bench/en": shell(folder, "en/search") }),
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
