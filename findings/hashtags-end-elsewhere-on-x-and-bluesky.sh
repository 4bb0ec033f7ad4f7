#!/usr/bin/env bash
# Guess: a hashtag is a hashtag: what X links as one, Bluesky links as the same one.
# What happens: twitter-text ends a hashtag at the first sign that is no letter, digit or underscore;
#   @atproto/api ends it at a space or an invisible sign, such as the soft hyphen, and takes off
#   closing punctuation alone. One text carries two different tags.
# Why it matters for a careers site: the tags of a team ("R&D", "C++", "HR/IT") become other
#   people's words on X ("#R", "#C") and tags that nobody searches for on Bluesky. Prepared tags
#   have to be spelt in letters and digits, and without the soft hyphens of a headline.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund twitter-text@3.1.0 @atproto/api@0.19.19

cat > try.mjs <<'JS'
import { RichText } from "@atproto/api";
import twitter from "twitter-text";

const texts = ["#R&D", "#C++", "#HR/IT", "#node.js", "#Wir-Team", "#Pflege!", "#Jobs2026", "#Hafen\u00adkran"];
for (const text of texts) {
  const post = new RichText({ text });
  post.detectFacetsWithoutResolution();
  const bluesky = (post.facets ?? []).map(({ features }) => features[0].tag);
  console.log(text.replace("\u00ad", "(soft hyphen)"), "X:", twitter.extractHashtags(text).join(), "Bluesky:", bluesky.join());
}
JS

expected='#R&D X: R Bluesky: R&D
#C++ X: C Bluesky: C++
#HR/IT X: HR Bluesky: HR/IT
#node.js X: node Bluesky: node.js
#Wir-Team X: Wir Bluesky: Wir-Team
#Pflege! X: Pflege Bluesky: Pflege
#Jobs2026 X: Jobs2026 Bluesky: Jobs2026
#Hafen(soft hyphen)kran X: Hafen Bluesky: Hafen'

for name in twitter-text @atproto/api; do
  echo "$name $(node -p "JSON.parse(require('fs').readFileSync('node_modules/$name/package.json')).version")"
done
echo "guess: the same tag twice in each line"
seen=$(node try.mjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
