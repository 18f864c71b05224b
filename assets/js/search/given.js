// Stands for the modules that the script in the page is made of, in the scripts that come after it: so these are sent once.

/** Filled by take. */
export let FEW, FNV, MANY, START, fold, isFolding, isStop, isTraditional, learnFolding, pairs, parse, partly, place, plain, plan, symbolsOf;

/** Takes them from the script in the page, which has run by now. */
export function take() {
  [FEW, FNV, MANY, START, fold, isFolding, isStop, isTraditional, learnFolding, pairs, parse, partly, place, plain, plan, symbolsOf] = /** @type {any} */ (window).core;
}
