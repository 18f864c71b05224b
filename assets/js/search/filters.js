// Narrows a result by facets, and counts what each choice would leave.

import { FIELDS } from "./fields.js";

const FACETS = ["agency", "lead", "session", "year", "category"];

/**
 * @typedef {{key: string, label: string, docs: Uint32Array}} Value
 * @typedef {ReturnType<typeof filters>} Filters
 */

/**
 * @param {Record<string, Value[]>} values by facet
 * @param {number} size number of all documents
 */
export function filters(values, size) {
  /** The values to choose from; those of the agency follow the role. */
  const choices = (field, { role }) => {
    const all = values[field] || [];
    if (field !== "agency" || !role) return all;
    if (role === "lead") return values.lead;
    const leads = new Map(values.lead.map((v) => [v.key, new Set(v.docs)]));
    return all.map((v) => ({ ...v, docs: v.docs.filter((d) => !leads.get(v.key)?.has(d)) }));
  };

  /** Which documents pass, as 1 at their numbers; the filter named but is left aside. */
  const passing = (state, but) => {
    const pass = new Uint8Array(size).fill(1);
    for (const field of FIELDS) {
      if (field === but || field === "role" || !state[field]) continue;
      const chosen = choices(field, state).find((v) => v.key === state[field]), here = new Set(chosen?.docs);
      pass.forEach((p, d) => (pass[d] = p && here.has(d)));
    }
    return pass;
  };

  /** @param {Uint32Array} docs */
  const narrow = (docs, state) => {
    const pass = passing(state, "");
    return docs.filter((d) => pass[d]);
  };

  /**
   * The values of a field that documents of the result have, with how many, as if the field itself were open.
   * @returns {Array<{key: string, label: string, count: number}>}
   */
  const counts = (field, docs, state) => {
    const pass = passing(state, field), here = new Set(docs.filter((d) => pass[d]));
    return choices(field, state)
      .map(({ key, label, docs }) => ({ key, label, count: docs.filter((d) => here.has(d)).length }))
      .filter((v) => v.count || v.key === state[field])
      .sort((a, b) => (field === "agency" ? b.count - a.count || (a.label < b.label ? -1 : 1) : a.key < b.key ? 1 : -1));
  };

  return { size, narrow, counts };
}

/**
 * Reads the values to filter by.
 * @param {import("./postings.js").Reader} reader of the file
 * @param {number} docs number of all documents
 * @returns {Record<string, Value[]>}
 */
export function facets({ bits, align, set }, docs) {
  const number = () => { // seven bits a byte
    const b = bits(8);
    return b < 128 ? b : (b & 127) + number() * 128;
  };
  const some = (one) => Array.from({ length: number() }, one), words = () => new TextDecoder().decode(Uint8Array.from(some(() => bits(8))));
  const value = () => {
    const read = { key: words(), label: words(), docs: set(number(), 0, docs) };
    align();
    return read;
  };
  return Object.fromEntries(FACETS.map((name) => [name, some(value)]));
}
