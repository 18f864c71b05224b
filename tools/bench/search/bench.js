// Measures the search beside Pagefind, on the same pages, in one run, and says which targets are met:
//
//   node tools/bench/search/bench.js --site FOLDER --dafu PROGRAM
//   node tools/bench/search/bench.js --site FOLDER --corpus FOLDER --indexer PROGRAM --hugo "COMMAND" [--lang en] [--queries FILE]
//
// --site is a site of invented letters, built (make demo); with --corpus one without letters, and the letters are those of
// the corpus: docs.jsonl for the search, site/LANG for Pagefind. Every query is asked by a new visitor in headless
// Chromium, over a line on which each request takes 60 ms; scripts of the search are counted, the page around it is not.
// With --every 3 only each third query is asked so, and the others for what they find alone.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import puppeteer from "puppeteer-core";
import { dafu, everything, pagefind } from "./engines.js";
import { letters, lines, may, must, queries, rows } from "./queries.js";
import { serve } from "./server.js";
import { measured, table } from "./targets.js";

const { values: options } = parseArgs({
  options: {
    site: { type: "string" }, dafu: { type: "string" }, corpus: { type: "string" }, indexer: { type: "string" }, hugo: { type: "string" },
    lang: { type: "string", default: "zh" }, queries: { type: "string" }, pieces: { type: "string", default: "20" },
    more: { type: "string", default: "180" }, every: { type: "string", default: "1" }, identifiers: { type: "string", default: "16" }, delay: { type: "string", default: "60" },
  },
});
const { lang } = options, folder = join(options.site, "public");

/** One query of a new visitor, and a second one by the same. */
async function ask(browser, server, engine, query, second) {
  const context = await browser.createBrowserContext(), page = await context.newPage();
  try {
    server.sent.length = 0;
    await page.evaluateOnNewDocument(engine.watch);
    const address = `${server.home}${engine.page(lang)}?${new URLSearchParams({ q: query.line })}`;
    await page.goto(address, { waitUntil: "domcontentloaded" });
    const wait = () => page.waitForFunction(engine.ready, { polling: "raf", timeout: 60000 }).then((handle) => handle.jsonValue());
    const answer = await wait(), first = server.sent.filter((s) => engine.counts(s.path));
    server.sent.length = 0;
    await page.evaluate(engine.next, second.line);
    await wait();
    const bytes = (list) => list.reduce((n, s) => n + s.bytes, 0), own = engine.inPage(folder, lang);
    return {
      query, urls: answer.urls, ids: answer.ids, latency: answer.at, requests: first.length, bytes: own + bytes(first),
      list: own + bytes(first.filter((s) => !engine.isText(s.path))), next: bytes(server.sent.filter((s) => engine.counts(s.path))),
    };
  } catch (e) {
    throw new Error(`${engine.page(lang)} ${query.line}, then ${second.line}: ${e.message}`, { cause: e });
  } finally {
    await context.close();
  }
}

/** Pagefind's lists for queries that are asked for recall alone, by one visitor without delay. */
async function recallOnly(browser, server, asked) {
  const page = await browser.newPage(), out = [];
  await page.goto(`${server.home}${pagefind.page(lang)}?q=x`, { waitUntil: "domcontentloaded" });
  for (const query of asked) {
    await page.waitForFunction(pagefind.ready, { polling: "raf", timeout: 60000 });
    await page.evaluate(pagefind.next, query.line);
    const answer = await page.waitForFunction(pagefind.ready, { polling: "raf", timeout: 60000 }).then((h) => h.jsonValue());
    out.push({ query, urls: answer.urls, ids: answer.ids });
  }
  await page.close();
  return out;
}

/** What is true by a scan of the letters' words, against the whole list and the first ten. */
async function judge(answers, all, list) {
  const out = { recall: [], pieces: [], precision: [], first: [] }, byURL = new Map(all.map((l) => [l.url, l])), wrong = [];
  for (const a of answers) {
    const want = all.filter((l) => must(l.text, a.query, lang)), have = new Set(await list(a));
    const found = want.filter((l) => have.has(l.url)).length;
    if (want.length) out[a.query.kind === "piece" ? "pieces" : "recall"].push(found / want.length);
    const good = a.urls.map((u) => (byURL.has(u) && may(byURL.get(u).page, a.query, lang) ? 1 : 0));
    if (want.length) out.precision.push(...good); // else they answer a loosened query
    if (a.query.first) out.first.push(a.urls[0] === a.query.first ? 1 : 0);
    if (found < want.length || (want.length && good.includes(0)) || a.requests > 16) {
      wrong.push(`${a.query.line}: ${want.length - found} of ${want.length} lost, ${good.filter((g) => !g).length} of the first ten not in the scan, ${a.requests || 0} requests`);
    }
  }
  return { ...out, wrong };
}

async function main() {
  const built = [await dafu.build(options), await pagefind.build(options)];
  const rewritten = dafu.change(options), size = [dafu.sizes(options.site), pagefind.sizes(options.site)];
  const all = options.corpus ? rows(options.corpus, lang) : letters(folder);
  const every = Number(options.every), everyone = queries(all, options), asked = everyone.filter((_, i) => i % every === 0);
  const more = everyone.filter((_, i) => i % every !== 0).concat(lines(all, Number(options.more), 6, lang));
  const chromium = ["chromium", "chromium-browser", "google-chrome"].map((n) => `/usr/bin/${n}`).find(existsSync);
  const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM || chromium, args: ["--no-sandbox"] });
  const server = await serve(folder, Number(options.delay), pagefind.own(folder)), answers = [[], []];
  let rest;
  try {
    for (const [i, q] of asked.entries()) {
      if (i % 10 === 0) console.error(`query ${i} of ${asked.length}`);
      for (const [k, engine] of [dafu, pagefind].entries()) answers[k].push(await ask(browser, server, engine, q, asked[(i + 1) % asked.length]));
    }
    server.delay = 0;
    rest = await recallOnly(browser, server, more);
  } finally {
    server.close();
    await browser.close();
  }
  const addresses = pagefind.addresses(folder), list = everything(folder, lang);
  const ours = [];
  for (const query of more) ours.push({ query, urls: (await list(query.line)).slice(0, 10) });
  const judged = [
    await judge(answers[0].concat(ours), all, (a) => list(a.query.line)),
    await judge(answers[1].concat(rest), all, (a) => a.ids.map((id) => addresses.get(id))),
  ];
  const version = execFileSync(process.env.CHROMIUM || chromium, ["--version"]).toString().trim();
  console.log(`${all.length} letters (${lang}), ${asked.length} queries in the browser, ${more.length} more, ${options.delay} ms a request, ${version}\n`);
  const of = (k) => measured({ answers: answers[k], judged: judged[k], built: built[k], size: size[k], rewritten: k ? undefined : rewritten });
  const failed = table(of(0), of(1), lang);
  console.log("");
  for (const line of judged[0].wrong) console.log(`Dafu: ${line}`);
  if (failed) console.log(`${failed} targets are not met.`);
}

await main();
