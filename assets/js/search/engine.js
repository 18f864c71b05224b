// Finds, widens, and holds what was found against the texts.

import { check } from "./check.js";
import { find, strict } from "./find.js";
import { MANY } from "./plan.js";
import { partly } from "./query.js";
import { folding, text } from "./store.js";
import { fold, isFolding, isTraditional } from "./symbols.js";

/** @typedef {import("./find.js").Result} Result */

/**
 * @typedef {{doc: number, text: import("./store.js").Text, hits: Map<number, number[][]>, literal: boolean}} Found
 */

/**
 * @param {string} lang
 * @param {string} line what was typed
 * @returns {Promise<Result>}
 */
export async function search(lang, line) {
  if (isTraditional(line)) await folding();
  const result = await strict(lang, line);
  if (result.docs.length || isFolding() || !/[^\x00-\u2fff]/.test(line)) return result;
  await folding(); // a few Traditional characters are Simplified ones too
  return strict(lang, line);
}

/** Whether a query may have more results as a part of longer words and numbers. English is searched by word. */
export function canWiden(lang, { query, shorter }) {
  return lang !== "en" && !shorter && !query.wide && Boolean(partly(query));
}

/**
 * What holds the query as a part of longer words and numbers, besides what holds it whole.
 * @param {Result} result
 * @param {Set<number>} known documents that are known to hold it whole
 * @returns {Promise<Result>}
 */
export async function widen(lang, result, known) {
  const wider = await find(lang, partly(result.query));
  return { ...wider, docs: wider.docs.filter((d) => !known.has(d)), exact: false };
}

/** The documents of a result that have all pairs of the query: for a result that the texts disproved too often. */
export async function refine(lang, { query }) {
  return (await find(lang, query, MANY)).docs;
}

/**
 * Reads documents of a result and says where the terms stand; a false one is null.
 * @param {Result} result
 * @param {Uint32Array} docs
 * @returns {Array<Promise<Found|null>>} in the order of docs
 */
export function read(lang, { query }, docs) {
  const folded = (list) => list.map((t) => ({ ...t, symbols: t.symbols.map(fold) }));
  return Array.from(docs, async (doc) => {
    const of = await text(lang, doc), found = check(of, folded(query.terms), folded(query.excluded), lang);
    return found && { doc, text: of, ...found };
  });
}
