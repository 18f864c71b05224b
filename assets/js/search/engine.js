// Finds and ranks.

import { check } from "./check.js";
import { NONE, intersect, without } from "./postings.js";
import { pairs, parse, partly, parts, pieces } from "./query.js";
import { fold, isFolding } from "./symbols.js";

/** How many pairs one query asks for: a request each. */
const MOST_PAIRS = 8;

/** How many pairs are looked at when a query finds nothing and is cut shorter. */
const MOST_WHEN_CUTTING = 16;

/**
 * The ways to loosen a query, the least first: the longest phrases that letters hold, which
 * the text may yet disprove; these cut where a pair is rare beside its neighbours, as it is between two words; cut at
 * every pair that is rarer than its neighbours; the phrases two characters at a time, which no text disproves.
 */
export const RELAXATIONS = ["phrases", "words", "pairs", "twos"];
const WEAK = { phrases: 0, words: 0.25, pairs: 1, twos: 0 };

/**
 * @typedef {object} Result
 * @property {import("./query.js").Query} query
 * @property {Uint32Array} docs ranked
 * @property {boolean} exact every document is known to match; else the text has the last word
 * @property {boolean} [wide] the query may be a part of longer words and numbers
 * @property {boolean} [shorter] the query was loosened to find something: only a part of it was asked for
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

  /**
   * @param {string} line what was typed
   * @returns {Promise<Result>}
   */
  async search(line) {
    const result = await this.strict(line);
    if (result.docs.length || isFolding() || !/[^\x00-\u2fff]/.test(line)) return result;
    await this.store.folding(); // perhaps these are Traditional characters
    return this.strict(line);
  }

  /**
   * Loosens a query that found nothing.
   * @param {string} line
   * @param {string} how one of RELAXATIONS
   * @returns {Promise<Result|null>} null if that finds nothing either
   */
  async relax(line, how) {
    const query = await this.shorter(line, how), result = query && (await this.find(query));
    return result && result.docs.length ? { ...result, shorter: true } : null;
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

  /** Words beside a number belong to it; if that finds nothing they stand for themselves. */
  async strict(line) {
    const query = parse(line), result = await this.find(query);
    return result.docs.length || !query.joined ? result : this.find(parse(line, false));
  }

  /**
   * All letters, the newest first.
   * @returns {Promise<Result>}
   */
  async everything() {
    const { docs } = (await this.store.language(this.lang)) || { docs: 0 };
    return { query: parse(""), docs: Uint32Array.from({ length: docs }, (_, i) => docs - 1 - i), exact: true };
  }

  /** @returns {Promise<Result>} */
  async find(query) {
    const { lang, store } = this, language = await store.language(lang);
    const result = { query, docs: NONE.docs, exact: true };
    if (!language || !language.docs || !(query.terms.length || query.excluded.length)) return result;
    const most = Math.max(2, Math.floor(MOST_PAIRS / query.terms.length));
    const [terms, bonus] = await Promise.all([
      Promise.all(query.terms.map((t) => this.term(t.cut ? parts(t, most) : pairs(t.symbols, most)))),
      Promise.all(this.neighbours(query.terms).map((p) => store.posting(lang, p))),
    ]);
    let docs = terms.length ? meet(terms.map((t) => t.docs)) : (await this.everything()).docs;
    for (const t of query.excluded) {
      if (t.symbols.length <= 2) docs = without(docs, (await this.term(pairs(t.symbols, 1))).docs);
      else result.exact = false;
    }
    if (query.terms.some((t) => t.symbols.length > 2 || t.cut || /[0-9]/.test(t.text))) result.exact = false;
    result.docs = rank(docs, terms, bonus);
    return result;
  }

  /** Documents that have all of some pairs, and those that have them in the head. */
  async term(list) {
    const all = await Promise.all(list.map((p) => this.store.posting(this.lang, p)));
    return { docs: meet(all.map((p) => p.docs)), head: meet(all.map((p) => p.head)) };
  }

  /** Pairs that need not be there, but lift a document: words that stand side by side, 第 before a bare number. */
  neighbours(terms) {
    const out = [];
    terms.forEach((t, i) => {
      const before = terms[i - 1];
      if (before && !t.quoted && out.length < 3) out.push([before.symbols[before.symbols.length - 1], t.symbols[0]]);
    });
    if (terms.length === 1 && terms[0].symbols.length === 1 && /^[0-9]+$/.test(terms[0].symbols[0])) {
      out.push([this.lang === "en" ? "no" : "第", terms[0].symbols[0]]);
    }
    return out;
  }

  /**
   * A query for the greatest part of what was asked for that stands in one document. The words of asking go first;
   * each term is cut where the letters know no longer phrase; of these phrases those are kept that meet somewhere and
   * say the most: long ones and rare ones.
   * @returns {Promise<import("./query.js").Query|null>}
   */
  async shorter(line, how) {
    const query = pieces(line, this.lang), phrases = [], language = await this.store.language(this.lang);
    let left = MOST_WHEN_CUTTING;
    for (const t of query.terms) {
      if (left > 0) phrases.push(...(await this.phrases(t, left, WEAK[how])));
      left -= t.symbols.length;
    }
    const score = new Map();
    phrases.forEach((p, n) => {
      const says = p.list.length * Math.log(2 + language.docs / p.docs.length);
      for (const d of p.docs) {
        const s = score.get(d) || { sum: 0, has: [] };
        s.sum += says;
        s.has.push(n);
        score.set(d, s);
      }
    });
    let best = null;
    for (const s of score.values()) if (!best || s.sum > best.sum) best = s;
    if (!best) return null;
    const lists = best.has.flatMap((n) => (how === "twos" ? twos(phrases[n].list) : [phrases[n].list]));
    const terms = lists.map((list) => ({ symbols: list, text: list.join(""), quoted: true }));
    return { terms, excluded: query.excluded, joined: false };
  }

  /** The longest phrases of a term that documents hold, from its beginning on; single Han characters say too little. */
  async phrases(term, most, weak) {
    const list = term.symbols.slice(0, most + 1), out = [];
    const links = await Promise.all(list.slice(1).map((s, i) => this.store.posting(this.lang, [list[i], s])));
    const size = (i) => (links[i] ? links[i].docs.length : Infinity);
    const parts = (i) => size(i) < weak * Math.min(size(i - 1), size(i + 1)) && links.length > 1;
    for (let i = 0; i < list.length; i++) {
      let docs = null, end = i;
      for (; end < links.length && !parts(end); end++) {
        const next = docs ? intersect(docs, links[end].docs) : links[end].docs;
        if (!next.length) break;
        docs = next;
      }
      if (!docs && /^[a-z0-9]/.test(list[i])) docs = (await this.store.posting(this.lang, [list[i]])).docs;
      if (docs && docs.length) out.push({ list: list.slice(i, end + 1), docs });
      i = end;
    }
    return out;
  }

  /**
   * Reads documents of a result and says where the terms stand; false ones are left out.
   * @param {Result} result
   * @param {Uint32Array} docs
   * @returns {Promise<Array<{doc: number, text: import("./store.js").Text, hits: Map<number, number[][]>}>>}
   */
  async read(result, docs) {
    const texts = await Promise.all(Array.from(docs, (d) => this.store.text(this.lang, d)));
    const folded = (list) => list.map((t) => ({ ...t, symbols: t.symbols.map(fold) }));
    const terms = folded(result.query.terms), excluded = folded(result.query.excluded);
    return texts
      .map((text, i) => ({ doc: docs[i], text, hits: check(text, terms, excluded) }))
      .filter((r) => r.hits);
  }
}

/** Cuts a phrase in pieces of two; where one symbol is left over, the last piece begins within the one before. */
function twos(list) {
  if (list.length < 3) return [list];
  return Array.from({ length: Math.ceil(list.length / 2) }, (_, i) => Math.min(2 * i, list.length - 2)).map((i) => list.slice(i, i + 2));
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
