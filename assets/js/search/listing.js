// The list of a result as it is read: letter by letter, each held against its text.

import { canWiden, read, refine, widen } from "./engine.js";

const PAGE = 10;

/** How many letters with other punctuation than was typed wait behind the others, at most. */
const PATIENCE = 30;

/** How many texts of a loosened query are read before the others: it may be false altogether. */
const FIRST = 3;

/** How many of ten texts may disprove the index before it is asked for more. */
const MANY_FALSE = 4;

/** How many texts are read in vain before the reader is asked whether to look further. */
const VAIN = 30;

/**
 * Begins the list of a result.
 * @typedef {Awaited<ReturnType<typeof listing>>} Listing
 * @param {string} lang
 * @param {import("./engine.js").Result} result
 * @param {(docs: Uint32Array) => Promise<Uint32Array>} order narrows by the filters, sorts as was asked for
 * @param {() => boolean} on whether this list is still wanted
 */
export async function listing(lang, result, order, on) {
  const list = {
    lang, result, next, docs: await order(result.docs), at: 0, shown: 0, looked: 0, stopped: false,
    whole: 0, // how many of the first hold the query whole, where others hold it as a part of longer words
    texts: [], // of the first that were found
    /** How many there are, as far as is known. */
    get total() {
      return list.docs.length - dropped;
    },
    /** Whether the number is known and not only bounded. */
    get sure() {
      return list.result.exact || isRead();
    },
    get ended() {
      return isRead() && !held.length && !list.within;
    },
    /** Whether what is left can have the query only within longer words and numbers; whether it does, the index was not asked. */
    get within() {
      return isRead() && !held.length && canWiden(lang, list.result);
    },
    /** The list of another result, as it is. */
    of: (lang, result) => listing(lang, result, async (docs) => docs, on),
    /** The same list from its beginning. */
    again: async (on) => Object.assign(await listing(lang, list.result, async () => list.docs, on), { whole: list.whole }),
  };
  const good = new Set(), held = []; // held: found, but with other punctuation than was typed
  let dropped = 0, doubted = false, refined = false;

  function isRead() {
    return list.at >= list.docs.length;
  }

  /**
   * Reads so many letters, and then on until one is confirmed; null if the list is not wanted any more. Fewer than asked
   * for is not the end: see ended. What has other punctuation than was typed waits until the others are shown, and what
   * holds the query as a part of longer words until it is asked for more. Of a loosened query whose best are all false
   * the rest is left unread: the next way to loosen it promises more. Where many texts hold nothing it stops before the end
   * (stopped): the next call looks further, through as many as were read before.
   * @param {(found: import("./engine.js").Found) => void} each called as they arrive, in their order
   */
  async function next(most = PAGE, each = (found) => {}) {
    const out = [], enough = list.at + most, until = list.looked + Math.max(VAIN, list.looked);
    const give = (found) => {
      out.push(found);
      if (list.texts.length < PAGE) list.texts.push(found.text);
      each(found);
    };
    while (out.length < most && held.length < PATIENCE) {
      const some = out.length + held.length;
      if (some && list.at >= enough) break;
      if ((list.stopped = !some && list.looked >= until && !list.ended)) break;
      if (isRead() && (some || !(await wider()))) break;
      const doubtful = list.result.shorter && !list.shown && !some;
      await batch(doubtful ? FIRST : Math.min(PAGE, most - out.length), give);
      if (!on()) return null;
      if (doubtful && !out.length && !held.length) list.at = dropped = list.docs.length;
    }
    if (!out.length) held.splice(0, most).forEach(give);
    list.shown += out.length;
    return out;
  }

  /** Reads a few texts at once, and stops where the list is not wanted any more. */
  async function batch(size, give) {
    if (doubted && !refined) await narrower();
    const docs = list.docs.subarray(list.at, list.at + size), before = dropped;
    for (const wait of read(lang, list.result, docs)) {
      const found = await wait;
      if (!on()) return;
      list.at++;
      list.looked++;
      if (found) {
        good.add(found.doc);
        if (found.literal) give(found);
        else held.push(found);
      } else dropped++;
    }
    doubted = doubted || (dropped - before >= MANY_FALSE && list.docs.length - list.at > PAGE);
  }

  /** Asks the index for all that it knows of the query, and drops what does not have that. */
  async function narrower() {
    refined = true;
    const fine = new Set(await refine(lang, list.result));
    list.docs = list.docs.filter((d, i) => i < list.at || fine.has(d));
  }

  /** Behind what holds the query whole comes what holds it as a part of longer words and numbers. */
  async function wider() {
    if (!canWiden(lang, list.result)) return false;
    const more = await widen(lang, list.result, good), docs = await order(more.docs), whole = good.size;
    Object.assign(list, { whole, at: whole, docs: join(good, docs), result: { ...more, docs: join(list.result.docs, more.docs) } });
    dropped = 0;
    doubted = refined = false;
    return docs.length > 0;
  }

  return list;
}

/** @returns {Uint32Array} */
function join(a, b) {
  return Uint32Array.from([...a, ...b]);
}
