#!/usr/bin/env bash
# Guess: a `_redirects` file is one format. The line "/old/ /new/ 301" does the same on Netlify, which
#   invented it, and on Cloudflare, which took it over; so does "301!", for those who want to be sure.
# What happens: where a page still lies at the old address, Netlify shows it and forgets the line, unless
#   it says "301!". Cloudflare follows the line in any case, but drops one that says "301!" with a warning.
# Why it matters for a careers site: a generator that also leaves a page at each former address, for hosts
#   without redirects, has to know which host it writes for: no line gives both a real redirect.
# The engines are Netlify's own (it powers their CLI) and Cloudflare's parser and matcher, as an engineer
#   of theirs has packed them.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @netlify/redirects@4.0.2 redirects-in-workers@0.0.7

cat > try.mjs <<'JS'
import { mkdirSync, writeFileSync } from "node:fs";
import { RedirectsHandler } from "@netlify/redirects";
import { generateRedirectsEvaluator } from "redirects-in-workers";

for (const name of ["debug", "info", "log", "warn"]) console[name] = () => {};  // what is seen is printed below
const seen = (line) => process.stdout.write(`${line}\n`);
const request = new Request("https://careers.example.org/jobs/old/?ref=letter");
const page = async () => async () => new Response("the old page");

for (const status of ["301", "301!"]) {
  const line = `/jobs/old/ /jobs/new/ ${status}\n`;
  mkdirSync(status);
  writeFileSync(`${status}/_redirects`, line);
  const netlify = new RedirectsHandler({ configRedirects: [], projectDir: status, publicDir: status, jwtSecret: "-", jwtRoleClaim: "-" });
  const found = await netlify.match(request);
  const answer = await netlify.handle(request, found, page);
  seen(`Netlify, ${status}: ${answer.status} ${answer.headers.get("location") ?? await answer.text()}`);
  const moved = await generateRedirectsEvaluator(line)(request, { fetch: page });
  seen(`Cloudflare, ${status}: ${moved ? `${moved.status} ${moved.headers.get("location")}` : "no redirect"}`);
}
process.exit(0);
JS

expected='Netlify, 301: 200 the old page
Cloudflare, 301: 301 /jobs/new/?ref=letter
Netlify, 301!: 301 https://careers.example.org/jobs/new/?ref=letter
Cloudflare, 301!: no redirect'

for package in @netlify/redirects redirects-in-workers; do
    node -p "'$package ' + JSON.parse(require('fs').readFileSync('node_modules/$package/package.json')).version"
done
echo 'guess: the same redirect, four times'
seen=$(node try.mjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
