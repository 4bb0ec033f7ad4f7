#!/usr/bin/env bash
# Guess: libraries that join names by the rules of CLDR know Spanish grammar: "y" becomes "e" before
#   the sound of an i, as in "Ana e Inés"; and two of them agree.
# What happens: Babel always writes "y". Intl.ListFormat, in browsers and Node, writes "e" before a
#   plain I and Hi, but not before an accent: "Ana y Íñigo", "Ana y Ígor".
# Why it matters for a careers site: a byline written at the build and one written in the browser
#   differ, and both are wrong for one of Spain's common names. Names in lists are better divided by
#   commas or lines than by a word.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check babel==2.19.0
npm install --silent --no-audit --no-fund node@22.23.3

cat > try.py <<'PY'
from babel.lists import format_list

for name in ("Inés", "Hilario", "Íñigo", "Yolanda"):
    print("Babel:", format_list(["Ana", name], locale="es"))
PY
cat > try.cjs <<'JS'
for (const name of ["Inés", "Hilario", "Íñigo", "Yolanda"]) {
  console.log("Intl:", new Intl.ListFormat("es").format(["Ana", name]));
}
JS

expected='Babel: Ana y Inés
Babel: Ana y Hilario
Babel: Ana y Íñigo
Babel: Ana y Yolanda
Intl: Ana e Inés
Intl: Ana e Hilario
Intl: Ana y Íñigo
Intl: Ana y Yolanda'

env/bin/python -c 'import babel; print("Babel", babel.__version__)'
echo "Node $(node_modules/.bin/node -p '`${process.versions.node}, CLDR ${process.versions.cldr}`')"
echo "guess: e before Inés, Hilario and Íñigo, y before Yolanda, both times"
seen=$(env/bin/python try.py; node_modules/.bin/node try.cjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
