// Understands what a reader types.

import { isNumber, isRun, symbols } from "./symbols.js";

/**
 * One thing to look for: symbols that stand side by side.
 * @typedef {object} Term
 * @property {string[]} symbols
 * @property {{head: string, tail: string, within: string}} [cut] the term may begin and end within a word or a number:
 *   what of the first and the last symbol was typed, "" where that is whole; or what was typed is all within one
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
 * The same query for terms that begin or end within a word or a number, as a piece of a copied line does; null if it
 * has none.
 * @param {Query} query
 * @returns {Query|null}
 */
export function partly(query) {
  let any = false;
  const terms = query.terms.map((t) => {
    const list = symbols(t.text), last = list[list.length - 1];
    const head = isRun(list[0]) ? list[0].raw : "", tail = isRun(last) ? last.raw : "";
    if (!head && !tail) return t;
    any = true;
    return { ...t, cut: list.length > 1 ? { head, tail, within: "" } : { head: "", tail: "", within: head } };
  });
  return any ? { ...query, terms } : null;
}

/**
 * What to ask the index for, for a term that may begin and end within a run; see part.go. The ends first.
 * @param {Term} term
 * @returns {string[][]}
 */
export function parts(term, most) {
  const list = symbols(term.text), last = list.length - 1, { head, tail, within } = term.cut, ends = [], inner = [];
  const inside = (run) => Array.from(run.slice(1), (_, i) => ["", run.slice(i, i + 2)]);
  if (within) return within.length > 1 ? inside(within).slice(0, most) : [["", within]];
  if (head) {
    const meets = isRun(list[1]);
    ends.push([head.slice(meets ? -1 : -2), meets ? list[1].raw[0] : list[1].s, ""]);
    inner.push(...inside(meets ? head : head.slice(0, -1)));
  }
  if (tail && !(head && last === 1)) {
    const meets = isRun(list[last - 1]);
    ends.push([meets ? list[last - 1].raw.slice(-1) : list[last - 1].s, tail.slice(0, meets ? 1 : 2), ""]);
  }
  if (tail) inner.push(...inside(isRun(list[last - 1]) ? tail : tail.slice(1)));
  const whole = term.symbols.slice(head ? 1 : 0, tail ? last : last + 1);
  const between = whole.length > 1 ? pairs(whole, Math.max(1, most - ends.length)) : [];
  return ends.concat(between, inner).slice(0, most);
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
