// The list of a result as it is read: letter by letter, each held against its text.

const PAGE = 10;

/** How many letters with other punctuation than was typed wait behind the others, at most. */
const PATIENCE = 30;

/** How many texts of a loosened query are read before the others: it may be false altogether. */
const FIRST = 3;

/** How many of ten texts may disprove the index before it is asked for more. */
const MANY_FALSE = 4;

/** How many texts are read in vain before the reader is asked whether to look further. */
const VAIN = 30;

export class Listing {
  /**
   * @param {import("./engine.js").Engine} engine
   * @param {import("./engine.js").Result} result
   * @param {(docs: Uint32Array) => Promise<Uint32Array>} order narrows by the filters, sorts as was asked for
   * @param {() => boolean} on whether this list is still wanted
   */
  constructor(engine, result, order, on) {
    Object.assign(this, { engine, result, order, on, at: 0, shown: 0, dropped: 0, whole: 0, doubted: false, refined: false, looked: 0, stopped: false });
    this.docs = result.docs;
    this.held = []; // found, but with other punctuation than was typed
    this.texts = []; // of the first that were found
    this.good = new Set();
  }

  async begin() {
    this.docs = await this.order(this.result.docs);
    return this;
  }

  /** How many there are, as far as is known. */
  get total() {
    return this.docs.length - this.dropped;
  }

  /** Whether the number is known and not only bounded. */
  get sure() {
    return this.result.exact || this.at >= this.docs.length;
  }

  get ended() {
    return this.at >= this.docs.length && !this.held.length && !this.engine.canWiden(this.result);
  }

  /** The list of another result, as it is. */
  of(engine, result) {
    return new Listing(engine, result, async (docs) => docs, this.on);
  }

  /** The same list from its beginning. */
  again(on) {
    const list = new Listing(this.engine, this.result, this.order, on);
    return Object.assign(list, { docs: this.docs, whole: this.whole, refined: this.refined });
  }

  /**
   * Reads so many letters, and then on until one is confirmed; null if the list is not wanted any more. Fewer than asked
   * for is not the end: see ended. What has other punctuation than was typed waits until the others are shown, and what
   * holds the query as a part of longer words until it is asked for more. Of a loosened query whose best are all false
   * the rest is left unread: the next way to loosen it promises more. Where many texts hold nothing it stops before the end
   * (stopped): the next call looks further, through as many as were read before.
   * @param {(found: import("./engine.js").Found) => void} each called as they arrive, in their order
   */
  async next(most = PAGE, each = (found) => {}) {
    const out = [], enough = this.at + most, until = this.looked + Math.max(VAIN, this.looked);
    const give = (found) => {
      out.push(found);
      if (this.texts.length < PAGE) this.texts.push(found.text);
      each(found);
    };
    while (out.length < most && this.held.length < PATIENCE) {
      const some = out.length + this.held.length;
      if (some && this.at >= enough) break;
      if ((this.stopped = !some && this.looked >= until && !this.ended)) break;
      if (this.at >= this.docs.length && (some || !(await this.widen()))) break;
      const doubtful = this.result.shorter && !this.shown && !out.length && !this.held.length;
      const good = await this.batch(doubtful ? FIRST : Math.min(PAGE, most - out.length), give);
      if (!good || !this.on()) return null;
      if (doubtful && !out.length && !this.held.length) this.at = this.dropped = this.docs.length;
    }
    if (!out.length) while (out.length < most && this.held.length) give(this.held.shift());
    this.shown += out.length;
    return this.on() ? out : null;
  }

  /** Reads a few texts at once; null if the list is not wanted any more. */
  async batch(size, give) {
    if (this.doubted && !this.refined) await this.refine();
    const docs = this.docs.subarray(this.at, this.at + size);
    let good = 0;
    for (const wait of this.engine.read(this.result, docs)) {
      const found = await wait;
      if (!this.on()) return null;
      this.at++;
      this.looked++;
      if (!found) this.dropped++;
      else {
        good++;
        this.good.add(found.doc);
        if (found.literal) give(found);
        else this.held.push(found);
      }
    }
    if (docs.length - good >= MANY_FALSE && this.docs.length - this.at > PAGE) this.doubted = true;
    return { good };
  }

  /** Asks the index for all that it knows of the query, and drops what does not have that. */
  async refine() {
    this.refined = true;
    const fine = new Set((await this.engine.refine(this.result)).docs);
    const read = this.docs.subarray(0, this.at), rest = this.docs.subarray(this.at).filter((d) => fine.has(d));
    this.docs = join(read, rest);
  }

  /** Behind what holds the query whole comes what holds it as a part of longer words and numbers. */
  async widen() {
    if (!this.engine.canWiden(this.result)) return false;
    const wider = await this.engine.widen(this.result, this.good), more = await this.order(wider.docs);
    const read = Uint32Array.from(this.good);
    Object.assign(this, { whole: read.length, at: read.length, dropped: 0, docs: join(read, more) });
    this.result = { ...wider, docs: join(this.result.docs, wider.docs) };
    this.doubted = this.refined = false;
    return more.length > 0;
  }
}

function join(a, b) {
  const out = new Uint32Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
