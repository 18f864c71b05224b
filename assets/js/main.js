// Comfort that the pages do without: the language links keep the place that the reader has opened.

/** Points every language link at the paragraph named in the address. */
function keepPlace() {
  for (const link of document.querySelectorAll("a[data-same-place]")) {
    link.hash = location.hash;
  }
}

keepPlace();
addEventListener("hashchange", keepPlace);
