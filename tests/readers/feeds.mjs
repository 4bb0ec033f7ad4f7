// Reads feeds with rss-parser: {path: text} on the standard input, what it found on the output.
import { readFileSync } from "node:fs";
import Parser from "rss-parser";

const found = {};
for (const [path, text] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  const { title, link, items } = await new Parser().parseString(text);
  found[path] = { title, link, links: items.map((item) => item.link) };
}
console.log(JSON.stringify(found));
