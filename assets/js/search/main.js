// The search page.

import { Page } from "./page.js";

const root = /** @type {HTMLElement|null} */ (document.querySelector("[data-search]"));
if (root) new Page(root).fromAddress();
