/** Thrown when bytes are not what they should be: cut short, foreign, changed on the way. */
export class Broken extends Error {}
