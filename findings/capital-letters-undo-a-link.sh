#!/usr/bin/env bash
# Guess: a Markdown reader that links bare addresses follows RFC 3986: schemes and host names mean
#   the same in capitals and small letters.
# What happens: comrak links https://, www. and mailto: in small letters only. "Https://", as a
#   phone's keyboard begins a sentence, and "WWW." stay text; of "MAILTO:a@example.org" the address
#   alone becomes the link. markdown-it links them all.
# Why it matters for a careers site: colleagues write from phones, and "Https://example.com/apply" at
#   the beginning of a line is no link, though it looks right in another preview.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check comrak==0.0.16
npm install --silent --no-audit --no-fund markdown-it@14.1.0

cat > try.py <<'PY'
import comrak

options = comrak.ExtensionOptions()
options.autolink = True
for text in ("https://example.com", "Https://example.com", "WWW.example.com", "MAILTO:a@example.org"):
    print("comrak:", comrak.render_markdown(text, extension_options=options).strip())
PY
cat > try.cjs <<'JS'
const page = require("markdown-it")({ linkify: true });
for (const text of ["https://example.com", "Https://example.com", "WWW.example.com", "MAILTO:a@example.org"]) {
  console.log("markdown-it:", page.render(text).trim());
}
JS

expected='comrak: <p><a href="https://example.com">https://example.com</a></p>
comrak: <p>Https://example.com</p>
comrak: <p>WWW.example.com</p>
comrak: <p>MAILTO:<a href="mailto:a@example.org">a@example.org</a></p>
markdown-it: <p><a href="https://example.com">https://example.com</a></p>
markdown-it: <p><a href="Https://example.com">Https://example.com</a></p>
markdown-it: <p><a href="http://WWW.example.com">WWW.example.com</a></p>
markdown-it: <p><a href="MAILTO:a@example.org">MAILTO:a@example.org</a></p>'

env/bin/python -c 'import importlib.metadata as m; print("comrak", m.version("comrak"))'
echo "markdown-it $(node -p 'JSON.parse(require("fs").readFileSync("node_modules/markdown-it/package.json")).version')"
echo "guess: four links, each of the whole text, both times"
seen=$(env/bin/python try.py; node try.cjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
