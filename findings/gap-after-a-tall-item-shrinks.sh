#!/usr/bin/env bash
# Guess: a stack in a block of fixed height keeps the gaps that it was given, as paragraphs with v()
#   do; what is too tall for the block stands out at its foot, where one sees it.
# What happens: an item of a stack (or a row of a grid) that is taller than the block counts no more
#   than the block's height. What follows moves up by what was too much: of a gap of 18pt, 11pt are
#   left here, and with a little more the next item stands on the text above. No warning, and the
#   same content in a flow with v(18pt) is placed as it says.
# Why it matters for a careers site: a card is laid out in fixed sizes, and the longest headline runs
#   into the name under it, in one language only. Measure the text first; do not trust the gap.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check typst==0.15.2

cat > try.py <<'PY'
import pathlib

import typst

ITEM = "block(width: 20pt, height: %dpt)"
NEXT = 'block(width: 20pt, height: 10pt)[#context [#metadata(here().position().y.pt()) <top>]]'
CARDS = {
    "flow": "block(height: 100pt, {%s; v(18pt); %s})",
    "stack": "block(height: 100pt, stack(spacing: 18pt, %s, %s))",
    "grid": "block(height: 100pt, grid(row-gutter: 18pt, %s, %s))",
}
for height in (95, 107, 120):
    for name, card in CARDS.items():
        source = "#set page(width: 200pt, height: 300pt, margin: 0pt)\n#set block(spacing: 0pt)\n#"
        pathlib.Path("card.typ").write_text(source + card % (ITEM % height, NEXT))
        top = float(typst.query("card.typ", "<top>", field="value", one=True))
        print(f"{name}, item of {height}pt in 100pt: gap of {top - height:g}pt")
PY

expected='flow, item of 95pt in 100pt: gap of 18pt
stack, item of 95pt in 100pt: gap of 18pt
grid, item of 95pt in 100pt: gap of 18pt
flow, item of 107pt in 100pt: gap of 18pt
stack, item of 107pt in 100pt: gap of 11pt
grid, item of 107pt in 100pt: gap of 11pt
flow, item of 120pt in 100pt: gap of 18pt
stack, item of 120pt in 100pt: gap of -2pt
grid, item of 120pt in 100pt: gap of -2pt'

env/bin/python -c 'import importlib.metadata as m; print("typst", m.version("typst"))'
echo 'guess: a gap of 18pt, each time'
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
