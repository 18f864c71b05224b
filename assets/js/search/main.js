// The search page.

import { Engine } from "./engine.js";
import { Store } from "./store.js";
import { View } from "./view.js";

const PAGE = 10;

class Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.strings = root.dataset;
    this.view = new View(root);
    this.store = new Store(root.dataset.index, (url, options) => fetch(url, options));
    this.engine = new Engine(this.store, root.dataset.lang);
    this.form = root.querySelector("form");
    this.field = /** @type {HTMLInputElement} */ (this.form.elements.namedItem("q"));
    this.turn = 0;
    this.form.addEventListener("submit", (e) => {
      e.preventDefault();
      this.go(this.field.value);
    });
    this.view.more.addEventListener("click", () => this.next(this.turn, true));
    addEventListener("popstate", () => this.fromAddress());
  }

  /** Shows what the address asks for. */
  fromAddress() {
    this.field.value = new URLSearchParams(location.search).get("q") || "";
    return this.run(this.field.value);
  }

  /** Searches, and puts the search into the address. */
  go(q) {
    const address = new URL(location.href);
    address.hash = "";
    if (q.trim()) address.searchParams.set("q", q);
    else address.searchParams.delete("q");
    if (address.href !== location.href) history.pushState(null, "", address);
    return this.run(q);
  }

  async run(q) {
    const turn = ++this.turn;
    this.view.clear();
    if (!q.trim()) return this.view.say("");
    this.view.say(this.strings.searching);
    await this.attempt(turn, async () => {
      const result = await this.engine.search(q);
      if (turn !== this.turn) return;
      this.result = result;
      this.shown = this.at = 0;
      this.dropped = 0;
      await this.next(turn, false);
    });
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
    this.view.notes.append(this.view.button(this.strings.retry, () => this.run(this.field.value)));
    if (!error.kind) throw error;
  }

  /** Reads on until ten more are shown: what the text disproves does not count. */
  async next(turn, byHand) {
    await this.attempt(turn, async () => {
      const { docs } = this.result;
      let added = [];
      while (added.length < PAGE && this.at < docs.length) {
        const batch = docs.subarray(this.at, this.at + PAGE - added.length);
        const good = await this.engine.read(this.result, batch);
        if (turn !== this.turn) return;
        this.at += batch.length;
        this.dropped += batch.length - good.length;
        added = added.concat(good);
      }
      const first = this.view.list.childElementCount;
      this.view.add(this.strings.site, added);
      this.view.more.hidden = this.at >= docs.length;
      this.count(docs);
      if (byHand && added.length) this.view.list.children[first].querySelector("a").focus();
    });
  }

  count(docs) {
    const n = docs.length - this.dropped, sure = this.result.exact || this.at >= docs.length;
    const q = this.field.value.trim();
    this.view.notes.replaceChildren();
    if (!n) this.view.say(this.strings.none, { q });
    else this.view.say(sure ? (n === 1 ? this.strings.foundOne : this.strings.found) : this.strings.foundAtMost, { n, q });
    if (n && this.result.query.joined) this.separately();
    this.otherLanguage(q);
  }

  /** "电梯 2025" was looked for as 电梯2025: offers to look for both anywhere. */
  separately() {
    const { terms } = this.result.query;
    const q = terms.flatMap((t) => t.text.split(" ").map((w) => (t.quoted || t.text.includes(" ") ? `"${w}"` : w))).join(" ");
    this.view.note(this.strings.joined, this.view.link(this.strings.separately, "?" + new URLSearchParams({ q })));
  }

  otherLanguage(q) {
    if (!this.strings.other) return;
    const href = this.strings.other + "?" + new URLSearchParams({ q });
    this.view.notes.append(this.view.link(this.strings.otherLanguage, href));
  }
}

const root = /** @type {HTMLElement|null} */ (document.querySelector("[data-search]"));
if (root) new Page(root).fromAddress();
