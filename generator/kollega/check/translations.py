"""What is written in each of a site's languages, and what is not or no longer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kollega.content.files import split_suffix
from kollega.content.kind import ItemKind
from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.i18n.language import own_name
from kollega.i18n.wording import commas, wording
from kollega.outputs.kits.sentences import QUOTATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from kollega.content.item import AnyItem
    from kollega.content.pages import Page
    from kollega.i18n.wording import Wording
    from kollega.i18n.words import Words
    from kollega.site.catalogue import Site

_PARTS = (*(kind.plural for kind in ItemKind), "pages")
"""What can be translated, beside the words of the interface."""

_WORDS = "words"

INTERFACE = "Skip to content"
"""What every page says, so that a catalogue of the interface has it."""

_WORDLESS: Mapping[tuple[bool, bool], Wording] = {
    (True, True): wording(
        "Kollega has no words in {language}: menus and labels stay English, and share kits hold only the title, the "
        "description and the author's own words"
    ),
    (True, False): wording("Kollega has no words for pages in {language}: menus and labels stay English"),
    (False, True): wording(
        "Kollega has no share texts in {language}: share kits hold only the title, the description and the author's "
        "own words"
    ),
}
"""What is said of a language, by whether it lacks the interface and the share texts."""

_NAMED = 3
"""How many missing words are named as examples."""


@dataclass(frozen=True)
class LanguageCoverage:
    """How much a language of the site has."""

    lang: str
    """BCP 47."""
    name: str
    """The language's own name."""
    parts: tuple[tuple[str, int, int], ...]
    """For each part of the site its name, how much of it this language has, and how much there is."""


@dataclass(frozen=True)
class Version:
    """One file, in one language."""

    lang: str
    path: str
    changed: date | None = None
    """The day from which it is as it is, where it tells one."""


@dataclass(frozen=True)
class Work:
    """A story, a vacancy, a person or a hand-written page, in all languages that it has."""

    part: str
    versions: tuple[Version, ...]
    """In the order of the site's languages, so that the first is the original."""
    expected: frozenset[str] = frozenset()
    """Languages whose version is not published yet, or no more."""

    @property
    def original(self) -> Version:
        """Return the version that the others follow."""
        return self.versions[0]

    def version(self, lang: str) -> Version | None:
        """Return the version in a language."""
        return next((version for version in self.versions if version.lang == lang), None)


def works_of(site: Site) -> tuple[Work, ...]:
    """Return what a site has to translate: stories, open vacancies, people and pages."""
    return tuple(chain(_items(site), _pages(site)))


def coverages_of(site: Site, words: Mapping[str, Words], texts: Sequence[str]) -> tuple[LanguageCoverage, ...]:
    """Return how much each language of the site has; `texts` are the words of the interface."""
    works = works_of(site)
    return tuple(
        LanguageCoverage(
            lang,
            own_name(lang),
            (
                *(_coverage(part, lang, works) for part in _PARTS),
                (_WORDS, len(texts) - len(words[lang].untranslated(texts)), len(texts)),
            ),
        )
        for lang in site.languages
    )


def gaps_of(
    site: Site, words: Mapping[str, Words], texts: Sequence[str], config_file: str
) -> Mapping[str, tuple[Diagnostic, ...]]:
    """Return what each language of the site lacks, by the language."""
    works = works_of(site)
    return {
        lang: (
            *_missing_words(lang, words[lang].untranslated(texts), texts, config_file),
            *_missing_works(lang, works, site),
        )
        for lang in site.languages
    }


def wordless_languages(words: Mapping[str, Words], config_file: str) -> Iterator[Diagnostic]:
    """Yield which languages of a site have no words of the program's, once for each."""
    for lang, said in words.items():
        lacking = bool(said.untranslated([INTERFACE])), bool(said.untranslated([QUOTATION.one]))
        if message := _WORDLESS.get(lacking):
            hint = wording("Your theme can hold them: `kollega check --translations` lists what is missing.")
            found = message.fill({"language": own_name(lang)})
            yield Diagnostic.at(config_file, Mark(), "no-words", found, hint, severity=Severity.NOTE)


