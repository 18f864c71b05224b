// What the search page does: reads the address, searches, shows ten at a time.

import { search } from "./engine.js";
import { FIELDS } from "./fields.js";
import { everything } from "./find.js";
import { listing } from "./listing.js";
import { fault, openWith, renew } from "./store.js";
import { opener } from "./unpack.js";
import { button, card, make, note, part, root, say, strings, words } from "./view.js";
import { warm } from "./warm.js";

/** @typedef {typeof page} Page */

const PAGE = 10;

/** After how long a pause in typing the files of a search are fetched ahead, in milliseconds. */
const PAUSE = 400;

const form = root.querySelector("form"), filters = /** @type {HTMLDetailsElement} */ (part("filters")), { lang } = strings;
let pause = 0, suggesting = false, warmed = 0;

/**
 * What the other half of the script works with. Turn counts the searches, so that what belongs to one before is left; q is what
 * is looked for, state all that the address asks for, list what was found. Final: until a query that finds nothing was loosened
 * in vain, nobody is told that there is nothing. Filled: the choices of the filters show this state. Meant is a link to
 * the nearest spelling, filters are those of the index once it was asked for them.
 */
const page = {
  turn: 0, q: "", final: false, filled: false, meant: /** @type {HTMLElement} */ (null),
  state: /** @type {Record<string, string>} */ ({}), list: /** @type {import("./listing.js").Listing} */ (null), filters: /** @type {any} */ (null),
  attempt, button, field, fromAddress, link, make, next, part, report, run, say, search, show, strings, words,
};

/** Searches for what the address asks for, and from now on for what the reader does. */
export function begin() {
  openWith(opener(() => piece("inflate")));
  form.onsubmit = (e) => {
    e.preventDefault();
    go();
  };
  form.onchange = (e) => {
    if (e.target !== field("q")) go();
  };
  field("q").oninput = typed;
  filters.ontoggle = fillFilters;
  part("more").onclick = () => attempt(() => next(true));
  part("export").onclick = () => attempt(async () => (await more()).save(page));
  addEventListener("popstate", fromAddress);
  fromAddress();
}

