// What the search page does: reads the address, searches, shows ten at a time.

import { Engine } from "./engine.js";
import { FIELDS } from "./fields.js";
import { Listing } from "./listing.js";
import { inflate } from "./inflate.js";
import { IndexError, store } from "./given.js";
import { View } from "./view.js";
import { warm } from "./warm.js";

const PAGE = 10;

/** After how long a pause in typing the files of a search are fetched ahead, in milliseconds. */
const PAUSE = 400;

export class Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.strings = root.dataset;
    this.view = new View(root);
    this.store = store;
    store.inflate = inflate;
    this.engine = new Engine(this.store, root.dataset.lang);
    this.form = root.querySelector("form");
    this.turn = 0;
    this.list = null;
    this.form.addEventListener("submit", (e) => {
      e.preventDefault();
      this.go();
    });
    this.form.addEventListener("change", (e) => {
      if (e.target !== this.field("q")) this.go();
    });
    this.field("q").addEventListener("input", (e) => this.typed(/** @type {InputEvent} */ (e)));
    this.view.part("filters").addEventListener("toggle", () => this.fillFilters());
    this.view.more.addEventListener("click", () => this.attempt(this.turn, () => this.next(this.turn, true)));
    this.view.part("export").addEventListener("click", () => this.attempt(this.turn, async () => (await this.more()).save(this, this.turn)));
    addEventListener("popstate", () => this.fromAddress());
  }

  field(name) {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
  }

  /** The other half of the script. */
  async more() {
    if (!this.other) this.other = import(this.strings.more);
    try {
      return await this.other;
    } catch (e) {
      this.other = null;
      throw new IndexError("offline", this.strings.more);
    }
  }

  /** Suggests from the first letter on, and fetches ahead what a pause in typing makes likely. */
  async typed(event) {
    clearTimeout(this.pause);
    const { connection } = /** @type {any} */ (navigator), q = this.field("q").value;
    if (!event.isComposing && q.trim() && !(connection && connection.saveData)) {
      this.pause = setTimeout(() => this.engine.search(q).catch(() => {}), PAUSE); // the search itself says what is wrong
    }
    if (this.suggest) return;
    this.suggest = true;
    try {
      (await this.more()).suggest(this);
    } catch (e) {
      this.suggest = false; // the next letter tries again
    }
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
    clearTimeout(this.pause);
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
    const turn = ++this.turn, q = this.state.q.trim();
    this.view.clear();
    this.list = null;
    this.meant = "";
    this.final = !q; // until a query that finds nothing was loosened in vain, nobody is told that there is nothing
    if (!q && !this.narrowed()) return this.view.say("");
    this.view.say(this.strings.searching);
    await this.attempt(turn, async () => {
      await this.show(turn, await (q ? this.engine.search(q) : this.engine.everything()));
      if (turn === this.turn && q && !this.list.shown) await (await this.more()).loosen(this, turn, q);
    });
  }

  /** Shows the first page of a result. */
  async show(turn, result) {
    const order = async (docs) => {
      const narrowed = this.narrowed() ? (await (await this.more()).filters(this)).narrow(docs, this.state) : docs.slice();
      return this.state.sort === "date" ? narrowed.sort((a, b) => b - a) : narrowed;
    };
    const list = await new Listing(this.engine, result, order, () => turn === this.turn).begin();
    if (turn !== this.turn) return;
    this.list = list;
    if (!this.warm) this.warm = setTimeout(() => warm(this)); // the texts are asked for by then
    await this.next(turn, false);
    await this.fillFilters();
  }

  /** Runs a piece of work; a file that did not arrive becomes a message with a button to try again. */
  async attempt(turn, work) {
    this.root.setAttribute("aria-busy", "true");
    try {
      await work();
    } catch (error) {
      if (turn === this.turn) await this.fail(turn, error);
    } finally {
      if (turn === this.turn) this.root.removeAttribute("aria-busy");
    }
  }

  /** What is missing or broken may only be another index than the one that the page knows of. */
  async fail(turn, error) {
    if (error.kind === "missing" || error.kind === "broken") {
      try {
        if (await this.store.renew()) return this.run();
      } catch (e) {
        error = e;
      }
    }
    if (turn !== this.turn) return;
    this.view.clear();
    this.view.say(this.strings[error.kind] || this.strings.offline);
    this.view.notes.append(this.view.button(this.strings.retry, () => this.run()));
    if (!error.kind) throw error;
  }

  /** Shows ten more. */
  async next(turn, byHand) {
    const first = this.view.list.childElementCount, list = this.list;
    if (!(await list.next(PAGE, (found) => this.view.add(this.strings.site, found)))) return;
    this.view.more.hidden = list.ended || list.stopped;
    this.view.part("export").hidden = !list.shown;
    this.report();
    const card = this.view.list.children[first];
    if (byHand && card) card.querySelector("a").focus();
  }

  /** Says how many there are, and what else could be tried. */
  report() {
    const { list, strings, view } = this, { result, total, whole } = list, q = this.state.q.trim();
    if (!list.shown && !this.final) return;
    view.empty(view.notes);
    if (!total) view.say(this.narrowed() ? strings.noneHere : strings.none, { q });
    else view.say(list.sure ? (total === 1 ? strings.foundOne : strings.found) : strings.foundAtMost, { n: total });
    if (total && result.shorter) {
      view.note(strings.shorter, null, { q, terms: result.query.terms.map((t) => t.text).join(strings.comma) });
    } else if (total > whole && result.query.wide) {
      view.note(whole ? strings.partlyRest : strings.partly, null, { q, n: whole });
    } else if (total && result.query.joined) {
      this.separately();
    }
    if (this.meant) view.note(strings.meant, view.link(this.meant, "?" + new URLSearchParams({ q: this.meant })));
    if (q && strings.other) {
      const link = view.link(strings.otherLanguage, strings.other + "?" + new URLSearchParams({ q }));
      view.notes.append(link);
      if (!total) this.attempt(this.turn, async () => (await this.more()).countOther(this, q, link));
    }
  }

  /** Fills the choices once the filters are open; until then their file is not asked for. */
  async fillFilters() {
    if (!(/** @type {HTMLDetailsElement} */ (this.view.part("filters")).open)) return;
    const turn = this.turn;
    await this.attempt(turn, async () => (await this.more()).fillFilters(this, turn));
  }

  /** "电梯 2025" was looked for as 电梯2025: offers to look for both anywhere. */
  separately() {
    const words = (t) => t.text.split(" ").map((w) => (t.quoted || t.text.includes(" ") ? `"${w}"` : w)).join(" ");
    const q = this.list.result.query.terms.map(words).join(" ");
    this.view.note(this.strings.joined, this.view.link(this.strings.separately, "?" + new URLSearchParams({ q })));
  }
}
