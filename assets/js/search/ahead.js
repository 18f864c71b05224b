// Stands in the head of the search page and runs before anything else of it has arrived: searches, and asks for the first texts
// while the script is on its way. The script finds the modules that this one is made of in window.dafuSearch (given.js;
// window.core is what the live preview's own script takes); where a policy keeps it out of the page, it is fetched as a file.

import { Broken } from "./broken.js";
import { all, everything, find, strict } from "./find.js";
import { FEW, MANY } from "./plan.js";
import { Reader, intersect } from "./postings.js";
import { pairs, parse, partly, plain } from "./query.js";
import { IndexError, Store } from "./store.js";
import { fold, isFolding, isStop, isTraditional, learnFolding, symbolsOf } from "./symbols.js";

const { known, index, lang } = document.querySelector("script[data-index]").dataset;
const asked = new URLSearchParams(location.search), line = (asked.get("q") || "").trim();
const store = new Store(index, (url, options) => fetch(url, options), known);

window.dafuSearch = [Broken, FEW, IndexError, MANY, Reader, all, everything, find, fold, intersect, isFolding, isStop, isTraditional, learnFolding, pairs, parse, partly, plain, store, strict, symbolsOf];

/** How many texts the page reads at once. */
const PAGE = 10;

async function ahead() {
  if (isTraditional(line)) return store.bytes("fold.bin"); // what to ask for is known when this is read
  const found = strict(store, lang, line), narrowed = [...asked.keys()].some((k) => k !== "q");
  store.first = { line, lang, found };
  const { docs } = await found;
  return Promise.all(Array.from(narrowed ? [] : docs.subarray(0, PAGE), (doc) => store.bytes(`${lang}/t/${doc}.bin`)));
}

if (line) ahead().catch(() => {}); // the search itself says what is wrong
