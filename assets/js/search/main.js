// The search page. The script that all other pages have is a part of this one: a file less to wait for.

import "../main.js";
import { take } from "./given.js";
import { Page } from "./page.js";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-search]"));

function begin() {
  take();
  new Page(root).fromAddress();
}

/** Fetches the script that should stand in the page: a policy kept it out. */
function besides() {
  const script = document.createElement("script");
  script.src = /** @type {HTMLElement} */ (document.querySelector("script[data-index]")).dataset.file;
  script.onload = begin;
  script.onerror = () => (root.querySelector('[data-part="status"]').textContent = root.dataset.offline);
  document.head.append(script);
}

if ("dafuSearch" in window) begin();
else besides();
