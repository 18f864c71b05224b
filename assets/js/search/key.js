// Under which number symbols are filed, and where.

export const FNV = 16777619, START = 2166136261;

/**
 * The number under which symbols that stand side by side are filed; see Hash in key.go.
 * @param {string[]} symbols
 */
export function hash(symbols) {
  let h = START;
  symbols.forEach((s, i) => {
    if (i) h = Math.imul(h, FNV);
    for (const ch of s) h = Math.imul(h ^ ch.codePointAt(0), FNV);
  });
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * The file that symbols which stand side by side are filed in, and their number there.
 * @param {{keyBits: number, shardBits: number}} layout of their language
 * @param {string} lang
 * @param {string[]} symbols
 */
export function place({ keyBits, shardBits }, lang, symbols) {
  const key = hash(symbols) >>> (32 - keyBits), shard = Math.floor(key / 2 ** (keyBits - shardBits));
  return { name: `${lang}/p/${shard}.bin`, shard, key };
}
