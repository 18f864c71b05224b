// Comfort that the pages do without. Each module does one thing and stands alone.
import { keepPlace } from "./place.js";
import { applyDisplay, offerDisplay } from "./display.js";

// This file is read before the first paint, so that the reader's own settings never flash.
applyDisplay();

addEventListener("DOMContentLoaded", () => {
  offerDisplay();
  keepPlace();
});
