// Asks the index and ranks.

import { NONE, intersect, without } from "./postings.js";
import { FEW, plan } from "./plan.js";
import { pairs, parse } from "./query.js";

/**
 * @typedef {object} Result
 * @property {import("./query.js").Query} query
 * @property {Uint32Array} docs ranked
 * @property {boolean} exact every document is known to match; else the text has the last word
 * @property {boolean} [shorter] the query was loosened to find something: only a part of it was asked for
 */

/**
 * Finds what was typed as it stands. Words beside a number belong to it; if that finds nothing they stand for themselves.
 * @param {import("./store.js").Store} store
 * @returns {Promise<Result>}
 */
export async function strict(store, lang, line) {
  const query = parse(line, lang), result = await find(store, lang, query, FEW);
  return result.docs.length || !query.joined ? result : find(store, lang, parse(line, lang, false), FEW);
}

/**
 * All letters, the newest first.
 * @param {import("./store.js").Store} store
 * @returns {Promise<Result>}
 */
export async function everything(store, lang) {
  const { docs } = (await store.language(lang)) || { docs: 0 };
  return { query: parse("", lang), docs: Uint32Array.from({ length: docs }, (_, i) => docs - 1 - i), exact: true };
}

/**
 * @param {import("./store.js").Store} store
 * @param {import("./query.js").Query} query
 * @param {number} most how many pairs to ask for
 * @returns {Promise<Result>}
 */
export async function find(store, lang, query, most) {
  const language = await store.language(lang), { terms, excluded } = query;
  const result = { query, docs: NONE.docs, exact: true };
  if (!language || !language.docs || !(terms.length || excluded.length)) return result;
  const { lists, lifting, marks, partial } = plan(query, lang, most), postings = (list) => Promise.all(list.map((p) => store.posting(lang, p)));
  const [found, bonus, exact] = await Promise.all([Promise.all(lists.map((list) => all(store, lang, list))), postings(lifting), postings(marks)]);
  let docs = found.length ? meet(found.map((t) => t.docs)) : (await everything(store, lang)).docs;
  for (const t of excluded) {
    if (t.symbols.length <= 2) docs = without(docs, (await all(store, lang, pairs(t.symbols, 1))).docs);
    else result.exact = false;
  }
  if (partial || terms.some((t) => t.symbols.length > 2 || t.cut || /[0-9]/.test(t.text))) result.exact = false;
  result.docs = rank(docs, found, bonus, exact);
  return result;
}

/** Documents that have all of some pairs, and those that have them in the head. */
export async function all(store, lang, list) {
  const sets = await Promise.all(list.map((p) => store.posting(lang, p)));
  return { docs: meet(sets.map((p) => p.docs)), head: meet(sets.map((p) => p.head)) };
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
  const ranks = {}; // few: sorting all documents by them takes longer
  for (const d of docs.slice().sort().reverse()) {
    const s = score.get(d) || 0;
    (ranks[s] = ranks[s] || []).push(d);
  }
  return Uint32Array.from([].concat(...Object.keys(ranks).sort((a, b) => b - a).map((s) => ranks[s])));
}
