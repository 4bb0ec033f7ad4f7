#!/usr/bin/env bash
# Guess: a YAML library that writes the text "08001" puts quotes around it, since it looks like a
#   number; so any other library reads the text again.
# What happens: PyYAML quotes only what it would itself read as a number. With an 8 or a 9 the digits
#   are no octal number of YAML 1.1, so it writes them bare, and "yaml" of npm (YAML 1.2, used by
#   editors in the browser) reads the number 8001. "01067" is quoted and arrives whole.
# Why it matters for a careers site: a script fills in the places, a web editor opens and saves the
#   file, and Barcelona (08001) or Burgos (09001) loses its first digit. Only
#   some codes are hit, so that a test with Dresden's 01067 finds nothing.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check PyYAML==6.0.4
npm install --silent --no-audit --no-fund yaml@2.9.1

cat > try.py <<'PY'
import yaml

print(yaml.safe_dump({"dresden": "01067", "barcelona": "08001", "burgos": "09001"}, sort_keys=False), end="")
PY

expected='dresden: "01067"
barcelona: 8001
burgos: 9001'

env/bin/python -c 'import yaml; print("PyYAML", yaml.__version__)'
echo "yaml $(node -p 'require("./node_modules/yaml/package.json").version') of npm"
echo 'guess: "01067", "08001" and "09001", as written'
env/bin/python try.py > place.yml
printf 'PyYAML writes:\n%s\n' "$(cat place.yml)"
seen=$(node -e '
  const { parse } = require("yaml");
  const place = parse(require("fs").readFileSync("place.yml", "utf8"));
  for (const [city, code] of Object.entries(place)) console.log(`${city}: ${JSON.stringify(code)}`);')
printf 'yaml reads:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
