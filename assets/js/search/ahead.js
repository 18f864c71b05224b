// Stands in the head of the search page and runs before anything else of it has arrived: searches, and asks for the first texts
// while the script is on its way. The script finds the modules that this one is made of in window.dafuSearch (given.js;
// window.core is what the live preview's own script takes); where a policy keeps it out of the page, it is fetched as a file.

import { all, begin, everything, find, postings, strict } from "./find.js";
import { MANY } from "./plan.js";
import { intersect } from "./postings.js";
import { pairs, parse, partly, plain } from "./query.js";
import { bytes, connect, fault, folding, json, language, manifest, openWith, posting, renew, text, words } from "./store.js";
import { fold, isFolding, isStop, isTraditional, symbolsOf } from "./symbols.js";

window.dafuSearch = [MANY, all, everything, fault, find, fold, folding, intersect, isFolding, isStop, isTraditional, json, language, manifest, openWith, pairs, parse, partly, plain, posting, postings, renew, strict, symbolsOf, text, words];

/** How many texts the page reads at once. */
const PAGE = 10;

const { known, index, lang } = document.querySelector("script[data-index]").dataset;
const { search } = location, asked = new URLSearchParams(search), line = (asked.get("q") || "").trim();

async function ahead() {
  if (isTraditional(line)) return bytes("fold.bin"); // what to ask for is known when this is read
  const narrowed = [...asked.keys()].some((k) => k !== "q"), { docs } = await begin(lang, line);
  return Promise.all(Array.from(narrowed ? [] : docs.subarray(0, PAGE), (doc) => bytes(`${lang}/t/${doc}.bin`)));
}

connect(index, known);
if (search) document.documentElement.classList.add("asked"); // before the page is drawn: see search.css
if (line) ahead().catch(() => {}); // the search itself says what is wrong
