// Draws what was found. Text nodes only: nothing that a letter says is ever read as markup.

import { NUMBER, SUBJECT, TITLE } from "./check.js";
import { excerpts, mark } from "./excerpt.js";

/** Fills {name} in a sentence. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

/** @param {import("./excerpt.js").Piece[]} pieces */
export function marked(pieces) {
  const out = document.createDocumentFragment();
  for (const p of pieces) {
    const node = document.createTextNode(p.text);
    if (p.hit) out.appendChild(document.createElement("mark")).append(node);
    else out.append(node);
  }
  return out;
}

export class View {
  /** @param {HTMLElement} root the element with the strings, the templates and the places to fill */
  constructor(root) {
    this.root = root;
    this.strings = root.dataset;
    this.list = this.part("list");
    this.status = this.part("status");
    this.notes = this.part("notes");
    this.more = this.part("more");
  }

  /** A day as the pages write it; what is no day stays as it is. A browser's own way to do so takes tens of milliseconds, the first time. */
  day(iso) {
    const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) || [], { months, day } = this.strings;
    return d ? day.replace(/2006|January|1|2/g, (of) => ({ 2006: y, January: months.split("|")[m - 1], 1: +m, 2: +d })[of]) : iso;
  }

  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-part="${name}"]`));
  }

  words(name, values) {
    return fill(this.strings[name], values);
  }

  /** The live region says one thing at a time. */
  say(sentence, values = {}) {
    this.status.textContent = fill(sentence, values);
  }

  /** Takes everything out of an element. */
  empty(element) {
    element.textContent = "";
  }

  clear() {
    this.empty(this.list);
    this.empty(this.notes);
    this.more.hidden = this.part("export").hidden = true;
  }

  /** A sentence under the count, with a link or a button behind it. */
  note(sentence, action, values = {}) {
    const p = document.createElement("p");
    p.append(fill(sentence, values), ...(action ? [" ", action] : []));
    this.notes.append(p);
  }

  link(words, href) {
    const a = document.createElement("a");
    a.textContent = words;
    a.href = href;
    return a;
  }

  button(words, onclick) {
    const b = document.createElement("button");
    b.type = "button";
    b.className = "button";
    b.textContent = words;
    b.addEventListener("click", onclick);
    return b;
  }

  /**
   * @param {string} site address of the root of the site
   * @param {import("./engine.js").Found} found
   */
  add(site, found) {
    this.list.append(this.card(site, found));
  }

  card(site, { text, hits }) {
    const template = /** @type {HTMLTemplateElement} */ (this.part("result"));
    const card = /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
    const slot = (name) => card.querySelector(`[data-slot="${name}"]`);
    const title = slot("title");
    title.href = site + text.u;
    title.append(marked(mark(text.t, hits.get(TITLE) || [])));
    if (text.j && !text.t.includes(text.j)) slot("subject").append(marked(mark(text.j, hits.get(SUBJECT) || [])));
    else slot("subject").remove();
    const facts = { agency: (text.a || []).join(this.strings.comma), date: text.y && this.day(text.y), number: text.d, session: text.s, state: text.x };
    for (const [name, value] of Object.entries(facts)) {
      const field = slot(name);
      if (value) field.append(marked(mark(value, name === "number" ? hits.get(NUMBER) || [] : [])));
      else field.parentElement.remove();
    }
    if (text.y && slot("date")) slot("date").setAttribute("datetime", text.y);
    const places = slot("excerpts");
    for (const e of excerpts(text, hits, Number(this.strings.width))) {
      const a = document.createElement("a");
      a.href = site + text.u + (e.id ? "#" + encodeURIComponent(e.id) : "");
      a.append(marked(e.pieces));
      places.appendChild(document.createElement("li")).append(a);
    }
    if (!places.childElementCount) places.remove();
    return card;
  }
}
