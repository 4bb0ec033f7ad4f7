#!/usr/bin/env bash
# Guess: whoever gives headings the addresses that code hosts give them lets no two share one: of “Why”, “Why” and
#   “Why 1” the third cannot be why-1, which the second has.
# What happens: comrak and marked make why-1-1 of it, as Pandoc does of its own Markdown. Of the same lines as `gfm` or
#   `commonmark_x` Pandoc makes why-1 twice; it has counted the words and not looked at what the count makes.
#   python-markdown joins with another sign (why_1), so that nothing is twice and no link from a code host fits, and
#   markdown2 begins at 2.
# Why it matters for stories: an interview asks “Why” again and again, and numbered parts are common. A link to the
#   second answer, tried in the pull request, leads to another place on a page made by Pandoc as GitHub would, and to
#   none on one by python-markdown.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check comrak==0.0.16 pypandoc_binary==1.17 markdown==3.11.3 markdown2==2.5.5
npm install --silent --no-audit --no-fund --prefix . marked@18.2.1 marked-gfm-heading-id@4.1.4 > /dev/null

printf '## Why\n\nRain.\n\n## Why\n\nMore rain.\n\n## Why 1\n\nOne cause of it.\n' > story.md

cat > try.py <<'PY'
import re
import warnings
from pathlib import Path

import comrak
import markdown
import markdown2
import pypandoc

text = Path("story.md").read_text()
options = comrak.ExtensionOptions()
warnings.simplefilter("ignore")
options.header_ids = ""
made = {
    "comrak": comrak.render_markdown(text, extension_options=options),
    "python-markdown": markdown.markdown(text, extensions=["toc"]),
    "markdown2": markdown2.markdown(text, extras=["header-ids"]),
    **{f"pandoc as {form}": pypandoc.convert_text(text, "html", form) for form in ("markdown", "gfm", "commonmark_x")},
}
for name, page in made.items():
    print(f"{name}:", *re.findall('id="([^"]*)"', page))
PY
cat > try.mjs <<'JS'
import fs from "node:fs";
import { marked } from "marked";
import { gfmHeadingId } from "marked-gfm-heading-id";
marked.use(gfmHeadingId());
console.log("marked:", [...marked(fs.readFileSync("story.md", "utf8")).matchAll(/id="([^"]*)"/g)].map((found) => found[1]).join(" "));
JS

expected='comrak: why why-1 why-1-1
python-markdown: why why_1 why-1
markdown2: why why-2 why-1
pandoc as markdown: why why-1 why-1-1
pandoc as gfm: why why-1 why-1
pandoc as commonmark_x: why why-1 why-1
marked: why why-1 why-1-1'

env/bin/python -m pip list --disable-pip-version-check 2> /dev/null | grep -iE '^(comrak|pypandoc|markdown2?) '
env/bin/python -c 'import pypandoc; print("pandoc", pypandoc.get_pandoc_version())'
echo "guess: comrak, marked and all of Pandoc's forms say why why-1 why-1-1"
seen=$(env/bin/python try.py; node try.mjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
