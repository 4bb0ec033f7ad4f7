"""The digest as a message in a chat: JSON for an incoming webhook of Slack or Teams."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from kollega.outputs.digest.digest import details, greeting, onward, subject_line
from kollega.outputs.kits.shortening import shorten_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kollega.i18n.words import Words
    from kollega.outputs.digest.digest import Digest, DigestEntry

    Message = dict[str, Any]

SLACK_LIMIT: Final = 12_000
"""Bytes of JSON. Slack refuses a message whose blocks have somewhat more than 13,000 characters together
(github.com/slackapi/bolt-js/issues/2509, read 2026-11-28), and more than fifty blocks."""

SLACK_BLOCKS: Final = 50

TEAMS_LIMIT: Final = 20_000
"""Bytes of JSON. Microsoft names 28 kB, and those who measured found some 21 kB
(rubydoc.info/gems/msteams_hermes/MsTeamsHermes/Message, read 2026-11-28)."""

_TEAMS_VERSION: Final = "1.4"
"""Of Adaptive Cards. Teams knows 1.5, but the workflows that take the place of its connectors refuse such a card
(github.com/Skitionek/notify-microsoft-teams/issues/107, MicrosoftDocs/AdaptiveCards/issues/550, read 2026-11-28).
Nothing here needs it but the direction of writing, which is passed over where it is not known."""

_HEADER: Final = 150
"""Characters that Slack takes in a block of the type `header`."""

_TITLE: Final = 300
"""Characters of a title that still reads as one."""

_PLAIN: Final = 3000
"""Characters that Slack takes in a block of the type `section`."""


def slack_message(digest: Digest, words: Words) -> str:
    """Return a digest as a message of Slack's Block Kit; as many items as it takes."""

    def is_fit(message: Message) -> bool:
        return len(message["blocks"]) <= SLACK_BLOCKS

    return _fitted(digest, partial(_slack, words=words), SLACK_LIMIT, is_fit)


def teams_message(digest: Digest, words: Words) -> str:
    """Return a digest as an Adaptive Card for Teams; as many items as it takes."""
    return _fitted(digest, partial(_teams, words=words), TEAMS_LIMIT)


def _fitted(
    digest: Digest, write: Callable[[Digest], Message], most: int, is_fit: Callable[[Message], bool] = lambda _: True
) -> str:
    """Return the message with as many items as fit: of the longest section the last goes first."""
    while True:
        message = write(digest)
        text = json.dumps(message, ensure_ascii=False, indent=1)
        if len(digest.entries) == 1 or (is_fit(message) and len(text.encode()) <= most):
            return text + "\n"
        digest = digest.shorter


def _slack(digest: Digest, words: Words) -> Message:
    blocks = [_header(words("New to share")), _section(greeting(digest, words))]
    for section in digest.sections:
        blocks += [{"type": "divider"}, _header(words(section.title))]
        blocks += [block for entry in section.entries for block in _slack_entry(entry, words)]
    blocks.append(_context(_slack_link(digest.page, onward(digest, words))))
    return {"text": subject_line(digest, words), "unfurl_links": False, "blocks": blocks}


def _slack_entry(entry: DigestEntry, words: Words) -> Iterator[Message]:
    title = f"*{_slack_link(entry.url, shorten_title(entry.ready.title, _TITLE))}*"
    lines = (title, *map(_escaped, details(entry, words)))
    block: Message = {"type": "section", "text": {"type": "mrkdwn", "text": "\n".join(lines)}}
    if entry.ready.picture:
        picture = entry.ready.picture
        block["accessory"] = {"type": "image", "image_url": picture.url, "alt_text": picture.alt[:2000]}
    yield block
    text = f"{entry.ready.text}\n\n{entry.ready.link}"
    if len(text) <= _PLAIN:  # a text is never cut: one that is longer stands on its page
        yield _section(text)
    yield _context(_slack_link(entry.ready.page, words("Make it yours and post it")))


def _header(text: str) -> Message:
    return {"type": "header", "text": {"type": "plain_text", "text": text[:_HEADER], "emoji": False}}


def _section(text: str) -> Message:
    """Return a block whose text is shown as it is: nothing in it is a sign for Slack."""
    return {"type": "section", "text": {"type": "plain_text", "text": text, "emoji": False}}


def _context(text: str) -> Message:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}


def _slack_link(url: str, label: str) -> str:
    return f"<{_escaped(url)}|{_escaped(label)}>"


def _escaped(text: str) -> str:
    """Return text without signs that Slack reads: three must be escaped, and emphasis has no other way out."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.translate(_EMPHASIS)


_EMPHASIS: Final = str.maketrans({sign: f"\N{WORD JOINER}{sign}\N{WORD JOINER}" for sign in "*~`"})


def _teams(digest: Digest, words: Words) -> Message:
    body = [_title(words("New to share"), "large"), _paragraph(greeting(digest, words))]
    for section in digest.sections:
        body.append({**_title(words(section.title), "medium"), "separator": True, "spacing": "large"})
        body += [_teams_entry(entry, words) for entry in section.entries]
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": _TEAMS_VERSION,
        "lang": digest.lang,
        **({"rtl": True} if digest.direction == "rtl" else {}),
        "fallbackText": subject_line(digest, words),
        "msteams": {"width": "Full"},
        "body": body,
        "actions": [_opening(onward(digest, words), digest.page)],
    }
    kind = "application/vnd.microsoft.card.adaptive"
    return {"type": "message", "attachments": [{"contentType": kind, "contentUrl": None, "content": card}]}


def _teams_entry(entry: DigestEntry, words: Words) -> Message:
    """Return an item; runs of text are shown as they are, where a block of text would be read as Markdown."""
    title = {"type": "TextRun", "text": entry.ready.title, "weight": "bolder", "selectAction": _opening("", entry.url)}
    items: list[Message] = [{"type": "RichTextBlock", "inlines": [title]}]
    items += [_paragraph(text, isSubtle=True) for text in details(entry, words)]
    words_to_post = (*entry.ready.text.split("\n\n"), entry.ready.link)
    items.append({"type": "Container", "style": "emphasis", "items": [_paragraph(text) for text in words_to_post]})
    items.append({"type": "ActionSet", "actions": [_opening(words("Make it yours and post it"), entry.ready.page)]})
    return {"type": "Container", "spacing": "large", "items": items}


def _title(text: str, size: str) -> Message:
    run = {"type": "TextRun", "text": text, "weight": "bolder", "size": size}
    return {"type": "RichTextBlock", "inlines": [run]}


def _paragraph(text: str, **style: bool) -> Message:
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text, **style}]}


def _opening(title: str, url: str) -> Message:
    return {"type": "Action.OpenUrl", "url": url} | ({"title": title} if title else {})
