// The search page. The script that all other pages have is a part of this one: a file less to wait for.

import "../main.js";
import { begin } from "./page.js";
import { make, say } from "./view.js";

if ("dafuSearch" in window) begin();
else {
  // The script that should stand in the page is fetched: a policy kept it out. Then this one begins anew, under another address.
  const src = /** @type {HTMLElement} */ (document.querySelector("script[data-index]")).dataset.file;
  const failed = () => say("offline"), onload = () => import(import.meta.url + "?").catch(failed);
  document.head.append(make("script", { src, onload, onerror: failed }));
}
