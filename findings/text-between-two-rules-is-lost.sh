#!/usr/bin/env bash
# Guess: a file without front matter whose text begins with a rule (---) is all text, or an error:
#   what stands between the rules is no list of keys.
# What happens: python-frontmatter takes the words before the next rule for front matter, finds that
#   they are no keys, and drops them: no metadata, no error, and the text begins after them.
#   gray-matter of npm hands the words on as "data", a text where a table of keys is promised.
# Why it matters for a careers site: a colleague opens the story with a line between two rules, or
#   forgets "title:", and the page appears without its beginning. Refuse front matter without keys.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check python-frontmatter==1.3.0
npm install --silent --no-audit --no-fund gray-matter@4.0.3

printf -- '---\nI work with cranes.\n---\n\nThey are tall.\n' > story.md

expected="python-frontmatter: keys {}, text 'They are tall.'
gray-matter: keys \"I work with cranes.\", text \"\\nThey are tall.\\n\""

env/bin/python -c 'import importlib.metadata as m; print("python-frontmatter", m.version("python-frontmatter"))'
echo "gray-matter $(node -p 'require("./node_modules/gray-matter/package.json").version')"
echo 'guess: no keys, and a text with "cranes" in it'
seen=$(env/bin/python -c '
import frontmatter
post = frontmatter.load("story.md")
print(f"python-frontmatter: keys {post.metadata}, text {post.content!r}")'
  node -e '
const { data, content } = require("gray-matter").read("story.md");
console.log(`gray-matter: keys ${JSON.stringify(data)}, text ${JSON.stringify(content)}`);')
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
