#!/usr/bin/env bash
# Guess: whoever turns a job description from HTML into Markdown escapes what Markdown would read as
#   marks, so that the words come back as they were.
# What happens: each of two libraries leaves out another half. markdownify escapes *stars* and not a
#   paragraph that begins with a year and a full stop, which becomes a list starting at 2026;
#   html2text escapes the year and not the stars, which vanish into emphasis. Neither escapes the
#   bar in a cell of a table, so that "Step 2 | 3" tears a pay table apart.
# Why it matters for a careers site: vacancies come out of applicant tracking systems as HTML. An
#   import has to compare the words of both pages; reading the Markdown over shows nothing.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15 \
  markdown-it-py==4.0.0

cat > try.py <<'PY'
import re

from html2text import html2text
from markdown_it import MarkdownIt
from markdownify import markdownify

TABLE = "<table><thead><tr><th>Step</th><th>Pay</th></tr></thead><tbody><tr><td>2 | 3</td><td>3400</td></tr></tbody></table>"
TEXTS = {"year": "<p>2026. That is when we open.</p>", "stars": "<p>For *all* of you</p>", "bar": TABLE}
page = MarkdownIt("commonmark").enable("table")


def words(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).split())


for convert in (markdownify, html2text):
    for name, html in TEXTS.items():
        back = words(page.render(convert(html)))
        print(f"{convert.__name__}: {name}: {'same words' if back == words(html) else back}")
PY

expected='markdownify: year: That is when we open.
markdownify: stars: same words
markdownify: bar: Step Pay 2 3
html2text: year: same words
html2text: stars: For all of you
html2text: bar: Step Pay 2 3'

env/bin/python -c 'import importlib.metadata as m; print(*(f"{p} {m.version(p)}" for p in ("markdownify", "html2text")))'
echo "guess: the same words each time"
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