function field(name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/** Another file of the script. */
function piece(name) {
  return import(strings[name]).catch(() => {
    throw fault("offline", name);
  });
}

/** What a search does not need at once. */
function more() {
  return piece("more");
}

/** Suggests from the first letter on, and fetches ahead what a pause in typing makes likely. */
async function typed(event) {
  clearTimeout(pause);
  const { connection } = /** @type {any} */ (navigator), { value } = field("q");
  if (!event.isComposing && value.trim() && !connection?.saveData) {
    pause = setTimeout(() => search(lang, value).catch(() => {}), PAUSE); // the search itself says what is wrong
  }
  if (suggesting) return;
  suggesting = true;
  try {
    (await more()).suggest(page);
  } catch (e) {
    suggesting = false; // the next letter tries again
  }
}

/** Shows what the address asks for. */
function fromAddress() {
  const state = (page.state = Object.fromEntries(new URLSearchParams(location.search)));
  page.filled = false;
  field("q").value = state.q || "";
  if (narrowed() || state.sort) filters.open = true;
  return run();
}

/** Searches for what the form says, and puts that into the address. */
function go() {
  clearTimeout(pause);
  const asked = new URLSearchParams();
  for (const name of ["q", "sort", ...FIELDS]) {
    const value = page.filled || name === "q" ? field(name).value : page.state[name];
    if (value?.trim()) asked.set(name, value);
  }
  page.state = Object.fromEntries(asked);
  const now = String(asked) && "?" + asked;
  if (now !== location.search) history.pushState(null, "", location.pathname + now);
  return run();
}

function narrowed() {
  return FIELDS.some((f) => f !== "role" && page.state[f]);
}

function clear() {
  part("list").textContent = part("notes").textContent = "";
  part("more").hidden = part("export").hidden = true;
}

async function run() {
  const q = (page.q = (page.state.q || "").trim());
  page.turn++;
  document.documentElement.classList.toggle("asked", Boolean(location.search));
  clear();
  Object.assign(page, { list: null, meant: null, final: !q });
  if (!q && !narrowed()) return void (part("status").textContent = "");
  say("searching");
  await attempt(async (turn) => {
    await show(turn, await (q ? search(lang, q) : everything(lang)));
    if (turn === page.turn && q && !page.list.shown) await (await more()).loosen(page, turn);
  });
}

/** Shows the first page of a result. */
async function show(turn, result) {
  const order = async (docs) => {
    const passed = narrowed() ? (await (await more()).filters(page)).narrow(docs, page.state) : docs.slice();
    return page.state.sort === "date" ? passed.sort((a, b) => b - a) : passed;
  };
  const list = await listing(lang, result, order, () => turn === page.turn);
  if (turn !== page.turn) return;
  page.list = list;
  warmed = warmed || setTimeout(() => warm(lang, card)); // the texts are asked for by then
  await next(false);
  await fillFilters();
}

/** Runs a piece of work; a file that did not arrive becomes a message with a button to try again. */
async function attempt(work) {
  const { turn } = page;
  root.setAttribute("aria-busy", "true");
  try {
    await work(turn);
  } catch (error) {
    if (turn === page.turn) await fail(turn, error);
  } finally {
    if (turn === page.turn) root.removeAttribute("aria-busy");
  }
}

/** What is missing or broken may only be another index than the one that the page knows of. */
async function fail(turn, error) {
  if (/missing|broken/.test(error.kind)) {
    try {
      if (await renew()) return run();
    } catch (e) {
      error = e;
    }
  }
  if (turn !== page.turn) return;
  clear();
  say(error.kind || "offline");
  part("notes").append(button("retry", run));
  if (!error.kind) throw error;
}

/** Shows ten more. */
async function next(byHand) {
  const shown = part("list"), first = shown.childElementCount, { list } = page;
  if (!(await list.next(PAGE, (found) => shown.append(card(found))))) return;
  part("more").hidden = list.ended || list.stopped;
  part("more").textContent = words(list.within ? "within" : "showMore", page);
  part("export").hidden = !list.shown;
  report();
  if (byHand) (shown.children[first]?.querySelector("a") || part("status")).focus();
}

/** A link to another search, or to one on another page. */
function link(text, asked, path = "") {
  return make("a", { href: path + "?" + new URLSearchParams(asked) }, text);
}

/** Says how many there are, and what else could be tried. */
function report() {
  const { list, q, meant } = page, { result, total, whole } = list, { query } = result;
  if (!list.shown && !page.final) return;
  part("notes").textContent = "";
  if (!total) say(narrowed() ? "noneHere" : query.terms.concat(query.excluded).length ? "none" : "noWords", { q });
  else say(list.sure ? (total === 1 ? "foundOne" : "found") : "foundAtMost", { n: total });
  if (total && result.shorter) {
    note("shorter", { q, terms: query.terms.map((t) => t.text).join(strings.comma) });
  } else if (total && query.wide) {
    note(total === whole ? "notWithin" : whole ? "partlyRest" : "partly", { q, n: whole });
  } else if (total && query.joined) {
    note("joined", {}, link(strings.separately, { q: apart(query) }));
  }
  if (meant) note("meant", {}, meant);
  if (q && strings.other) {
    const other = link(strings.otherLanguage, { q }, strings.other);
    part("notes").append(other);
    if (!total) attempt(async () => (await more()).countOther(page, other));
  }
}

/** Fills the choices once the filters are open; until then their file is not asked for. */
async function fillFilters() {
  if (filters.open) await attempt(async (turn) => (await more()).fillFilters(page, turn));
}

/** "电梯 2025" was looked for as 电梯2025: the line that looks for both anywhere. */
function apart({ terms }) {
  return terms.map((t) => t.text.split(" ").map((w) => (t.quoted || t.text.includes(" ") ? `"${w}"` : w)).join(" ")).join(" ");
}
