// Understands what a reader types.

import { isNumber, isRun, symbols } from "./symbols.js";

/**
 * One thing to look for: symbols that stand side by side.
 * @typedef {object} Term
 * @property {string[]} symbols
 * @property {{head: string, tail: string}} [cut] the term may begin and end within a word or a number: what of the first
 *   and the last symbol was typed, "" where that is whole
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

/** Words of a question that no letter needs to hold. */
const ASKING = {
  zh: /请问|我想(?:问|知道)?|怎么(?:办理?|用|样|回事)?|怎样|如何|为什么|为何|什么(?:时候|样)?|哪里|哪些|多少|能不能|能否|是否|有没有|可以|[吗呢吧]/,
  en: /\b(?:how|what|where|when|why|who|which|do|does|did|is|are|was|can|could|will|would|should|i|we|you|my|our|the|an?|of|to|in|on|for|about|and|get|there)\b/i,
};

/** What remains of a question: the pieces between the words of asking. */
export function pieces(line, lang) {
  const parts = line.split(new RegExp(ASKING[lang] || ASKING.zh, "gi"));
  return parse(parts.join(" "), false);
}

/**
 * The same query for terms that begin or end within a word or a number, as a piece of a copied line does; null if that
 * leaves nothing to ask the index for.
 * @param {Query} query
 */
export function partly(query) {
  let any = false;
  const terms = query.terms.map((t) => {
    const list = symbols(t.text), last = list[list.length - 1];
    if (list.length < 2) return t;
    const head = isRun(list[0]) ? list[0].raw : "", tail = isRun(last) ? last.raw : "";
    if (list.length === (head ? 1 : 0) + (tail ? 1 : 0)) return t;
    any = any || Boolean(head || tail);
    return { ...t, cut: { head, tail } };
  });
  return any ? { ...query, terms } : null;
}

/** The symbols of a term that the index can be asked for. */
export function whole({ symbols, cut }) {
  return cut ? symbols.slice(cut.head ? 1 : 0, symbols.length - (cut.tail ? 1 : 0)) : symbols;
}

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
