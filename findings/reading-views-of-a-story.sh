#!/usr/bin/env bash
# Guess: reading views strip what stands around a text and keep what stands in it; two well-known
#   ones differ in looks.
# What happens: they lose opposite parts. trafilatura drops the line of authors and the caption of
#   the picture, and keeps the table; readability-lxml keeps authors and caption, and drops the table
#   (few words, no paragraphs), and keeps even an <aside>. Both keep answers inside <details> and
#   pull quotes, so that a sentence set large is read twice.
# Why it matters for a careers site: a story's fact that stands in a table or a caption alone does
#   not reach everybody: say it in a sentence. What an <aside> says may be read as the story.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pip==26.3
env/bin/python -m pip install -qq trafilatura==2.3.1 readability-lxml==0.9

cat > try.py <<'PY'
import trafilatura
from readability import Document

PAGE = """<html lang="en"><head><title>My first year</title></head><body><nav><a href="/">Home</a></nav><main><article>
<h1>My first year</h1><p class="byline">By <a rel="author" href="/people/a">A. Author</a></p>
<p>When I came here I knew nobody, and the first thing I was handed was a broom, then a map of the harbour.</p>
<details><summary>How did you get here?</summary><p>By train, then by ferry, with two suitcases and a
cello that did not survive the crossing.</p></details>
<p>We begin at seven with the boats, and by nine the quay is so loud that we talk with our hands.</p>
<blockquote><p>By nine we talk with our hands, all of us.</p></blockquote>
<figure><img src="a.jpg" alt="Boats"><figcaption>The harbour before the first boat.</figcaption></figure>
<table><tr><th>Hour</th><th>What</th></tr><tr><td>7</td><td>Boats come in</td></tr></table>
<aside><p>The team is looking for a mechanic for the night shift, from spring on.</p></aside>
<p>In the end I stayed, which nobody had planned, least of all me, and I would do the same tomorrow.</p>
</article></main></body></html>"""
PARTS = {"authors": "A. Author", "details": "two suitcases", "pull quote": "hands, all of us", "caption": "first boat",
         "table": "Boats come in", "aside": "night shift"}
views = {"trafilatura": trafilatura.extract(PAGE), "readability-lxml": Document(PAGE).summary()}
for name, view in views.items():
    print(f"{name} keeps", ", ".join(part for part, words in PARTS.items() if words in view))
PY

expected='trafilatura keeps details, pull quote, table
readability-lxml keeps authors, details, pull quote, caption, aside'

env/bin/python -c 'import importlib.metadata as m; print(*(f"{p} {m.version(p)}" for p in ("trafilatura", "readability-lxml")))'
echo "guess: both keep all but the aside"
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
