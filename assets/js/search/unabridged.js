// Words as letters have them: abbreviations written out (长期护理保险 for 长护险), document numbers with their year and brackets
// (云环函〔2022〕10号 for 云环函第10号 and 云环函202210号), English words in one or in two (eldercare, elder care), longer or shorter
// (transportation, transport).

import { all, postings } from "./find.js";
import { term } from "./loosen.js";
import { intersect } from "./postings.js";
import { pairs, parse } from "./query.js";
import { posting, text } from "./store.js";

/** How many letters are read for it. */
const MOST = 5;

/** A document number without its brackets: whose, of which year if that was typed, and which. */
const BARE = /^([\u4e00-\u9fff]{2,6}?)(20\d\d)?第?(\d+)号$/;

/** What may be an abbreviation, the longer ones as agencies have them behind a place: 河南发改委. */
const ABRIDGED = /^[\u4e00-\u9fff]{3,4}(.?[委局办厅])?$/;

/**
 * The query with those of its terms that letters have otherwise put as they have them.
 * @param {string} lang
 * @param {import("./query.js").Query} query
 * @returns {Promise<import("./query.js").Query|null>} null where nothing is to be put otherwise
 */
export async function unabridged(lang, query) {
  const terms = lang === "en" ? await compounds(lang, query.terms) : await Promise.all(query.terms.map((t) => written(lang, t)));
  return terms.length === query.terms.length && terms.every((t, i) => t === query.terms[i]) ? null : { ...query, terms };
}

/** A Chinese term as letters write it. */
async function written(lang, t) {
  const typed = t.symbols.join(""), [, name, year = "\\d{4}", number] = BARE.exec(typed) || [];
  let words = "";
  if (!t.quoted && name) {
    const asked = [...pairs([...name], 3), [number, "号"]], end = number + "号";
    words = await said(lang, asked, ["第", number], new RegExp(`${name}.?${year}.?${end}`, "g"), ({ d = "" }) => [d]);
  } else if (!t.quoted && ABRIDGED.test(typed)) {
    const way = new RegExp(t.symbols.join("[\\u4e00-\\u9fff]{0,4}?"), "g");
    words = await said(lang, t.symbols.map((s) => [s]), null, way, ({ t, j = "", b }) => [t, j, ...b.map((block) => block[1])]);
  }
  return words ? { ...term(parse(words, lang, false).terms[0].list), text: words } : t;
}

/**
 * What stands most often in letters that have all that is asked for, in their head if there are such, the newest first. Those come
 * last that have in their head what is not meant: 第10号 is the number of a proposal.
 */
async function said(lang, asked, unlike, way, places) {
  const sets = await postings(lang, asked);
  const meet = (lists) => lists.reduce(intersect), other = new Set(unlike ? (await posting(lang, unlike)).head : []);
  const head = meet(sets.map((s) => s.head)), all = meet(sets.map((s) => s.docs));
  const docs = [...new Set([...head.filter((d) => !other.has(d)).reverse(), ...head.reverse(), ...all.reverse()])].slice(0, MOST), count = new Map();
  for (const letter of await Promise.all(docs.map((d) => text(lang, d)))) {
    for (const words of places(letter)) for (const [found] of words.matchAll(way)) count.set(found, (count.get(found) || 0) + 1);
  }
  return [...count.keys()].sort((a, b) => count.get(b) - count.get(a) || a.length - b.length)[0] || "";
}

/** English words that no letter has, cut in two, or without or with an -ation, and two that side by side, or with a hyphen, are one. */
async function compounds(lang, terms) {
  const out = [], held = async (t) => (t ? (await all(lang, [t.symbols])).docs.length : 0), one = (words) => parse(words, lang, false).terms[0];
  const word = (t) => t && !t.quoted && /^[a-z]{3,}$/i.test(t.text);
  for (let i = 0; i < terms.length; i++) {
    const t = terms[i], next = terms[i + 1], joined = word(t) && word(next) && one(t.text + next.text);
    const whole = t.text.includes("-") && one(t.text.replace(/-/g, ""));
    if (await held(whole)) out.push(whole);
    else if (await held(joined)) {
      out.push(joined);
      i++;
    } else if (word(t) && !(await held(t))) {
      const ways = Array.from(t.text.slice(5), (_, n) => one(`"${t.text.slice(0, n + 3)} ${t.text.slice(n + 3)}"`));
      ways.push(one(t.text.replace(/(.{4})ation$/, "$1")), one(t.text + "ation"));
      const counts = await Promise.all(ways.map(held)), most = Math.max(...counts, 1);
      out.push(ways[counts.indexOf(most)] || t);
    } else out.push(t);
  }
  return out;
}
