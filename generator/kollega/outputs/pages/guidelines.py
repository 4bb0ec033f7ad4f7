"""The page of guidelines: what guidelines.yml says, below what somebody has written by hand, or below our own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kollega.config.options import in_language, language_of
from kollega.content.kind import ItemKind
from kollega.content.pages import GUIDELINES
from kollega.guidelines.model import GENDER_CODED, of_language
from kollega.guidelines.read import is_counted
from kollega.outputs.layout.chrome import foreign, language_links
from kollega.outputs.layout.frame import FramedPage
from kollega.outputs.layout.head import page_head
from kollega.outputs.summaries import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.guidelines.model import Rule
    from kollega.outputs.edition import Edition

_TITLES = {ItemKind.STORY: "Stories", ItemKind.VACANCY: "Vacancies", ItemKind.PERSON: "People"}


class Said(NamedTuple):
    """A text of the guidelines."""

    text: str
    lang: str = ""
    """BCP 47, where it is in another language than the page."""


class Advice(NamedTuple):
    """A topic that needs care, or some words that texts had better do without."""

    title: Said
    why: Said
    instead: Said
    words: tuple[str, ...]
    """The words as the check looks for them, with “…” for any letters; none where there are none in the language."""
    kinds: tuple[str, ...]
    """In what they are looked for, where that is not everywhere."""
    stops: bool
    """Whether nothing is published with them."""


class GuidelinesView(NamedTuple):
    """What the page of a language shows below its introduction."""

    tone: Said
    topics: tuple[Advice, ...]
    rules: tuple[Advice, ...]
    counts_coded: bool
    """Whether vacancies are told of whose words lean to men."""
    counts_hard: bool
    """Whether texts are told of that are hard to read."""
    is_introduced: bool = True
    """Whether somebody has written the beginning of the page by hand."""
    original: Link | None = None
    """The hand-written page in the site's first language, where there is none in this one."""


def guidelines_page(edition: Edition) -> Iterator[FramedPage]:
    """Yield the page of a language in which nobody has written one."""
    site, words = edition.site, edition.words
    if not site.is_default_page(GUIDELINES, edition.lang):
        return
    paths = site.section_paths(GUIDELINES)
    path = paths[edition.lang]
    description = words("What to know before you write or post here, and which words we would rather not read.")
    head = page_head(edition, words("Guidelines"), path, description=description, paths=paths)
    view = guidelines_view(edition)._replace(is_introduced=False, original=_original(edition))
    section = GUIDELINES.removesuffix("/")
    yield FramedPage(path, edition.lang, section, "guidelines.html", view, head, language_links(edition, paths))


def _original(edition: Edition) -> Link | None:
    """Return the link to the page that somebody has written in another language, the site's first one first."""
    for lang, path in edition.site.section_paths(GUIDELINES).items():
        if not edition.site.is_default_page(GUIDELINES, lang):
            return Link(edition.words.language(lang), path, lang=lang)
    return None


def guidelines_view(edition: Edition) -> GuidelinesView:
    """Return what the guidelines say in a language."""
    guidelines = edition.site.guidelines
    return GuidelinesView(
        tone=_said(guidelines.tone, edition),
        topics=_advice(guidelines.topics, edition),
        rules=_advice(guidelines.rules, edition),
        counts_coded=is_counted(guidelines, GENDER_CODED),
        counts_hard=bool(of_language({lang: (limit,) for lang, limit in guidelines.readability.items()}, edition.lang)),
    )


def _advice(rules: Mapping[str, Rule], edition: Edition) -> tuple[Advice, ...]:
    return tuple(
        Advice(
            title=_said(rule.title, edition, name),
            why=_said(rule.why, edition),
            instead=_said(rule.instead, edition),
            words=tuple(phrase.replace("*", "…") for phrase in rule.phrases_in(edition.lang)),
            kinds=tuple(edition.words(_TITLES[kind]) for kind in rule.kinds)
            if set(rule.kinds) != set(ItemKind)
            else (),
            stops=rule.severity == "error",
        )
        for name, rule in rules.items()
    )


def _said(texts: dict[str, str], edition: Edition, otherwise: str = "") -> Said:
    spoken = language_of(texts, edition.lang, edition.site.languages[0]) if texts else edition.lang
    return Said(in_language(texts, edition.lang, otherwise), foreign(spoken, edition))
