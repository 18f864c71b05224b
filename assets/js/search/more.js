// What a search does not need at once: fetched when somebody types, opens the filters, exports, or finds nothing. What is
// needed of the first half comes with the page, so that it is not fetched twice.

import { csv, file, row } from "./csv.js";
import { FIELDS } from "./fields.js";
import { filters as filter } from "./filters.js";
import { find } from "./find.js";
import { RELAXATIONS, REWORDED, relax } from "./loosen.js";
import { parse } from "./query.js";
import { meant } from "./spell.js";
import { json, manifest, renew } from "./store.js";
import { listed, suggest, suggestions } from "./suggest.js";

export { suggest };

/** @typedef {import("./page.js").Page} Page */

/** An agency and a year without a blank between them. */
const NAMED_YEAR = /^([^\d\s]{2,})(20\d\d年?)$/;

/**
 * Nothing was found: looks for words joined over a blank, or for a name and a year without one, apart from each other, for a part of
 * it, and for what may have been meant; where texts are left unread, asks whether to look further before.
 * @param {Page} page
 */
export async function loosen(page, turn) {
  const { q, strings: { lang } } = page, on = () => turn === page.turn, inVain = () => on() && !page.list.shown;
  const apart = q.replace(NAMED_YEAR, "$1 $2"), shorter = apart !== q; // what has both has them side by side, too: nothing is lost
  if (shorter || page.list.result.query.joined) await page.show(turn, { ...(await find(lang, parse(apart, lang, false))), shorter });
  if (!inVain()) return;
  if (page.list.stopped) return further(page);
  let reworded = false;
  for (const how of RELAXATIONS) {
    const relaxed = inVain() && (await relax(lang, q, how));
    if (!relaxed) continue;
    await page.show(turn, relaxed);
    reworded = page.list.shown > 0 && REWORDED.includes(how);
  }
  if (inVain() && (await renew())) return page.run();
  const near = reworded || !on() ? "" : await meant(lang, q, page.list.texts);
  const [agency] = near || page.list.shown ? [] : suggestions(await listed(lang), q); // typed in pinyin elsewhere
  if (!on()) return;
  const instead = near ? page.link(near, { q: near }) : agency && page.link(agency.l, { agency: agency.k });
  Object.assign(page, { meant: instead, final: true });
  page.report();
}

/** Says that not all texts were read, and offers to go on. */
function further(page) {
  const { q, list } = page, notes = page.part("notes"), go = async (turn) => {
    await page.next(true);
    if (turn !== page.turn || list.shown) return;
    await loosen(page, turn);
    notes.querySelector("button")?.focus();
  };
  page.say("soFar", { q, n: list.looked });
  notes.textContent = "";
  notes.append(page.button("further", () => page.attempt(go)));
}

/**
 * The filters of the index as it is now.
 * @param {Page} page
 */
export async function filters(page) {
  const { lang } = page.strings, { version, langs } = await manifest(), { docs } = langs[lang] || { docs: 0 };
  if (page.filters?.version !== version) {
    page.filters = { ...filter(docs ? await json(`${lang}/facets.bin`) : {}, docs), version };
  }
  return page.filters;
}

/**
 * Fills the choices with what each of them would leave; the first option, which stands for all, stays.
 * @param {Page} page
 */
export async function fillFilters(page, turn) {
  const of = await filters(page), { field, state } = page;
  if (turn !== page.turn) return;
  const docs = page.list ? page.list.result.docs : Uint32Array.from({ length: of.size }, (_, i) => i);
  page.filled = true;
  for (const name of ["sort", ...FIELDS]) {
    const select = field(name);
    if (name !== "sort" && name !== "role") {
      const values = of.counts(name, docs, state);
      select.options.length = 1;
      select.append(...values.map((v) => new Option(page.words("option", { label: v.label, n: v.count }), v.key)));
      select.disabled = !values.length;
    }
    select.value = state[name] || "";
  }
}

/**
 * Where there is nothing in this language: says how much there is in the other.
 * @param {Page} page
 */
export async function countOther(page, link) {
  const { turn, q, strings: { otherLang } } = page, list = await page.list.of(otherLang, await page.search(otherLang, q)), first = await list.next();
  if (!first?.length || turn !== page.turn) return;
  link.textContent = page.words(list.total === 1 ? "otherFoundOne" : "otherFound", { n: list.total });
}

/**
 * Reads the whole list, which also counts it exactly, and gives it as a table.
 * @param {Page} page
 */
export async function save(page) {
  const rows = [], { make, say, strings, turn } = page, list = await page.list.again(() => turn === page.turn);
  while (!list.ended) {
    const more = await list.next();
    if (!more) return;
    rows.push(...more.map((m) => row(m.text, strings.site)));
    say("exporting", { n: list.at, total: list.docs.length });
  }
  make("a", { href: file(csv(strings.columns.split("|"), rows)), download: `${strings.file}.csv` }).click();
  say("exported", { n: rows.length });
}
