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
  return !whole && Array.from(line).some((ch) => ch >= "\u3400" && ch < "\uf900" && !common().includes(ch));
}

let gb2312 = "";

/** The Han characters of GB 2312: 72 rows of 94, each of two bytes. */
function common() {
  if (gb2312) return gb2312;
  const bytes = Uint8Array.from({ length: 72 * 94 * 2 }, (_, i) => (i % 2 ? 0xa1 + (i >> 1) % 94 : 0xb0 + Math.floor(i / 188)));
  return (gb2312 = new TextDecoder("gbk").decode(bytes));
}

/** The symbols of all punctuation that ends or parts a clause, and of the mark that parts the words of a list. */
const STOP = ",", PAUSE = "、";

/** Kinds of symbols: of what goes on, a number or a Latin word; a character alone, a mark, a per cent sign. */
const DIGIT = 1, LATIN = 2, ALONE = 3, MARK = 4, PERCENT = 5;

/** What is no symbol: what a character before it carries, and what parts symbols; below U+00C0 all is that has not been told apart before. */
const CARRIED = /[\u0300-\u036f\u200b-\u200d\ufe00-\ufe0f\ufeff]/;
const PARTING = /[\0-\u00bf\u2000-\u2bff\u3000-\u3004\u3008-\u3020\u3030\ud800-\udfff\ufe10-\ufe6f\ufff0-\uffff]/u;

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
  let at = 0, end = 0, dot = false, open = false; // a point that is of no number stands right before; a number, and blanks
  let run = /** @type {Symbol|null} */ (null); // the number or word that may go on
  const push = (s, raw, kind) => {
    const symbol = { s, raw, from: at, to: end, kind };
    out.push(symbol);
    return symbol;
  };
  const close = () => {
    if (run) run.s = run.kind === LATIN ? stem(run.raw) : run.raw.replace(/^\.|\.$/g, "");
    run = null;
    dot = open = false;
  };
  const extend = (kind, ch) => {
    if (run && run.kind === kind) {
      run.raw += ch;
      run.to = end;
    } else {
      const raw = dot && kind === DIGIT ? "." + ch : ch;
      close();
      run = push("", raw, kind);
    }
  };
  const add = (ch) => { // a character of a folded one
    const c = ch.charCodeAt(0);
    if (c > 96 && c < 123) extend(LATIN, ch);
    else if (c > 64 && c < 91) extend(LATIN, ch.toLowerCase());
    else if (c > 47 && c < 58) extend(DIGIT, ch);
    else if (c > 0xbf && CARRIED.test(ch)) return;
    else {
      const whole = run && run.kind === DIGIT && !run.raw.endsWith("."), number = whole || open;
      if (whole && ch === ".") return void (run.raw += ch);
      close();
      if (/[,:;!?、。]/.test(ch)) {
        const s = ch === PAUSE ? PAUSE : STOP;
        if (!out.length || out[out.length - 1].s !== s) push(s, ch, MARK);
      } else if (number && ch === "%") push(ch, ch, PERCENT);
      else if (!PARTING.test(ch)) push(ch, ch, ALONE);
      else {
        dot = ch === ".";
        open = number && ch === " ";
      }
    }
  };
  for (const ch of text) {
    end = at + ch.length;
    if (ch >= "\u4e00" && ch < "\ua000") {
      close();
      push(fold(ch), ch, ALONE);
    } else if (ch < "\x80") add(ch);
    else for (const f of ch.normalize("NFKD")) add(fold(f));
    at = end;
  }
  close();
  return out;
}

/** What is one on both sides of the ocean; see spelt in stem.go. */
const SPELT = /(..o)u(r)$|([bt])e(r)$|(.{4}l)l$|(.{4}n)[cs]$|(m)m$|(og)u$/;

const stems = new Map();

/**
 * What the forms of an English word share; see Stem in stem.go. Worked out once for each: most words of a text come again.
 * @param {string} word
 */
export function stem(word) {
  if (!stems.has(word)) stems.set(word, word.length < 4 ? word : cut(word));
  return stems.get(word);
}

function cut(word) {
  let w = singular(word);
  const base = bare(w);
  w = (base !== w && base.length > 5 ? base.replace(/([iy])[csz]$/, "$1") : base).replace(SPELT, "$1$2$3$4$5$6$7$8");
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
export const isNumber = (/** @type {Symbol} */ symbol) => symbol.kind === DIGIT || symbol.kind === PERCENT;
