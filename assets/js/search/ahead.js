// Stands in the head of the search page and runs before anything else of it has arrived: asks for what the search will ask for
// first, so that this comes with the script and not after it. The script finds the modules that this one is made of in
// window.core (given.js); where a policy keeps it out of the page, it is fetched as a file.

import { FNV, START, place } from "./key.js";
import { FEW, MANY, plan } from "./plan.js";
import { pairs, parse, partly, plain } from "./query.js";
import { fold, isFolding, isStop, isTraditional, learnFolding, symbolsOf } from "./symbols.js";

window.core = [FEW, FNV, MANY, START, fold, isFolding, isStop, isTraditional, learnFolding, pairs, parse, partly, place, plain, plan, symbolsOf];

const { known, index, lang } = document.querySelector("script[data-index]").dataset, line = (new URLSearchParams(location.search).get("q") || "").trim();
const { version, langs = {} } = JSON.parse(known || "{}"), layout = langs[lang];

/** Reads to the end: what the script finds read needs no turn of the browser's, who draws the page before the next one. */
async function whole(url) {
  const response = await fetch(url), bytes = await response.arrayBuffer();
  return { ok: response.ok, status: response.status, arrayBuffer: () => bytes };
}

if (layout && line) {
  const ahead = (window.ahead = {});
  const ask = (name) => {
    const url = `${index}${name}?v=${version}`;
    if (!ahead[url]) (ahead[url] = whole(url)).catch(() => {}); // the search itself says what is wrong
  };
  const { lists, lifting, marks } = plan(parse(line, lang), lang, FEW);
  if (isTraditional(line)) ask("fold.bin");
  else for (const symbols of [].concat(...lists, lifting, marks)) ask(place(layout, lang, symbols).name);
}
