// Understands what a reader types.

import { isNumber, isRun, symbols } from "./symbols.js";

/**
 * One thing to look for: symbols that stand side by side.
 * @typedef {object} Term
 * @property {string[]} symbols
 * @property {string} text as typed
 * @property {boolean} quoted
 */

/**
 * @typedef {object} Query
 * @property {Term[]} terms all must be there
 * @property {Term[]} excluded none may be there
 * @property {boolean} joined words were joined over a blank: "2.67 亿元" is looked for as 2.67亿元
 */

const OPEN = "\"“”„「『＂", CLOSE = "\"“”」』＂";

/** Cuts a line at blanks; a quote at the beginning of a word goes on to the closing one. */
function words(line) {
  const out = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line[at])) {
      at++;
      continue;
    }
    const excluded = /[-－−]/.test(line[at]) && at + 1 < line.length && !/\s/.test(line[at + 1]);
    if (excluded) at++;
    const quoted = OPEN.includes(line[at]);
    let end = quoted ? at + 1 : at;
    while (end < line.length && (quoted ? !CLOSE.includes(line[end]) : !/\s/.test(line[end]))) end++;
    out.push({ text: line.slice(quoted ? at + 1 : at, end), excluded, quoted });
    at = quoted ? end + 1 : end;
  }
  return out;
}

/** A blank between a Han character and a number or a Latin word is typography, and one beside a number too. */
function belongTogether(a, b) {
  if (isRun(a) && isRun(b)) return isNumber(a) || isNumber(b);
  return isRun(a) || isRun(b) || isNumber(a) || isNumber(b);
}

/**
 * @param {string} line what was typed
 * @param {boolean} join join words over typographic blanks
 * @returns {Query}
 */
export function parse(line, join = true) {
  const query = { terms: [], excluded: [], joined: false };
  let last = null; // the symbols of the word before, while it may be joined
  for (const word of words(line)) {
    const found = symbols(word.text);
    if (!found.length) continue;
    const to = word.excluded ? query.excluded : query.terms;
    if (join && last && !word.excluded && !word.quoted && belongTogether(last[last.length - 1], found[0])) {
      const term = to[to.length - 1];
      term.symbols.push(...found.map((f) => f.s));
      term.text += " " + word.text;
      query.joined = true;
    } else {
      to.push({ symbols: found.map((f) => f.s), text: word.text, quoted: word.quoted });
    }
    last = word.excluded || word.quoted ? null : found;
  }
  return query;
}

/**
 * The pairs to ask the index for, at most so many: every second first, since these cover the term.
 * @param {string[]} list
 * @returns {string[][]}
 */
export function pairs(list, most) {
  if (list.length < 2) return [list];
  const all = list.slice(1).map((s, i) => [list[i], s]);
  if (all.length <= most) return all;
  const cover = all.filter((_, i) => i % 2 === 0 || i === all.length - 1);
  if (cover.length <= most) return cover.concat(all.filter((p) => !cover.includes(p)).slice(0, most - cover.length));
  return Array.from({ length: most }, (_, i) => cover[Math.round((i * (cover.length - 1)) / (most - 1))]);
}
