#!/usr/bin/env bash
# Guess: a title with `]]>` in it, which XML has to write in two CDATA sections, is one text to whoever
#   reads the file, and so is a title in one CDATA section and one without.
# What happens: xml-js in its compact form, and fast-xml-parser where it keeps CDATA apart, give a list of
#   two texts instead of a text; and xml-js has a title under another name when it stands in CDATA.
#   xml2js, and fast-xml-parser by default, give one text each time.
# Why it matters for a careers site: boards want all texts in CDATA, and who reads such a file in
#   JavaScript and calls .trim() on titles falls at the one vacancy whose title has these brackets.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xml-js@1.6.11 fast-xml-parser@5.3.0 xml2js@0.6.2

cat > try.mjs <<'JS'
import { XMLParser } from "fast-xml-parser";
import xmljs from "xml-js";
import xml2js from "xml2js";

const titles = {
  plain: "Clerk",
  cdata: "<![CDATA[Clerk]]>",
  brackets: "<![CDATA[Clerk, a[b[0]]]]><![CDATA[>1]]>",
};
const readers = {
  "xml-js": async (xml) => xmljs.xml2js(xml, { compact: true }).job.title,
  "fast-xml-parser": async (xml) => new XMLParser().parse(xml).job.title,
  "fast-xml-parser, CDATA apart": async (xml) => new XMLParser({ cdataPropName: "cdata" }).parse(xml).job.title,
  xml2js: async (xml) => (await xml2js.parseStringPromise(xml)).job.title[0],
};
for (const [reader, read] of Object.entries(readers))
  for (const [name, title] of Object.entries(titles))
    console.log(`${reader}, ${name}: ${JSON.stringify(await read(`<job><title>${title}</title></job>`))}`);
JS

expected='xml-js, plain: {"_text":"Clerk"}
xml-js, cdata: {"_cdata":"Clerk"}
xml-js, brackets: {"_cdata":["Clerk, a[b[0]]",">1"]}
fast-xml-parser, plain: "Clerk"
fast-xml-parser, cdata: "Clerk"
fast-xml-parser, brackets: "Clerk, a[b[0]]>1"
fast-xml-parser, CDATA apart, plain: "Clerk"
fast-xml-parser, CDATA apart, cdata: {"cdata":"Clerk"}
fast-xml-parser, CDATA apart, brackets: {"cdata":["Clerk, a[b[0]]",">1"]}
xml2js, plain: "Clerk"
xml2js, cdata: "Clerk"
xml2js, brackets: "Clerk, a[b[0]]>1"'

npm ls --depth=0 2>/dev/null | sed -n 's/^.── //p'
echo "guess: one text each time, under one name"
seen=$(node try.mjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
