// Fetches the files of the index, each once. A file that does not arrive whole is an error, never an empty result.

import { place } from "./key.js";
import { NONE, lookUp } from "./postings.js";
import { isFolding, learnFolding } from "./symbols.js";

const FORMAT = 5;

/**
 * An error of the index: "missing" (there is none), "broken" (bytes), "offline" (no answer), "outdated" (format).
 * @param {"missing"|"broken"|"offline"|"outdated"} kind
 */
export function fault(kind, about) {
  return Object.assign(new Error(`${kind}: ${about}`), { kind });
}

/**
 * @typedef {object} Text
 * @property {string} u address
 * @property {string} t title
 * @property {string} [j] the matter's own title
 * @property {string[]} [a] agencies that sign
 * @property {string} [n] number
 * @property {string} [d] document number
 * @property {string} [y] date
 * @property {string} [s] session
 * @property {string} [c] category
 * @property {string} [x] state of the translation
 * @property {string} [f] its Traditional characters, each with the Simplified one behind it
 * @property {string[]} [h] what else identifies it
 * @property {[string, string][]} b blocks: address and text
 */

let base = "", known = "", ask = (url, options) => fetch(url, options);
let inflate = /** @type {(data: Uint8Array) => Uint8Array|Promise<Uint8Array>} */ (undefined);
const files = new Map(), spoilt = new Set(); // a cache may hold those so that could not be read

/**
 * Begins with nothing.
 * @param {string} folder address of the folder of the index, with a slash at the end
 * @param {string} [manifest] as the page has it, "" for none
 * @param {(url: string, options?: object) => Promise<any>} [how] what stands for fetch in a test
 */
export function connect(folder, manifest = "", how = ask) {
  [base, known, ask] = [folder, manifest, how];
  files.clear();
}

/** Takes what opens the files; it comes with the script. */
export function openWith(how) {
  inflate = how;
}

async function answer(name, options) {
  let response;
  try {
    response = await ask(base + name, options);
  } catch (e) {
    throw fault("offline", name);
  }
  if (!response.ok) throw fault(response.status === 404 ? "missing" : "offline", name);
  return response;
}

/** Remembers what arrived; what failed is asked for again the next time. */
function once(name, load) {
  if (!files.has(name)) {
    const wait = load();
    wait.catch(() => files.delete(name));
    files.set(name, wait);
  }
  return files.get(name);
}

const MANIFEST = "index.json";

async function fresh() {
  return (await answer(MANIFEST, { cache: "no-cache" })).text();
}

export function manifest() {
  return once(MANIFEST, async () => understood(known || (await fresh())));
}

/**
 * Asks for the manifest anew: the page may be older than the index, or from a copy.
 * @returns {Promise<boolean>} whether the index is another than it was thought to be
 */
export async function renew() {
  const before = await manifest().catch(() => null), text = await fresh();
  if (before && before.version === understood(text).version) return false;
  connect(base, text);
  return true;
}

/** @returns {Promise<Uint8Array>} */
export async function bytes(name) {
  const { version } = await manifest();
  return once(name, async () => {
    const response = await answer(`${name}?v=${version}`, spoilt.has(name) ? { cache: "reload" } : {});
    try {
      return new Uint8Array(await response.arrayBuffer());
    } catch (e) {
      throw fault("offline", name);
    }
  });
}

/** Reads a file. Bytes that are not what they should be are a SyntaxError. what can't be read is forgotten, so that it is asked for again. */
async function read(name, how) {
  const data = await bytes(name);
  try {
    return await how(data);
  } catch (e) {
    files.delete(name);
    spoilt.add(name);
    throw e instanceof SyntaxError ? fault("broken", name) : e;
  }
}

/** The numbers of one language; undefined if nothing is written in it. */
export async function language(lang) {
  return (await manifest()).langs[lang];
}

/** Documents of symbols that stand side by side (one symbol, two, or three). */
export async function posting(lang, symbols) {
  const layout = await language(lang);
  if (!layout) return NONE;
  const { name, shard, key } = place(layout, lang, symbols);
  return read(name, (data) => lookUp(data, layout, shard, key));
}

/** Reads a file that is compressed. */
function open(name, how) {
  return read(name, async (data) => how(await inflate(data)));
}

/** The words of a file. */
export function words(name) {
  return open(name, (data) => new TextDecoder().decode(data));
}

/** What a file of JSON in GBK says. */
export function json(name) {
  return open(name, (data) => JSON.parse(new TextDecoder("gbk").decode(data)));
}

/** @returns {Promise<Text>} */
export async function text(lang, doc) {
  const text = await json(`${lang}/t/${doc}.bin`);
  if (text.f) learnFolding(text.f, false);
  return text;
}

/** Loads the table of Traditional characters. */
export async function folding() {
  if (!isFolding()) learnFolding(await words("fold.bin"), true);
}

function understood(text) {
  let m;
  try {
    m = JSON.parse(text);
  } catch (e) {
    throw fault("broken", MANIFEST);
  }
  if (m.format !== FORMAT) throw fault("outdated", `format ${m.format}`);
  return m;
}
