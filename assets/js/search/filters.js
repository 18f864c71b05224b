// Narrows a result by facets, and counts what each choice would leave.

import { FIELDS } from "./fields.js";

/**
 * Facets by name: the values to choose from, each a key and a label, and for each document the places of its own among them;
 * of the agencies those that lead come first, so many of each document.
 * @typedef {Record<string, {values: [string, string][], of: number[][], leads?: number[]}>} Facets
 * @typedef {ReturnType<typeof filters>} Filters
 */

/**
 * @param {Facets} facets as the file has them
 * @param {number} size number of all documents
 */
export function filters(facets, size) {
  /** The values to choose from, and which of them a document has; the agencies follow the role. */
  const facet = (field, { role }) => {
    const { values = [], of = [], leads } = facets[field] || {};
    return { values, has: (d) => (role && leads ? of[d].slice(...(role === "lead" ? [0, leads[d]] : [leads[d]])) : of[d]) };
  };

  /** Which documents pass; the filter named but is left aside. */
  const passing = (docs, state, but) => {
    const chosen = FIELDS.filter((f) => f !== but && f !== "role" && state[f]).map((f) => {
      const { values, has } = facet(f, state), value = values.findIndex(([key]) => key === state[f]);
      return (d) => has(d).includes(value);
    });
    return docs.filter((d) => chosen.every((passes) => passes(d)));
  };

  /** @param {Uint32Array} docs */
  const narrow = (docs, state) => passing(docs, state, "");

  /**
   * The values of a field that documents of the result have, with how many, as if the field itself were open: agencies with
   * the most letters first, the others as they stand in the file.
   * @returns {Array<{key: string, label: string, count: number}>}
   */
  const counts = (field, docs, state) => {
    const { values, has } = facet(field, state), all = values.map(([key, label]) => ({ key, label, count: 0 }));
    for (const d of passing(docs, state, field)) for (const v of has(d)) all[v].count++;
    const some = all.filter((v) => v.count || v.key === state[field]);
    return field === "agency" ? some.sort((a, b) => b.count - a.count) : some;
  };

  return { size, narrow, counts };
}
