// Draws what was found. Text nodes only: nothing that a letter says is ever read as markup.

import { NUMBER, SUBJECT, TITLE } from "./check.js";
import { excerpts, mark } from "./excerpt.js";

/** The element with the strings, the templates and the places to fill. */
export const root = /** @type {HTMLElement} */ (document.querySelector("[data-search]"));
export const strings = root.dataset;

/** A place to fill. */
export function part(name) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));
}

/** A sentence, with what stands for each {name} in it. */
export function words(name, values = {}) {
  return strings[name].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

/** The live region says one thing at a time. */
export function say(name, values) {
  part("status").textContent = words(name, values);
}

/** An element, with what it holds. */
export function make(tag, properties, ...inside) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
}

export function button(name, onclick) {
  return make("button", { type: "button", className: "button", onclick }, strings[name]);
}

/** A sentence under the count, with a link behind it. */
export function note(name, values, ...link) {
  part("notes").append(make("p", {}, words(name, values), " ", ...link));
}

/** A day as the pages write it; what is no day stays as it is. A browser's own way to do so takes tens of milliseconds, the first time. */
function day(iso) {
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) || [];
  return d ? strings.day.replace(/2006|January|1|2/g, (of) => ({ 2006: y, January: strings.months.split("|")[m - 1], 1: +m, 2: +d })[of]) : iso;
}

/** @param {string[]} pieces every second is a hit */
function marked(pieces) {
  return pieces.map((piece, i) => (i % 2 ? make("mark", {}, piece) : piece));
}

/** Says of what is still in Chinese on an English page that it is, for screen readers and fonts. */
function spoken(element) {
  const said = element.textContent;
  if (strings.lang === "en" && /[\u4e00-\u9fff]/.test(said) && !/[a-z]{2}/i.test(said)) element.lang = "zh-Hans";
  return element;
}

/**
 * A letter in the list.
 * @param {import("./engine.js").Found} found
 */
export function card({ text, hits }) {
  const template = /** @type {HTMLTemplateElement} */ (part("result")), url = strings.site + text.u;
  const card = /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
  const slot = (name, inside) => {
    const element = card.querySelector(`[data-slot="${name}"]`);
    element.append(...[].concat(inside || []));
    if (inside?.length) spoken(element);
    else element.closest("p, div, ul").remove();
    return element;
  };
  const held = (words, block) => words && marked(mark(words, hits.get(block) || []));
  slot("title", held(text.t, TITLE) || strings.untitled).href = url;
  slot("subject", held(text.t.includes(text.j) ? "" : text.j, SUBJECT));
  slot("agency", text.a?.join(strings.comma));
  slot("date", day(text.y)).dateTime = text.y;
  slot("number", held(text.d, NUMBER));
  slot("session", text.s);
  slot("state", text.x);
  slot("excerpts", excerpts(text, hits, +strings.width).map(({ id, pieces }) => {
    const href = url + (id && "#" + encodeURIComponent(id));
    return make("li", {}, spoken(make("a", { href }, ...marked(pieces))));
  }));
  return card;
}
