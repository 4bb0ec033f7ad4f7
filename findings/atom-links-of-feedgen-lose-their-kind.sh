#!/usr/bin/env bash
# Guess: feedgen, one description of an entry in hand, writes the same links to RSS and to Atom.
# What happens: in Atom the links of an entry lose rel, type, length and hreflang; only the address
#   is left. A recording is then a second page of the entry, and feedparser, like any reader of
#   RFC 4287, takes a link without rel for the page itself. In RSS the enclosure is whole.
# Why it matters for a careers site: a story's recording, or its page in another language, opens in
#   place of the story, in one of the two feeds. A test that reads the RSS feed back finds nothing.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check feedgen==1.0.0 feedparser==6.0.14

cat > try.py <<'PY'
import feedparser
from feedgen.feed import FeedGenerator

feed = FeedGenerator()
feed.id("https://example.com/")
feed.title("Stories")
feed.description("Ours")
feed.link(href="https://example.com/")
entry = feed.add_entry()
entry.id("urn:1")
entry.title("Two at the crane")
entry.link(href="https://example.com/crane/", rel="alternate")
entry.link(href="https://example.com/crane.mp3", rel="enclosure", type="audio/mpeg", length="9000")
for name, text in (("RSS", feed.rss_str()), ("Atom", feed.atom_str())):
    read = feedparser.parse(text).entries[0]
    print(name, "page", read.link, "recordings", [found.href for found in read.enclosures])
PY

expected="RSS page https://example.com/crane/ recordings ['https://example.com/crane.mp3']
Atom page https://example.com/crane.mp3 recordings []"

env/bin/python -c 'import importlib.metadata as m; print(*(f"{p} {m.version(p)}" for p in ("feedgen", "feedparser")))'
echo "guess: the page is /crane/ twice, with one recording"
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
