// Measures the search beside Pagefind, on the same pages, in one run:
//
//   node tools/bench/search/bench.js --site FOLDER --dafu PROGRAM [--pieces 40] [--identifiers 16]
//
// FOLDER is a built site of invented letters (make demo). Every query is asked by a new visitor in headless Chromium,
// over a line on which each request takes 60 ms; scripts of the search are counted, the page around it is not.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import puppeteer from "puppeteer-core";
import { dafu, pagefind } from "./engines.js";
import { letters, queries } from "./queries.js";
import { serve } from "./server.js";

const { values: options } = parseArgs({
  options: {
    site: { type: "string" }, dafu: { type: "string" }, pieces: { type: "string", default: "40" },
    identifiers: { type: "string", default: "16" }, delay: { type: "string", default: "60" },
  },
});
const folder = join(options.site, "public");

const percentile = (list, p) => list.slice().sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor((list.length * p) / 100))];
const mean = (list) => list.reduce((a, b) => a + b, 0) / (list.length || 1);

/** One query of a new visitor, and a second one by the same. */
async function ask(browser, server, engine, query, second) {
  const context = await browser.createBrowserContext(), page = await context.newPage();
  try {
    server.sent.length = 0;
    await page.goto(`${server.home}${engine.page}?${new URLSearchParams({ q: query.line })}`, { waitUntil: "domcontentloaded" });
    const wait = () => page.waitForFunction(engine.ready, { polling: "raf", timeout: 60000 }).then((handle) => handle.jsonValue());
    const answer = await wait();
    const first = server.sent.filter((s) => engine.counts(s.path));
    server.sent.length = 0;
    await page.evaluate(engine.next, second.line);
    await wait();
    const bytes = (list) => list.reduce((n, s) => n + s.bytes, 0);
    return {
      query, urls: answer.urls, ids: answer.ids, latency: answer.at, requests: first.length, bytes: bytes(first),
      list: bytes(first.filter((s) => !engine.isText(s.path))), next: bytes(server.sent.filter((s) => engine.counts(s.path))),
    };
  } finally {
    await context.close();
  }
}

/** What is true by a scan of the letters' words, against the whole list and the first ten. */
async function judge(answers, truth, pages, everything) {
  const recall = [], pieces = [], firstTen = [], first = [];
  for (const a of answers) {
    const want = truth.get(a.query), all = new Set(await everything(a));
    if (want.size) (a.query.kind === "piece" ? pieces : recall).push([...want].filter((u) => all.has(u)).length / want.size);
    if (want.size) for (const u of a.urls) firstTen.push(a.query.needles.every((n) => (pages.get(u) || "").includes(n)) ? 1 : 0); // else they answer a loosened query
    if (a.query.first) first.push(a.urls[0] === a.query.first ? 1 : 0);
  }
  return { recall: mean(recall), pieces: mean(pieces), precision: mean(firstTen), first: `${first.reduce((a, b) => a + b, 0)} of ${first.length}` };
}

function table(rows) {
  console.log(`| | Dafu | Pagefind | Dafu ÷ Pagefind |\n|---|---|---|---|`);
  for (const [what, ours, theirs, unit] of rows) {
    const show = (v) => (typeof v === "number" ? `${v >= 100 ? v.toFixed(0) : v.toFixed(v < 10 ? 2 : 1)}${unit}` : v);
    console.log(`| ${what} | ${show(ours)} | ${show(theirs)} | ${typeof ours === "number" && theirs ? (ours / theirs).toFixed(2) : ""} |`);
  }
}

async function main() {
  rmSync(join(folder, "pagefind"), { recursive: true, force: true });
  rmSync(join(options.site, "static/search"), { recursive: true, force: true });
  const built = [await dafu.build(options.dafu, options.site), await pagefind.build(options.site)];
  cpSync(join(options.site, "static/search"), join(folder, "search"), { recursive: true });
  const size = [dafu.sizes(options.site), pagefind.sizes(options.site)];
  const all = letters(folder), asked = queries(all, Number(options.pieces), Number(options.identifiers));
  const truth = new Map(asked.map((q) => [q, new Set(all.filter((l) => q.needles.every((n) => l.text.includes(n))).map((l) => l.url))]));
  const chromium = ["chromium", "chromium-browser", "google-chrome"].map((n) => `/usr/bin/${n}`).find(existsSync);
  const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM || chromium, args: ["--no-sandbox"] });
  const server = await serve(folder, Number(options.delay), pagefind.own), answers = [[], []];
  try {
    for (const [i, q] of asked.entries()) {
      if (i % 10 === 0) console.error(`query ${i} of ${asked.length}`);
      for (const [k, engine] of [dafu, pagefind].entries()) answers[k].push(await ask(browser, server, engine, q, asked[(i + 1) % asked.length]));
    }
  } finally {
    server.close();
    await browser.close();
  }
  const list = await dafu.all(folder), addresses = pagefind.addresses(folder);
  const pages = new Map(all.map((l) => [l.url, l.page]));
  const good = [await judge(answers[0], truth, pages, (a) => list(a.query.line)), await judge(answers[1], truth, pages, (a) => a.ids.map((id) => addresses.get(id)))];
  const row = (what, unit, of) => [what, of(0), of(1), unit];
  const at = (field, p, scale = 1) => (k) => percentile(answers[k].map((a) => a[field]), p) / scale;
  const version = execFileSync(process.env.CHROMIUM || chromium, ["--version"]).toString().trim();
  console.log(`${all.length} letters, ${asked.length} queries, ${options.delay} ms a request, ${version}\n`);
  table([
    row("first query with ten excerpts, median", " KB", at("bytes", 50, 1e3)), row("… 90th percentile", " KB", at("bytes", 90, 1e3)),
    row("list alone, median", " KB", at("list", 50, 1e3)), row("… 90th percentile", " KB", at("list", 90, 1e3)),
    row("next query, median", " KB", at("next", 50, 1e3)), row("requests, median", "", at("requests", 50)),
    row("… 90th percentile", "", at("requests", 90)), row("… most", "", at("requests", 100)),
    row("latency, median", " s", at("latency", 50, 1e3)), row("… 90th percentile", " s", at("latency", 90, 1e3)),
    row("recall, words and identifiers", " %", (k) => good[k].recall * 100), row("recall, random pieces", " %", (k) => good[k].pieces * 100),
    row("precision of the first ten", " %", (k) => good[k].precision * 100), row("identifiers: letter first", "", (k) => good[k].first),
    row("build", " s", (k) => built[k].seconds), row("… peak memory", " MB", (k) => built[k].megabytes),
    row("index without texts", " MB", (k) => size[k].index / 1e6), row("texts", " MB", (k) => size[k].texts / 1e6), row("files", "", (k) => size[k].files),
  ]);
  for (const [k, engine] of [dafu, pagefind].entries()) {
    for (const a of answers[k]) {
      const wrong = a.urls.filter((u) => !a.query.needles.every((n) => (pages.get(u) || "").includes(n))).length;
      if (k === 0 && (wrong || a.requests > 16)) console.log(`${engine.name}: ${a.query.line}: ${wrong} of the first ten not in the scan, ${a.requests} requests`);
    }
  }
}

await main();
