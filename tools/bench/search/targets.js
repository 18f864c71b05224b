// What the search is held to: docs/search-index.md has the reasons.

const KB = 1e3, MB = 1e6;

/** The value below which so many per cent lie. */
export const percentile = (list, p) => list.slice().sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor((list.length * p) / 100))];
const mean = (list) => list.reduce((a, b) => a + b, 0) / (list.length || 1);

/**
 * The rows of the table: what, how to get it of an engine, unit, what it must be (ours, and Pagefind's beside it).
 * @type {Array<[string, (m: object) => number|undefined, string, string, ((ours: number, theirs: number) => boolean)?]>}
 */
const ROWS = [
  ["first query with ten excerpts, median", (m) => m.at("bytes", 50) / KB, "KB", "≤ 60", (a) => a <= 60],
  ["… 90th percentile", (m) => m.at("bytes", 90) / KB, "KB", "≤ 100", (a) => a <= 100],
  ["list alone, median", (m) => m.at("list", 50) / KB, "KB", "≤ 20", (a) => a <= 20],
  ["… 90th percentile", (m) => m.at("list", 90) / KB, "KB", ""],
  ["next query, median", (m) => m.at("next", 50) / KB, "KB", "≤ 40", (a) => a <= 40],
  ["requests, median", (m) => m.at("requests", 50), "", ""],
  ["… 90th percentile", (m) => m.at("requests", 90), "", "≤ 16", (a) => a <= 16],
  ["… most", (m) => m.at("requests", 100), "", ""],
  ["latency, median", (m) => m.at("latency", 50) / 1e3, "s", "≤ 1/2", (a, b) => a <= b / 2],
  ["… 90th percentile", (m) => m.at("latency", 90) / 1e3, "s", ""],
  ["recall, queries", (m) => m.recall, "%", "100; English ≥", (a, b, lang) => (lang === "en" ? a >= b : a === 100)],
  ["recall, random pieces", (m) => m.pieces, "%", "100; English ≥", (a, b, lang) => (lang === "en" ? a >= b : a === 100)],
  ["precision of the first ten", (m) => m.precision, "%", "≥ 99", (a) => a >= 99],
  ["identifiers: letter first", (m) => m.first, "%", "100", (a) => a === 100],
  ["build", (m) => m.built.seconds, "s", "≤ 1/3", (a, b) => a <= b / 3],
  ["… peak memory", (m) => m.built.megabytes, "MB", "≤ 1000", (a) => a <= 1000],
  ["index without texts", (m) => m.size.index / MB, "MB", "≤ 1/4", (a, b) => a <= b / 4],
  ["texts", (m) => m.size.texts / MB, "MB", ""],
  ["files", (m) => m.size.files, "", ""],
  ["files rewritten after a change of one letter", (m) => m.rewritten, "", ""],
];

/** What one engine's answers come to. */
export function measured({ answers, judged, built, size, rewritten }) {
  const at = (field, p) => percentile(answers.map((a) => a[field]), p);
  const percent = (list) => (list.length ? 100 * mean(list) : undefined);
  return {
    at, built, size, rewritten, recall: percent(judged.recall), pieces: percent(judged.pieces),
    precision: percent(judged.precision), first: percent(judged.first),
  };
}

/** Prints the table; returns how many lines are not what they must be. */
export function table(ours, theirs, lang) {
  const show = (v) => (v === undefined ? "" : v.toFixed(Number.isInteger(v) || v >= 100 ? 0 : v < 10 ? 2 : 1));
  let failed = 0;
  console.log("| | Dafu | Pagefind | ratio | must be | |\n|---|---|---|---|---|---|");
  for (const [what, get, unit, must, holds] of ROWS) {
    const a = get(ours), b = get(theirs), good = !holds || a === undefined || holds(a, b, lang);
    if (!good) failed++;
    const verdict = holds && a !== undefined ? (good ? "pass" : "**fail**") : "";
    console.log(`| ${what} | ${show(a)} ${unit} | ${show(b)} ${b === undefined ? "" : unit} | ${a && b ? (a / b).toFixed(2) : ""} | ${must} | ${verdict} |`);
  }
  return failed;
}
