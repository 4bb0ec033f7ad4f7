#!/usr/bin/env bash
# Guess: a validator for Google's rules on JobPosting knows that a vacancy may have several places (a
#   list in jobLocation, as JSON-LD writes whatever repeats), and what a date in ISO 8601 is.
# What happens: @adobe/structured-data-validator looks for the country in the list instead of in its
#   places: two complete places are an error, "addressCountry is missing", and so is one in a list.
#   "soon" is refused as a date, but "1 November 2026", which is none of ISO 8601, passes.
# Why it matters for a careers site: one would write one place less to quiet it, and it stays silent
#   where Google does not take the date. Have a second validator, or the rules in tests of your own.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @adobe/structured-data-validator@1.7.1 @marbec/web-auto-extractor@2.2.1

cat > try.mjs <<'JS'
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";
const place = (town, country) => ({ "@type": "Place", address: { "@type": "PostalAddress", addressLocality: town, addressCountry: country } });
const vacancy = {
  "@context": "https://schema.org",
  "@type": "JobPosting",
  title: "Baker",
  description: "<p>Bread for the harbour.</p>",
  datePosted: "2026-11-01",
  hiringOrganization: { "@type": "Organization", name: "Example" },
  jobLocation: place("Turku", "FI"),
};
const vacancies = {
  "one place": vacancy,
  "one place in a list": { ...vacancy, jobLocation: [place("Turku", "FI")] },
  "two places": { ...vacancy, jobLocation: [place("Turku", "FI"), place("Umeå", "SE")] },
  "posted on 1 November 2026": { ...vacancy, datePosted: "1 November 2026" },
  "posted soon": { ...vacancy, datePosted: "soon" },
};
for (const [name, content] of Object.entries(vacancies)) {
  const page = `<script type="application/ld+json">${JSON.stringify(content)}</script>`;
  const issues = await new Validator().validate(new WebAutoExtractor({ addLocation: true }).parse(page));
  const errors = issues.filter(({ severity }) => severity === "ERROR").map(({ issueMessage }) => issueMessage);
  console.log(`${name}: ${errors.join("; ") || "no error"}`);
}
JS

expected='one place: no error
one place in a list: Required attribute "jobLocation.address.addressCountry" is missing
two places: Required attribute "jobLocation.address.addressCountry" is missing
posted on 1 November 2026: no error
posted soon: Invalid type for attribute "datePosted"'

echo "@adobe/structured-data-validator $(sed -n 's/^ *"version": "\(.*\)",*/\1/p' node_modules/@adobe/structured-data-validator/package.json)"
echo "guess: no error for the places, one for each of the two dates"
seen=$(node try.mjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
