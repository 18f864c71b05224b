// A browser compiles a function when it is first called. So a letter of one character goes the way of all letters while the
// first ones are on their way; else these would wait for that, and the reader with them.

import { check } from "./check.js";
import { parse } from "./query.js";

/**
 * @param {string} lang
 * @param {(found: any) => void} card what shows a letter
 */
export function warm(lang, card) {
  const text = /** @type {import("./store.js").Text} */ ({ u: "", t: "0", b: [["", "0"]] });
  card({ text, ...check(text, parse("0", lang).terms, [], lang) });
}
