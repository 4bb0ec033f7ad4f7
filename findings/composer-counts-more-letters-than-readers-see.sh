#!/usr/bin/env bash
# Guess: the counter under Mastodon's composer (the package stringz) counts what people see as one
#   letter, as Unicode's rules do that every browser has in Intl.Segmenter.
# What happens: stringz joins an accent to its Latin letter, but vowel signs of Thai, Bengali
#   and Malayalam and the points of Hebrew count as letters of their own: here up to six for one.
# Why it matters for a careers site: a share text that was fitted to 500 letters by Unicode's rules
#   is too long in the composer, in these languages alone. The counter has to count as the network.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund stringz@2.1.0

cat > try.cjs <<'JS'
const { length } = require("stringz");
const letters = new Intl.Segmenter("und", { granularity: "grapheme" });
for (const [language, word] of [
  ["French", "e\u0301quipe"],
  ["Thai", "น้ำ"],
  ["Thai", "ทำงาน"],
  ["Hebrew", "שָׁלוֹם"],
  ["Bengali", "কর্মী"],
  ["Malayalam", "സ്ത്രീ"],
]) {
  console.log(`${language} ${word}: ${[...letters.segment(word)].length} letters, stringz counts ${length(word)}`);
}
JS

expected=$(printf 'French e\xcc\x81quipe: 6 letters, stringz counts 6
Thai น้ำ: 1 letters, stringz counts 3
Thai ทำงาน: 4 letters, stringz counts 5
Hebrew שָׁלוֹם: 4 letters, stringz counts 7
Bengali কর্মী: 2 letters, stringz counts 5
Malayalam സ്ത്രീ: 1 letters, stringz counts 6')

echo "stringz $(node -p 'JSON.parse(require("fs").readFileSync("node_modules/stringz/package.json")).version')," \
  "Intl.Segmenter of Unicode $(node -p process.versions.unicode)"
echo "guess: two equal numbers in each line"
seen=$(node try.cjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
