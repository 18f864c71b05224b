// Understands what a reader types.

import { fold, isMark, isNumber, isRun, isStop, symbolsOf } from "./symbols.js";

/**
 * One thing to look for: symbols that stand side by side.
 * @typedef {object} Term
 * @property {string[]} symbols
 * @property {{head: string, tail: string, within: string}} [cut] the term may begin and end within a word or a number:
 *   what of the first and the last symbol was typed, "" where that is whole; or what was typed is all within one
 * @property {string[][]} [marks] what was typed right before and right behind it, each with the character beside it
 * @property {string} text as typed
 * @property {boolean} quoted
 * @property {boolean} [common] where other words were typed, a letter may lack it
 */

/**
 * @typedef {object} Query
 * @property {Term[]} terms all must be there
 * @property {Term[]} excluded none may be there
 * @property {boolean} joined words were joined over a blank: "2.67 亿元" is looked for as 2.67亿元
 * @property {boolean} [wide] the terms may be parts of longer words and numbers
 */

/**
 * A word, with a per cent sign behind a blank, or a quotation up to what closes it, or to the end; what begins with a minus must
 * not be there, but for a number alone: that is a piece of a span of years, or less than nothing.
 */
const WORD = /((?!^.\d\S*$)[-－−](?=\S))?(?:["＂]([^"＂]*).?|[“”„]([^“”"]*).?|「([^」]*).?|『([^』]*).?|(\S+(?:\s+[%％]\S*)?))/g;

/** English words that nearly every letter holds, and nobody misses. */
const COMMON = /^(?:an?|and|are|as|at|be|by|for|from|in|is|it|of|on|or|that|the|this|to|was|were|will|with)$/i;

/**
 * The same query for terms that begin or end within a word or a number, as a piece of a copied line does; null if it
 * has none.
 * @param {Query} query
 * @returns {Query|null}
 */
export function partly(query) {
  const terms = query.terms.map((t) => ({ ...t, cut: cuts(t) }));
  return terms.some((t) => t.cut) ? { ...query, terms, wide: true } : null;
}

/** Where a term may begin or end within a run; null if it can't. */
function cuts({ list }) {
  const last = list[list.length - 1], head = isRun(list[0]) ? list[0].raw : "", tail = isRun(last) ? last.raw : "";
  if (!head && !tail) return null;
  return list.length > 1 ? { head: head.replace(/\.$/, ""), tail: tail.replace(/^\./, ""), within: "" } : { head: "", tail: "", within: head };
}

/**
 * What to ask the index for, for a term that may begin and end within a run; see part.go. The ends first.
 * @param {Term} term
 * @returns {string[][]}
 */
export function parts(term, most) {
  const { list } = term, last = list.length - 1, { head, tail, within } = term.cut, ends = [], inner = [];
  const inside = (run) => Array.from({ length: run.length - (run.length > 2 ? 2 : 1) }, (_, i) => ["", run.slice(i, i + 3)]);
  if (within) return within.length > 1 ? inside(within).slice(0, most) : [["", within]];
  if (head) {
    const meets = isRun(list[1]);
    ends.push([head.slice(meets ? -1 : -3), meets ? list[1].s[0] : list[1].s, ""]);
    inner.push(...inside(meets ? head : head.slice(0, -1)));
  }
  if (tail && !(head && last === 1)) {
    const meets = isRun(list[last - 1]);
    ends.push([meets ? list[last - 1].raw.replace(/\.$/, "").slice(-1) : list[last - 1].s, tail.slice(0, meets ? 1 : 3), ""]);
  }
  if (tail) inner.push(...inside(isRun(list[last - 1]) ? tail : tail.slice(1)));
  return ends.concat(between(term, Math.max(1, most - ends.length)), inner).slice(0, most);
}

/** The pairs of a term that has runs at its ends, without these: what it shares with its parts. */
function between(term, most) {
  const { head, tail } = cuts(term), whole = term.symbols.slice(head ? 1 : 0, tail ? -1 : undefined);
  return whole.length > 1 ? pairs(whole, most) : [];
}

/**
 * What to ask the index for, for a term that stands whole. Where it may yet be asked for by its parts, what both share
 * goes before what they do not.
 * @param {Term} term
 * @returns {string[][]}
 */
export function wholes(term, most) {
  const { symbols } = term, last = symbols.length - 1, ends = symbols.length > 2 && cuts(term);
  if (!ends) return pairs(symbols, most);
  const out = [];
  if (ends.head) out.push(symbols.slice(0, 2));
  if (ends.tail) out.push(symbols.slice(last - 1));
  return out.concat(between(term, Math.max(1, most - 1 - out.length))).slice(0, Math.max(out.length, most - 1));
}

/** A blank between a Han character and a number or a Latin word is typography, and one beside a number or within a short name too. */
function belongTogether(a, b) {
  const before = a[a.length - 1], single = a.length === 1 && b.length === 1 && !isRun(b[0]);
  return isNumber(before) || isNumber(b[0]) || single || isRun(before) !== isRun(b[0]);
}

/**
 * @param {string} line what was typed
 * @param {string} lang
 * @param {boolean} join join words over typographic blanks
 * @returns {Query}
 */
export function parse(line, lang, join = true) {
  const query = { terms: [], excluded: [], joined: false };
  let last = null; // the symbols of the word before, while it may be joined
  for (const [, minus, ...texts] of line.matchAll(WORD)) {
    const text = texts.join(""), quoted = !texts[4], found = symbolsOf(text, lang);
    if (found.every(isStop)) continue;
    const to = minus ? query.excluded : query.terms;
    if (join && last && !minus && !quoted && belongTogether(last, found)) {
      to.push(term(`${to.pop().text} ${text}`, lang, false));
      query.joined = true;
    } else {
      to.push(term(text, lang, quoted));
    }
    last = minus || quoted ? null : found;
  }
  return lang !== "en" && query.terms.some(pointed) ? partly(query) : query;
}

/** Whether a point was typed at an end that goes on with a number: 28. is the beginning of 28.5. */
function pointed({ list }) {
  return /^\./.test(list[0].raw) || /\d\.$/.test(list[list.length - 1].raw);
}

/** @returns {Term} */
function term(text, lang, quoted) {
  const list = symbolsOf(text, lang), symbols = list.map((f) => f.s), last = list[list.length - 1], marks = [];
  const before = Array.from(plain(text.slice(0, list[0].from))).pop(), behind = Array.from(plain(text.slice(last.to)))[0];
  if (before && lang !== "en") marks.push([before, Array.from(symbols[0])[0]]);
  if (behind && lang !== "en") marks.push([Array.from(last.s).pop(), behind]);
  return { list, symbols, marks, text, quoted, common: lang === "en" && !quoted && COMMON.test(text) };
}

/** Words without what does not matter: width, case, blanks, the kind of brackets and quotes, Traditional characters. */
export function plain(words) {
  const same = words.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  const alike = same.replace(/[[〔【]/g, "(").replace(/[\]〕】]/g, ")").replace(/[“”‘’'「」『』]/g, '"');
  return Array.from(alike, fold).join("");
}

/**
 * The pairs to ask the index for, at most so many: first the marks with both their neighbours, which are rare; then every
 * second pair, since these cover the term, then those of two runs, which are rare too. Of a long term the beginning is
 * covered, of a very long one places all along it: the text has the last word anyway.
 * @param {string[]} list
 * @returns {string[][]}
 */
export function pairs(list, most) {
  if (list.length < 2) return [list];
  const threes = list.slice(2).map((s, i) => [list[i], list[i + 1], s]).filter((t) => isMark(t[1])).slice(0, most);
  const twos = list.slice(1).map((s, i) => [list[i], s]).filter((p, i) => !(i && isMark(p[0])) && (i > list.length - 3 || !isMark(p[1])));
  return threes.concat(covering(twos, most - threes.length));
}

/** @param {string[][]} all pairs */
function covering(all, most) {
  if (all.length <= most) return all;
  const cover = all.filter((_, i) => i % 2 === 0 || i === all.length - 1);
  if (cover.length <= most) {
    const others = all.filter((p) => !cover.includes(p)), rare = (p) => p.every((s) => /^[a-z0-9]/.test(s));
    return cover.concat(others.filter(rare), others.filter((p) => !rare(p))).slice(0, most);
  }
  return Array.from({ length: most }, (_, i) => cover[Math.round((i * (cover.length - 1)) / (most - 1 || 1))]);
}
