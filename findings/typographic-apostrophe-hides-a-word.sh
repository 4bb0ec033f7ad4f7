#!/usr/bin/env bash
# Guess: a search that knows French finds "équipe" in "l’équipe", with whichever apostrophe: both
#   are common, and the curved one is what good typography asks for.
# What happens: Pagefind takes a word apart at the straight apostrophe alone. With ' the index holds
#   "equipe" by itself; with ’ there is nothing but "lequipe", so that a visitor who types "équipe"
#   does not find the page.
# Why it matters for a careers site: Markdown's smart quotes curve every apostrophe, and in French
#   and Italian the noun that is searched for stands behind one: l’équipe, d’ingénieur, all’estero.
#   The text that the index reads needs the straight sign, the text that people read the other.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pagefind_bin==1.5.2

cat > try.py <<'PY'
import gzip
import pathlib
import subprocess
import sys

PAGE = "<html lang=fr><head><title>x</title></head><body><main data-pagefind-body><p>%s</p></main></body></html>"
for name, text in (("straight", "l'équipe"), ("curved", "l’équipe"), ("apart", "équipe")):
    site = pathlib.Path(name)
    site.mkdir()
    (site / "index.html").write_text(PAGE % text, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "pagefind_bin", "--site", name], check=True, capture_output=True)
    index = b"".join(gzip.decompress(path.read_bytes()) for path in site.glob("pagefind/index/*"))
    # Words lie in the index as CBOR texts, stemmed and without accents: one byte for the length, then the word.
    stem = b"equip"
    print(f"{name}: the word by itself: {bytes([0x60 + len(stem)]) + stem in index}")
PY

expected='straight: the word by itself: True
curved: the word by itself: False
apart: the word by itself: True'

env/bin/python -m pagefind_bin --version
echo "guess: True three times"
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
