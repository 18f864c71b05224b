// Finds and ranks.

import { check } from "./check.js";
import { NONE, intersect, without } from "./postings.js";
import { pairs, parse, partly, parts, wholes } from "./query.js";
import { fold, isFolding } from "./symbols.js";

/** How many pairs one query asks for, a request each, where its terms are no more; and what it may ask for at most. */
const FEW = 5, MANY = 16;

/** English words that nearly every letter holds: where other words were typed, the text alone is asked for these. */
const COMMON = new Set("a an and are as at be by for from in is it of on or that the this to was were will with".split(" "));

/**
 * @typedef {object} Result
 * @property {import("./query.js").Query} query
 * @property {Uint32Array} docs ranked
 * @property {boolean} exact every document is known to match; else the text has the last word
 * @property {boolean} [wide] the query may be a part of longer words and numbers
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
    return this.lang !== "en" && !result.shorter && !result.wide && Boolean(partly(result.query));
  }

  /**
   * What holds the query as a part of longer words and numbers, besides what holds it whole.
   * @param {Result} result
   * @param {Set<number>} known documents that are known to hold it whole
   * @returns {Promise<Result>}
   */
  async widen(result, known) {
    const wider = await this.find(partly(result.query));
    return { ...wider, docs: wider.docs.filter((d) => !known.has(d)), exact: false, wide: true };
  }

  /** The documents of a result that have all pairs of the query: for a result that the texts disproved too often. */
  async refine(result) {
    const all = await this.find(result.query, MANY);
    return { ...all, wide: result.wide, shorter: result.shorter, exact: false };
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
    let asked = terms.filter((t) => lang !== "en" || t.quoted || t.symbols.length > 1 || !COMMON.has(t.text.toLowerCase()));
    if (!asked.length) asked = terms;
    const share = Math.max(1, Math.floor(most / (asked.length || 1)));
    const lists = asked.map((t) => (t.cut ? parts(t, share) : lang === "en" ? pairs(t.symbols, share) : wholes(t, share)));
    const room = terms.some((t) => t.cut) ? 3 : Math.max(terms.length === 1 ? 1 : 0, Math.min(3, most - lists.reduce((n, l) => n + l.length, 0)));
    const [found, bonus] = await Promise.all([
      Promise.all(lists.map((list) => this.all(list))),
      Promise.all(this.neighbours(terms).slice(0, room).map((p) => store.posting(lang, p))),
    ]);
    let docs = found.length ? meet(found.map((t) => t.docs)) : (await this.everything()).docs;
    for (const t of excluded) {
      if (t.symbols.length <= 2) docs = without(docs, (await this.all(pairs(t.symbols, 1))).docs);
      else result.exact = false;
    }
    if (asked !== terms && asked.length < terms.length) result.exact = false;
    if (terms.some((t) => t.symbols.length > 2 || t.cut || /[0-9]/.test(t.text))) result.exact = false;
    result.docs = rank(docs, found, bonus);
    return result;
  }

  /** Documents that have all of some pairs, and those that have them in the head. */
  async all(list) {
    const sets = await Promise.all(list.map((p) => this.store.posting(this.lang, p)));
    return { docs: meet(sets.map((p) => p.docs)), head: meet(sets.map((p) => p.head)) };
  }

  /** Pairs that need not be there, but lift a document: words that stand side by side, 第 before a bare number. */
  neighbours(terms) {
    const out = [];
    terms.forEach((t, i) => {
      const before = terms[i - 1];
      if (t.cut && t.list.length > 2) out.push(t.symbols.slice(0, 2), t.symbols.slice(-2)); // whole at one end at least
      if (t.symbols.length === 1 && /^[0-9]+$/.test(t.symbols[0])) out.push([this.lang === "en" ? "no" : "第", t.symbols[0]]);
      if (before && !t.quoted) out.push([before.symbols[before.symbols.length - 1], t.symbols[0]]);
    });
    return out;
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

/** Whether there are characters in it that GB 2312, the set of the common Simplified ones, does not have. */
function isTraditional(line) {
  if (isFolding()) return false;
  return Array.from(line).some((ch) => ch >= "\u3400" && ch < "\uf900" && !common().includes(ch));
}

let gb2312 = "";

function common() {
  if (gb2312) return gb2312;
  const bytes = new Uint8Array(72 * 94 * 2);
  for (let i = 0, lead = 0xb0; lead < 0xf8; lead++) for (let trail = 0xa1; trail < 0xff; trail++) bytes[i++] = lead, (bytes[i++] = trail);
  return (gb2312 = new TextDecoder("gbk").decode(bytes));
}

/** What all sets hold. */
function meet(sets) {
  return sets.sort((a, b) => a.length - b.length).reduce(intersect);
}

/**
 * More terms in the head before fewer, neighbours before scattered words, newer before older.
 * @returns {Uint32Array}
 */
function rank(docs, terms, bonus) {
  const score = new Map();
  const add = (list, points) => {
    for (const d of list) score.set(d, (score.get(d) || 0) + points);
  };
  for (const t of terms) add(t.head, 2 / terms.length);
  for (const b of bonus) {
    add(b.docs, 1 / bonus.length);
    add(b.head, 2 / bonus.length);
  }
  return docs.slice().sort((a, b) => (score.get(b) || 0) - (score.get(a) || 0) || b - a);
}
