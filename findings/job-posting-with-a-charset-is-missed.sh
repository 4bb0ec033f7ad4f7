#!/usr/bin/env bash
# Guess: a reader of structured data finds a JobPosting in every script of the type
#   application/ld+json: media types know parameters and no upper case, as in any HTTP header.
# What happens: extruct compares the attribute letter by letter. "; charset=utf-8", which some
#   templates write there, or another case make the vacancy disappear, without a word. Spaces
#   around the type do it as well.
# Why it matters for a careers site: job boards and price watchers in Python read pages with it. A
#   theme's override must write the type exactly so, and a test should look for exactly that.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pip==26.3
env/bin/python -m pip install -qq extruct==0.18.0

cat > try.py <<'PY'
import extruct

PAGE = """<html><head><title>Nurse</title><script type="%s">
{"@context": "https://schema.org", "@type": "JobPosting", "title": "Nurse"}</script></head></html>"""
for kind in ("application/ld+json", "application/ld+json; charset=utf-8", "application/LD+JSON", " application/ld+json"):
    found = extruct.extract(PAGE % kind, syntaxes=["json-ld"])["json-ld"]
    print(f"'{kind}':", [item["@type"] for item in found])
PY

expected="'application/ld+json': ['JobPosting']
'application/ld+json; charset=utf-8': []
'application/LD+JSON': []
' application/ld+json': []"

echo "extruct $(env/bin/python -c 'import importlib.metadata as m; print(m.version("extruct"))')"
echo "guess: one JobPosting each time"
seen=$(env/bin/python try.py 2>/dev/null)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
