// What is asked: words from queries.json or another file, identifiers and random pieces out of the letters themselves.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'", nbsp: " " };
const strip = (html) => html.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (all, name) => entities[name] ?? all);
const plain = (text) => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
const spaced = (text) => " " + text.normalize("NFKC").replace(/\s+/g, " ").toLowerCase();

/**
 * A letter: address, document number, paragraphs; the words that must be found, and all words that its page has.
 * @typedef {{url: string, document: string, paragraphs: string[], text: string, page: string}} Letter
 */

/**
 * The letters of a built site, as their pages print them.
 * @returns {Letter[]}
 */
export function letters(publicFolder) {
  const out = [];
  for (const path of readdirSync(join(publicFolder, "replies"), { recursive: true })) {
    const parts = path.split("/");
    if (parts.length !== 3 || parts[2] !== "index.html" || parts[0] === "page") continue;
    const html = readFileSync(join(publicFolder, "replies", path), "utf8");
    const whole = html.slice(html.indexOf('<div class="letter">'), html.indexOf('<div class="letter-foot">'))
      .replace(/<span class="addresses">.*?<\/span>/gs, "");
    const paragraphs = [...whole.matchAll(/<(p|h2|h3|li)\b[^>]*>(.*?)<\/\1>/gs)].map((m) => strip(m[2]).trim());
    const title = strip(/<h1>(.*?)<\/h1>/s.exec(html)[1]);
    const lead = strip((/<p class="lead">(.*?)<\/p>/s.exec(html) || ["", ""])[1]);
    const document = strip((/<dt>发文字号<\/dt><dd>(.*?)<\/dd>/s.exec(html) || ["", ""])[1]);
    const url = `/replies/${parts[0]}/${parts[1]}/`;
    const page = plain(strip(html.slice(html.indexOf("<main"), html.indexOf("</main>"))));
    out.push({ url, document, paragraphs, page, text: plain([title, lead, document, ...paragraphs].join("\n")) });
  }
  return out.sort((a, b) => (a.url < b.url ? -1 : 1));
}

/**
 * The letters of a corpus.
 * @returns {Letter[]}
 */
export function rows(corpus, lang) {
  return readFileSync(join(corpus, "docs.jsonl"), "utf8").split("\n").filter(Boolean).map((line) => {
    const { id, title, agency, docno, text } = JSON.parse(line), words = lang === "en" ? spaced : plain;
    return { url: `/${lang}/${id}/`, document: docno, paragraphs: text.split("\n"), text: words(text), page: words([title, agency, docno, text].join("\n")) };
  });
}

const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Whether a letter must be found: its words hold what was typed as it stands. In English a word may go on (subsidise,
 * subsidised) and a number may not (No. 16, No. 160).
 */
export function must(text, query, lang) {
  if (lang !== "en") return query.needles.every((n) => text.includes(plain(n)));
  return query.needles.every((n) => {
    const words = spaced(n).trim();
    return new RegExp(`(?<![a-z0-9.])${escaped(words)}${/[0-9]$/.test(words) ? "(?![0-9.])" : ""}`).test(text);
  });
}

/** Whether a letter may be found: in English it holds all words, in a form that begins alike. */
export function may(text, query, lang) {
  if (lang !== "en") return must(text, query, lang);
  const begins = (w) => (/^[0-9]/.test(w) ? w : w.slice(0, Math.max(4, w.length - 3)));
  return query.needles.every((n) => spaced(n).trim().split(" ").every((w) => new RegExp(`(?<![a-z0-9])${escaped(begins(w))}`).test(text)));
}

/** The same numbers in every run (mulberry32). */
function random(seed) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, pick: (list) => list[Math.floor(next() * list.length)] };
}

/**
 * Pieces of 2 to 12 characters, cut out of the letters wherever that may be, in quotes, as a phrase; of English letters one to
 * three words that stand side by side.
 * @returns {Array<{kind: string, line: string, needles: string[]}>}
 */
export function lines(all, n, seed, lang) {
  const { next, pick } = random(seed), out = [], add = (piece) => out.push({ kind: "piece", line: `"${piece}"`, needles: [piece] });
  while (out.length < n) {
    const paragraph = pick(pick(all).paragraphs.filter((p) => p.length > 14));
    if (lang === "en") {
      const words = paragraph.split(/[^A-Za-z ]+/).map((w) => w.trim().split(/ +/)).filter((w) => w.length > 3);
      if (!words.length) continue;
      const run = pick(words), at = Math.floor(next() * (run.length - 3));
      add(run.slice(at, at + 1 + Math.floor(next() * 3)).join(" "));
      continue;
    }
    const text = plain(paragraph), size = 2 + Math.floor(next() * 11), at = Math.floor(next() * (text.length - size));
    const piece = text.slice(at, at + size);
    if (/[\p{L}\p{N}]/u.test(piece)) add(piece); // not punctuation alone
  }
  return out;
}

/** @returns {Array<{kind: string, line: string, needles: string[], first?: string}>} */
export function queries(all, { queries: file, pieces, identifiers, lang }) {
  const { pick } = random(5);
  const out = JSON.parse(readFileSync(file || new URL("queries.json", import.meta.url))).map(({ k, q, t }) => ({ kind: k, line: q, needles: t || [q] }));
  const counted = new Map();
  for (const l of all) counted.set(l.document, (counted.get(l.document) || 0) + 1);
  const numbered = all.filter((l) => l.document && counted.get(l.document) === 1);
  for (let i = 0; i < Number(identifiers) && numbered.length && lang !== "en"; i++) {
    const { document, url } = pick(numbered), typed = i % 2 ? document.replace("〔", "[").replace("〕", "]") : document;
    out.push({ kind: "identifier", line: typed, needles: [document], first: url });
  }
  return out.concat(lines(all, Number(pieces), 5, lang));
}
