// How the pages look to this reader: theme, size of type, contrast. The choice stays in this browser.

const key = "dafu-display";

/** @returns {Record<string, string>} the reader's choices; empty if there are none, or none can be kept */
function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
    return kept && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}

/** @param {Record<string, string>} choices */
function save(choices) {
  try {
    localStorage.setItem(key, JSON.stringify(choices));
  } catch {
    // A browser that keeps nothing still shows the choice on this page.
  }
}

/** Puts the kept choices on the root element, where the style sheet looks for them. */
export function applyDisplay(choices = load()) {
  for (const name of ["theme", "size", "contrast"]) {
    const value = choices[name];
    if (typeof value === "string") document.documentElement.dataset[name] = value;
  }
}

/** Shows the settings, as they stand, and follows every change. */
export function offerDisplay() {
  const box = document.querySelector("[data-display]");
  const form = box?.querySelector("form");
  if (!(box instanceof HTMLDetailsElement) || !form) return;

  const choices = load();
  for (const input of form.querySelectorAll("input")) {
    if (choices[input.name] === input.value) input.checked = true;
  }
  form.addEventListener("change", () => {
    const now = Object.fromEntries(/** @type {Iterable<[string, string]>} */ (new FormData(form)));
    save(now);
    applyDisplay(now);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    box.open = false;
    box.querySelector("summary")?.focus();
  });
  box.hidden = false;
}
