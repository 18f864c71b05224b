// Abbreviations written out, as letters have it: 长期护理保险 for 长护险.

import { intersect } from "./postings.js";
import { term } from "./loosen.js";

/** How many letters are read for it. */
const MOST = 5;

/**
 * The query with terms of three or four characters that stand nowhere put as letters write them out: with up to four
 * characters between each two.
 * @param {import("./engine.js").Engine} engine
 * @param {import("./query.js").Query} query
 * @returns {Promise<import("./query.js").Query|null>} null where nothing is to be written out
 */
export async function unabridged(engine, query) {
  let any = false;
  const terms = [];
  for (const t of query.terms) {
    const words = t.quoted ? "" : await writtenOut(engine, t);
    if (words) any = true;
    terms.push(words ? term(engine.parse(words, false).terms[0].list) : t);
  }
  return any ? { ...query, terms } : null;
}

/** What a term may stand for: the most frequent in letters that have all its characters, in their head if there are such. */
async function writtenOut({ lang, store }, { symbols }) {
  if (!/^[\u4e00-\u9fff]{3,4}$/.test(symbols.join(""))) return "";
  const sets = await Promise.all(symbols.map((s) => store.posting(lang, [s])));
  const meet = (lists) => lists.reduce(intersect), head = meet(sets.map((s) => s.head)), all = meet(sets.map((s) => s.docs));
  const docs = [...new Set([...head.reverse(), ...all.reverse()])].slice(0, MOST), count = new Map();
  for (const text of await Promise.all(docs.map((d) => store.text(lang, d)))) {
    for (const words of [text.t, text.j || "", ...text.b.map((b) => b[1])]) {
      for (const [found] of words.matchAll(new RegExp(symbols.join("[\\u4e00-\\u9fff]{0,4}?"), "g"))) count.set(found, (count.get(found) || 0) + 1);
    }
  }
  return [...count.keys()].sort((a, b) => count.get(b) - count.get(a) || a.length - b.length)[0] || "";
}
