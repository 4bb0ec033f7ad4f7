#!/usr/bin/env bash
# Guess: regex, asked with (?w) for Unicode's word boundaries, finds the words of Thai, Khmer and
#   Chinese, or at least does not cut inside one: it is UAX 29, which browsers follow too.
# What happens: UAX 29 leaves scripts without spaces to a dictionary. Without one, each letter is a
#   word of its own. In English (?w) is the better choice, "can't" is one word; in Thai it is the
#   worse one, since plain \b at least leaves the phrase whole. Intl.Segmenter of browsers and Node,
#   which has a dictionary, finds the words.
# Why it matters for a careers site: a headline cut "at a word" so that it fits a card is cut after
#   any letter, and a search for whole words finds the half of one. Tests in English see only better.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check regex==2026.11.15
npm install --silent --no-audit --no-fund node@22.23.3

cat > try.py <<'PY'
import regex

for text in ("we can't wait", "เราหาคนทำขนมปัง", "យើងរកអ្នកដុតនំប៉័ង", "我们寻找面包师"):
    for flag in ("", "(?w)"):
        print(f"regex {flag}\\b:", "|".join(filter(None, regex.split(rf"(?V1){flag}\b", text))))
PY
cat > try.cjs <<'JS'
for (const [language, text] of [["en", "we can't wait"], ["th", "เราหาคนทำขนมปัง"], ["km", "យើងរកអ្នកដុតនំប៉័ង"], ["zh", "我们寻找面包师"]]) {
  const words = new Intl.Segmenter(language, { granularity: "word" }).segment(text);
  console.log("Intl.Segmenter:", Array.from(words, ({ segment }) => segment).join("|"));
}
JS

expected="regex \b: we| |can|'|t| |wait
regex (?w)\b: we| |can't| |wait
regex \b: เราหาคนทำขนมปัง
regex (?w)\b: เ|ร|า|ห|า|ค|น|ท|ำ|ข|น|ม|ปั|ง
regex \b: យើងរកអ្នកដុតនំប៉័ង
regex (?w)\b: យើ|ង|រ|ក|អ្|ន|ក|ដុ|ត|នំ|ប៉័|ង
regex \b: 我们寻找面包师
regex (?w)\b: 我|们|寻|找|面|包|师
Intl.Segmenter: we| |can't| |wait
Intl.Segmenter: เรา|หา|คน|ทำ|ขนมปัง
Intl.Segmenter: យើង|រក|អ្នក|ដុត|នំប៉័ង
Intl.Segmenter: 我们|寻找|面包师"

env/bin/python -c 'import regex; print("regex", regex.__version__)'
echo "Node $(node_modules/.bin/node -p '`${process.versions.node}, ICU ${process.versions.icu}`')"
echo "guess: (?w)\b and Intl.Segmenter agree"
seen=$(env/bin/python try.py; node_modules/.bin/node try.cjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
