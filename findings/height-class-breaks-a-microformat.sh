#!/usr/bin/env bash
# Guess: classes for looks and classes for meaning live side by side; a reader of microformats knows
#   h-entry and h-card, and passes over h-full and p-4, the height and padding of a class library.
# What happens: any h-WORD opens an item. A wrapper with the class h-full takes title, address and
#   picture away from the h-entry around it, which is left with its author alone. Classes with a
#   digit (h-12, p-4) do no harm.
# Why it matters for a careers site: a company lays its own look over the theme, and stories lose
#   their titles for readers of the open web, while no page looks any different.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check mf2py==2.0.2

cat > try.py <<'PY'
import mf2py

STORY = """<article class="h-entry"><div class="%s"><h1 class="p-name">My first year</h1>
<a class="u-url" href="/stories/first-year/">Link</a></div>
<a class="p-author h-card" href="/people/a/">A colleague</a></article>"""
for look in ("wrapper", "h-12 p-4", "h-full", "h-screen"):
    entry = mf2py.parse(doc=STORY % look, url="https://example.com/")["items"][0]
    inside = [item["type"][0] for item in entry.get("children", [])]
    print(f"{look}: {sorted(entry['properties'])}, inside: {inside}")
PY

expected="wrapper: ['author', 'name', 'url'], inside: []
h-12 p-4: ['author', 'name', 'url'], inside: []
h-full: ['author'], inside: ['h-full']
h-screen: ['author'], inside: ['h-screen']"

echo "mf2py $(env/bin/python -c 'import importlib.metadata as m; print(m.version("mf2py"))')"
echo "guess: author, name and url of the h-entry each time"
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
