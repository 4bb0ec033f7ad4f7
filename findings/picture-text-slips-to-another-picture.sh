#!/usr/bin/env bash
# Guess: a reader of link cards keeps each og:image with the og:image:alt that follows it, as
#   ogp.me describes: a property belongs to the picture before it, and a picture may have none.
# What happens: open-graph-scraper gathers all texts in one list and all pictures in another, and
#   pairs them by position. The first picture without a text gets the text of the second.
# Why it matters for a careers site: a page offers a wide and a square card. If only one of them
#   has a text, a card shows one picture and describes another person. Give each picture a text.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund open-graph-scraper@6.12.0

cat > try.cjs <<'JS'
const read = require("open-graph-scraper");
const head = `<html lang="en"><head><title>Night shift</title>
<meta property="og:title" content="Night shift">
<meta property="og:image" content="https://example.com/wide.png">
<meta property="og:image:width" content="1200">
<meta property="og:image" content="https://example.com/square.png">
<meta property="og:image:width" content="1080">
<meta property="og:image:alt" content="A nurse at the door of the ward">
</head><body></body></html>`;
read({ html: head }).then(({ result }) => {
  for (const picture of result.ogImage) {
    console.log(picture.url.split("/").pop(), picture.width, "|", picture.alt ?? "no text");
  }
});
JS

expected='wide.png 1200 | A nurse at the door of the ward
square.png 1080 | no text'

echo "open-graph-scraper $(node -p 'require("./node_modules/open-graph-scraper/package.json").version')"
echo "guess: the text stays with square.png, the picture it follows"
seen=$(node try.cjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
