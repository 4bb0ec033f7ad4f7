#!/usr/bin/env bash
# Guess: who cleans the HTML of a feed takes out what can harm, and leaves what says how to reach somebody (tel:,
#   sms:) and what only marks up words (summary, bdi); three well-known cleaners do about the same.
# What happens: feedparser leaves the words of a telephone link and empties its address, so that “Call us” leads to
#   whatever page shows it; it and sanitize-html take <summary> away and leave its words, which then run into
#   the sentence that follows. sanitize-html knows tel: and not sms:; nh3 keeps all of it.
# Why it matters for vacancies: a number that stands in a link's address alone is lost on whoever reads the feed,
#   and a heading that opens a list of benefits becomes the beginning of its first word. So the number has to stand
#   in the text, and a feed says a summary as a paragraph.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check feedparser==6.0.14 nh3==0.3.8
npm install --silent --no-audit --no-fund sanitize-html@2.17.5

cat > body.html <<'HTML'
<p><a href="tel:+31201234567">Call us</a> or <a href="sms:+31201234567">text us</a>.</p><details><summary>What we offer</summary>Thirty days off</details>
HTML
cat > try.py <<'PY'
from pathlib import Path
from xml.sax.saxutils import escape

import feedparser
import nh3

body = Path("body.html").read_text().strip()
feed = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Vacancies</title>
<item><title>Engineer</title><content:encoded>{escape(body)}</content:encoded></item></channel></rss>"""
print("feedparser:", feedparser.parse(feed).entries[0].content[0].value)
print("nh3:", nh3.clean(body, link_rel=None))
PY
cat > try.cjs <<'JS'
const clean = require("sanitize-html");
console.log("sanitize-html:", clean(require("fs").readFileSync("body.html", "utf8").trim()));
JS

expected='feedparser: <p><a href="">Call us</a> or <a href="">text us</a>.</p><details>What we offerThirty days off</details>
nh3: <p><a href="tel:+31201234567">Call us</a> or <a href="sms:+31201234567">text us</a>.</p><details><summary>What we offer</summary>Thirty days off</details>
sanitize-html: <p><a href="tel:+31201234567">Call us</a> or <a>text us</a>.</p>What we offerThirty days off'

env/bin/python -m pip list --disable-pip-version-check 2> /dev/null | grep -E '^(feedparser|nh3) '
echo "sanitize-html $(node -p 'require("./node_modules/sanitize-html/package.json").version')"
echo "guess: all three leave it as it is"
seen=$(env/bin/python try.py; node try.cjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
