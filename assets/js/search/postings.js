// Reads what tools/internal/searchindex writes; docs/search-index.md has the format.

import { Broken } from "./inflate.js";

/**
 * The number under which symbols that stand side by side are filed; see Hash in key.go.
 * @param {string[]} symbols
 */
export function hash(symbols) {
  let h = 2166136261;
  symbols.forEach((s, i) => {
    if (i) h = Math.imul(h, 16777619);
    for (const ch of s) h = Math.imul(h ^ ch.codePointAt(0), 16777619);
  });
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Reads numbers and sets one after the other. */
export class Reader {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.at = 0;
  }

  number() {
    let value = 0, scale = 1;
    for (;;) {
      const b = this.data[this.at++];
      if (b === undefined) throw new Broken("cut short");
      value += (b & 127) * scale;
      if (b < 128) return value;
      scale *= 128;
    }
  }

  string() {
    const from = this.at + 0, length = this.number(), start = this.at;
    if (start + length > this.data.length || start < from) throw new Broken("cut short");
    this.at += length;
    return new TextDecoder().decode(this.data.subarray(start, this.at));
  }

  /** Passes over a set of n of all documents. */
  skip(n, docs) {
    if (n * 8 > docs) this.at += (docs + 7) >> 3;
    else for (; n > 0; n--) while (this.data[this.at++] > 127);
  }

  /**
   * @param {number} n how many
   * @param {number} docs of all
   * @returns {Uint32Array} ascending
   */
  set(n, docs) {
    const out = new Uint32Array(n);
    if (n * 8 > docs) {
      for (let d = 0, i = 0; d < docs; d++) if (this.data[this.at + (d >> 3)] & (1 << (d & 7))) out[i++] = d;
      this.at += (docs + 7) >> 3;
      return out;
    }
    for (let i = 0, next = 0; i < n; i++) {
      out[i] = next + this.number();
      next = out[i] + 1;
    }
    return out;
  }
}

export const NONE = { docs: new Uint32Array(0), head: new Uint32Array(0) };

/**
 * Finds one key in a shard.
 * @param {Uint8Array} data the shard
 * @param {number} key less the base of the shard
 * @param {number} docs number of documents
 */
export function lookUp(data, key, docs) {
  const r = new Reader(data), keys = r.number();
  let found = -1;
  for (let i = 0, next = 0; i < keys; i++) {
    const k = next + r.number();
    if (k === key) found = i;
    next = k + 1;
  }
  if (found < 0) return NONE;
  const counts = [];
  for (let i = 0; i < keys; i++) counts.push(r.number());
  for (let i = 0; i < found; i++) {
    r.skip(counts[i] >> 1, docs);
    if (counts[i] & 1) r.skip(r.number(), docs);
  }
  const set = r.set(counts[found] >> 1, docs);
  return { docs: set, head: counts[found] & 1 ? r.set(r.number(), docs) : NONE.head };
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
