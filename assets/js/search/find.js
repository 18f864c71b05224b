// Asks the index and ranks.

import { NONE, intersect, without } from "./postings.js";
import { FEW, plan } from "./plan.js";
import { pairs, parse } from "./query.js";
import { language, posting } from "./store.js";

/**
 * @typedef {object} Result
 * @property {import("./query.js").Query} query
 * @property {Uint32Array} docs ranked
 * @property {boolean} exact every document is known to match; else the text has the last word
 * @property {boolean} [shorter] the query was loosened to find something: only a part of it was asked for
 */

/** What the script in the page is looking for, by language and line. */
let begun = {};

/** Finds what was typed while the script that will ask for it is on its way. */
export function begin(lang, line) {
  const found = strict(lang, line);
  begun = { [lang + line]: found };
  return found;
}

/**
 * Finds what was typed as it stands. Words beside a number belong to it; if that finds nothing they stand for themselves.
 * @returns {Promise<Result>}
 */
export async function strict(lang, line) {
  const found = begun[lang + line];
  begun = {};
  if (found) return found;
  const query = parse(line, lang), result = await find(lang, query);
  return result.docs.length || !query.joined ? result : find(lang, parse(line, lang, false));
}

/**
 * All letters, the newest first.
 * @returns {Promise<Result>}
 */
export async function everything(lang) {
  const { docs } = (await language(lang)) || { docs: 0 };
  return { query: parse("", lang), docs: Uint32Array.from({ length: docs }, (_, i) => docs - 1 - i), exact: true };
}

/**
 * @param {string} lang
 * @param {import("./query.js").Query} query
 * @param {number} most how many pairs to ask for
 * @returns {Promise<Result>}
 */
export async function find(lang, query, most = FEW) {
  const { terms, excluded } = query, result = { query, docs: NONE.docs, exact: true };
  if (!(terms.length || excluded.length)) return result;
  const { lists, lifting, marks, partial } = plan(query, lang, most);
  const [found, bonus, exact] = await Promise.all([Promise.all(lists.map((list) => all(lang, list))), postings(lang, lifting), postings(lang, marks)]);
  let docs = found.length ? meet(found.map((t) => t.docs)) : (await everything(lang)).docs;
  for (const t of excluded) {
    if (t.symbols.length <= 2) docs = without(docs, (await all(lang, pairs(t.symbols, 1))).docs);
    else result.exact = false;
  }
  if (partial || terms.some((t) => t.symbols.length > 2 || t.cut || /[0-9]/.test(t.text))) result.exact = false;
  result.docs = rank(docs, found, bonus, exact);
  return result;
}

/** Documents that have all of some pairs, and those that have them in the head. */
export async function all(lang, list) {
  const sets = await postings(lang, list);
  return { docs: meet(sets.map((p) => p.docs)), head: meet(sets.map((p) => p.head)) };
}

/** The documents of each of some symbols that stand side by side. */
export function postings(lang, list) {
  return Promise.all(list.map((symbols) => posting(lang, symbols)));
}

/** What all sets hold. */
function meet(sets) {
  return sets.sort((a, b) => a.length - b.length).reduce(intersect);
}

/**
 * The marks that were typed before others, more terms in the head before fewer, neighbours before scattered words, newer before older.
 * @returns {Uint32Array}
 */
function rank(docs, terms, bonus, exact) {
  const score = new Map();
  const add = (list, points) => {
    for (const d of list) score.set(d, (score.get(d) || 0) + points);
  };
  for (const e of exact) add(e.docs, 6);
  for (const t of terms) add(t.head, 2 / terms.length);
  for (const b of bonus) {
    add(b.docs, 1 / bonus.length);
    add(b.head, 2 / bonus.length);
  }
  // Sorted as one number each, the points above the 32 bits that a document has, which is all that an element takes of it.
  return Uint32Array.from(Float64Array.from(docs, (d) => Math.round((score.get(d) || 0) * 1000) * 2 ** 32 + d).sort().reverse());
}
