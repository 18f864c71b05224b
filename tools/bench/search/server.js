// A static server on a slow line: every answer waits, and what it sends is counted.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };

/**
 * @param {string} root folder to serve
 * @param {number} delay milliseconds
 * @param {Record<string, string>} own pages of the bench by their path
 */
export async function serve(root, delay, own) {
  const sent = [], line = { sent, delay };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const name = path.endsWith("/") ? path + "index.html" : path;
    const wait = new Promise((done) => setTimeout(done, line.delay));
    try {
      let data = own[path] ? Buffer.from(own[path]) : await readFile(join(root, normalize(name)));
      const type = TYPES[extname(own[path] ? "x.html" : name)] || "application/octet-stream", headers = { "content-type": type };
      if (type !== "application/octet-stream") {
        data = gzipSync(data);
        headers["content-encoding"] = "gzip";
      }
      await wait;
      sent.push({ path, bytes: data.length });
      response.writeHead(200, { ...headers, "content-length": data.length }).end(data);
    } catch (error) {
      await wait;
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return Object.assign(line, { home: `http://127.0.0.1:${server.address().port}`, close: () => server.close() });
}
