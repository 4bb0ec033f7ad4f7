"""One item of a review as Markdown: everything that people wrote stands in it as text alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kollega.check.reports.findings import and_more
from kollega.check.reports.formats import code_markdown, fenced_markdown, plain_markdown, problem_markdown
from kollega.content.item import PersonItem, StoryItem
from kollega.content.kind import ItemKind
from kollega.i18n.language import own_name
from kollega.i18n.wording import plural, wording
from kollega.review.effect import ChangeKind
from kollega.site.life import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kollega.content.person import Person
    from kollega.content.story import Story
    from kollega.diagnostics import Diagnostic
    from kollega.i18n.translation import Translate
    from kollega.i18n.wording import Wording
    from kollega.review.entry import Entry, ShareText
    from kollega.review.people import NamedPerson
    from kollega.review.review import Review

MOST_NAMES: Final = 12
"""How many neighbours of one kind are named."""

MOST_COUNTS: Final = 6
"""Of how many networks it is told what they count for a text: those that it fills most."""

MOST_PROBLEMS: Final = 50
"""How many problems of one file are told."""


_HEADINGS: Final[Mapping[tuple[ChangeKind, ItemKind], Wording]] = {
    (ChangeKind.NEW, ItemKind.STORY): wording("New story"),
    (ChangeKind.NEW, ItemKind.VACANCY): wording("New vacancy"),
    (ChangeKind.NEW, ItemKind.PERSON): wording("New person"),
    (ChangeKind.CHANGED, ItemKind.STORY): wording("Changed story"),
    (ChangeKind.CHANGED, ItemKind.VACANCY): wording("Changed vacancy"),
    (ChangeKind.CHANGED, ItemKind.PERSON): wording("Changed person"),
    (ChangeKind.RENAMED, ItemKind.STORY): wording("Renamed story"),
    (ChangeKind.RENAMED, ItemKind.VACANCY): wording("Renamed vacancy"),
}
_STAGES: Final[Mapping[Stage, Wording]] = {
    Stage.DRAFT: wording("A draft: on no page until `status: draft` is removed. Here you see it as it will be."),
    Stage.UPCOMING: wording("On the site from its date. Here you see it as it will be."),
    Stage.LIVE: wording("On the site as soon as this is merged."),
    Stage.CLOSED: wording("Closed: its page stays without a way to apply, and no list leads there."),
    Stage.WITHDRAWN: wording("Withdrawn: it leaves every page, feed and picture, and its address leads to the list."),
}


def entry_markdown(entry: Entry, review: Review, *, with_texts: bool) -> Iterator[str]:
    """Yield the paragraphs that tell of an item."""
    item, changed, say = entry.item, entry.changed, review.findings.translate
    is_off = changed.stage is Stage.WITHDRAWN  # then its title is told no more
    heading = say(_HEADINGS[changed.change, item.kind])
    yield f"### {heading}" if is_off else f"### {heading}: {plain_markdown(item.front.title)}"
    yield "\n".join(
        f"- {line}" for line in (_file_line(entry, review), say(_STAGES[changed.stage]), *_where(entry, review))
    )
    if entry.card and _is_hosted(entry, review):
        yield f"![{plain_markdown(entry.card.alt)}]({review.preview_url}{entry.card.path})"
    yield "\n".join(_problems(entry.problems, say))
    if not is_off:
        yield "\n".join(_neighbours(entry, say))
        title = say(wording("Who is named, and whether they agreed"))
        yield "\n".join((f"{_bold(title)}\n", *(f"- {line}" for line in _people(entry, say))))
    if with_texts and entry.texts:
        yield "\n\n".join(_texts(entry, review))


def _file_line(entry: Entry, review: Review) -> str:
    path = code_markdown((review.findings.folder / entry.item.path).as_posix())
    language = plain_markdown(own_name(entry.item.lang))
    return review.findings.translate(wording("File: {path}, {language}", path=path, language=language))


def _where(entry: Entry, review: Review) -> Iterator[str]:
    """Yield where the item is, was and can be looked at."""
    say, former = review.findings.translate, entry.changed.former_slug
    if former:
        yield say(wording("Its name was {name}.", name=code_markdown(former)))
    if entry.changed.stage is Stage.WITHDRAWN:
        return
    address = say(wording("Address: {address}", address=code_markdown(f"{review.site_url}{entry.path}")))
    preview = say(wording("preview"))
    yield f"{address}; [{preview}]({review.preview_url}{entry.path})" if _is_hosted(entry, review) else address
    if name := review.pages.get(entry.item.path):
        kept = code_markdown(name)
        with_card = wording("Page, with its share card: {name} among the files that were kept", name=kept)
        yield say(with_card if entry.card else wording("Page: {name} among the files that were kept", name=kept))
    elif review.stops:
        yield say(wording("Card, share texts and page follow once the errors are fixed."))
    elif review.paused and not isinstance(entry.item, PersonItem):
        yield say(wording("Sharing is paused on this site, so there are no share texts."))


def _is_hosted(entry: Entry, review: Review) -> bool:
    """Return whether the host's preview of the site shows an item."""
    return bool(review.preview_url) and entry.is_live and not review.stops


