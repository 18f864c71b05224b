// Narrows a result by facets, and counts what each choice would leave.

import { FIELDS } from "./fields.js";

const FACETS = ["agency", "lead", "session", "year", "category"];


/** @typedef {{key: string, label: string, docs: Uint32Array}} Value */

export class Filters {
  /**
   * @param {Value[][]} facets as the store gives them
   * @param {number} docs number of all documents
   */
  constructor(facets, docs) {
    this.size = docs;
    this.values = {};
    FACETS.forEach((name, i) => (this.values[name] = facets[i] || []));
  }

  /** The values to choose from; those of the agency follow the role. */
  choices(field, state) {
    if (field !== "agency" || !state.role) return this.values[field] || [];
    if (state.role === "lead") return this.values.lead;
    const leads = new Map(this.values.lead.map((v) => [v.key, new Set(v.docs)]));
    return this.values.agency.map((v) => ({ ...v, docs: v.docs.filter((d) => !(leads.has(v.key) && leads.get(v.key).has(d))) }));
  }

  /**
   * Which documents pass; the filter named but is left aside.
   * @returns {Uint8Array} 1 at the number of a document that passes
   */
  passing(state, but = "") {
    const pass = new Uint8Array(this.size).fill(1);
    for (const field of FIELDS) {
      if (field === but || field === "role" || !state[field]) continue;
      const chosen = this.choices(field, state).find((v) => v.key === state[field]), here = new Uint8Array(this.size);
      if (chosen) for (const d of chosen.docs) here[d] = 1;
      for (let d = 0; d < this.size; d++) pass[d] &= here[d];
    }
    return pass;
  }

  /** @param {Uint32Array} docs */
  narrow(docs, state) {
    const pass = this.passing(state);
    return docs.filter((d) => pass[d]);
  }

  /**
   * The values of a field that documents of the result have, with how many, as if the field itself were open.
   * @returns {Array<{key: string, label: string, count: number}>}
   */
  counts(field, docs, state) {
    const pass = this.passing(state, field), here = new Uint8Array(this.size);
    for (const d of docs) here[d] = pass[d];
    return this.choices(field, state)
      .map(({ key, label, docs }) => ({ key, label, count: docs.reduce((n, d) => n + here[d], 0) }))
      .filter((v) => v.count || v.key === state[field])
      .sort((a, b) => (field === "agency" ? b.count - a.count || (a.label < b.label ? -1 : 1) : a.key < b.key ? 1 : -1));
  }
}

/**
 * Reads the values to filter by.
 * @param {import("./postings.js").Reader} r of the file
 * @param {number} docs number of all documents
 * @returns {Value[][]} in the order of FACETS
 */
export function facets(r, docs) {
  const out = [];
  while (r.at < r.data.length) {
    const values = [];
    for (let n = number(r); n > 0; n--) {
      values.push({ key: string(r), label: string(r), docs: r.set(number(r), 0, docs) });
      r.align();
    }
    out.push(values);
  }
  return out;
}

/** A number of seven bits a byte. */
function number(r) {
  const b = r.bits(8);
  return b < 128 ? b : (b & 127) + number(r) * 128;
}

function string(r) {
  const end = number(r) + r.at, words = r.data.subarray(r.at, end);
  r.at = end;
  return new TextDecoder().decode(words);
}
