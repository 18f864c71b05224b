// Fetches the files of the index, each once. A file that does not arrive whole is an error, never an empty result.

import { Broken, inflate } from "./inflate.js";
import { Reader, hash, lookUp } from "./postings.js";
import { isFolding, useFolding } from "./symbols.js";

const FORMAT = 1;

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
 * @property {number} [f] 1 if it holds Traditional characters
 * @property {string[]} [h] what else identifies it
 * @property {[string, string][]} b blocks: address and text
 */

export class Store {
  /**
   * @param {string} base address of the folder of the index, with a slash at the end
   * @param {(url: string, options?: object) => Promise<any>} get fetch, or what stands for it in a test
   */
  constructor(base, get) {
    this.base = base;
    this.get = get;
    this.files = new Map();
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
      const response = await this.answer("index.json", { cache: "no-cache" });
      let m;
      try {
        m = await response.json();
      } catch (e) {
        throw new IndexError("broken", "index.json");
      }
      if (m.format !== FORMAT) throw new IndexError("outdated", `format ${m.format}`);
      return m;
    });
  }

  /** @returns {Promise<Uint8Array>} */
  async file(name) {
    const { version } = await this.manifest();
    return this.once(name, async () => {
      const response = await this.answer(`${name}?v=${version}`);
      try {
        return inflate(new Uint8Array(await response.arrayBuffer()));
      } catch (e) {
        throw new IndexError(e instanceof Broken ? "broken" : "offline", name);
      }
    });
  }

  /** The numbers of one language; undefined if nothing is written in it. */
  async language(lang) {
    return (await this.manifest()).langs[lang];
  }

  /** Documents of symbols that stand side by side (one symbol, or two). */
  async posting(lang, symbols) {
    const { docs, keyBits, shardBits } = await this.language(lang);
    const key = hash(symbols) >>> (32 - keyBits), low = keyBits - shardBits, shard = Math.floor(key / 2 ** low);
    const name = `${lang}/p/${shard}.bin`;
    const data = await this.file(name);
    try {
      return lookUp(data, key - shard * 2 ** low, docs);
    } catch (e) {
      throw new IndexError("broken", name);
    }
  }

  /** @returns {Promise<Text>} */
  async text(lang, doc) {
    const name = `${lang}/t/${doc}.bin`;
    const text = JSON.parse(new TextDecoder("gbk").decode(await this.file(name)));
    if (text.f) await this.folding();
    return text;
  }

  /** Agencies to suggest: key, label, other names, pinyin with a blank between syllables, number of letters. */
  async agencies(lang) {
    if (!(await this.language(lang))) return [];
    return JSON.parse(new TextDecoder("gbk").decode(await this.file(`${lang}/agencies.bin`)));
  }

  /** Loads the table of Traditional characters. */
  async folding() {
    if (isFolding()) return;
    const all = Array.from(new TextDecoder().decode(await this.file("fold.bin"))), half = all.length / 2, table = new Map();
    for (let i = 0; i < half; i++) table.set(all[i], all[half + i]);
    useFolding(table);
  }

  /** Values to filter by: [agency, lead, session, year, category], each [{key, label, docs}]. */
  async facets(lang) {
    if (!(await this.language(lang))) return [];
    const { docs } = await this.language(lang);
    const r = new Reader(await this.file(`${lang}/facets.bin`)), out = [];
    while (r.at < r.data.length) {
      const values = [];
      for (let n = r.number(); n > 0; n--) values.push({ key: r.string(), label: r.string(), docs: r.set(r.number(), docs) });
      out.push(values);
    }
    return out;
  }
}
