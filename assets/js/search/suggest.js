// Suggests agencies while somebody types: by any of their names, by pinyin, by its initials. A combobox after the ARIA
// pattern: the focus stays in the field, the arrow keys walk through the list, Enter takes, Escape closes.

const MOST = 6;

/**
 * How well an agency fits what was typed: the lower the better, Infinity for not at all.
 * @param {{l: string, n?: string[], p?: string[]}} agency
 * @param {string} typed
 */
export function fit(agency, typed) {
  const names = [agency.l, ...(agency.n || [])].map((s) => s.toLowerCase());
  const key = typed.toLowerCase().trim();
  const best = Math.min(...names.map((s) => (s.startsWith(key) ? 0 : s.includes(key) ? 1 : Infinity)));
  const sound = key.replace(/[\s']/g, "");
  if (best < Infinity || !/^[a-z]{2,}$/.test(sound)) return best;
  return Math.min(...(agency.p || []).map((p) => heard(p.split(" "), sound)), Infinity);
}

/** Pinyin may begin at any syllable, and so may initials. */
function heard(syllables, sound) {
  const initials = syllables.map((s) => s[0]).join("");
  if (syllables.join("").startsWith(sound) || initials.startsWith(sound)) return 2;
  const within = syllables.some((_, i) => syllables.slice(i).join("").startsWith(sound)) || initials.includes(sound);
  return within ? 3 : Infinity;
}

/** Agencies to suggest: key, label, other names, pinyin with a blank between syllables, number of letters. */
export async function listed(store, lang) {
  return (await store.language(lang)) ? store.json(`${lang}/agencies.bin`) : [];
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

export class Suggest {
  /**
   * @param {HTMLInputElement} field
   * @param {import("./view.js").View} view
   * @param {import("./store.js").Store} store
   * @param {(key: string) => void} take
   */
  constructor(field, view, store, take) {
    Object.assign(this, { field, view, store, take, list: view.part("agencies"), at: -1, shown: [] });
    field.addEventListener("input", () => this.offer());
    field.addEventListener("keydown", (e) => this.key(e));
    field.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (e) => {
      e.preventDefault(); // the field keeps the focus
      const option = /** @type {HTMLElement} */ (e.target).closest("li");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
  }

  async offer() {
    const typed = this.field.value;
    let agencies = [];
    try {
      agencies = await listed(this.store, this.view.strings.lang);
    } catch (e) {
      return this.close(); // the search itself will say what is wrong
    }
    if (typed !== this.field.value || document.activeElement !== this.field) return;
    this.shown = suggestions(agencies, typed);
    this.view.empty(this.list);
    this.list.append(...this.shown.map((a, i) => this.option(a, i)));
    this.open(this.shown.length > 0);
  }

  option(agency, i) {
    const li = document.createElement("li");
    li.id = `search-agency-${i}`;
    li.setAttribute("role", "option");
    li.setAttribute("aria-selected", "false");
    li.textContent = this.view.words("option", { label: agency.l, n: agency.c });
    return li;
  }

  open(yes) {
    this.at = -1;
    this.list.hidden = !yes;
    this.field.setAttribute("aria-expanded", String(yes));
    this.field.removeAttribute("aria-activedescendant");
  }

  close() {
    this.open(false);
  }

  key(e) {
    if (this.list.hidden || e.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step) this.move(step);
    else if (e.key === "Enter" && this.at >= 0) this.choose(this.at);
    else if (e.key === "Enter") return this.close();
    else if (e.key === "Escape") this.close();
    else return;
    e.preventDefault();
  }

  /** Walks through the options; before the first and after the last lies the field itself. */
  move(step) {
    const n = this.shown.length + 1;
    this.at = ((this.at + 1 + step + n) % n) - 1;
    [...this.list.children].forEach((li, i) => li.setAttribute("aria-selected", String(i === this.at)));
    if (this.at < 0) this.field.removeAttribute("aria-activedescendant");
    else this.field.setAttribute("aria-activedescendant", `search-agency-${this.at}`);
  }

  choose(i) {
    this.close();
    this.take(this.shown[i].k);
  }
}
