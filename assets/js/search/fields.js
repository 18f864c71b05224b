/** What can stand in the address beside q and sort. */
export const FIELDS = ["agency", "role", "session", "year", "category"];
