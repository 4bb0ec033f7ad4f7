#!/usr/bin/env bash
# Guess: what one pastes into WordPress as HTML comes out as it went in, but for paragraphs around loose text. So a list
#   within an element of one's own, as `<job-list>`, is still within it.
# What happens: autop, WordPress' function for paragraphs (here as its makers publish it for JavaScript), knows the names of
#   blocks and takes every other element for a word of text: `<p><job-list></p> <ul>…</ul> <p></job-list></p>`. A browser ends
#   the element with the paragraph, and it is empty; the list stands behind it. A link alone stays in, and so does a list where
#   a `<div>` stands around the element, which makes it part of a block.
# Why it matters for a careers site: the code for a list of jobs brings links along for those who run no script. The script
#   fills the empty element, and readers see the old list below the new one.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund @wordpress/autop@4.56.0 parse5@8.1.1

cat > try.mjs <<'JS'
import { autop } from "@wordpress/autop";
import { parseFragment } from "parse5";

const text = (node) => node.value?.trim() ?? (node.childNodes ?? []).map(text).join("");
const find = (node, name) => (node.nodeName === name ? node : (node.childNodes ?? []).map((each) => find(each, name)).find(Boolean));
const LINK = '<a href="/jobs/deckhand/">Deckhand</a>';
const tries = {
  "a list": `<job-list><ul><li>${LINK}</li></ul></job-list>`,
  "a paragraph": `<job-list><p>${LINK}</p></job-list>`,
  "a list in a div": `<job-list><div><ul><li>${LINK}</li></ul></div></job-list>`,
  "a link alone": `<job-list>${LINK}</job-list>`,
  "a list, a div around all": `<div><job-list><ul><li>${LINK}</li></ul></job-list></div>`,
};
for (const [name, html] of Object.entries(tries)) {
  const within = text(find(parseFragment(autop(html)), "job-list"));
  console.log(`${name}: ${within || "nothing"} within the element`);
}
JS

expected="a list: nothing within the element
a paragraph: nothing within the element
a list in a div: nothing within the element
a link alone: Deckhand within the element
a list, a div around all: Deckhand within the element"

echo "@wordpress/autop $(node -p 'require("./node_modules/@wordpress/autop/package.json").version'), parse5 $(node -p 'require("./node_modules/parse5/package.json").version')"
echo "guess: Deckhand within the element each time"
seen=$(node try.mjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
