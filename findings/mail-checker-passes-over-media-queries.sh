#!/usr/bin/env bash
# Guess: caniemail, which checks HTML for mail against what mail programs are known to support, checks
#   each declaration of a style sheet, those within a media query too: mail has little else in its
#   sheets.
# What happens: `padding-inline` is an error for Gmail and for outlook.com in a style attribute and in a
#   plain rule. In a rule within @media, which both know, nothing is said of it: the mail passes.
# Why it matters for a careers site: the narrow form of a digest or a job alert, which most people read
#   on a phone, is just what the check leaves out. Check its rules without the query around them.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund caniemail@2.0.2

cat > try.mjs <<'JS'
import { caniemail } from "caniemail";

const said = (html, client) => {
  const { issues } = caniemail({ html, clients: [client] });
  return [...issues.errors.values()].flat().map(({ title }) => title).join(", ") || "nothing";
};
const forms = {
  attribute: (rule) => `<p style="${rule}">Baker wanted</p>`,
  rule: (rule) => `<style>p { ${rule} }</style><p>Baker wanted</p>`,
  query: (rule) => `<style>@media (max-width: 599px) { p { ${rule} } }</style><p>Baker wanted</p>`,
};
for (const client of ["gmail.desktop-webmail", "outlook.outlook-com"]) {
  for (const [form, write] of Object.entries(forms)) {
    console.log(`${client}, ${form}: ${said(write("padding-inline: 20px"), client)}`);
  }
}
JS

expected='gmail.desktop-webmail, attribute: padding-inline & padding-block
gmail.desktop-webmail, rule: padding-inline & padding-block
gmail.desktop-webmail, query: nothing
outlook.outlook-com, attribute: padding-inline & padding-block
outlook.outlook-com, rule: padding-inline & padding-block
outlook.outlook-com, query: nothing'

node -p '"caniemail " + JSON.parse(fs.readFileSync("node_modules/caniemail/package.json")).version'
echo "guess: padding-inline & padding-block, each time"
seen=$(node try.mjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
