// Says where the terms of a query stand in a text. The index knows pairs; the text has the last word.

import { plain } from "./query.js";
import { isStop, symbolsOf } from "./symbols.js";

/** What stands for a block where a hit is in the title, in the subject or in the document number. */
export const TITLE = -1, SUBJECT = -2, NUMBER = -3;

/** The same for what else belongs to the head, and is not shown. */
const HEAD = -4;

/** What a block is made of whose Han characters are all written as they are filed. */
const PLAIN = /^[\0-\xff\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]*$/, HAN = /^[\u4e00-\u9fff]$/;

/** The same for Latin letters, but for their case. */
const ENGLISH = /^[\0-\x7f\u2010-\u201f]*$/;

/** How many English words are a sentence that may have been copied: those come first that have it as it was typed. */
const SENTENCE = 6;

/** What stands for blocks that no term begins in. */
const GAP = { s: "", raw: "", from: 0, to: 0, kind: 0 };

/**
 * Where the terms stand: hits by block, each [from, to, number of the term]; null if one that says something is missing or
 * an excluded one is there. Hits in the head are filed under blocks of their own; a hit that runs on into the next block stands in both.
 * Literal is a text that has every term with the same punctuation, or in English every word, and all of a sentence as it was typed.
 * @param {import("./store.js").Text} text
 * @param {import("./query.js").Term[]} terms
 * @param {import("./query.js").Term[]} excluded
 * @param {string} lang
 * @returns {{hits: Map<number, number[][]>, literal: boolean}|null}
 */
export function check(text, terms, excluded, lang) {
  const hits = new Map(), missing = new Set(terms.keys()), inexact = new Set(lang === "en" ? [] : terms.keys());
  const typed = terms.map((t) => plain(t.text));
  const every = terms.concat(excluded), first = every.map((t) => t.symbols[0]), longest = Math.max(...every.map((t) => t.symbols.length));
  const sieve = lang === "en" ? ENGLISH : !text.f && first.every((s) => HAN.test(s)) ? PLAIN : null; // most blocks hold no term
  const stands = lang === "en" ? (s, string) => string.toLowerCase().includes(s.slice(0, -1)) : (s, string) => string.includes(s); // the last letter of a stem may be another
  const look = ([block, strings]) => {
    const list = [];
    let open = 0; // how many symbols a term that has begun may still need
    strings.forEach((string, i) => {
      const begins = !sieve?.test(string) || first.some((s) => stands(s, string));
      if (!begins && open <= 0) return void list.push(GAP);
      const found = symbolsOf(string, lang);
      for (const s of found) {
        s.block = block + i;
        if (!list.length || !isStop(s) || list[list.length - 1].s !== s.s) list.push(s); // marks are one over the end of a block too
      }
      open = begins ? longest : open - found.length;
    });
    terms.forEach((t, n) => {
      for (const at of places(list, t)) {
        const hit = list.slice(at, at + t.symbols.length);
        missing.delete(n);
        if (inexact.has(n) && plain(words(hit, strings, block)).includes(typed[n])) inexact.delete(n);
        file(hits, hit, n);
      }
    });
    return !excluded.some((t) => places(list, t).length);
  };
  const { t, j = "", d = "", b, h = [] } = text;
  const parts = [[TITLE, [t]], [SUBJECT, [j]], [NUMBER, [d]], [0, b.map((block) => block[1])], ...h.map((words) => [HEAD, [words]])];
  if (!parts.every(look) || [...missing].some((n) => !terms[n].common)) return null;
  const sentence = lang === "en" && terms.length >= SENTENCE ? typed.join("") : "";
  return { hits, literal: !inexact.size && !missing.size && (!sentence || b.some((block) => plain(block[1]).includes(sentence))) };
}

/** How many characters before and behind a hit may be marks that were typed too. */
const AROUND = 6;

/** The words that a hit covers, with what stands between and right beside its symbols. */
function words(hit, strings, block) {
  const first = hit[0], last = hit[hit.length - 1], some = strings.slice(first.block - block, last.block - block + 1);
  const all = some.join(""), end = all.length - some[some.length - 1].length + last.to;
  return all.slice(Math.max(0, first.from - AROUND), end + AROUND);
}

/** Notes a hit in every block that it stands in. */
function file(hits, hit, term) {
  for (const block of new Set(hit.map((s) => s.block))) {
    const here = hit.filter((s) => s.block === block);
    if (!hits.has(block)) hits.set(block, []);
    hits.get(block).push([here[0].from, here[here.length - 1].to, term]);
  }
}

/** Where a term begins in a list of symbols. */
function places(list, term) {
  const wanted = term.symbols, out = [], last = wanted.length - 1, { head = "", tail = "", within = "" } = term.cut || {};
  const point = (run) => /^\.|\.$/.test(run); // what it is beside is a part of a number, and no number
  const fits = ({ s, raw }, n) =>
    (s === wanted[n] && !point(n === last ? tail : n ? "" : head) && !point(within)) ||
    (n === 0 && head && (raw.endsWith(head) || raw.endsWith(head + "."))) ||
    (n === last && tail && (raw.startsWith(tail) || raw.startsWith("." + tail))) || (within && raw.includes(within));
  for (let i = 0; i + last < list.length; i++) {
    let n = 0;
    while (n <= last && fits(list[i + n], n)) n++;
    if (n > last) out.push(i);
  }
  return out;
}
