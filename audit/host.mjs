// Serves a folder as a host of static sites does: HTTP/2, brotli, the headers of `_headers`, 404.html.
// Usage: node host.mjs FOLDER KEY CERTIFICATE; prints the address it serves at.
import { readFileSync, statSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

const [folder, key, certificate] = process.argv.slice(2);
const kinds = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp", ".jpg": "image/jpeg", ".woff2": "font/woff2",
  ".xml": "application/xml", ".rss": "application/rss+xml", ".txt": "text/plain", ".wasm": "application/wasm",
};
const packed = new Set([".png", ".webp", ".jpg", ".woff2"]); // compressed already

const rules = readFileSync(join(folder, "_headers"), "utf-8").trim().split("\n\n").map((rule) => {
  const [pattern, ...lines] = rule.split("\n");
  const headers = lines.map((line) => line.trim().split(/: (.*)/).slice(0, 2));
  return [new RegExp(`^${pattern.replace(/[.+]/g, "\\$&").replaceAll("*", ".*")}$`), headers];
});
const headersFor = (path) => rules.filter(([pattern]) => pattern.test(path)).flatMap(([, headers]) => headers);

const found = (path) => {
  const file = join(folder, normalize(path), path.endsWith("/") ? "index.html" : "");
  try { return statSync(file).isFile() ? file : undefined; } catch { return undefined; }
};

const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate), allowHTTP1: true });
server.on("request", (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "https://localhost").pathname);
  const file = found(path) ?? join(folder, "404.html");
  const kind = extname(file);
  for (const [name, value] of headersFor(path)) response.setHeader(name, value);
  response.setHeader("Content-Type", kinds[kind] ?? "application/octet-stream");
  if (!packed.has(kind)) response.setHeader("Content-Encoding", "br");
  response.statusCode = found(path) ? 200 : 404;
  const content = readFileSync(file);
  response.end(packed.has(kind) ? content : brotliCompressSync(content));
});
server.listen(0, "127.0.0.1", () => console.log(`https://localhost:${server.address().port}/`));
