"""Rules about consent: nobody is shown or named who has not agreed, and what ends is asked for again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kollega.content.kind import ItemKind
from kollega.content.person import PersonStatus
from kollega.content.story import StoryStatus
from kollega.content.yaml_values import mark_at
from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.i18n.wording import wording
from kollega.site.life import Stage, consent_is_over
from kollega.site.mentions import MentionKind, People

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.content.item import AnyItem, PersonItem, StoryItem
    from kollega.content.read import Content
    from kollega.diagnostics import Steps
    from kollega.i18n.wording import Wording
    from kollega.site.catalogue import Site
    from kollega.site.mentions import Mention

NOTICE = timedelta(days=30)
"""How long before its end a consent is asked for again: time enough to reach somebody who is away."""

_WITHDRAWN = frozenset({StoryStatus.WITHDRAWN, PersonStatus.WITHDRAWN})


def consent_is_given(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find, where the site asks for it, people who are shown without having agreed."""
    if site.settings.consent == "required":
        for item in _consenting(content):
            if item.front.consent is None and item.front.status not in _WITHDRAWN:
                hint = wording(
                    "Ask everybody who is shown or named, then add `consent:` with the day by which all had agreed."
                )
                yield Diagnostic.at(item.path, item.marks.value(), "no-consent", wording("`consent` is missing"), hint)


def consent_lasts(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find stories and people that will soon be withdrawn, or are, since those shown agreed for a time."""
    today = site.now.astimezone(site.settings.zone).date()
    for item in _consenting(content):
        if (day := item.front.consent_until) is None:
            continue
        mark = item.marks.value("consent_until")
        if consent_is_over(item.front, today) and item.front.status not in _WITHDRAWN:
            message = wording("the consent ended on {day}, and this has been withdrawn since", day=day)
            hint = wording(
                "Ask those who are shown or named. If it may stay, set a later day; if not, write `status: withdrawn`."
            )
            yield Diagnostic.at(item.path, mark, "consent-ended", message, hint, severity=Severity.WARNING)
        elif today <= day <= today + NOTICE and site.stages[item.path] is Stage.LIVE:
            message = wording("the consent ends on {day}; after that, this is withdrawn automatically", day=day)
            hint = wording("Ask those who are shown or named whether it may stay. If so, set a later day.")
            yield Diagnostic.at(item.path, mark, "consent-ending", message, hint, severity=Severity.WARNING)


def _consenting(content: Content) -> tuple[StoryItem | PersonItem, ...]:
    return (*content.stories, *content.people)


def named_people_have_agreed(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find texts that name or show people who have not agreed, where the site asks for it, or who have withdrawn.

    Of several people of one name it is enough that one has agreed: nobody can tell which of them is meant.
    """
    gone = {item.slug for item in site.withdrawn if item.kind is ItemKind.PERSON}
    asked = {person.slug for person in content.people if site.settings.consent == "required"}
    silent = asked - gone - {person.slug for person in content.people if person.front.consent}
    if not gone | silent:
        return
    people = People(content.people)
    for path, mark, text, mention in _mentions(content, site, people):
        is_told = mention.kind is MentionKind.LINK and gone.issuperset(mention.slugs)
        if (gone | silent).issuperset(mention.slugs) and not is_told:  # the check of links tells it
            words = " ".join(text[mention.start : mention.end].replace("*", " ").split())
            yield _unwanted(path, mark, _SAID[mention.kind].fill({"words": words}), mention, silent)


_SAID = {
    MentionKind.NAME: wording("“{words}” names somebody"),
    MentionKind.PICTURE: wording("“{words}” shows somebody"),
    MentionKind.LINK: wording("“{words}” leads to somebody"),
}


def _unwanted(path: str, mark: Mark, found: Wording, mention: Mention, silent: set[str]) -> Diagnostic:
    if silent.intersection(mention.slugs):
        slug = min(silent.intersection(mention.slugs))
        message = wording("{found} who has not agreed: the file of `{slug}` has no `consent`", found=found, slug=slug)
        hint = wording("Ask them, and note the day as `consent:` in their file. Or take it out of this text.")
        return Diagnostic.at(path, mark, "not-agreed", message, hint)
    message = wording("{found} who has withdrawn, and is still named here", found=found)
    hint = wording("Take it out: names in a text are not withdrawn automatically.")
    return Diagnostic.at(path, mark, "withdrawn-named", message, hint, severity=Severity.WARNING)


def _mentions(content: Content, site: Site, people: People) -> Iterator[tuple[str, Mark, str, Mention]]:
    """Yield where anything that may be published speaks of people, but for their own files."""
    for item in content.items:
        if site.stages[item.path] is Stage.WITHDRAWN:
            continue
        own = {item.slug} if item.kind is ItemKind.PERSON else set()
        for steps, text in _facts(item):
            for mention in people.mentions(item.path, text):
                if own.isdisjoint(mention.slugs):
                    yield item.path, item.marks.value(*steps), text, mention
        for mention in people.mentions(item.path, item.text):
            if own.isdisjoint(mention.slugs):
                mark = mark_at(item.text, mention.start).moved(item.text_line - 1)
                yield item.path, mark, item.text, mention
    for page in content.pages:
        for mention in people.mentions(page.path, page.text):
            yield page.path, mark_at(page.text, mention.start), page.text, mention


def _facts(item: AnyItem) -> Iterator[tuple[Steps, str]]:
    """Yield the texts among the facts of an item."""
    return _texts(vars(item.front), ())


def _texts(value: object, steps: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*steps, key))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts(each, (*steps, index))
