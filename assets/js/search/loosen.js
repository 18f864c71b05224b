// What to do with a query that finds nothing.

import { find, postings } from "./find.js";
import { numerals } from "./numerals.js";
import { MANY } from "./plan.js";
import { intersect } from "./postings.js";
import { parse } from "./query.js";
import { language, posting } from "./store.js";
import { unabridged } from "./unabridged.js";

/** How many symbols of a query are looked at when it is cut shorter. */
const MOST = 16;

/** A line of more characters is a copied sentence, of pieces that many letters have: it is asked for many pairs. */
const LONG = 24;

/** The ways to loosen a query, and how rare in each a pair must be beside its neighbours, that a phrase is cut there. */
const WEAK = { asked: 0, numbers: 0, unabridged: 0, phrases: 0, words: 0.25, pairs: 1, twos: 0 };

/**
 * The ways to loosen a query, the least first: without the words of asking, and without punctuation; with its numbers in
 * the other way of writing; with words as letters have them, as abbreviations written out; the longest phrases that letters hold, with the numbers in
 * either way, which the text may yet disprove; these cut where a pair is rare beside its neighbours, as it is
 * between two words; cut at every pair that is rarer than its neighbours; the phrases two characters at a time, which no
 * text disproves.
 */
export const RELAXATIONS = Object.keys(WEAK);

/** Those that ask for all that was typed, in other words: what they find was not mistyped. */
export const REWORDED = RELAXATIONS.slice(0, 3);

/** A phrase does not begin or end between two of these: 二十 of 二十五 is another number. */
const NUMERALS = /^[零一二三四五六七八九十百千]{2}$/;

function splits(list, i) {
  return NUMERALS.test(list[i - 1]?.s + list[i]?.s);
}

/** What no phrase begins or ends with. */
const OF = "的";

/** Words of a question that no letter needs to hold. */
const ASKING = {
  zh: /请问|我想(?:问|知道)?|一下|[我你]们|[对关]于|怎么(?:办理?|用|样|回事)?|怎样|如何|为什么|为何|有?什么(?:时候|样)?|在?哪[里些]|多少钱?|能不能|能否|是否|有没有|可以|意思|[吗呢吧谁]/g,
  en: /\b(?:how|wh(?:at|ere|en|y|o|ich)|do(?:es|ne)?|did|being|been|ha[sd]|have|(?:[cw]|sh)ould|can|i|we|you|my|our|about|get|there)\b/gi, // besides those that it may lack in any case
};

/** What joins two words of which letters may have each for itself: 养老和医保, 小区的电梯. */
const JOINING = /([\u4e00-\u9fff]{2})[和与及或的](?=[\u4e00-\u9fff]{2})/g;

const PUNCTUATION = /[，、。；：！？,;:!?]|\.(?!\d)|\B\.(?=\d)/g;

/** A line without the words of asking. */
function unasked(lang, line) {
  return line.replace(ASKING[lang] || ASKING.zh, " ");
}

/** What remains of a question: the pieces between the words of asking, and between punctuation. */
export function pieces(lang, line) {
  return parse(unasked(lang, line).replace(PUNCTUATION, " "), lang, false);
}

/**
 * Loosens a query that found nothing.
 * @param {string} lang
 * @param {string} line
 * @param {string} how one of RELAXATIONS
 * @returns {Promise<import("./engine.js").Result|null>} null if that finds nothing either
 */
export async function relax(lang, line, how) {
  for (const query of await queries(lang, line, how)) {
    const result = query && (await find(lang, query, line.length > LONG ? MANY : undefined));
    if (result?.docs.length) return { ...result, shorter: true };
  }
  return null;
}

/** The queries of a way to loosen. */
async function queries(lang, line, how) {
  const rest = pieces(lang, line);
  if (how === "asked") return [rest, pieces(lang, line.replace(JOINING, "$1 "))];
  const numbers = lang === "en" ? [] : numerals(unasked(lang, line)).map((way) => pieces(lang, way));
  if (how === "numbers") return numbers;
  const long = await unabridged(lang, rest);
  return [how === "unabridged" ? long : await shorter(lang, [rest, ...numbers, long], how)];
}

