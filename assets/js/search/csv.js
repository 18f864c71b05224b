// Writes a list of letters as a table for a spreadsheet.

/** A cell; one that a spreadsheet would take for a formula gets an apostrophe in front. */
function cell(value = "") {
  const s = value.replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(s) ? `"${s.replace(/"/g, '""')}"` : s;
}

/**
 * @param {string[]} heads
 * @param {Array<Array<string|undefined>>} rows
 */
export function csv(heads, rows) {
  return "\ufeff" + [heads, ...rows].map((row) => row.map(cell).join(",") + "\r\n").join("");
}

/** @param {import("./store.js").Text} text */
export function row(text, site) {
  return [text.t, text.j, text.n, (text.a || []).join("; "), text.y, text.d, text.s, text.c, new URL(site + text.u, location.href).href];
}

/** The address of a file of it, for so long as it takes to save that. */
export function file(content) {
  const url = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  return url;
}