def _problems(problems: Sequence[Diagnostic], say: Translate) -> Iterator[str]:
    if not problems:
        yield _bold(say(wording("No problems.")))
        return
    yield _bold(say(wording("Problems"))) + "\n"
    yield from (problem_markdown(each, say) for each in problems[:MOST_PROBLEMS])
    if left := len(problems[MOST_PROBLEMS:]):
        yield f"- {say(and_more(left))}"


def _neighbours(entry: Entry, say: Translate) -> Iterator[str]:
    if not entry.neighbours:
        yield _bold(say(wording("Nothing goes with it.")))
        return
    yield _bold(say(wording("What goes with it"))) + "\n"
    for each in entry.neighbours:
        told = [plain_markdown(name) for name in each.names[:MOST_NAMES]]
        if left := len(each.names[MOST_NAMES:]):
            told.append(say(plural("{number:,} more", "{number:,} more", left)))
        yield f"- {say(each.relation)}: {' · '.join(told)}"


def _bold(text: str) -> str:
    return f"**{text}**"


# Those who are named

_ROLES: Final[Mapping[str, Wording]] = {
    "author": wording("author"),
    "contact": wording("contact"),
    "name": wording("named in the text"),
    "picture": wording("shown"),
    "link": wording("linked"),
}


def _people(entry: Entry, say: Translate) -> Iterator[str]:
    item = entry.item
    if isinstance(item, StoryItem):
        everybody = say(wording("Everybody shown or named"))
        yield f"{everybody}: {_agreement(item.front, say)}"
    if isinstance(item, PersonItem):
        own = say(wording("The person themselves"))
        yield f"{own}: {_agreement(item.front, say)}"
    for person in entry.people:
        roles = ", ".join(say(_ROLES[role]) for role in person.roles)
        yield f"{plain_markdown(person.name)} ({roles}): {_person(person, say)}"
    if not isinstance(item, PersonItem):
        yield say(wording("People without a file are not found here: look for other names, and for faces."))


def _person(person: NamedPerson, say: Translate) -> str:
    if not person.path:
        return _bold(say(wording("they have no file")))
    if person.withdrawn:
        return _bold(say(wording("has withdrawn, or their consent has ended")))
    alike = plural("{number:,} other has the same name", "{number:,} others have the same name", person.others)
    agreed = _agreement(person, say, person.path)
    return f"{agreed}; {say(alike)}" if person.others else agreed


def _agreement(front: Story | Person | NamedPerson, say: Translate, path: str = "") -> str:
    """Return since when somebody agrees, and until when."""
    if front.consent and front.consent_until:
        return say(wording("agreed on {day}, until {until}", day=front.consent, until=front.consent_until))
    if front.consent:
        return say(wording("agreed on {day}", day=front.consent))
    if path:
        return _bold(say(wording("no `consent` is noted in {path}", path=code_markdown(path))))
    return _bold(say(wording("no `consent` is noted")))


# Texts to share


_VOICES: Final[Mapping[str, Wording]] = {
    "author": wording("As the author"),
    "colleague": wording("As a colleague"),
}


def _texts(entry: Entry, review: Review) -> Iterator[str]:
    say = review.findings.translate
    networks = len({count.network for text in entry.texts for count in text.counts})
    title = plural(
        "Share texts: {texts}, on {number:,} network",
        "Share texts: {texts}, on {number:,} networks",
        networks,
        texts=len(entry.texts),
    )
    yield f"<details><summary>{say(title)}</summary>"
    for text in entry.texts:
        yield f"**{say(_VOICES[text.voice])} – {review.variant_label(text.variant)}:** {' · '.join(_counts(text, say))}"
        yield fenced_markdown(text.text)
    yield "</details>"


def _counts(text: ShareText, say: Translate) -> Iterator[str]:
    """Yield what the networks count for a text that it fills most."""
    nearest = sorted(text.counts, key=lambda count: -count.fullness)
    for each in nearest[:MOST_COUNTS]:
        name, length, limit = plain_markdown(each.network), each.length, each.limit
        counted = (
            wording("{length:,} of {limit:,}", length=length, limit=limit)
            if limit
            else wording("{length:,}", length=length)
        )
        yield f"{name} {say(counted)}"
    if left := len(nearest[MOST_COUNTS:]):
        yield say(plural("{number:,} other with more space", "{number:,} others with more space", left))
