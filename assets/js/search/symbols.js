// Cuts a text into symbols, exactly as Symbols in tools/internal/searchindex/symbol.go does; both are held to
// testdata/symbols.json there.

/** Traditional to Simplified, as far as it is known here: what texts bring with them, or the whole table. */
const simplified = new Map();
let whole = false;

/**
 * @param {string} pairs Traditional characters, each with the Simplified one behind it
 * @param {boolean} all whether these are all that there are
 */
export function learnFolding(pairs, all) {
  const list = Array.from(pairs);
  for (let i = 0; i + 1 < list.length; i += 2) simplified.set(list[i], list[i + 1]);
  whole = whole || all;
}

export function forgetFolding() {
  simplified.clear();
  whole = false;
}

/** @param {string} ch one symbol */
export function fold(ch) {
  return simplified.get(ch) || ch;
}

/** Whether all Traditional characters are known. */
export function isFolding() {
  return whole;
}

/** Whether there are characters in it that GB 2312, the set of the common Simplified ones, does not have. */
export function isTraditional(line) {
  if (whole) return false;
  return Array.from(line).some((ch) => ch >= "\u3400" && ch < "\uf900" && !common().includes(ch));
}

let gb2312 = "";

function common() {
  if (gb2312) return gb2312;
  const bytes = new Uint8Array(72 * 94 * 2);
  for (let i = 0, lead = 0xb0; lead < 0xf8; lead++) for (let trail = 0xa1; trail < 0xff; trail++) bytes[i++] = lead, (bytes[i++] = trail);
  return (gb2312 = new TextDecoder("gbk").decode(bytes));
}

/** The symbols of all punctuation that ends or parts a clause, and of the mark that parts the words of a list. */
const STOP = ",", PAUSE = "、";

const PARTING = 0, DROPPED = 1, DIGIT = 2, LATIN = 3, ALONE = 4, STOPPING = 5;

/** @param {number} c code point of a folded character */
function classOf(c) {
  if (c >= 0x30 && c <= 0x39) return DIGIT;
  if (c >= 0x61 && c <= 0x7a) return LATIN;
  if (c === 0x2c || c === 0x3a || c === 0x3b || c === 0x21 || c === 0x3f || c === 0x3001 || c === 0x3002) return STOPPING;
  if (c < 0xc0) return PARTING;
  if ((c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200d) || (c >= 0xfe00 && c <= 0xfe0f) || c === 0xfeff) {
    return DROPPED;
  }
  if (
    (c >= 0x2000 && c <= 0x2bff) || (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) || c === 0x3030 ||
    (c >= 0xfe10 && c <= 0xfe6f) || (c >= 0xfff0 && c <= 0xffff) || (c >= 0xd800 && c <= 0xdfff)
  ) {
    return PARTING;
  }
  return ALONE;
}

/**
 * A symbol, what it was before stemming, with the points right before and behind a number, and where it stands in the text.
 * @typedef {{s: string, raw: string, from: number, to: number, kind: number, block?: number}} Symbol
 */

/**
 * @param {string} text
 * @returns {Symbol[]}
 */
export function symbols(text) {
  const out = [];
  let run = "", kind = PARTING, from = 0, to = 0, point = false, dot = false, lead = false;
  const push = (s, raw, from, to, kind) => out.push({ s, raw, from, to, kind });
  const endRun = () => {
    if (run) push(kind === LATIN ? stem(run) : run, (lead ? "." : "") + run + (point ? "." : ""), from, to, kind);
    run = "";
    point = false;
  };
  const flush = () => {
    endRun();
    kind = PARTING;
    dot = false;
  };
  const extend = (c, ch, at, end) => {
    const after = dot;
    if (kind !== c) flush();
    if (!run) {
      from = at;
      lead = after && c === DIGIT;
    }
    kind = c;
    run += ch;
    to = end;
  };
  const addFolded = (ch, at, end) => {
    let c = ch.codePointAt(0);
    if (c >= 0x41 && c <= 0x5a) ch = String.fromCharCode((c += 32));
    const cls = classOf(c);
    if (cls === DROPPED) return;
    if (cls === ALONE) {
      flush();
      push(ch, ch, at, end, ALONE);
    } else if (cls === STOPPING) {
      flush();
      const s = ch === PAUSE ? PAUSE : STOP;
      if (!out.length || out[out.length - 1].s !== s) push(s, ch, at, end, STOPPING);
    } else if (cls === DIGIT) {
      if (point) run += ".";
      point = false;
      extend(DIGIT, ch, at, end);
    } else if (cls === LATIN) {
      extend(LATIN, ch, at, end);
    } else if (ch === "." && kind === DIGIT && !point) {
      point = true;
    } else {
      const percent = ch === "%" && kind === DIGIT && !point;
      flush();
      if (percent) push("%", "%", at, end, PARTING);
      else dot = ch === ".";
    }
  };
  let at = 0;
  for (const ch of text) {
    const end = at + ch.length;
    const c = ch.codePointAt(0);
    if (c >= 0x4e00 && c <= 0x9fff) {
      flush();
      push(fold(ch), ch, at, end, ALONE);
    } else if (c < 0x80) {
      addFolded(ch, at, end);
    } else {
      for (const f of ch.normalize("NFKD")) addFolded(fold(f), at, end);
    }
    at = end;
  }
  flush();
  return out;
}

/**
 * What the forms of an English word share; see Stem in stem.go.
 * @param {string} w
 */
export function stem(w) {
  if (w.length < 4) return w;
  w = singular(w);
  const base = bare(w);
  w = base !== w && base.length > 5 && /i[sz]$/.test(base) ? base.slice(0, -1) : base;
  if (w.length > 2 && w.endsWith("y")) w = w.slice(0, -1) + "i";
  return w;
}

function bare(w) {
  const m = /^(.{3,})(?:ing|ed)$/.exec(w);
  if (m && /[aeiouy]/.test(m[1])) w = undouble(m[1]);
  return w.length > 3 && w.endsWith("e") ? w.slice(0, -1) : w;
}

function singular(w) {
  if (w.endsWith("ies") && w.length > 4) return w.slice(0, -3) + "y";
  if (/(?:ss|x|ch|sh)es$/.test(w)) return w.slice(0, -2);
  return /[^sui]s$/.test(w) ? w.slice(0, -1) : w;
}

function undouble(w) {
  return w.length > 3 && /([^aeiouylsz])\1$/.test(w) ? w.slice(0, -1) : w;
}

/**
 * The symbols that a language is searched by: English has no use for punctuation.
 * @param {string} text
 * @param {string} lang
 */
export function symbolsOf(text, lang) {
  const list = symbols(text);
  return lang === "en" ? list.filter((s) => !isStop(s)) : list;
}

export const isMark = (/** @type {string} */ s) => s === STOP || s === PAUSE;
export const isStop = (/** @type {Symbol} */ symbol) => isMark(symbol.s);
export const isRun = (/** @type {Symbol} */ symbol) => symbol.kind === DIGIT || symbol.kind === LATIN;
export const isNumber = (/** @type {Symbol} */ symbol) => symbol.kind === DIGIT || symbol.kind === PARTING;
