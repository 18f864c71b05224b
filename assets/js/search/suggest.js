// Suggests agencies while somebody types: by any of their names, by pinyin, by its initials. A combobox after the ARIA
// pattern: the focus stays in the field, the arrow keys walk through the list, Enter takes, Escape closes.

import { json, language } from "./store.js";

const MOST = 6;

/**
 * How well an agency fits what was typed: the lower the better, Infinity for not at all. By its names, or by how these are
 * read: pinyin may begin at any syllable, and so may initials.
 * @param {{n: string, p: string}} agency
 * @param {string} typed
 */
function fit({ n, p }, typed) {
  const key = typed.toLowerCase().trim(), sound = key.replace(/[\s']/g, "");
  const heard = (from) => p.search(from + sound.split("").join(" ?")) >= 0;
  if (n.includes(key)) return n.includes("\n" + key) ? 0 : 1;
  return /^[a-z]{2,}$/.test(sound) && heard("\\b") ? (heard("\n") ? 2 : 3) : Infinity;
}

/**
 * Agencies to suggest: key, label, names in lower case, how these are read with a blank between syllables, and between
 * initials, each behind a line break; number of letters.
 */
export async function listed(lang) {
  return (await language(lang)) ? json(`${lang}/agencies.bin`) : [];
}

/** The agencies to offer, the best and the busiest first. */
export function suggestions(agencies, typed) {
  if (!typed.trim()) return [];
  return agencies
    .map((agency) => ({ agency, fit: fit(agency, typed) }))
    .filter((s) => s.fit < Infinity)
    .sort((a, b) => a.fit - b.fit || b.agency.c - a.agency.c)
    .slice(0, MOST)
    .map((s) => s.agency);
}

/**
 * Suggests agencies from now on.
 * @param {import("./page.js").Page} page
 */
export function suggest({ field, fromAddress, make, part, strings, words }) {
  const input = field("q"), list = part("agencies");
  let shown = [], at = -1; // the option that is chosen; before the first and after the last lies the field itself

  /** Chooses an option; the list shows it, and the field says so. */
  const choose = (i) => {
    at = i;
    [...list.children].forEach((li, n) => li.setAttribute("aria-selected", String(n === i)));
    input.setAttribute("aria-activedescendant", list.children[at]?.id || "");
  };
  const open = (yes) => {
    list.hidden = !yes;
    input.setAttribute("aria-expanded", String(yes));
    choose(-1);
  };
  const close = () => open(false);
  const offer = async () => {
    const { value } = input, agencies = await listed(strings.lang).catch(() => []); // the search itself will say what is wrong
    if (value !== input.value || document.activeElement !== input) return;
    shown = suggestions(agencies, value);
    list.textContent = "";
    shown.forEach((a, i) => {
      const li = make("li", { id: `search-agency-${i}` }, words("option", { label: a.l, n: a.c }));
      li.setAttribute("role", "option"); // browsers of 2020 have no property for it
      list.append(li);
    });
    open(shown.length > 0);
  };
  const take = (i) => {
    close();
    history.pushState(null, "", "?" + new URLSearchParams({ agency: shown[i].k }));
    fromAddress();
  };
  input.addEventListener("input", offer);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (e) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key], n = shown.length + 1;
    if (list.hidden || e.isComposing) return;
    if (step) choose(((at + 1 + step + n) % n) - 1);
    else if (e.key === "Enter" && at >= 0) take(at);
    else if (e.key === "Escape") close();
    else return void (e.key === "Enter" && close());
    e.preventDefault();
  });
  list.addEventListener("mousedown", (e) => {
    e.preventDefault(); // the field keeps the focus
    const option = /** @type {HTMLElement} */ (e.target).closest("li");
    if (option) take([...list.children].indexOf(option));
  });
  offer();
}