def translated_path(original: Version, lang: str, default: str) -> str:
    """Return the file that holds a language's version of another file."""
    pure = PurePosixPath(original.path)
    stem, suffix = split_suffix(pure.stem)
    stem = stem if suffix == original.lang else pure.stem
    plain = lang == default and stem != pure.stem
    return pure.with_name(f"{stem}{pure.suffix}" if plain else f"{stem}.{lang}{pure.suffix}").as_posix()


def _items(site: Site) -> Iterator[Work]:
    expected: defaultdict[tuple[ItemKind, str], set[str]] = defaultdict(set)
    for item in (*site.unpublished, *site.withdrawn):
        expected[item.kind, item.slug].add(item.lang)
    live: tuple[AnyItem, ...] = (*site.stories, *filter(site.is_open, site.vacancies), *site.people)
    for kind, slug in dict.fromkeys((item.kind, item.slug) for item in live):
        first = site.item(kind, slug, site.languages[0])
        versions = site.translations(first) if first else ()
        yield Work(
            kind.plural,
            tuple(Version(item.lang, item.path, item.front.last_change) for item in versions),
            frozenset(expected[kind, slug]),
        )


def _pages(site: Site) -> Iterator[Work]:
    order = {lang: index for index, lang in enumerate(site.languages)}
    versions: defaultdict[str, list[Page]] = defaultdict(list)
    for page in sorted(site.pages, key=lambda page: (order[page.lang], page.path)):
        versions[page.address.removeprefix(site.settings.prefix(page.lang))].append(page)
    for pages in versions.values():
        yield Work("pages", tuple(Version(page.lang, page.path) for page in pages))


def _is_older(version: Version, original: Version) -> bool:
    return bool(version.changed and original.changed and version.changed < original.changed)


def _coverage(part: str, lang: str, works: Sequence[Work]) -> tuple[str, int, int]:
    these = [work for work in works if work.part == part]
    return part, sum(work.version(lang) is not None for work in these), len(these)


def _missing_works(lang: str, works: Iterable[Work], site: Site) -> Iterator[Diagnostic]:
    for work in works:
        version = work.version(lang)
        if version is None and lang not in work.expected:
            yield _missing(work.original, lang, site)
        elif version and _is_older(version, work.original):
            yield _old(version, work)


def _missing(original: Version, lang: str, site: Site) -> Diagnostic:
    path = translated_path(original, lang, site.languages[0])
    return _gap(
        original.path,
        "missing-translation",
        wording("there is no version in {language} ({tag})", language=own_name(lang), tag=lang),
        wording("Write it as {file}.", file=path),
    )


def _old(version: Version, work: Work) -> Diagnostic:
    key = "date_posted" if work.part == ItemKind.VACANCY.plural else "updated"
    return _gap(
        version.path,
        "old-translation",
        wording(
            "dated {day}, while {file} is dated {later}",
            day=version.changed,
            file=work.original.path,
            later=work.original.changed,
        ),
        wording("Update it, and give it the same day as `{key}`.", key=key),
    )


def _missing_words(lang: str, lacking: Sequence[str], texts: Sequence[str], config_file: str) -> Iterator[Diagnostic]:
    if not lacking:
        return
    plain = [text for text in lacking if "%" not in text] or lacking
    language = own_name(lang)
    some = commas(wording("“{text}”", text=text) for text in plain[:_NAMED])
    message = (
        wording(
            "pages in {language} ({tag}) have all words of the interface in English, such as {words}",
            language=language,
            tag=lang,
            words=some,
        )
        if len(lacking) == len(texts)
        else wording(
            "pages in {language} ({tag}) have {number:,} of {total:,} words of the interface in English, such as "
            "{words}",
            language=language,
            tag=lang,
            number=len(lacking),
            total=len(texts),
            words=some,
        )
    )
    yield _gap(
        config_file,
        "missing-words",
        message,
        wording("Add them to the catalogue {file} in your theme's words folder.", file=f"{lang}.po"),
    )


def _gap(path: str, code: str, message: Wording, hint: Wording) -> Diagnostic:
    return Diagnostic.at(path, Mark(), code, message, hint, severity=Severity.WARNING)
