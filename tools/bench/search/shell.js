// The page that Pagefind answers on: the search page of the site with its engine exchanged, since a reader sees a page in
// either case. It asks as soon as a page can: its script does not wait for the style sheet.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** What a page says of itself that does not hold here: Pagefind needs WebAssembly, which the policy does not allow. */
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/** The scripts of the search: the one in the page, and the one that it begins with. */
const AHEAD = /<script data-index[^>]*>[^]*?<\/script>/, ENGINE = /<script type="module"[^>]* src="[^"]*\/js\/search\.[^>]*><\/script>/;

const PAGEFIND = `<script type="module" async>
const pagefind = await import("/pagefind/pagefind.js"), part = (name) => document.querySelector(\`[data-part="\${name}"]\`);
const card = (found) => {
  const card = part("result").content.firstElementChild.cloneNode(true), slot = (name) => card.querySelector(\`[data-slot="\${name}"]\`);
  slot("title").textContent = found.meta.title;
  slot("title").href = found.url;
  slot("subject").remove();
  card.querySelector("dl").remove();
  const excerpt = document.createElement("a");
  excerpt.href = found.url;
  excerpt.innerHTML = found.excerpt;
  slot("excerpts").appendChild(document.createElement("li")).append(excerpt);
  return card;
};
window.ask = async (q) => {
  window.answer = null;
  const { results } = await pagefind.search(q);
  const ten = await Promise.all(results.slice(0, 10).map((r) => r.data()));
  part("list").textContent = "";
  part("list").append(...ten.map(card));
  part("status").textContent = results.length;
  window.answer = { at: performance.now(), urls: ten.map((d) => d.url), ids: results.map((r) => r.id) };
};
await window.ask(new URLSearchParams(location.search).get("q"));
</script>`;

const page = (folder, path) => readFileSync(join(folder, path, "index.html"), "utf8");

/**
 * The page without the script that all pages have, which the search page has in its own: it is part of no search.
 * @param {string} path of the search page in the published folder
 */
export function shell(folder, path) {
  const html = page(folder, path);
  for (const part of [POLICY, AHEAD, ENGINE]) if (!part.test(html)) throw new Error(`${path} is not the search page that is known here`);
  return html.replace(POLICY, "").replace(AHEAD, "").replace(ENGINE, PAGEFIND);
}

/** How many bytes of the search page are script of the search. */
export function inPage(folder, path) {
  const html = page(folder, path);
  return gzipSync(html).length - gzipSync(html.replace(AHEAD, "")).length;
}
