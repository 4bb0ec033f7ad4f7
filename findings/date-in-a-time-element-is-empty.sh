#!/usr/bin/env bash
# Guess: what reads microdata of a vacancy takes the value of each element as the HTML Standard says (section
#   "Values"): of <time> its datetime attribute, or its text where there is none; of <data> its value attribute.
# What happens: of five readers only one, microdata-rdf-streaming-parser, does. extruct, microdata and
#   microdata-node read a <time> without the attribute as "", so that a date that everybody sees is not there;
#   microdata reads <data value="3000">€ 3.000</data> as "€ 3.000", and web-auto-extractor does that and takes
#   "31 December" instead of the datetime beside it.
# Why it matters for vacancies: whoever reads another site's vacancies must not take an empty closing date for
#   "open until filled"; whoever writes them gives each <time> its attribute, also where its text is a date.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check extruct==0.18.0 microdata==0.8.0
npm install --silent --no-audit --no-fund microdata-node@2.0.0 web-auto-extractor@1.0.17 \
  microdata-rdf-streaming-parser@3.0.0

cat > vacancy.html <<'HTML'
<!doctype html>
<html lang="en">
<title>Ship’s engineer</title>
<article itemscope itemtype="https://schema.org/JobPosting">
  <h1 itemprop="title">Ship’s engineer</h1>
  <p>Posted <time itemprop="datePosted">2026-01-05</time>,
  apply by <time itemprop="validThrough" datetime="2026-12-31">31 December</time></p>
  <p itemprop="baseSalary" itemscope itemtype="https://schema.org/MonetaryAmount"><meta itemprop="currency" content="EUR">
  <data itemprop="value" value="3000">€ 3.000</data></p>
</article>
HTML
cat > try.py <<'PY'
import json
from pathlib import Path

import extruct
import microdata

page = Path("vacancy.html").read_text()


def say(reader, posted, closes, pay):
    print(f"{reader}: datePosted {posted!r}, validThrough {closes!r}, value {pay!r}")


found = extruct.extract(page, syntaxes=["microdata"])["microdata"][0]["properties"]
say("extruct", found["datePosted"], found["validThrough"], found["baseSalary"]["properties"]["value"])
found = json.loads(microdata.get_items(page)[0].json())["properties"]
say("microdata", found["datePosted"][0], found["validThrough"][0], found["baseSalary"][0]["properties"]["value"][0])
PY
cat > try.cjs <<'JS'
const { readFileSync } = require("fs");
const page = readFileSync("vacancy.html", "utf8");
const say = (reader, posted, closes, pay) =>
  console.log(`${reader}: datePosted '${posted}', validThrough '${closes}', value '${pay}'`);

const node = require("microdata-node").toJson(page).items[0].properties;
say("microdata-node", node.datePosted[0], node.validThrough[0], node.baseSalary[0].properties.value[0]);
const extractor = require("web-auto-extractor").default().parse(page).microdata.JobPosting[0];
say("web-auto-extractor", extractor.datePosted, extractor.validThrough, extractor.baseSalary.value);
const { MicrodataRdfParser } = require("microdata-rdf-streaming-parser");
const facts = {};
const parser = new MicrodataRdfParser({ baseIRI: "https://example.com/" });
parser.on("data", (quad) => (facts[quad.predicate.value.split("/").pop()] = quad.object.value));
parser.on("end", () => say("microdata-rdf-streaming-parser", facts.datePosted, facts.validThrough, facts.value));
parser.end(page);
JS

expected="extruct: datePosted '', validThrough '2026-12-31', value '3000'
microdata: datePosted '', validThrough '2026-12-31', value '€ 3.000'
microdata-node: datePosted '', validThrough '2026-12-31', value '3000'
web-auto-extractor: datePosted '2026-01-05', validThrough '31 December', value '€ 3.000'
microdata-rdf-streaming-parser: datePosted '2026-01-05', validThrough '2026-12-31', value '3000'"

env/bin/python -m pip list --disable-pip-version-check 2> /dev/null | grep -E '^(extruct|microdata)'
for package in microdata-node web-auto-extractor microdata-rdf-streaming-parser; do
  echo "$package $(node -p "require('./node_modules/$package/package.json').version")"
done
echo "guess: all five say datePosted '2026-01-05', validThrough '2026-12-31', value '3000'"
seen=$(env/bin/python -W ignore try.py; node try.cjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
