#!/usr/bin/env bash
# Guess: what makes links for Slack escapes their text, as Slack's rules ask for & < and >, so that a
#   title with such a sign is the text of the link.
# What happens: slack_sdk's Link and markdown_to_mrkdwn put the title in as it is, and the link ends
#   at the > in it; slackify-markdown escapes it. slack-markdown, another maker's reader of Slack's
#   form, shows what arrives.
# Why it matters for a careers site: titles such as "R&D > Tools" are common, and half of one stands
#   behind the link. Texts come from colleagues: escape them before they reach such a library.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check slack_sdk==3.48.0 markdown_to_mrkdwn==0.3.3
npm install --silent --no-audit --no-fund slackify-markdown@4.5.0 slack-markdown@0.3.0

cat > try.py <<'PY'
import json

from markdown_to_mrkdwn import SlackMarkdownConverter
from slack_sdk.models.messages import Link

convert = SlackMarkdownConverter().convert
texts = {
    "slack_sdk, title": str(Link(url="https://example.com/", text="R&D > Tools")),
    "markdown_to_mrkdwn, title": convert("[R&D > Tools](https://example.com/)"),
}
print(json.dumps(texts))
PY
cat > try.mjs <<'JS'
import { readFileSync } from "node:fs";
import { toHTML } from "slack-markdown";
import slackify from "slackify-markdown";
const texts = {
  ...JSON.parse(readFileSync(0, "utf8")),
  "slackify-markdown, title": slackify("[R&D > Tools](https://example.com/)"),
};
for (const [name, text] of Object.entries(texts)) {
  const html = toHTML(text.trim(), { escapeHTML: false });
  console.log(`${name}: ${text.trim()} is read as ${html}`);
}
JS

expected='slack_sdk, title: <https://example.com/|R&D > Tools> is read as <a href="https://example.com/">R&D </a> Tools>
markdown_to_mrkdwn, title: <https://example.com/|R&D > Tools> is read as <a href="https://example.com/">R&D </a> Tools>
slackify-markdown, title: <https://example.com/|R&amp;D &gt; Tools> is read as <a href="https://example.com/">R&amp;D &gt; Tools</a>'

env/bin/python -c 'import importlib.metadata as m; print(*(f"{name} {m.version(name)}" for name in ("slack_sdk", "markdown_to_mrkdwn")), sep=", ")'
for name in slackify-markdown slack-markdown; do echo "$name $(sed -n 's/^ *"version": "\(.*\)",*/\1/p' "node_modules/$name/package.json")"; done
echo "guess: the whole title in the link"
seen=$(env/bin/python try.py | node try.mjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
