#!/usr/bin/env bash
# Guess: <source> is a void element, so taking all of them out of a <picture> leaves its <img>: what
#   one does for feeds and mail, whose readers know neither <picture> nor srcset.
# What happens: lxml's HTML parser (libxml2) does not know <source> as void, unlike <img> and <br>.
#   The <img> stands in it, and goes with it; Beautiful Soup on top of lxml does the same. With two
#   sources, the picture stands in the second, and that in the first. html5lib keeps the picture.
# Why it matters for a careers site: a story arrives in readers without its photos, and nothing
#   complains. Unwrap <source> instead of removing it, or parse with an HTML5 parser.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check lxml==6.1.3 beautifulsoup4==4.15.0 html5lib==1.1

cat > try.py <<'PY'
import lxml.html
from bs4 import BeautifulSoup

STORY = (
    '<figure><picture><source srcset="quay.avif" type="image/avif"><source srcset="quay.webp" type="image/webp">'
    '<img src="quay.jpg" alt="The quay at seven"></picture><figcaption>Before work</figcaption></figure>'
)
tree = lxml.html.fromstring(STORY)
for source in list(tree.iter("source")):
    if source.getparent() is not None:
        source.getparent().remove(source)
print("lxml, removed:", lxml.html.tostring(tree, encoding="unicode"))
tree = lxml.html.fromstring(STORY)
for source in list(tree.iter("source")):
    source.drop_tag()
print("lxml, unwrapped:", lxml.html.tostring(tree, encoding="unicode"))
for parser in ("lxml", "html5lib"):
    soup = BeautifulSoup(STORY, parser)
    for source in soup.find_all("source"):
        source.decompose()
    print(f"Beautiful Soup with {parser}:", soup.figure)
PY

expected='lxml, removed: <figure><picture></picture><figcaption>Before work</figcaption></figure>
lxml, unwrapped: <figure><picture><img src="quay.jpg" alt="The quay at seven"></picture><figcaption>Before work</figcaption></figure>
Beautiful Soup with lxml: <figure><picture></picture><figcaption>Before work</figcaption></figure>
Beautiful Soup with html5lib: <figure><picture><img alt="The quay at seven" src="quay.jpg"/></picture><figcaption>Before work</figcaption></figure>'

env/bin/python -c 'import importlib.metadata as m; print(*(f"{p} {m.version(p)}" for p in ("lxml", "beautifulsoup4", "html5lib")))'
env/bin/python -c 'from lxml import etree; print("libxml2", ".".join(map(str, etree.LIBXML_VERSION)))'
echo "guess: the picture stays whichever way its sources go"
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
