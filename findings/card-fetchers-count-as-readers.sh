#!/usr/bin/env bash
# Guess: a kept list of crawlers knows the programs that fetch the card of a posted link, since they are the
#   first visitors of every link that is shared, and lets pass whoever opens the link within a network's app.
# What happens: the apps' windows are taken for readers by all four. Of nine fetchers each list misses some, and
#   each misses others: device_detector (Matomo's list) counts WhatsApp's as a reader, crawler-user-agents those of
#   Bluesky and Misskey, CrawlerDetect those of Bluesky and the smaller servers of the fediverse. Only isbot has all.
# Why it matters for employee stories: a link in one post on the fediverse or in some chats is fetched once by each
#   server or each sender, which looks like success: "visits by network" is wrong most where nobody has read yet.
# Run on 2026-11-28. The names are those that the programs send; a version of each is as good as another.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check crawlerdetect==0.4.2 crawler-user-agents==1.67.0 \
  device_detector==6.5.1
npm install --silent --no-audit --no-fund isbot@5.2.3

cat > agents.json <<'JSON'
{
  "fetches: LinkedIn": "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
  "fetches: Slack": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
  "fetches: WhatsApp": "WhatsApp/2.23.20.0",
  "fetches: Bluesky": "Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)",
  "fetches: Mastodon": "Mastodon/4.3.1 (http.rb/5.2.0; +https://mastodon.example/)",
  "fetches: Friendica": "Friendica 'Interrupted Fern' 2024.03-1556; https://friendica.example",
  "fetches: Lemmy": "Lemmy/0.19.4; +https://lemmy.example",
  "fetches: Misskey": "Misskey/2024.5.0 (https://misskey.example)",
  "fetches: Teams": "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
  "reads: LinkedIn": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.29.8962",
  "reads: Instagram": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21F79 Instagram 330.0.3.29.91 (iPhone14,3; iOS 17_5; nl_NL; nl; scale=3.00; 1125x2436; 595323416)",
  "reads: WeChat": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49(0x1800312c) NetType/WIFI Language/en"
}
JSON
cat > try.py <<'PY'
import json
from pathlib import Path

import crawleruseragents
from crawlerdetect import CrawlerDetect
from device_detector import DeviceDetector

programs = {
    "CrawlerDetect": CrawlerDetect().isCrawler,
    "crawler-user-agents": crawleruseragents.is_crawler,
    "device_detector": lambda agent: DeviceDetector(agent).parse().is_bot(),
}
agents = json.loads(Path("agents.json").read_text())
for program, is_crawler in programs.items():
    readers = [name for name, agent in agents.items() if not is_crawler(agent)]
    print(f"{program}: {', '.join(name for name in readers if name.startswith('fetches'))}; "
          f"{sum(name.startswith('reads') for name in readers)} of 3 who read")
PY
cat > try.mjs <<'JS'
import { readFileSync } from "fs";
import { isbot } from "isbot";
const agents = JSON.parse(readFileSync("agents.json", "utf8"));
const readers = Object.keys(agents).filter((name) => !isbot(agents[name]));
const fetchers = readers.filter((name) => name.startsWith("fetches"));
console.log(`isbot: ${fetchers.join(", ")}; ${readers.length - fetchers.length} of 3 who read`);
JS

expected='CrawlerDetect: fetches: Bluesky, fetches: Friendica, fetches: Lemmy, fetches: Misskey; 3 of 3 who read
crawler-user-agents: fetches: Bluesky, fetches: Misskey; 3 of 3 who read
device_detector: fetches: WhatsApp, fetches: Friendica, fetches: Lemmy, fetches: Misskey; 3 of 3 who read
isbot: ; 3 of 3 who read'

env/bin/python -m pip list --disable-pip-version-check 2> /dev/null | grep -iE '^(crawler|device)'
echo "isbot $(node -p 'require("./node_modules/isbot/package.json").version')"
echo "guess: none of the nine that fetch, and 3 of 3 who read"
seen=$(env/bin/python -W ignore try.py; node try.mjs)
printf 'taken for readers:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
