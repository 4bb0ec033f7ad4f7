#!/usr/bin/env bash
# Guess: a library that writes dates in French knows what French demands: the first of a month is
#   "1er avril", all other days are plain numbers. The data of CLDR, which most of them use, has it.
# What happens: the long dates of Babel, Intl (browsers, Node) and moment all say
#   "1 avril". CLDR's patterns have no such form, so Babel and Intl cannot write it. moment can, and
#   rightly leaves the 2nd alone, but only if one asks for the day as an ordinal.
# Why it matters for a careers site: "Poste à pourvoir le 1 avril" is a mistake that readers see, and
#   starts of work are most often the first of a month. Comparing libraries finds nothing.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check babel==2.19.0
npm install --silent --no-audit --no-fund node@22.23.3 moment@2.31.0

cat > try.py <<'PY'
from datetime import date

from babel.dates import format_date

for day in (1, 2):
    print("Babel:", format_date(date(2026, 4, day), "long", locale="fr"))
PY
cat > try.cjs <<'JS'
const moment = require("moment");
require("moment/locale/fr");
for (const number of [1, 2]) {
  const day = new Date(2026, 3, number);
  console.log("Intl:", new Intl.DateTimeFormat("fr", { dateStyle: "long" }).format(day));
  console.log("moment, long:", moment(day).locale("fr").format("LL"));
  console.log("moment, ordinal:", moment(day).locale("fr").format("Do MMMM YYYY"));
}
JS

expected='Babel: 1 avril 2026
Babel: 2 avril 2026
Intl: 1 avril 2026
moment, long: 1 avril 2026
moment, ordinal: 1er avril 2026
Intl: 2 avril 2026
moment, long: 2 avril 2026
moment, ordinal: 2 avril 2026'

env/bin/python -c 'import babel; print("Babel", babel.__version__)'
echo "Node $(node_modules/.bin/node -p '`${process.versions.node}, CLDR ${process.versions.cldr}`')"
node -p '`moment ${require("moment").version}`'
echo "guess: 1er avril, 2 avril, each time"
seen=$(env/bin/python try.py; node_modules/.bin/node try.cjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
