#!/usr/bin/env bash
# Guess: on X a bare domain is a link like any other: its port and its query belong to it, and each
#   link weighs 23, however long it is.
# What happens: twitter-text gives a bare domain a port and a query only together with a path. In
#   "example.com?ref=a" the link ends at the "m", and the rest is text that readers see and that is
#   counted. Chinese words right before a domain are no part of the link, but are measured with it:
#   where words and name, written as punycode, pass 63 signs, there is no link at all.
# Why it matters for a careers site: links that say which post brought a visitor are a domain with a
#   query. Write the slash, or the measure is lost and the counter of the share text is wrong.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund twitter-text@3.1.0

cat > try.cjs <<'JS'
const twitter = require("twitter-text");
for (const text of [
  "example.com/?ref=a",
  "example.com?ref=a",
  "https://example.com?ref=a",
  "example.com:8080/a",
  "example.com:8080",
  "招聘example.com",
  "我们正在招聘前端工程师欢迎加入我们的团队example.com",
  "我们正在招聘前端工程师欢迎加入我们的团队 example.com",
]) {
  console.log(`${text} | ${twitter.extractUrls(text).join() || "no link"} | ${twitter.parseTweet(text).weightedLength}`);
}
JS

expected='example.com/?ref=a | example.com/?ref=a | 23
example.com?ref=a | example.com | 29
https://example.com?ref=a | https://example.com?ref=a | 23
example.com:8080/a | example.com:8080/a | 23
example.com:8080 | example.com | 28
招聘example.com | example.com | 27
我们正在招聘前端工程师欢迎加入我们的团队example.com | no link | 51
我们正在招聘前端工程师欢迎加入我们的团队 example.com | example.com | 64'

echo "twitter-text $(node -p 'require("twitter-text/package.json").version')"
echo "guess: a whole link in each line, which weighs 23"
seen=$(node try.cjs)
printf 'seen (text | link | weight):\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
