// What is asked: words from queries.json, identifiers and random pieces out of the letters themselves.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'", nbsp: " " };
const strip = (html) => html.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (all, name) => entities[name] ?? all);
export const plain = (text) => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();

/** The letters as their pages print them: address, document number, paragraphs; the letter's words and all of the page's without blanks. */
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

/** The same numbers in every run (mulberry32). */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** @returns {Array<{kind: string, line: string, needles: string[], first?: string}>} */
export function queries(all, pieces, identifiers) {
  const rnd = random(5), pick = (list) => list[Math.floor(rnd() * list.length)];
  const out = JSON.parse(readFileSync(new URL("queries.json", import.meta.url))).map(({ k, q, t }) => ({ kind: k, line: q, needles: t || [q] }));
  const numbered = all.filter((l) => l.document);
  for (let i = 0; i < identifiers && numbered.length; i++) {
    const { document, url } = pick(numbered), typed = i % 2 ? document.replace("〔", "[").replace("〕", "]") : document;
    out.push({ kind: "identifier", line: typed, needles: [document], first: url });
  }
  for (let i = 0; i < pieces; ) {
    const text = plain(pick(pick(all).paragraphs.filter((p) => p.length > 14))), size = 2 + Math.floor(rnd() * 11);
    const at = Math.floor(rnd() * (text.length - size)), piece = text.slice(at, at + size);
    if (!/[\p{L}\p{N}]/u.test(piece)) continue; // punctuation alone
    out.push({ kind: "piece", line: `"${piece}"`, needles: [piece] });
    i++;
  }
  return out.map((q) => ({ ...q, needles: q.needles.map(plain) }));
}
