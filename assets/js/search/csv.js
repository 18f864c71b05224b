// Writes a list of letters as a table for a spreadsheet.

/** A cell; one that a spreadsheet would take for a formula gets an apostrophe in front. */
function cell(value) {
  const s = String(value || "").replace(/^[=+\-@\t\r]/, "'$&");
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

/** Gives the reader a file. */
export function download(name, content) {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }));
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 1000);
}
