// Judges pages by Google's rules for structured data, with Adobe's validator: {address: HTML} on the standard input.
import { readFileSync } from "node:fs";
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";

const extractor = new WebAutoExtractor({ addLocation: true });
const found = {};
for (const [address, html] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  const issues = await new Validator().validate(extractor.parse(html));
  found[address] = issues.map(({ severity, rootType, issueMessage }) => `${severity}: ${rootType}: ${issueMessage}`);
}
console.log(JSON.stringify(found));
