// The nearest spelling of what no letter holds.

import { postings } from "./find.js";
import { pieces } from "./loosen.js";
import { language, posting, text, words } from "./store.js";

/**
 * What may have been meant by a line that nothing holds: the line with the words that stand nearest to those typed.
 * Chinese is looked for in letters that hold a part of it, English among the words of all letters.
 * @param {string} lang
 * @param {string} line
 * @param {import("./store.js").Text[]} texts letters that hold a part of it, if there are any
 * @returns {Promise<string>} "" where nothing is near
 */
export async function meant(lang, line, texts) {
  let out = line;
  if (!(await language(lang))) return "";
  for (const t of pieces(lang, line).terms) {
    const near = lang === "en" ? await word(lang, t) : await phrase(lang, t, texts);
    if (near) out = out.replace(t.text, near);
  }
  return out === line ? "" : out;
}

async function word(lang, { symbols, text }) {
  if (text.length < 4 || symbols.length > 1 || (await posting(lang, symbols)).docs.length) return "";
  const one = (s) => s.replace(/s$/, ""), typed = one(text.toLowerCase()), far = typed.length > 7 ? 2 : 1;
  let best = "", least = far + 1;
  for (const w of (await words(`${lang}/words.bin`)).split("\n")) {
    const d = w[0] === typed[0] ? distance(typed, one(w), least - 1) : least; // the first letter is seldom mistyped
    if (d < least) [best, least] = [w, d];
  }
  return best;
}

async function phrase(lang, term, texts) {
  const typed = [...term.list.map((s) => (s.raw.length > 2 ? s.raw : s.s)).join("")];
  if (term.symbols.length < 3) return "";
  return near(typed, texts) || near(typed, await likely(lang, term.symbols));
}

/** Letters with the most characters of a term. */
async function likely(lang, symbols) {
  const score = new Map();
  for (const { docs } of await postings(lang, symbols.slice(0, 6).map((s) => [s]))) for (const d of docs) score.set(d, (score.get(d) || 0) + 1);
  const best = [...score.keys()].sort((a, b) => score.get(b) - score.get(a) || b - a).slice(0, 10);
  return Promise.all(best.filter((d) => score.get(d) > 1).map((d) => text(lang, d)));
}

/** The phrase in texts that is one character away from what was typed; of several the most frequent. "" for none. */
function near(typed, texts) {
  const [first, second] = typed, count = new Map();
  for (const { t, j = "", b } of texts) {
    for (const words of [t, j, ...b.map((block) => block[1])]) {
      const all = [...words];
      if (words.includes(typed.join(""))) return ""; // it is another word that no letter holds
      for (let i = 0; i < all.length; i++) {
        if (all[i] !== first && all[i] !== second && all[i + 1] !== second) continue;
        for (let n = typed.length - 1; n <= typed.length + 1; n++) {
          const other = all.slice(i, i + n);
          if (other.length !== n || !oneAway(typed, other)) continue;
          const found = other.join("");
          if (!count.has(found)) count.set(found, []);
          count.get(found).push([all[i - 1] || "", all[i + n] || ""]);
        }
      }
    }
  }
  const best = [...count.keys()].sort((a, b) => count.get(b).length - count.get(a).length || (a < b ? -1 : 1))[0];
  if (!best || /[^\u3400-\u9fffa-z0-9.%〔〕]/i.test(best)) return "";
  const [one, ...others] = count.get(best); // what always goes on alike, or always begins so, is half a word
  const alike = (side, least) => (others.length > least && others.every((o) => o[side] === one[side]) && /[\u4e00-\u9fff]/.test(one[side]) ? one[side] : "");
  return (typed[0] === best[0] ? "" : alike(0, 2)) + best + alike(1, 0);
}

/** Reports one character put for another, two that changed places, or one within that is missing or too many. */
function oneAway(a, b) {
  const ends = a[0] === b[0] && a[a.length - 1] === b[b.length - 1];
  return (ends || a.length === b.length) && distance(a, b, 1) === 1;
}

/** How many letters must be put in, taken out, changed or swapped with their neighbours; more than most is Infinity. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before = [], row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let k = 1; k <= b.length; k++) {
      next[k] = Math.min(row[k] + 1, next[k - 1] + 1, row[k - 1] + (a[i - 1] === b[k - 1] ? 0 : 1));
      if (i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1]) next[k] = Math.min(next[k], before[k - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length] <= most ? row[b.length] : Infinity;
}
