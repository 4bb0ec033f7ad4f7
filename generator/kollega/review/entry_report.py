"""One item of a review as Markdown: everything that people wrote stands in it as text alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kollega.check.reports.findings import quantity
from kollega.check.reports.formats import code_markdown, fenced_markdown, plain_markdown, problem_markdown
from kollega.content.item import PersonItem, StoryItem, VacancyItem
from kollega.i18n.language import own_name
from kollega.site.life import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kollega.diagnostics import Diagnostic
    from kollega.review.entry import Entry, ShareText
    from kollega.review.people import NamedPerson
    from kollega.review.review import Review

MOST_NAMES: Final = 12
"""How many neighbours of one kind are named."""

MOST_COUNTS: Final = 6
"""Of how many networks it is told what they count for a text: those that it fills most."""

MOST_PROBLEMS: Final = 50
"""How many problems of one file are told."""


_STAGES: Final[Mapping[Stage, str]] = {
    Stage.DRAFT: "a draft: on no page until `status: draft` is taken away. Here it is shown as it will be",
    Stage.UPCOMING: "on the site from its day on. Here it is shown as it will be",
    Stage.LIVE: "on the site as soon as this is merged",
    Stage.CLOSED: "closed: its page stays without a way to apply, and nothing leads there",
    Stage.WITHDRAWN: "withdrawn: it leaves every page, feed and picture, and its address leads to the list",
}


def entry_markdown(entry: Entry, review: Review, *, with_texts: bool) -> Iterator[str]:
    """Yield the paragraphs that tell of an item."""
    item, changed = entry.item, entry.changed
    language = own_name(item.lang)
    is_off = changed.stage is Stage.WITHDRAWN  # then its title is told no more
    yield f"### {_capital(changed.change)} {item.kind}{'' if is_off else f': {plain_markdown(item.front.title)}'}"
    yield "\n".join(
        (
            f"- File: {code_markdown((review.findings.folder / item.path).as_posix())}, {plain_markdown(language)}",
            f"- It is {_STAGES[changed.stage]}.",
            *([f"- Its name was {code_markdown(changed.former_slug)}."] if changed.former_slug else []),
            *_where(entry, review),
        )
    )
    if entry.card and _is_hosted(entry, review):
        yield f"![{plain_markdown(entry.card.alt)}]({review.preview_url}{entry.card.path})"
    yield _problems(entry.problems, review)
    if entry.neighbours:
        lines = (f"- {_capital(each.relation)}: {_names(each.names)}" for each in entry.neighbours)
        yield "\n".join(("**What it stands beside**\n", *lines))
    elif not is_off:
        yield "**What it stands beside:** nothing."
    if not is_off:
        yield "\n".join(("**Who is named, and whether they agreed**\n", *_people(entry)))
    if with_texts and entry.texts:
        yield _texts(entry)


def _where(entry: Entry, review: Review) -> Iterator[str]:
    if entry.changed.stage is not Stage.WITHDRAWN:
        shown = code_markdown(f"{review.site_url}{entry.path}")
        hosted = f"; [preview]({review.preview_url}{entry.path})" if _is_hosted(entry, review) else ""
        yield f"- Address: {shown}{hosted}"
    if name := review.pages.get(entry.item.path):
        card = ", with its share card" if entry.card else ""
        yield f"- Page{card}: {code_markdown(name)} among the files that were kept"
    elif review.stops and entry.changed.stage is not Stage.WITHDRAWN:
        yield "- Card, share texts and page follow once the errors are mended."
    elif review.paused and not isinstance(entry.item, PersonItem):
        yield "- Sharing is paused on this site, so that there are no share texts."


def _is_hosted(entry: Entry, review: Review) -> bool:
    """Return whether the host's preview of the site shows an item."""
    return bool(review.preview_url) and entry.is_live and not review.stops


def _problems(problems: Sequence[Diagnostic], review: Review) -> str:
    if not problems:
        return "**Problems:** none."
    lines = [problem_markdown(each, review.findings.translate) for each in problems[:MOST_PROBLEMS]]
    left = len(problems) - len(lines)
    return "\n".join(
        ("**Problems**\n", *lines, *([f"- And {left:,} more: `kollega check` shows them."] if left else []))
    )


def _names(names: Sequence[str]) -> str:
    left = len(names) - MOST_NAMES
    told = [plain_markdown(name) for name in names[:MOST_NAMES]]
    return " · ".join((*told, *([f"{left:,} more"] if left > 0 else [])))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# Those who are named

_ROLES: Final[Mapping[str, str]] = {
    "author": "author",
    "contact": "contact",
    "name": "named in the text",
    "picture": "shown",
    "link": "linked",
}
_UNKNOWN: Final = "Whoever has no file under `people` is not found here: look for further names, and for faces."


def _people(entry: Entry) -> Iterator[str]:
    item = entry.item
    if not isinstance(item, VacancyItem):
        everybody = "Everybody shown or named" if isinstance(item, StoryItem) else "The person themselves"
        yield f"- {everybody}: {_agreement(item.front.consent, item.front.consent_until)}"
    for person in entry.people:
        yield f"- {_person(person)}"
    if not isinstance(item, PersonItem):
        yield f"- {_UNKNOWN}"


def _person(person: NamedPerson) -> str:
    who = f"{plain_markdown(person.name)} ({', '.join(_ROLES[role] for role in person.roles)})"
    if not person.path:
        return f"{who}: **there is no file of theirs**"
    if person.withdrawn:
        return f"{who}: **has withdrawn, or their consent has ended**"
    alike = f"; {quantity(person.others, 'other has', 'others have')} the same name" if person.others else ""
    return f"{who}: {_agreement(person.consent, person.until, person.path)}{alike}"


def _agreement(day: object, until: object, path: str = "") -> str:
    if not day:
        where = f" in {code_markdown(path)}" if path else ""
        return f"**no `consent` is noted{where}**"
    return f"agreed on {day}{f', until {until}' if until else ''}"


# Texts to share


def _texts(entry: Entry) -> str:
    networks = {count.network for text in entry.texts for count in text.counts}
    head = f"Share texts: {len(entry.texts)}, on {quantity(len(networks), 'network', 'networks')}"
    parts = (f"<details><summary>{head}</summary>", *map(_text, entry.texts), "</details>")
    return "\n\n".join(parts)


def _text(text: ShareText) -> str:
    nearest = sorted(text.counts, key=lambda count: -count.fullness)
    told = [
        f"{plain_markdown(each.network)} {each.length:,}" + ("" if each.limit is None else f" of {each.limit:,}")
        for each in nearest[:MOST_COUNTS]
    ]
    if left := len(nearest) - len(told):
        told.append(f"{quantity(left, 'other', 'others')} with more room")
    return f"**{text.voice}, {text.variant}:** {' · '.join(told)}\n\n{fenced_markdown(text.text)}"
