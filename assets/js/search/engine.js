// Finds and ranks. What the index says is checked against the text before it is shown.

import { intersect, without } from "./postings.js";
import { pairs, parse } from "./query.js";
import { fold, isFolding, symbols } from "./symbols.js";

/** What stands for a block where a hit is in the title or in the subject. */
export const TITLE = -1, SUBJECT = -2;

/** How many pairs one query asks for: a request each. */
const MOST_PAIRS = 5;

/**
 * @typedef {object} Result
 * @property {import("./query.js").Query} query
 * @property {Uint32Array} docs ranked
 * @property {boolean} exact every document is known to match; else the text has the last word
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
    const attempt = async () => {
      const query = parse(line);
      const result = await this.find(query);
      return result.docs.length || !query.joined ? result : this.find(parse(line, false));
    };
    const result = await attempt();
    if (result.docs.length || isFolding() || !/[^\x00-\u2fff]/.test(line)) return result;
    await this.store.folding(); // perhaps these are Traditional characters
    return attempt();
  }

  /** @returns {Promise<Result>} */
  async find(query) {
    const { lang, store } = this;
    const language = await store.language(lang);
    const result = { query, docs: new Uint32Array(0), exact: true };
    if (!language || !language.docs || !query.terms.length) return result;
    const most = Math.max(2, Math.floor(MOST_PAIRS / query.terms.length));
    const terms = await Promise.all(query.terms.map((t) => this.term(t, most)));
    const bonus = await Promise.all(this.neighbours(query.terms).map((p) => store.posting(lang, p)));
    let docs = terms.map((t) => t.docs).sort((a, b) => a.length - b.length).reduce(intersect);
    for (const t of query.excluded) {
      if (t.symbols.length <= 2) docs = without(docs, (await this.term(t, 1)).docs);
      else result.exact = false;
    }
    if (query.terms.some((t) => t.symbols.length > 2)) result.exact = false;
    result.docs = rank(docs, terms, bonus);
    return result;
  }

  /** Documents of a term, and those that have it in the head. */
  async term(term, most) {
    const all = await Promise.all(pairs(term.symbols, most).map((p) => this.store.posting(this.lang, p)));
    const sort = (key) => all.map((p) => p[key]).sort((a, b) => a.length - b.length).reduce(intersect);
    return { docs: sort("docs"), head: sort("head") };
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
   * Reads documents of a result and says where the terms stand; false ones are left out.
   * @param {Result} result
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

/**
 * Where the terms stand: hits by block, each [from, to, number of the term]; null if one is missing or an excluded
 * one is there. Hits in the title and the subject are filed under blocks of
 * their own; a hit that runs on into the next block stands in both.
 */
export function check(text, terms, excluded) {
  const hits = new Map(), missing = new Set(terms.keys());
  const look = (list, file) => {
    if (excluded.some((t) => places(list, t.symbols).length)) return false;
    terms.forEach((t, n) => {
      for (const at of places(list, t.symbols)) {
        missing.delete(n);
        if (file) for (let b = list[at].block; b <= list[at + t.symbols.length - 1].block; b++) file(b, at, t, n, list);
      }
    });
    return true;
  };
  const file = (block, at, term, n, list) => {
    const here = list.slice(at, at + term.symbols.length).filter((s) => s.block === block);
    if (!hits.has(block)) hits.set(block, []);
    hits.get(block).push([here[0].from, here[here.length - 1].to, n]);
  };
  const inBlock = (string, block) => symbols(string).map((s) => Object.assign(s, { block }));
  const body = text.b.reduce((all, [, string], i) => all.concat(inBlock(string, i)), []);
  const ok = look(inBlock(text.t, TITLE), file) && look(inBlock(text.j || "", SUBJECT), file) && look(body, file) &&
    [text.d, ...(text.h || [])].every((h) => !h || look(symbols(h), null));
  return ok && !missing.size ? hits : null;
}

/** Where a phrase begins in a list of symbols. */
function places(list, wanted) {
  const out = [];
  for (let i = 0; i + wanted.length <= list.length; i++) {
    let n = 0;
    while (n < wanted.length && list[i + n].s === wanted[n]) n++;
    if (n === wanted.length) out.push(i);
  }
  return out;
}
