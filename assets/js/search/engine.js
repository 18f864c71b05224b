// Finds, widens, and holds what was found against the texts.

import { check } from "./check.js";
import { all, everything, find, strict } from "./find.js";
import { FEW, MANY } from "./plan.js";
import { parse, partly } from "./query.js";
import { fold, isFolding, isTraditional } from "./symbols.js";

/** @typedef {import("./find.js").Result} Result */

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

  /** What the script in the page has found already, or else what the index has. */
  strict(line) {
    const { first } = this.store;
    this.store.first = null;
    return first && first.line === line && first.lang === this.lang ? first.found : strict(this.store, this.lang, line);
  }

  find(query, most = FEW) {
    return find(this.store, this.lang, query, most);
  }

  all(list) {
    return all(this.store, this.lang, list);
  }

  everything() {
    return everything(this.store, this.lang);
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
