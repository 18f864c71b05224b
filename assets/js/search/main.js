// The search page. The script that all other pages have is a part of this one: a file less to wait for.

import "../main.js";
import { Page } from "./page.js";

new Page(/** @type {HTMLElement} */ (document.querySelector("[data-search]"))).fromAddress();
