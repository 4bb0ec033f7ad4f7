#!/usr/bin/env bash
# Guess: pycountry's name of a state or region is what people call it: “Stockholms län” for SE-AB, as its
#   name of a country is “Sweden”.
# What happens: it is the entry of the standard with what stands beside it: "Stockholms län [SE-01]",
#   "Catalunya [Cataluña]", "Cardiff [Caerdydd GB-CRD]". Every Swedish county has such a remark, and
#   its German translations keep it, though there is a word; the Dutch ones do not.
# Why it matters for a careers site: "Remote (Stockholms län [SE-01])" stands on the page and in
#   JobPosting. Cut what is in brackets, after translating and not before: the whole is the key.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check pycountry==26.2.16

cat > try.py <<'PY'
from gettext import translation

import pycountry

for code in ("US-CA", "DE-BY", "SE-AB", "ES-CT", "GB-CRF"):
    name = pycountry.subdivisions.get(code=code).name
    translated = {lang: translation("iso3166-2", pycountry.LOCALES_DIR, [lang]).gettext(name) for lang in ("de", "nl")}
    print(f"{code}: {name} | {translated['de']} | {translated['nl']}")
counties = [each.name for each in pycountry.subdivisions if each.country_code == "SE"]
print(f"{sum('[' in name for name in counties)} of {len(counties)} counties of Sweden")
PY

expected='US-CA: California | Kalifornien | Californië
DE-BY: Bayern | Bayern | Beieren
SE-AB: Stockholms län [SE-01] | Stockholms län [SE-01] | Stockholms län
ES-CT: Catalunya [Cataluña] | Catalunya [Cataluña] | Catalonië
GB-CRF: Cardiff [Caerdydd GB-CRD] | Cardiff [Caerdydd GB-CRD] | Cardiff
21 of 21 counties of Sweden'

env/bin/python -c 'import importlib.metadata as m; print("pycountry", m.version("pycountry"))'
echo "guess: names without brackets"
seen=$(PYTHONIOENCODING=utf-8 env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
