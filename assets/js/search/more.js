// What a search does not need at once: fetched when somebody types, opens the filters, exports, or finds nothing.

export { csv, download, row } from "./csv.js";
export { Filters } from "./filters.js";
export { Loosener, RELAXATIONS } from "./loosen.js";
export { meant } from "./spell.js";
export { Suggest } from "./suggest.js";
