#!/usr/bin/env bash
# Guess: media:description inside media:content describes the picture, and an entry's summary comes
#   from the entry: from description, or, where there is none, from content:encoded.
# What happens: feedparser knows media:description as one more name of the entry's description. If
#   the item has only content:encoded, the picture's words are the summary. fastfeedparser keeps
#   them with the picture and takes the summary from the content.
# Why it matters for a careers site: a feed with whole stories and described photos shows in a
#   newsletter as "The quay at seven". So each item needs a description.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check feedparser==6.0.14 fastfeedparser==0.6.5

cat > try.py <<'PY'
import fastfeedparser
import feedparser

FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Stories</title>
<link>https://example.com</link><description>Ours</description><item><title>Two at the crane</title>
<link>https://example.com/1</link>%s<content:encoded>&lt;p&gt;We began at seven.&lt;/p&gt;</content:encoded>
<media:content url="https://example.com/a.jpg" medium="image"><media:description>The quay at
seven</media:description></media:content></item></channel></rss>"""
for module in (feedparser, fastfeedparser):
    for name, description in (("without", ""), ("with", "<description>Our first day.</description>")):
        summary = module.parse(FEED % description).entries[0].get("description")
        print(f"{module.__name__}, {name} description: {' '.join(summary.split())}")
PY

expected='feedparser, without description: The quay at seven
feedparser, with description: Our first day.
fastfeedparser, without description: We began at seven.
fastfeedparser, with description: Our first day.'

env/bin/python -c 'import importlib.metadata as m; print(*(f"{p} {m.version(p)}" for p in ("feedparser", "fastfeedparser")))'
echo "guess: the quay is no summary"
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
