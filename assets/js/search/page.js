// What the search page does: reads the address, searches, shows ten at a time.

import { csv, download, row } from "./csv.js";
import { Engine, RELAXATIONS } from "./engine.js";
import { FIELDS, Filters } from "./filters.js";
import { Store } from "./store.js";
import { Suggest } from "./suggest.js";
import { View } from "./view.js";

const PAGE = 10;

export class Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.strings = root.dataset;
    this.view = new View(root);
    this.store = new Store(root.dataset.index, (url, options) => fetch(url, options));
    this.engine = new Engine(this.store, root.dataset.lang);
    this.form = root.querySelector("form");
    this.turn = 0;
    this.form.addEventListener("submit", (e) => {
      e.preventDefault();
      this.go();
    });
    this.form.addEventListener("change", (e) => {
      if (e.target !== this.field("q")) this.go();
    });
    this.view.part("filters").addEventListener("toggle", () => this.fillFilters());
    this.view.more.addEventListener("click", () => this.attempt(this.turn, () => this.next(this.turn, true)));
    this.view.part("export").addEventListener("click", () => this.attempt(this.turn, () => this.save(this.turn)));
    new Suggest(this.field("q"), this.view, this.store, (agency) => {
      history.pushState(null, "", "?" + new URLSearchParams({ agency }));
      this.fromAddress();
    });
    addEventListener("popstate", () => this.fromAddress());
  }

  field(name) {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
  }

  /** Shows what the address asks for. */
  fromAddress() {
    const asked = new URLSearchParams(location.search);
    this.state = {};
    this.filled = false; // the choices do not show this state yet
    for (const name of ["q", "sort", ...FIELDS]) this.state[name] = asked.get(name) || "";
    this.field("q").value = this.state.q;
    if (this.narrowed() || this.state.sort) /** @type {HTMLDetailsElement} */ (this.view.part("filters")).open = true;
    return this.run();
  }

  /** Searches for what the form says, and puts that into the address. */
  go() {
    const address = new URL(location.href);
    address.hash = address.search = "";
    for (const name of ["q", "sort", ...FIELDS]) {
      if (this.filled || name === "q") this.state[name] = this.field(name).value;
      if (this.state[name].trim()) address.searchParams.set(name, this.state[name]);
    }
    if (address.href !== location.href) history.pushState(null, "", address);
    return this.run();
  }

  narrowed() {
    return FIELDS.some((f) => f !== "role" && this.state[f]);
  }

  async run() {
    const turn = ++this.turn, { q } = this.state;
    this.view.clear();
    this.result = null;
    if (!q.trim() && !this.narrowed()) return this.view.say("");
    this.view.say(this.strings.searching);
    await this.attempt(turn, async () => {
      await this.show(turn, await (q.trim() ? this.engine.search(q) : this.engine.everything()));
      for (const how of RELAXATIONS) {
        if (turn !== this.turn || this.shown || !q.trim()) return;
        const relaxed = await this.engine.relax(q, how);
        if (relaxed) await this.show(turn, relaxed);
      }
    });
  }

  /** Shows the first page of a result. */
  async show(turn, result) {
    const docs = await this.narrow(result.docs);
    if (turn !== this.turn) return;
    if (this.state.sort === "date") docs.sort((a, b) => b - a);
    Object.assign(this, { result, docs, at: 0, shown: 0, dropped: 0, good: new Set(), whole: 0 });
    await this.next(turn, false);
    await this.fillFilters();
  }

  async narrow(docs) {
    return this.narrowed() ? (await this.facets()).narrow(docs, this.state) : docs.slice();
  }

  async facets() {
    const lang = this.strings.lang, language = await this.store.language(lang);
    if (!this.filters) this.filters = new Filters(await this.store.facets(lang), language ? language.docs : 0);
    return this.filters;
  }

  /** Runs a piece of work; a file that did not arrive becomes a message with a button to try again. */
  async attempt(turn, work) {
    this.root.setAttribute("aria-busy", "true");
    try {
      await work();
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    } finally {
      if (turn === this.turn) this.root.removeAttribute("aria-busy");
    }
  }

  fail(error) {
    this.view.clear();
    const words = { missing: this.strings.missing, broken: this.strings.broken, outdated: this.strings.outdated };
    this.view.say(words[error.kind] || this.strings.offline);
    this.view.notes.append(this.view.button(this.strings.retry, () => this.run()));
    if (!error.kind) throw error;
  }

  /**
   * Reads on until so many more are confirmed by their text; null if another search began meanwhile. Of a loosened query
   * whose best are all false the rest is left unread: the next way to loosen it promises more.
   */
  async read(turn, most, each = (good) => {}) {
    const out = [];
    while (out.length < most) {
      if (this.at >= this.docs.length && !(await this.widen(turn))) break;
      if (turn !== this.turn) return null;
      const batch = this.docs.subarray(this.at, this.at + Math.min(PAGE, most - out.length));
      const good = await this.engine.read(this.result, batch);
      if (turn !== this.turn) return null;
      this.at += batch.length;
      this.dropped += batch.length - good.length;
      good.forEach((g) => this.good.add(g.doc));
      out.push(...good);
      each(good);
      if (this.result.shorter && !this.shown && !out.length) this.at = this.dropped = this.docs.length;
    }
    return out;
  }

  /** Behind what holds the query whole comes what holds it as a part of longer words and numbers. */
  async widen(turn) {
    if (!this.engine.canWiden(this.result)) return false;
    const wider = await this.engine.widen(this.result, this.good), more = await this.narrow(wider.docs);
    if (turn !== this.turn) return true;
    if (this.state.sort === "date") more.sort((a, b) => b - a);
    const join = (a, b) => Uint32Array.from([...a, ...b]);
    this.whole = this.good.size;
    this.docs = join(this.docs, more);
    this.result = { ...wider, docs: join(this.good, wider.docs) };
    return more.length > 0;
  }

  async next(turn, byHand) {
    const first = this.view.list.childElementCount;
    const more = await this.read(turn, PAGE, (good) => this.view.add(this.strings.site, good));
    if (!more) return;
    this.shown += more.length;
    this.view.more.hidden = this.at >= this.docs.length && !this.engine.canWiden(this.result);
    this.view.part("export").hidden = !this.shown;
    this.report();
    if (byHand && more.length) this.view.list.children[first].querySelector("a").focus();
  }

  /** Says how many there are, and what else could be tried. */
  report() {
    const n = this.docs.length - this.dropped, sure = this.result.exact || this.at >= this.docs.length;
    const q = this.state.q.trim(), { strings, view } = this;
    view.notes.replaceChildren();
    if (!n) view.say(this.narrowed() ? strings.noneHere : strings.none, { q });
    else view.say(sure ? (n === 1 ? strings.foundOne : strings.found) : strings.foundAtMost, { n });
    if (n && this.result.shorter) {
      view.note(strings.shorter, null, { q, terms: this.result.query.terms.map((t) => t.text).join(strings.comma) });
    } else if (n > this.whole && this.result.wide) {
      view.note(this.whole ? strings.partlyRest : strings.partly, null, { q, n: this.whole });
    } else if (n && this.result.query.joined) {
      this.separately();
    }
    if (q && strings.other) {
      const link = view.link(strings.otherLanguage, strings.other + "?" + new URLSearchParams({ q }));
      view.notes.append(link);
      if (!n) this.attempt(this.turn, () => this.countOther(q, link));
    }
  }

  /** Where there is nothing in this language: says how much there is in the other. */
  async countOther(q, link) {
    const turn = this.turn, engine = new Engine(this.store, this.strings.otherLang);
    const result = await engine.search(q), first = await engine.read(result, result.docs.subarray(0, PAGE));
    if (turn !== this.turn || !first.length) return;
    const n = result.docs.length > PAGE ? result.docs.length : first.length;
    link.textContent = this.view.words(n === 1 ? "otherFoundOne" : "otherFound", { n });
  }

  /** "电梯 2025" was looked for as 电梯2025: offers to look for both anywhere. */
  separately() {
    const { terms } = this.result.query;
    const q = terms.flatMap((t) => t.text.split(" ").map((w) => (t.quoted || t.text.includes(" ") ? `"${w}"` : w))).join(" ");
    this.view.note(this.strings.joined, this.view.link(this.strings.separately, "?" + new URLSearchParams({ q })));
  }

  /** Fills the choices once the filters are open; until then their file is not asked for. */
  async fillFilters() {
    if (!(/** @type {HTMLDetailsElement} */ (this.view.part("filters")).open)) return;
    const turn = this.turn;
    await this.attempt(turn, async () => {
      const filters = await this.facets();
      if (turn !== this.turn) return;
      const docs = this.result ? this.result.docs : Uint32Array.from({ length: filters.size }, (_, i) => i);
      this.filled = true;
      this.field("role").value = this.state.role;
      this.field("sort").value = this.state.sort;
      for (const name of FIELDS) {
        if (name !== "role") this.view.options(this.field(name), filters.counts(name, docs, this.state), this.state[name]);
      }
    });
  }

  /** Reads the whole list, which also counts it exactly, and gives it as a table. */
  async save(turn) {
    const { at, dropped } = this, rows = [];
    this.at = this.dropped = 0;
    while (this.at < this.docs.length) {
      const more = await this.read(turn, PAGE);
      if (!more) return;
      rows.push(...more.map((m) => row(m.text, this.strings.site)));
      this.view.say(this.strings.exporting, { n: this.at, total: this.docs.length });
    }
    download(`${this.strings.file}.csv`, csv(this.strings.columns.split("|"), rows));
    this.view.say(this.strings.exported, { n: rows.length });
    Object.assign(this, { at, dropped });
  }
}
