// The language links keep the place that the reader has opened: paragraphs have the same address in both languages.

/** Points every language link at the paragraph named in the address, now and whenever it changes. */
export function keepPlace() {
  const links = document.querySelectorAll("a[data-same-place]");
  const point = () => {
    for (const link of links) link.hash = location.hash;
  };
  point();
  addEventListener("hashchange", point);
}
