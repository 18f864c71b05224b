// The nearest spelling of what no letter holds.

/**
 * What may have been meant by a line that nothing holds: the line with the words that stand nearest to those typed.
 * Chinese is looked for in letters that hold a part of it, English among the words of all letters.
 * @param {import("./engine.js").Engine} engine
 * @param {string} line
 * @param {import("./store.js").Text[]} texts letters that hold a part of it, if there are any
 * @returns {Promise<string>} "" where nothing is near
 */
export async function meant(engine, line, texts) {
  let out = line;
  if (!(await engine.store.language(engine.lang))) return "";
  for (const t of engine.parse(line, false).terms) {
    const near = engine.lang === "en" ? await word(engine, t) : await phrase(engine, t, texts);
    if (near) out = out.replace(t.text, near);
  }
  return out === line ? "" : out;
}

async function word({ store, lang }, { symbols, text }) {
  if (text.length < 4 || symbols.length > 1 || (await store.posting(lang, symbols)).docs.length) return "";
  const typed = text.toLowerCase(), far = typed.length > 5 ? 2 : 1;
  let best = "", least = far + 1;
  for (const w of (await store.words(`${lang}/words.bin`)).split("\n")) {
    const d = distance(typed, w, least - 1);
    if (d < least) [best, least] = [w, d];
  }
  return best;
}

async function phrase(engine, term, texts) {
  const typed = Array.from(term.list.map((s) => (s.raw.length > 2 ? s.raw : s.s)).join(""));
  if (term.symbols.length < 3) return "";
  return near(typed, texts) || near(typed, await likely(engine, term.symbols));
}

/** Letters with the most characters of a term. */
async function likely({ store, lang }, symbols) {
  const score = new Map(), sets = await Promise.all(symbols.slice(0, 6).map((s) => store.posting(lang, [s])));
  for (const { docs } of sets) for (const d of docs) score.set(d, (score.get(d) || 0) + 1);
  const best = [...score.keys()].sort((a, b) => score.get(b) - score.get(a) || b - a).slice(0, 10);
  return Promise.all(best.filter((d) => score.get(d) > 1).map((d) => store.text(lang, d)));
}

/** The phrase in texts that is one character away from what was typed; of several the most frequent. "" for none. */
function near(typed, texts) {
  const [first, second] = typed, count = new Map();
  for (const text of texts) {
    for (const [, words] of [["", text.t], ["", text.j || ""], ...text.b]) {
      const all = Array.from(words);
      for (let i = 0; i < all.length; i++) {
        if (all[i] !== first && all[i] !== second && all[i + 1] !== second) continue;
        for (let n = typed.length - 1; n <= typed.length + 1; n++) {
          const other = all.slice(i, i + n);
          if (other.length !== n || !oneAway(typed, other)) continue;
          const found = other.join("");
          if (!count.has(found)) count.set(found, []);
          count.get(found).push(all[i + n] || "");
        }
      }
    }
  }
  const best = [...count.keys()].sort((a, b) => count.get(b).length - count.get(a).length || (a < b ? -1 : 1))[0];
  if (!best || /[\s，、。；：！？,;:!?]/.test(best)) return "";
  const [next, ...others] = count.get(best), goesOn = others.length && others.every((o) => o === next) && /[\u4e00-\u9fff]/.test(next);
  return goesOn ? best + next : best; // what always goes on alike is half a word
}

/** Reports one character put for another, two that changed places, or one within that is missing or too many. */
function oneAway(a, b) {
  let head = 0, tail = 0;
  const least = Math.min(a.length, b.length);
  while (head < least && a[head] === b[head]) head++;
  while (tail < least - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  if (a.length !== b.length) return head + tail === least && head > 0 && tail > 0;
  const differ = a.length - head - tail;
  return differ === 1 || (differ === 2 && a[head] === b[head + 1] && a[head + 1] === b[head]);
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
