// Reads what tools/internal/searchindex writes; docs/search-index.md has the format.

import { FNV, START } from "./key.js";

/**
 * Reads numbers, bits and sets one after the other.
 * @typedef {ReturnType<typeof reader>} Reader
 * @param {Uint8Array} data
 */
export function reader(data) {
  let at = 0, left = 0; // the byte, and bits of the byte before it that are still to be read
  const bits = (n) => {
    let v = 0;
    while (n > 0) {
      if (!left) {
        if (at >= data.length) throw new SyntaxError(); // cut short
        at++;
        left = 8;
      }
      const take = Math.min(n, left);
      left -= take;
      n -= take;
      v = v * (1 << take) + ((data[at - 1] >> left) & ((1 << take) - 1));
    }
    return v;
  };
  /** Goes on at the next whole byte. */
  const align = () => {
    left = 0;
  };
  /** A number from 1 on; see count in bits.go. */
  const count = () => {
    let n = 0;
    while (!bits(1)) n++;
    return 2 ** n + bits(n);
  };
  const below = (limit) => {
    if (limit <= 1) return 0;
    const n = 31 - Math.clz32(limit), short = 2 ** (n + 1) - limit, v = bits(n);
    return v < short ? v : v * 2 + bits(1) - short;
  };
  /**
   * Ascending numbers from low to below high.
   * @param {number} n how many
   * @returns {Uint32Array}
   */
  const set = (n, low, high) => {
    const out = new Uint32Array(n);
    if (n > high - low) throw new SyntaxError(); // too many
    const fill = (from, to, low, high) => {
      const n = to - from, middle = n >> 1;
      if (n === high - low) for (let i = from; i < to; i++) out[i] = low + i - from;
      else if (n) {
        const v = (out[from + middle] = low + middle + below(high - low - n + 1));
        fill(from, from + middle, low, v);
        fill(from + middle + 1, to, v + 1, high);
      }
    };
    fill(0, n, low, high);
    return out;
  };
  return { bits, align, count, set };
}

export const NONE = { docs: new Uint32Array(0), head: new Uint32Array(0) };

/**
 * Finds one key in a shard.
 * @param {Uint8Array} data the shard
 * @param {{docs: number, keyBits: number, shardBits: number}} layout of its language
 * @param {number} shard its number
 * @param {number} key
 */
export function lookUp(data, layout, shard, key) {
  let sum = START;
  for (const n of [layout.docs, layout.keyBits, layout.shardBits, shard]) sum = Math.imul(sum ^ n, FNV);
  for (let i = 4; i < data.length; i++) sum = Math.imul(sum ^ data[i], FNV);
  const { bits, align, count, set } = reader(data);
  if (bits(32) !== sum >>> 0) throw new SyntaxError(); // checksum
  const size = 2 ** (layout.keyBits - layout.shardBits), keys = set(count() - 1, 0, size);
  const found = keys.indexOf(key - shard * size);
  if (found < 0) return NONE;
  align();
  for (let i = 0; ; i++) {
    const docs = set(count(), 0, layout.docs), head = set(count() - 1, 0, docs.length);
    if (i === found) return { docs, head: head.map((n) => docs[n]) };
  }
}

/** @param {Uint32Array} a @param {Uint32Array} b */
export function intersect(a, b) {
  const out = [];
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    if (a[i] === b[k]) out.push(a[i++]), k++;
    else if (a[i] < b[k]) i++;
    else k++;
  }
  return Uint32Array.from(out);
}

/** @param {Uint32Array} a @param {Uint32Array} b */
export function without(a, b) {
  const drop = new Set(b);
  return a.filter((d) => !drop.has(d));
}
