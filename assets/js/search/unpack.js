// Opens the files of the index.

/**
 * What opens zlib data: the browser's own reader, or where it has none (before 2023) one that is fetched.
 * @param {() => Promise<{inflate: (data: Uint8Array) => Uint8Array}>} piece fetches it
 * @returns {(data: Uint8Array) => Promise<Uint8Array>}
 */
export function opener(piece) {
  const { DecompressionStream } = /** @type {any} */ (window);
  if (DecompressionStream) return (data) => own(data, new DecompressionStream("deflate"));
  piece().catch(() => {}); // on its way while the first texts are; who reads them asks again
  return async (data) => (await piece()).inflate(data);
}

/** @param {ReadableWritablePair} reader */
async function own(data, reader) {
  try {
    return new Uint8Array(await new Response(new Response(data).body.pipeThrough(reader)).arrayBuffer());
  } catch (e) {
    throw new SyntaxError();
  }
}
