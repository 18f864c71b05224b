// How files of the index are asked for.

let texts = 0;

/**
 * Over plain HTTP a browser opens six connections and has a page of ten texts wait for one another, as it does not with
 * HTTPS on most servers. What it asks for without cookies goes over six others: every second text does. A server that
 * wants to know who asks, refuses; it is asked again then.
 * @param {string} url
 * @param {object} [options] of fetch
 */
export function get(url, options) {
  const asUsual = () => fetch(url, options);
  if (location.protocol !== "http:" || !url.includes("/t/") || ++texts % 2) return asUsual();
  return fetch(url, { ...options, credentials: "omit" }).then((r) => (r.ok ? r : asUsual()), asUsual);
}
