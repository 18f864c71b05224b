// The search page. The script that all other pages have is a part of this one: a file less to wait for.

import "../main.js";
import { take } from "./given.js";
import { Page } from "./page.js";

const page = new Page(/** @type {HTMLElement} */ (document.querySelector("[data-search]")));

function begin() {
  take();
  page.fromAddress();
}

if ("core" in window) begin();
else page.besides(begin); // a policy kept the script out of the page
