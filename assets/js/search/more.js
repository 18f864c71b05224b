// What a search does not need at once: fetched when somebody types, opens the filters, exports, or finds nothing. What is
// needed of the first half comes with the page, so that it is not fetched twice.

import { csv, download, row } from "./csv.js";
import { FIELDS } from "./fields.js";
import { Filters, facets } from "./filters.js";
import { Loosener, RELAXATIONS, REWORDED } from "./loosen.js";
import { meant } from "./spell.js";
import { Suggest } from "./suggest.js";

/** @typedef {import("./page.js").Page} Page */

/**
 * Nothing was found: looks for words joined over a blank apart from each other, for a part of it, and for what may have been
 * meant; where texts are left unread, asks whether to look further before.
 * @param {Page} page
 */
export async function loosen(page, turn, q) {
  if (page.list.result.query.joined) {
    await page.show(turn, await page.engine.find(page.engine.parse(q, false)));
    if (turn !== page.turn || page.list.shown) return;
  }
  if (page.list.stopped) return further(page, turn, q);
  const loosener = new Loosener(page.engine);
  let reworded = false;
  for (const how of RELAXATIONS) {
    const relaxed = turn === page.turn && !page.list.shown && (await loosener.relax(q, how));
    if (!relaxed) continue;
    await page.show(turn, relaxed);
    reworded = page.list.shown > 0 && REWORDED.includes(how);
  }
  if (turn !== page.turn) return;
  if (!page.list.shown && (await page.store.renew())) return page.run();
  const near = reworded ? "" : await meant(page.engine, q, page.list.texts);
  if (turn !== page.turn) return;
  Object.assign(page, { meant: near, final: true });
  page.report();
}

/** Says that not all texts were read, and offers to go on. */
function further(page, turn, q) {
  const { view, strings, list } = page, go = async () => {
    await page.next(turn, true);
    if (turn !== page.turn || list.shown) return;
    await loosen(page, turn, q);
    const again = view.notes.querySelector("button");
    if (again) again.focus();
  };
  view.say(strings.soFar, { q, n: list.looked });
  view.empty(view.notes);
  view.notes.append(view.button(strings.further, () => page.attempt(turn, go)));
}

/**
 * The filters of the index as it is now.
 * @param {Page} page
 */
export async function filters(page) {
  const { store, strings } = page, { version, langs } = await store.manifest(), layout = langs[strings.lang];
  if (!page.filters || page.filters.version !== version) {
    const values = layout ? facets(await store.reader(`${strings.lang}/facets.bin`), layout.docs) : [];
    page.filters = Object.assign(new Filters(values, layout ? layout.docs : 0), { version });
  }
  return page.filters;
}

/**
 * Fills the choices with what each of them would leave.
 * @param {Page} page
 */
export async function fillFilters(page, turn) {
  const of = await filters(page), { state, view } = page;
  if (turn !== page.turn) return;
  const docs = page.list ? page.list.result.docs : Uint32Array.from({ length: of.size }, (_, i) => i);
  page.filled = true;
  page.field("role").value = state.role;
  page.field("sort").value = state.sort;
  for (const name of FIELDS) if (name !== "role") options(view, page.field(name), of.counts(name, docs, state), state[name]);
}

/** Fills a choice; the first option, which stands for all, stays. */
function options(view, select, values, chosen) {
  const all = select.options[0];
  view.empty(select);
  select.append(all, ...values.map((v) => new Option(view.words("option", { label: v.label, n: v.count }), v.key)));
  select.value = chosen;
  select.disabled = values.length === 0;
}

/**
 * Where there is nothing in this language: says how much there is in the other.
 * @param {Page} page
 */
export async function countOther(page, q, link) {
  const { turn } = page, engine = page.engine.to(page.strings.otherLang), result = await engine.search(q);
  const list = page.list.of(engine, result), first = await list.next();
  if (!first || !first.length || turn !== page.turn) return;
  link.textContent = page.view.words(list.total === 1 ? "otherFoundOne" : "otherFound", { n: list.total });
}

/**
 * Reads the whole list, which also counts it exactly, and gives it as a table.
 * @param {Page} page
 */
export async function save(page, turn) {
  const rows = [], { strings, view } = page, list = page.list.again(() => turn === page.turn);
  while (!list.ended) {
    const more = await list.next();
    if (!more) return;
    rows.push(...more.map((m) => row(m.text, strings.site)));
    view.say(strings.exporting, { n: list.at, total: list.docs.length });
  }
  download(`${strings.file}.csv`, csv(strings.columns.split("|"), rows));
  view.say(strings.exported, { n: rows.length });
}

/**
 * Suggests agencies from now on.
 * @param {Page} page
 */
export function suggest(page) {
  const suggest = new Suggest(page.field("q"), page.view, page.store, (agency) => {
    history.pushState(null, "", "?" + new URLSearchParams({ agency }));
    page.fromAddress();
  });
  suggest.offer();
}
