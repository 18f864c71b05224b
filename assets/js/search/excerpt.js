// Cuts the sentence around a hit.

const END = /[。！？；!?;]|\.(?=\s)/;

/** A place between two that belong together: halves of a character, or letters of a word. */
const WITHIN = /^(?:[\ud800-\udbff][\udc00-\udfff]|[A-Za-z0-9]{2})$/;

/**
 * Marks ranges of a text.
 * @param {string} text
 * @param {number[][]} ranges [from, to], any order, may overlap
 * @returns {string[]} every second piece is a hit
 */
export function mark(text, ranges, from = 0, to = text.length) {
  const out = [];
  let at = from;
  for (const [a, b] of inOrder(ranges)) {
    const start = Math.max(a, at), end = Math.min(b, to);
    if (start >= end) continue;
    out.push(text.slice(at, start), text.slice(start, end));
    at = end;
  }
  return [...out, text.slice(at, to)];
}

function inOrder(ranges) {
  return [...ranges].sort((a, b) => a[0] - b[0]);
}

/** The paragraph that a letter begins with, which repeats its subject. */
const OPENING = "opening";

/**
 * The blocks that show the most of what was asked for, at most so many, in the order of the letter; the opening where no other does.
 * @param {import("./store.js").Text} text
 * @param {Map<number, number[][]>} hits
 * @param {number} width how many characters to show around a hit
 * @returns {Array<{id: string, pieces: string[]}>}
 */
export function excerpts(text, hits, width, most = 2) {
  const blocks = [...hits.keys()].filter((b) => b >= 0), opens = (b) => +(text.b[b][0] === OPENING);
  const terms = (b) => new Set(hits.get(b).map((h) => h[2]));
  const chosen = [], seen = new Set();
  while (blocks.length && chosen.length < most) {
    const fresh = (b) => [...terms(b)].filter((t) => !seen.has(t)).length;
    blocks.sort((a, b) => fresh(b) - fresh(a) || opens(a) - opens(b) || terms(b).size - terms(a).size || a - b);
    const next = blocks.shift();
    terms(next).forEach((t) => seen.add(t));
    chosen.push(next);
  }
  return chosen.sort((a, b) => a - b).map((b) => ({ id: text.b[b][0], pieces: cut(text.b[b][1], hits.get(b), width) }));
}

/** The window of a text that shows the most different terms, widened to the ends of its sentences if they are near. */
function cut(text, ranges, width) {
  const shown = (first) => new Set(ranges.filter((r) => r[0] >= first[0] && r[1] <= first[0] + width).map((r) => r[2])).size;
  const [start, end] = inOrder(ranges).reduce((best, r) => (shown(r) > shown(best) ? r : best));
  let from = Math.max(0, start - Math.floor(width / 3)), low = start - width / 2, i = start;
  while (i > 0 && i > low && text.slice(i - 1, i + 1).search(END)) i--;
  if (i <= 0 || i > low) from = i;
  let to = Math.min(text.length, Math.max(end, from + width));
  const stop = text.slice(end, to).search(END);
  if (stop >= 0 && end + stop - from > width / 3) to = end + stop + 1;
  while (WITHIN.test(text.slice(from - 1, from + 1))) from--;
  while (WITHIN.test(text.slice(to - 1, to + 1))) to++;
  const pieces = mark(text, ranges, from, to);
  if (from > 0) pieces[0] = "…" + pieces[0];
  if (to < text.length) pieces[pieces.length - 1] += "…";
  return pieces;
}
