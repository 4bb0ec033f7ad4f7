#!/usr/bin/env bash
# Guess: slack_sdk's classes for blocks refuse what Slack's documentation rules out, since they raise
#   an error for a header of 151 letters or a text of 3,001.
# What happens: they check some rules and not their neighbours. A header takes Markdown, where only
#   plain text is allowed; a field takes 2,001 letters, the limit being 2,000; and alt_text, which a
#   picture must have, is left out without a word if it is empty.
# Why it matters for a careers site: a decorative photo (photo_alt: "") or a long fact passes every
#   check at home, and the rest is up to Slack when the message is posted. Check blocks against its
#   documentation, not by making them with the library.
# Run on 2026-11-28.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check slack_sdk==3.48.0

cat > try.py <<'PY'
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import HeaderBlock, ImageBlock, MarkdownTextObject, SectionBlock

PICTURE = "https://example.com/quay.jpg"
BLOCKS = {
    "header of 151 letters": HeaderBlock(text="a" * 151),
    "text of 3,001 letters": SectionBlock(text="a" * 3001),
    "header in Markdown": HeaderBlock(text=MarkdownTextObject(text="*Baker*")),
    "field of 2,001 letters": SectionBlock(fields=["a" * 2001]),
    "picture without words": ImageBlock(image_url=PICTURE, alt_text=""),
}
for name, block in BLOCKS.items():
    try:
        print(f"{name}: accepted, with", *sorted(block.to_dict()))
    except SlackObjectFormationError as error:
        print(f"{name}: refused, {error}")
PY

expected='header of 151 letters: refused, text attribute cannot exceed 150 characters
text of 3,001 letters: refused, text attribute cannot exceed 3000 characters
header in Markdown: accepted, with text type
field of 2,001 letters: accepted, with fields type
picture without words: accepted, with image_url type'

env/bin/python -c 'import importlib.metadata as m; print("slack_sdk", m.version("slack_sdk"))'
echo "guess: refused, each time, or alt_text among the keys of the picture"
seen=$(env/bin/python try.py)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-28 it was:"; echo "$expected"; exit 1; }
