// Cuts the sentence around a hit.

const END = /[。！？；!?;]|\.(?=\s)/;

/**
 * A piece of an excerpt: text, and whether it is a hit.
 * @typedef {{text: string, hit: boolean}} Piece
 */

/**
 * Marks ranges of a text.
 * @param {string} text
 * @param {number[][]} ranges [from, to], any order, may overlap
 * @returns {Piece[]}
 */
export function mark(text, ranges, from = 0, to = text.length) {
  const out = [];
  let at = from;
  for (const [a, b] of ranges.slice().sort((x, y) => x[0] - y[0])) {
    const start = Math.max(a, at), end = Math.min(b, to);
    if (start >= end) continue;
    if (start > at) out.push({ text: text.slice(at, start), hit: false });
    out.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < to) out.push({ text: text.slice(at, to), hit: false });
  return out;
}

/**
 * The blocks that show the most of what was asked for, at most so many, in the order of the letter.
 * @param {import("./store.js").Text} text
 * @param {Map<number, number[][]>} hits
 * @param {number} width how many characters to show around a hit
 * @returns {Array<{id: string, pieces: Piece[]}>}
 */
export function excerpts(text, hits, width, most = 2) {
  const blocks = [...hits.keys()].filter((b) => b >= 0);
  const terms = (b) => new Set(hits.get(b).map((h) => h[2]));
  const chosen = [], seen = new Set();
  while (blocks.length && chosen.length < most) {
    const fresh = (b) => [...terms(b)].filter((t) => !seen.has(t)).length;
    blocks.sort((a, b) => fresh(b) - fresh(a) || terms(b).size - terms(a).size || a - b);
    const next = blocks.shift();
    terms(next).forEach((t) => seen.add(t));
    chosen.push(next);
  }
  return chosen.sort((a, b) => a - b).map((b) => ({ id: text.b[b][0], pieces: cut(text.b[b][1], hits.get(b), width) }));
}

/** The window of a text that shows the most different terms, widened to the ends of its sentences if they are near. */
function cut(text, ranges, width) {
  ranges = ranges.slice().sort((a, b) => a[0] - b[0]);
  const shown = (first) => new Set(ranges.filter((r) => r[0] >= first[0] && r[1] <= first[0] + width).map((r) => r[2])).size;
  const first = ranges.reduce((best, r) => (shown(r) > shown(best) ? r : best));
  let from = Math.max(0, first[0] - Math.floor(width / 3)), to = Math.min(text.length, from + width);
  for (let i = first[0] - 1, low = Math.max(0, first[0] - width / 2); i >= low; i--) {
    if (i === 0) from = 0;
    if (END.test(text.slice(i, i + 2)) && END.test(text[i] + " ")) {
      from = i + 1;
      break;
    }
  }
  to = Math.min(text.length, Math.max(first[1], from + width));
  const stop = text.slice(first[1], to).search(END);
  if (stop >= 0 && first[1] + stop - from > width / 3) to = first[1] + stop + 1;
  if (from > 0 && /[\udc00-\udfff]/.test(text[from])) from--;
  if (to < text.length && /[\udc00-\udfff]/.test(text[to])) to++;
  const latin = /[A-Za-z0-9]/;
  while (from > 0 && latin.test(text[from - 1]) && latin.test(text[from])) from--;
  while (to < text.length && latin.test(text[to - 1]) && latin.test(text[to])) to++;
  const pieces = mark(text, ranges, from, to);
  if (from > 0) pieces.unshift({ text: "…", hit: false });
  if (to < text.length) pieces.push({ text: "…", hit: false });
  return pieces;
}