/**
 * A query for the greatest part of one of some queries that stands in one document: each term is cut where the letters
 * know no longer phrase; of these phrases those are kept that meet somewhere and say the most: long ones and rare ones.
 * @returns {Promise<import("./query.js").Query|null>}
 */
async function shorter(lang, queries, how) {
  const { docs } = (await language(lang)) || { docs: 0 };
  let best = { sum: 0, query: null };
  for (const query of docs ? queries : []) {
    const found = query && (await meeting(lang, query, how, docs));
    if (found?.sum > best.sum) best = found;
  }
  return best.query;
}

/** The phrases of a query that meet in one document and say the most, and how much that is. */
async function meeting(lang, { terms, excluded }, how, docs) {
  const held = [], score = new Map();
  let left = MOST, best = { sum: 0, has: [] };
  for (const t of terms) {
    if (left > 0) held.push(...(await phrases(lang, t.list.slice(0, left + 1), WEAK[how])));
    left -= t.symbols.length;
  }
  for (const phrase of held) {
    const says = phrase.list.length * Math.log(2 + docs / phrase.size);
    for (const d of phrase.docs) {
      const { sum, has } = score.get(d) || { sum: 0, has: [] };
      score.set(d, { sum: sum + says, has: [...has, phrase.list] });
    }
  }
  for (const s of score.values()) if (s.sum > best.sum) best = s;
  const lists = best.has.flatMap((list) => (how === "twos" ? twos(list) : [list]));
  return { sum: best.sum, query: { terms: lists.map(term), excluded, joined: false } };
}

/**
 * The longest phrases of a term that documents hold, from its beginning on, and what of these other documents hold; single
 * characters say too little. Size is how many hold it, docs those that hold nothing longer.
 * @returns {Promise<Array<{list: import("./symbols.js").Symbol[], size: number, docs: Uint32Array}>>}
 */
async function phrases(lang, list, weak) {
  const out = [], names = list.map((s) => s.s), links = await postings(lang, names.slice(1).map((s, i) => [names[i], s]));
  const size = (i) => links[i]?.docs.length ?? Infinity;
  const parts = (i) => size(i) < weak * Math.min(size(i - 1), size(i + 1)) && links.length > 1;
  for (let i = 0; i < list.length; i++) {
    if (splits(list, i) || names[i] === OF) continue;
    const held = []; // the documents of the phrase from i on, by its length
    let end = i;
    for (; end < links.length && !parts(end); end++) {
      const next = end > i ? intersect(held[end - i - 1], links[end].docs) : links[end].docs;
      if (!next.length) break;
      held.push(next);
    }
    if (end === i && /^[a-z0-9]{2}/.test(names[i])) {
      const { docs } = await posting(lang, [names[i]]);
      out.push({ list: [list[i]], size: docs.length, docs });
    }
    const longer = new Set();
    for (let last = end; last > i; last--) {
      const all = held[last - i - 1], docs = all.filter((d) => !longer.has(d));
      if (splits(list, last + 1) || names[last] === OF) continue;
      out.push({ list: list.slice(i, last + 1), size: all.length, docs });
      docs.forEach((d) => longer.add(d));
    }
    i = end;
  }
  return out;
}

/** A term of symbols as they stand. */
export function term(list) {
  return { list, symbols: list.map((s) => s.s), text: list.map((s) => s.raw).join(""), quoted: true };
}

/** Cuts a phrase in pieces of two; where one symbol is left over, the last piece begins within the one before. */
function twos(list) {
  if (list.length < 3) return [list];
  return Array.from({ length: Math.ceil(list.length / 2) }, (_, i) => Math.min(2 * i, list.length - 2))
    .filter((i) => !splits(list, i) && !splits(list, i + 2)).map((i) => list.slice(i, i + 2));
}
