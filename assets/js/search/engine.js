// Finds and ranks.

import { check } from "./check.js";
import { NONE, intersect, without } from "./postings.js";
import { FEW, MANY, plan } from "./plan.js";
import { pairs, parse, partly } from "./query.js";
import { fold, isFolding, isTraditional } from "./symbols.js";

/**
 * @typedef {object} Result
 * @property {import("./query.js").Query} query
 * @property {Uint32Array} docs ranked
 * @property {boolean} exact every document is known to match; else the text has the last word
 * @property {boolean} [shorter] the query was loosened to find something: only a part of it was asked for
 */

/**
 * @typedef {{doc: number, text: import("./store.js").Text, hits: Map<number, number[][]>, literal: boolean}} Found
 */

export class Engine {
  /**
   * @param {import("./store.js").Store} store
   * @param {string} lang
   */
  constructor(store, lang) {
    this.store = store;
    this.lang = lang;
  }

  /** The same for another language. */
  to(lang) {
    return new Engine(this.store, lang);
  }

  parse(line, join = true) {
    return parse(line, this.lang, join);
  }

  /**
   * @param {string} line what was typed
   * @returns {Promise<Result>}
   */
  async search(line) {
    if (isTraditional(line)) await this.store.folding();
    const result = await this.strict(line);
    if (result.docs.length || isFolding() || !/[^\x00-\u2fff]/.test(line)) return result;
    await this.store.folding(); // a few Traditional characters are Simplified ones too
    return this.strict(line);
  }

  /** Whether a query may have more results as a part of longer words and numbers. English is searched by word. */
  canWiden(result) {
    return this.lang !== "en" && !result.shorter && !result.query.wide && Boolean(partly(result.query));
  }

  /**
   * What holds the query as a part of longer words and numbers, besides what holds it whole.
   * @param {Result} result
   * @param {Set<number>} known documents that are known to hold it whole
   * @returns {Promise<Result>}
   */
  async widen(result, known) {
    const wider = await this.find(partly(result.query));
    return { ...wider, docs: wider.docs.filter((d) => !known.has(d)), exact: false };
  }

  /** The documents of a result that have all pairs of the query: for a result that the texts disproved too often. */
  async refine(result) {
    const all = await this.find(result.query, MANY);
    return { ...all, shorter: result.shorter, exact: false };
  }

  /** Words beside a number belong to it; if that finds nothing they stand for themselves. */
  async strict(line) {
    const query = this.parse(line), result = await this.find(query);
    return result.docs.length || !query.joined ? result : this.find(this.parse(line, false));
  }

  /**
   * All letters, the newest first.
   * @returns {Promise<Result>}
   */
  async everything() {
    const { docs } = (await this.store.language(this.lang)) || { docs: 0 };
    return { query: this.parse(""), docs: Uint32Array.from({ length: docs }, (_, i) => docs - 1 - i), exact: true };
  }

  /**
   * @param {import("./query.js").Query} query
   * @param {number} [most] how many pairs to ask for
   * @returns {Promise<Result>}
   */
  async find(query, most = FEW) {
    const { lang, store } = this, language = await store.language(lang), { terms, excluded } = query;
    const result = { query, docs: NONE.docs, exact: true };
    if (!language || !language.docs || !(terms.length || excluded.length)) return result;
    const { lists, lifting, marks, partial } = plan(query, lang, most), postings = (list) => Promise.all(list.map((p) => store.posting(lang, p)));
    const [found, bonus, exact] = await Promise.all([Promise.all(lists.map((list) => this.all(list))), postings(lifting), postings(marks)]);
    let docs = found.length ? meet(found.map((t) => t.docs)) : (await this.everything()).docs;
    for (const t of excluded) {
      if (t.symbols.length <= 2) docs = without(docs, (await this.all(pairs(t.symbols, 1))).docs);
      else result.exact = false;
    }
    if (partial || terms.some((t) => t.symbols.length > 2 || t.cut || /[0-9]/.test(t.text))) result.exact = false;
    result.docs = rank(docs, found, bonus, exact);
    return result;
  }

  /** Documents that have all of some pairs, and those that have them in the head. */
  async all(list) {
    const sets = await Promise.all(list.map((p) => this.store.posting(this.lang, p)));
    return { docs: meet(sets.map((p) => p.docs)), head: meet(sets.map((p) => p.head)) };
  }

  /**
   * Reads documents of a result and says where the terms stand; a false one is null.
   * @param {Result} result
   * @param {Uint32Array} docs
   * @returns {Array<Promise<Found|null>>} in the order of docs
   */
  read(result, docs) {
    const { terms, excluded } = result.query, folded = (list) => list.map((t) => ({ ...t, symbols: t.symbols.map(fold) }));
    return Array.from(docs, async (doc) => {
      const text = await this.store.text(this.lang, doc);
      const found = check(text, folded(terms), folded(excluded), this.lang);
      return found && { doc, text, ...found };
    });
  }
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
