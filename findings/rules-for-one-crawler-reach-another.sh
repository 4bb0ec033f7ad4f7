#!/usr/bin/env bash
# Guess: readers of robots.txt agree to whom a group speaks: "User-agent: Applebot" means Applebot
#   and not Applebot-Extended, the name under which Apple asks about training.
# What happens: Protego (the reader in Scrapy) compares beginnings, so that a group for Applebot
#   speaks to Applebot-Extended as well; robots-parser compares whole names, so that the same
#   crawler falls to the group for everybody. The other way round both agree.
# Why it matters for a careers site: "found by search, not used for training" needs a group for each
#   name, the longer one too. What a longer name may do without a group of its own is undecided.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check protego==0.7.0
npm install --silent --no-audit --no-fund robots-parser@3.0.1

for name in Applebot Applebot-Extended; do
  printf 'User-agent: *\nAllow: /\n\nUser-agent: %s\nDisallow: /\n' "$name" > "$name.txt"
done
cat > try.py <<'PY'
import pathlib

from protego import Protego

for group in ("Applebot", "Applebot-Extended"):
    rules = Protego.parse(pathlib.Path(f"{group}.txt").read_text())
    for who in ("Applebot", "Applebot-Extended"):
        may = rules.can_fetch("https://example.com/stories/", who)
        print(f"Protego: group {group}: {who} {'may' if may else 'may not'}")
PY
cat > try.cjs <<'JS'
const { readFileSync } = require("fs");
const parse = require("robots-parser");
for (const group of ["Applebot", "Applebot-Extended"]) {
  const rules = parse("https://example.com/robots.txt", readFileSync(`${group}.txt`, "utf8"));
  for (const who of ["Applebot", "Applebot-Extended"]) {
    const may = rules.isAllowed("https://example.com/stories/", who);
    console.log(`robots-parser: group ${group}: ${who} ${may ? "may" : "may not"}`);
  }
}
JS

expected='Protego: group Applebot: Applebot may not
Protego: group Applebot: Applebot-Extended may not
Protego: group Applebot-Extended: Applebot may
Protego: group Applebot-Extended: Applebot-Extended may not
robots-parser: group Applebot: Applebot may not
robots-parser: group Applebot: Applebot-Extended may
robots-parser: group Applebot-Extended: Applebot may
robots-parser: group Applebot-Extended: Applebot-Extended may not'

env/bin/python -c 'import importlib.metadata as m; print("Protego", m.version("protego"))'
echo "robots-parser $(node -p 'require("./node_modules/robots-parser/package.json").version')"
echo "guess: both say the same about each of the four"
seen=$(env/bin/python try.py; node try.cjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
