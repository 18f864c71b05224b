// What a query asks the index for.

import { pairs, parts, wholes } from "./query.js";

/** How many pairs one query asks for, a request each, where its terms are no more; and what it may ask for at most. */
export const FEW = 4, MANY = 16;

/** Of more words than this the longest are asked for, and pairs of neighbours: the text knows the others. */
const WORDS = 6;

/**
 * @param {import("./query.js").Query} query
 * @param {string} lang
 * @param {number} most how many pairs to ask for
 * @returns {{lists: string[][][], lifting: string[][], marks: string[][], partial: boolean}} for each term that is asked for the pairs that must be
 *   there; pairs that need not be there, but lift a document; marks that were typed, which lift it above these; whether
 *   there are terms that only the text is asked for
 */
export function plan({ terms }, lang, most) {
  const telling = terms.filter((t) => !t.common);
  const asked = longest(telling.length ? telling : terms, (t) => t.symbols, Math.max(WORDS, most));
  const share = Math.max(1, Math.floor(most / (asked.length || 1)));
  const lists = asked.map((t) => (t.cut ? parts(t, share) : lang === "en" ? pairs(t.symbols, share) : wholes(t, share)));
  const spare = most - lists.reduce((n, l) => n + l.length, 0), marks = [].concat(...terms.map((t) => t.marks || [])).slice(0, Math.max(0, spare));
  const left = Math.min(3, spare - marks.length);
  const room = terms.length > WORDS || terms.some((t) => t.cut) ? 3 : Math.max(terms.length === 1 ? 1 : 0, left);
  return { lists, lifting: longest(neighbours(terms, lang), (pair) => pair, room), marks, partial: asked.length < terms.length };
}

/** So many of a list, those with the longest symbols, which say the most. */
function longest(list, symbols, most) {
  const size = (of) => symbols(of).join("").length;
  return [...list].sort((a, b) => size(b) - size(a)).slice(0, most);
}

/** Words that stand side by side, 第 before a bare number. */
function neighbours(terms, lang) {
  const out = [];
  terms.forEach((t, i) => {
    const before = terms[i - 1];
    if (t.cut && t.list.length > 2) out.push(t.symbols.slice(0, 2), t.symbols.slice(-2)); // whole at one end at least
    if (t.symbols.length === 1 && /^[0-9]+$/.test(t.symbols[0])) out.push([lang === "en" ? "no" : "第", t.symbols[0]]);
    if (before && !t.quoted) out.push([before.symbols[before.symbols.length - 1], t.symbols[0]]);
  });
  return out;
}
