#!/usr/bin/env bash
# Guess: readers of feeds know that a text can have two authors: Atom says "one or more", RSS repeats
#   dc:creator, JSON Feed has a list. Where a reader offers one name, it is the first.
# What happens: rss-parser and fastfeedparser keep the first name and drop the others, fastfeedparser
#   even from its list "authors" and from JSON Feed's. feedparser keeps both in its list, but its
#   "author" is the last.
# Why it matters for a careers site: two colleagues tell one story, and in an intranet that shows the
#   feed one of them is missing, not always the same one. Name both in the text of the entry, too.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check feedparser==6.0.14 fastfeedparser==0.6.5
npm install --silent --no-audit --no-fund rss-parser@3.13.0

cat > atom.xml <<'XML'
<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Stories</title><id>urn:x</id>
<updated>2026-11-27T00:00:00Z</updated><entry><id>urn:1</id><title>Two at the crane</title>
<updated>2026-11-27T00:00:00Z</updated><link href="https://example.com/1"/>
<author><name>First</name></author><author><name>Second</name></author></entry></feed>
XML
cat > rss.xml <<'XML'
<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Stories</title><link>https://example.com</link><description>Ours</description><item>
<title>Two at the crane</title><link>https://example.com/1</link><dc:creator>First</dc:creator>
<dc:creator>Second</dc:creator></item></channel></rss>
XML
echo '{"version": "https://jsonfeed.org/version/1.1", "title": "Stories", "items": [{"id": "1",
  "url": "https://example.com/1", "content_text": "Two at the crane", "authors":
  [{"name": "First"}, {"name": "Second"}]}]}' > feed.json
cat > try.py <<'PY'
import pathlib

import fastfeedparser
import feedparser

for module, names in ((feedparser, ("atom.xml", "rss.xml")), (fastfeedparser, ("atom.xml", "rss.xml", "feed.json"))):
    for name in names:
        entry = module.parse(pathlib.Path(name).read_bytes()).entries[0]
        print(module.__name__, name, entry["author"], [author["name"] for author in entry["authors"]])
PY

expected="feedparser atom.xml Second ['First', 'Second']
feedparser rss.xml Second ['First', 'Second']
fastfeedparser atom.xml First ['First']
fastfeedparser rss.xml First ['First']
fastfeedparser feed.json First ['First']
rss-parser atom.xml First
rss-parser rss.xml First"

env/bin/python -c 'import importlib.metadata as m; print(*(f"{p} {m.version(p)}" for p in ("feedparser", "fastfeedparser")))'
echo "rss-parser $(node -p 'require("./node_modules/rss-parser/package.json").version')"
echo "guess: both names everywhere; as the one author, the first"
seen=$(env/bin/python try.py; for name in atom rss; do node -e '
  const file = process.argv[1], Parser = require("rss-parser");
  new Parser().parseString(require("fs").readFileSync(file, "utf8")).then(({ items: [item] }) =>
    console.log("rss-parser", file, item.author ?? item.creator));' "$name.xml"; done)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
