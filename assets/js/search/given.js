// Stands for the modules that the script in the page is made of, in the scripts that come after it: so these are sent once.

export const [MANY, all, everything, fault, find, fold, folding, intersect, isFolding, isStop, isTraditional, json, language, manifest, openWith, pairs, parse, partly, plain, posting, postings, renew, strict, symbolsOf, text, words] = /** @type {any} */ (window).dafuSearch || [];
