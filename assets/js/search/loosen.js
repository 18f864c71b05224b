// What to do with a query that finds nothing.

import { numerals } from "./numerals.js";
import { intersect } from "./postings.js";
import { unabridged } from "./unabridged.js";

/** How many symbols of a query are looked at when it is cut shorter. */
const MOST = 16;

/**
 * The ways to loosen a query, the least first: without the words of asking, and without punctuation; with its numbers in
 * the other way of writing; with words as letters have them, as abbreviations written out; the longest phrases that letters hold, with the numbers in
 * either way, which the text may yet disprove; these cut where a pair is rare beside its neighbours, as it is
 * between two words; cut at every pair that is rarer than its neighbours; the phrases two characters at a time, which no
 * text disproves.
 */
export const RELAXATIONS = ["asked", "numbers", "unabridged", "phrases", "words", "pairs", "twos"];

/** Those that ask for all that was typed, in other words: what they find was not mistyped. */
export const REWORDED = RELAXATIONS.slice(0, 3);

/** A phrase does not end between two of these: 二十 of 二十五 is another number. */
const NUMERAL = /^[零一二三四五六七八九十百千]$/;

/** How rare a pair must be beside its neighbours, that a phrase is cut there. */
const WEAK = { phrases: 0, words: 0.25, pairs: 1, twos: 0 };

/** Words of a question that no letter needs to hold. */
const ASKING = {
  zh: /请问|我想(?:问|知道)?|怎么(?:办理?|用|样|回事)?|怎样|如何|为什么|为何|什么(?:时候|样)?|哪里|哪些|多少|能不能|能否|是否|有没有|可以|[吗呢吧]/,
  en: /\b(?:how|what|where|when|why|who|which|do|does|did|done|is|are|was|be|being|been|has|have|can|could|will|would|should|i|we|you|my|our|the|an?|of|to|in|on|for|about|and|get|there)\b/i,
};

const PUNCTUATION = /[，、。；：！？,;:!?]|\.(?!\d)|\B\.(?=\d)/;

export class Loosener {
  /** @param {import("./engine.js").Engine} engine */
  constructor(engine) {
    this.engine = engine;
  }

  /** What remains of a question: the pieces between the words of asking, and between punctuation. */
  pieces(line) {
    const { lang } = this.engine, parts = line.split(new RegExp(`${PUNCTUATION.source}|${(ASKING[lang] || ASKING.zh).source}`, "gi"));
    return this.engine.parse(parts.join(" "), false);
  }

  /**
   * Loosens a query that found nothing.
   * @param {string} line
   * @param {string} how one of RELAXATIONS
   * @returns {Promise<import("./engine.js").Result|null>} null if that finds nothing either
   */
  async relax(line, how) {
    for (const query of await this.queries(line, how)) {
      const result = query && (await this.engine.find(query));
      if (result && result.docs.length) return { ...result, shorter: true };
    }
    return null;
  }

  /** The queries of a way to loosen. */
  async queries(line, how) {
    const { engine } = this, chinese = engine.lang !== "en", asked = this.pieces(line);
    if (how === "asked") return [this.asked(line)];
    const numbers = chinese ? numerals(line).map((way) => this.pieces(way)) : [];
    if (how === "numbers") return numbers;
    const long = await unabridged(engine, asked);
    return how === "unabridged" ? [long] : [await this.shorter([asked, ...numbers, ...(long ? [long] : [])], how)];
  }

  asked(line) {
    const query = this.pieces(line), words = (q) => q.terms.map((t) => t.symbols.join(" ")).join("\n");
    return query.terms.length && words(query) !== words(this.engine.parse(line, false)) ? query : null;
  }

  /**
   * A query for the greatest part of one of some queries that stands in one document: each term is cut where the letters
   * know no longer phrase; of these phrases those are kept that meet somewhere and say the most: long ones and rare ones.
   * @returns {Promise<import("./query.js").Query|null>}
   */
  async shorter(queries, how) {
    const language = await this.engine.store.language(this.engine.lang);
    if (!language) return null;
    let best = null;
    for (const query of queries) {
      const found = await this.meeting(query, how, language.docs);
      if (found && (!best || found.sum > best.sum)) best = found;
    }
    return best && best.query;
  }

  /** The phrases of a query that meet in one document and say the most, and how much that is. */
  async meeting(query, how, docs) {
    const phrases = [];
    let left = MOST;
    for (const t of query.terms) {
      if (left > 0) phrases.push(...(await this.phrases(t, left, WEAK[how])));
      left -= t.symbols.length;
    }
    const score = new Map();
    phrases.forEach((p, n) => {
      const says = p.list.length * Math.log(2 + docs / p.docs.length);
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
    const lists = [].concat(...best.has.map((n) => (how === "twos" ? twos(phrases[n].list) : [phrases[n].list])));
    return { sum: best.sum, query: { terms: lists.map(term), excluded: query.excluded, joined: false } };
  }

  /** The longest phrases of a term that documents hold, from its beginning on; single Han characters say too little. */
  async phrases(term, most, weak) {
    const list = term.list.slice(0, most + 1), out = [], names = list.map((s) => s.s);
    const posting = (symbols) => this.engine.store.posting(this.engine.lang, symbols);
    const links = await Promise.all(names.slice(1).map((s, i) => posting([names[i], s])));
    const size = (i) => (links[i] ? links[i].docs.length : Infinity);
    const parts = (i) => size(i) < weak * Math.min(size(i - 1), size(i + 1)) && links.length > 1;
    for (let i = 0; i < list.length; i++) {
      const held = []; // the documents of the phrase from i on, by its length
      let end = i;
      for (; end < links.length && !parts(end); end++) {
        const next = end > i ? intersect(held[end - i - 1], links[end].docs) : links[end].docs;
        if (!next.length) break;
        held.push(next);
      }
      let last = end;
      while (last > i && NUMERAL.test(names[last]) && NUMERAL.test(names[last + 1])) last--;
      let docs = held[last - i - 1];
      if (end === i && /^[a-z0-9]/.test(names[i])) docs = (await posting([names[i]])).docs;
      if (docs && docs.length) out.push({ list: list.slice(i, last + 1), docs });
      i = end;
    }
    return out;
  }
}

/** A term of symbols as they stand. */
export function term(list) {
  return { list, symbols: list.map((s) => s.s), text: list.map((s) => s.raw).join(""), quoted: true };
}

/** Cuts a phrase in pieces of two; where one symbol is left over, the last piece begins within the one before. */
function twos(list) {
  if (list.length < 3) return [list];
  return Array.from({ length: Math.ceil(list.length / 2) }, (_, i) => Math.min(2 * i, list.length - 2)).map((i) => list.slice(i, i + 2));
}
