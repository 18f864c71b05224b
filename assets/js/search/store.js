// Fetches the files of the index, each once. A file that does not arrive whole is an error, never an empty result.

import { Broken } from "./broken.js";
import { place } from "./key.js";
import { NONE, Reader, lookUp } from "./postings.js";
import { isFolding, learnFolding } from "./symbols.js";

const FORMAT = 4;

/** What went wrong: "missing" (there is no index), "broken" (bytes), "offline" (no answer), "outdated" (format). */
export class IndexError extends Error {
  /** @param {"missing"|"broken"|"offline"|"outdated"} kind */
  constructor(kind, detail) {
    super(`${kind}: ${detail}`);
    this.kind = kind;
  }
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

export class Store {
  /**
   * @param {string} base address of the folder of the index, with a slash at the end
   * @param {(url: string, options?: object) => Promise<any>} get fetch, or what stands for it in a test
   * @param {string} [known] the manifest as the page has it, "" for none
   */
  constructor(base, get, known = "") {
    this.base = base;
    this.get = get;
    this.known = known;
    this.files = new Map();
    this.spoilt = new Set(); // files that could not be read: a cache may hold them so
    this.inflate = /** @type {(data: Uint8Array) => Uint8Array} */ (undefined); // comes with the script
    this.first = /** @type {{line: string, found: Promise<any>}|null} */ (null); // what the script in the page is looking for
  }

  async answer(name, options) {
    let response;
    try {
      response = await this.get(this.base + name, options);
    } catch (e) {
      throw new IndexError("offline", name);
    }
    if (!response.ok) throw new IndexError(response.status === 404 ? "missing" : "offline", name);
    return response;
  }

  /** Remembers what arrived; what failed is asked for again the next time. */
  once(name, load) {
    if (!this.files.has(name)) {
      const wait = load();
      wait.catch(() => this.files.delete(name));
      this.files.set(name, wait);
    }
    return this.files.get(name);
  }

  manifest() {
    return this.once("index.json", async () => {
      let text = this.known;
      if (!text) text = await (await this.answer("index.json", { cache: "no-cache" })).text();
      return understood(text);
    });
  }

  /**
   * Asks for the manifest anew: the page may be older than the index, or from a copy.
   * @returns {Promise<boolean>} whether the index is another than it was thought to be
   */
  async renew() {
    const before = await this.manifest().catch(() => null);
    const text = await (await this.answer("index.json", { cache: "no-cache" })).text(), now = understood(text);
    if (before && before.version === now.version) return false;
    this.known = text;
    this.files.clear();
    return true;
  }

  /** @returns {Promise<Uint8Array>} */
  async bytes(name) {
    const { version } = await this.manifest();
    return this.once(name, async () => {
      const response = await this.answer(`${name}?v=${version}`, this.spoilt.has(name) ? { cache: "reload" } : {});
      try {
        return new Uint8Array(await response.arrayBuffer());
      } catch (e) {
        throw new IndexError("offline", name);
      }
    });
  }

  /** Reads a file; what can't be read is forgotten, so that it is asked for again. */
  async read(name, how) {
    const data = await this.bytes(name);
    try {
      return how(data);
    } catch (e) {
      this.files.delete(name);
      this.spoilt.add(name);
      throw e instanceof Broken || e instanceof SyntaxError ? new IndexError("broken", name) : e;
    }
  }

  /** The numbers of one language; undefined if nothing is written in it. */
  async language(lang) {
    return (await this.manifest()).langs[lang];
  }

  /** Documents of symbols that stand side by side (one symbol, two, or three). */
  async posting(lang, symbols) {
    const layout = await this.language(lang);
    if (!layout) return NONE;
    const { name, shard, key } = place(layout, lang, symbols);
    return this.read(name, (data) => lookUp(data, layout, shard, key));
  }

  json(name) {
    return this.read(name, (data) => this.unpack(data));
  }

  /** @returns {Promise<Text>} */
  async text(lang, doc) {
    const text = await this.json(`${lang}/t/${doc}.bin`);
    if (text.f) learnFolding(text.f, false);
    return text;
  }

  /** Loads the table of Traditional characters. */
  async folding() {
    if (!isFolding()) learnFolding(await this.words("fold.bin"), true);
  }

  /** Reads numbers and sets out of a file. */
  reader(name) {
    return this.read(name, (data) => new Reader(this.inflate(data)));
  }

  /** The words of a file. */
  words(name) {
    return this.read(name, (data) => new TextDecoder().decode(this.inflate(data)));
  }

  /** @param {Uint8Array} data JSON in GBK, compressed */
  unpack(data) {
    return JSON.parse(new TextDecoder("gbk").decode(this.inflate(data)));
  }
}

function understood(text) {
  let m;
  try {
    m = JSON.parse(text);
  } catch (e) {
    throw new IndexError("broken", "index.json");
  }
  if (m.format !== FORMAT) throw new IndexError("outdated", `format ${m.format}`);
  return m;
}
