// Stands for the modules that the script in the page is made of, in the scripts that come after it: so these are sent once.

export let Broken, FEW, IndexError, MANY, Reader, all, everything, find, fold, intersect, isFolding, isStop, isTraditional, learnFolding, pairs, parse, partly, plain, store, strict, symbolsOf;

/** Takes them from the script in the page. */
export function take() {
  [Broken, FEW, IndexError, MANY, Reader, all, everything, find, fold, intersect, isFolding, isStop, isTraditional, learnFolding, pairs, parse, partly, plain, store, strict, symbolsOf] = /** @type {any} */ (window).dafuSearch;
}

if ("dafuSearch" in window) take();
