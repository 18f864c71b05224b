// Says where the terms of a query stand in a text. The index knows pairs; the text has the last word.

import { isNumber, symbols } from "./symbols.js";

/** What stands for a block where a hit is in the title, in the subject or in the document number. */
export const TITLE = -1, SUBJECT = -2, NUMBER = -3;

/**
 * Where the terms stand: hits by block, each [from, to, number of the term]; null if one is missing or an excluded one
 * is there. Hits in the title, the subject and the document number are filed under blocks of their own; a hit that
 * runs on into the next block stands in both.
 * @param {import("./store.js").Text} text
 * @param {import("./query.js").Term[]} terms
 * @param {import("./query.js").Term[]} excluded
 * @returns {Map<number, number[][]>|null}
 */
export function check(text, terms, excluded) {
  const hits = new Map(), missing = new Set(terms.keys());
  const look = (list, shown) => {
    if (excluded.some((t) => places(list, t).length)) return false;
    terms.forEach((t, n) => {
      for (const at of places(list, t)) {
        missing.delete(n);
        if (shown) file(hits, list.slice(at, at + t.symbols.length), n);
      }
    });
    return true;
  };
  const inBlock = (string, block) => symbols(string).map((s) => Object.assign(s, { block }));
  const body = text.b.map(([, string], i) => inBlock(string, i)).reduce((all, list) => all.concat(list), []);
  const ok = look(inBlock(text.t, TITLE), true) && look(inBlock(text.j || "", SUBJECT), true) &&
    look(inBlock(text.d || "", NUMBER), true) && look(body, true) && (text.h || []).every((h) => look(symbols(h), false));
  return ok && !missing.size ? hits : null;
}

/** Notes a hit in every block that it stands in. */
function file(hits, hit, term) {
  for (const block of new Set(hit.map((s) => s.block))) {
    const here = hit.filter((s) => s.block === block);
    if (!hits.has(block)) hits.set(block, []);
    hits.get(block).push([here[0].from, here[here.length - 1].to, term]);
  }
}

const NOT_CUT = { head: "", tail: "", within: "" };

/** Where a term begins in a list of symbols. */
function places(list, term) {
  const wanted = term.symbols, out = [], last = wanted.length - 1, { head, tail, within } = term.cut || NOT_CUT;
  const fits = (symbol, n) =>
    symbol.s === wanted[n] || (n === 0 && head && symbol.raw.endsWith(head)) ||
    (n === last && tail && symbol.raw.startsWith(tail)) || (within && symbol.raw.includes(within));
  for (let i = 0; i + last < list.length; i++) {
    let n = 0;
    while (n <= last && fits(list[i + n], n)) n++;
    if (n > last && (term.cut || (!goesOn(list, i, -1) && !goesOn(list, i + last, 1)))) out.push(i);
  }
  return out;
}

/** Reports a number that goes on over a point: 67 in 2.67 is not 67. */
function goesOn(list, at, step) {
  const next = list[at + step];
  return Boolean(next && next.s === "." && isNumber(list[at]) && list[at].s !== ".");
}
