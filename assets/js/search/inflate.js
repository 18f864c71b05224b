// Reads the zlib format (RFC 1950, 1951): for browsers older than 2023, which have no reader of their own. A file that others
// never fetch.

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * A canonical Huffman code, as a table of what the next bits may be: 16 times the value, plus the length of its code; 0
 * for no code. The table is as long as the longest code needs.
 */
function huffman(lengths) {
  const table = new Uint16Array(1 << Math.max(...lengths)), count = new Array(16).fill(0), next = [0, 0];
  for (const l of lengths) count[l]++;
  for (let l = 1; l < 15; l++) next.push((next[l] + count[l]) << 1);
  lengths.forEach((l, v) => {
    if (!l) return;
    let first = 0; // the bits of a code come the highest first
    for (let b = 0, code = next[l]++; b < l; b++) first |= ((code >> b) & 1) << (l - 1 - b);
    for (; first < table.length; first += 1 << l) table[first] = v * 16 + l;
  });
  return table;
}

const fixedLengths = Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8));

/**
 * @param {Uint8Array} data
 * @returns {Uint8Array}
 */
export function inflate(data) {
  if (data.length < 6 || (data[0] & 15) !== 8 || (data[0] * 256 + data[1]) % 31 || data[1] & 32) throw new SyntaxError(); // not zlib
  let at = 2, hold = 0, held = 0, out = new Uint8Array(data.length * 4 + 64), n = 0;
  const fill = () => {
    for (; held < 24 && at < data.length; held += 8) hold |= data[at++] << held;
  };
  const bits = (count) => {
    fill();
    if (held < count) throw new SyntaxError(); // cut short
    const value = hold & ((1 << count) - 1);
    hold >>>= count;
    held -= count;
    return value;
  };
  const room = (more) => {
    if (n + more <= out.length) return;
    const bigger = new Uint8Array((n + more) * 2);
    bigger.set(out);
    out = bigger;
  };
  const decode = (table) => {
    fill();
    const entry = table[hold & (table.length - 1)], length = entry & 15;
    if (!length || length > held) throw new SyntaxError(); // no such code
    hold >>>= length;
    held -= length;
    return entry >> 4;
  };
  const align = () => { // gives back whole bytes that are held
    at -= held >> 3;
    hold = held = 0;
  };
  const stored = () => {
    align();
    const length = data[at] | (data[at + 1] << 8);
    at += 4;
    if (!(at + length <= data.length)) throw new SyntaxError(); // cut short
    room(length);
    out.set(data.subarray(at, at + length), n);
    at += length;
    n += length;
  };
  const dynamic = () => {
    const literals = bits(5) + 257, distances = bits(5) + 1, lengths = [];
    const short = new Array(19).fill(0);
    for (let i = bits(4) + 4, k = 0; k < i; k++) short[ORDER[k]] = bits(3);
    const code = huffman(short);
    while (lengths.length < literals + distances) {
      const v = decode(code);
      if (v < 16) lengths.push(v);
      else {
        const value = v === 16 ? lengths[lengths.length - 1] : 0;
        for (let i = v === 16 ? 3 + bits(2) : v === 17 ? 3 + bits(3) : 11 + bits(7); i > 0; i--) lengths.push(value);
      }
    }
    return [huffman(lengths.slice(0, literals)), huffman(lengths.slice(literals, literals + distances))];
  };
  const block = ([literal, distance]) => {
    for (;;) {
      const v = decode(literal);
      if (v === 256) return;
      if (v < 256) {
        room(1);
        out[n++] = v;
        continue;
      }
      if (v > 285) throw new SyntaxError(); // no such length
      const step = v < 265 || v > 284 ? 0 : (v - 261) >> 2;
      const length = (v > 284 ? 258 : step ? ((4 + ((v - 257) & 3)) << step) + 3 : v - 254) + bits(step);
      const d = decode(distance), extra = d < 2 ? 0 : (d >> 1) - 1;
      const back = (d < 2 ? d : (2 + (d & 1)) << extra) + bits(extra) + 1;
      if (back > n || d > 29) throw new SyntaxError(); // points before the start
      room(length);
      for (let i = 0; i < length; i++, n++) out[n] = out[n - back];
    }
  };
  for (let last = 0; !last; ) {
    last = bits(1);
    const type = bits(2);
    if (type === 0) stored();
    else if (type === 1) block([huffman(fixedLengths), huffman(new Array(30).fill(5))]);
    else if (type === 2) block(dynamic());
    else throw new SyntaxError(); // no such block
  }
  align();
  out = out.subarray(0, n);
  if (adler(out) !== ((data[at] << 24) | (data[at + 1] << 16) | (data[at + 2] << 8) | data[at + 3]) >>> 0) {
    throw new SyntaxError(); // checksum
  }
  return out;
}

function adler(data) {
  let a = 1, b = 0;
  for (let i = 0; i < data.length; ) {
    for (const end = Math.min(data.length, i + 3800); i < end; i++) b += a += data[i]; // below 2^32 till then
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
}
