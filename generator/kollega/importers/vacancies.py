"""Vacancies of an answer as what our files would say of them: facts, text, and what had to be left out."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from pydantic import ValidationError

from kollega.config.validation import fault_of
from kollega.content.kind import ItemKind
from kollega.content.vacancy import Vacancy
from kollega.i18n.language import prefixes
from kollega.i18n.wording import Wording, as_wording, wording
from kollega.importers.answer import MOST, Data, SourceError, first_text, json_data, listed, matches, pick, xml_data
from kollega.importers.facts import Record, facts_of, language_of
from kollega.importers.html import markdown_of, sections_of
from kollega.importers.job_postings import job_postings
from kollega.importers.merge import blocks_of
from kollega.importers.posting import Posting, Refused, first_sentence_of
from kollega.submissions.plain import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.config.settings import Settings
    from kollega.importers.system import Section, System


def records_of(system: System, content: bytes, page: str = "") -> list[Data]:
    """Return the vacancies of an answer as data; `page` is its address. Raises SourceError."""
    if system.format == "json-ld":
        return list(job_postings(content, page))
    data = xml_data(content) if system.format == "xml" else json_data(content)
    if system.format == "json" and not isinstance(pick(data, system.records), list):
        message = wording("there is no list of vacancies of {system} in it", system=system.name)
        raise SourceError(
            message, wording("Check that the answer comes from that system, and that the account is right.")
        )
    found = [each for each in listed(pick(data, system.records)) if isinstance(each, dict)]
    if len(found) > MOST:
        raise SourceError(wording("it holds more than {number:,} vacancies", number=MOST), _PARTS)
    return [each for each in found if not matches(each, system.unless)]


_PARTS: Final = wording("Import it in parts.")


@dataclass(frozen=True)
class Reading:
    """How the vacancies of a system are read for a site."""

    system: System
    account: str
    settings: Settings
    lang: str
    """The language of what says none."""

    def postings(self, records: list[Data]) -> Iterator[Posting | Refused]:
        """Yield each vacancy in each of its languages, once; or why it is left out, where it is not the same again."""
        seen: dict[tuple[str, str], Posting] = {}
        places = dict(_names_of_places(self.settings))
        for number, data in enumerate(records, start=1):
            for record, lang in self._languages(Record(self.system, data)):
                name = record.line("id")[:_LONGEST_ID]
                place = f"{self.system.records or self.system.format}[{number}]"
                try:
                    posting = self._posting(record, name, lang, places)
                except SourceError as error:
                    yield Refused(place, name, error.message, error.hint)
                    continue
                if (first := seen.setdefault((name, lang), posting)) is posting:
                    yield posting
                elif first != posting:
                    yield Refused(place, name, wording("“{title}” is there twice", title=posting.title), _TWICE)

    def _languages(self, record: Record) -> Iterator[tuple[Record, str]]:
        """Yield a vacancy in each language of the site in which it is there; at least in one."""
        spoken = pick(record.data, self.system.languages) if self.system.languages else None
        apart = spoken if isinstance(spoken, dict) else {}
        found = {lang: said for tag, said in apart.items() if (lang := self._site_language(tag))}
        if found:
            yield from ((Record(self.system, record.data, said), lang) for lang, said in found.items())
        else:
            yield record, self._site_language(language_of(record)) or self.lang

    def _site_language(self, tag: str) -> str:
        return next((lang for lang in self.settings.languages if tag and lang in prefixes(tag)), "")

    def _posting(self, record: Record, name: str, lang: str, places: Mapping[str, str]) -> Posting:
        """Return a vacancy. Raises SourceError where something is missing without which there is none."""
        title = record.line("title")
        if not name or not title:
            missing = wording("it has no title") if name else wording("it has no id")
            raise SourceError(missing, wording("Give it one where it comes from."))
        text, own = self._text(record)
        facts = {"title": title, **facts_of(record, places)}
        facts.setdefault("apply_url", self._job_url(name, lang))
        facts["description"] = next(filter(None, map(first_sentence_of, (own, text))), title)
        kept, remarks = _valid({key: value for key, value in facts.items() if value})
        said = language_of(record)
        if said and not self._site_language(said):
            told = wording(
                "it is in “{lang}”, which the site does not have, and is kept as {kept}", lang=said, kept=lang
            )
            remarks = (*remarks, told)
        return Posting(ItemKind.VACANCY, name, lang, _ordered(kept), text, remarks)

    def _job_url(self, name: str, lang: str) -> str:
        return (
            self.system.job_url.format(account=self.account, id=quote(name, safe=""), lang=lang) if self.account else ""
        )

    def _text(self, record: Record) -> tuple[str, str]:
        """Return the text of a vacancy, and the same without what stands before each one's own."""
        sections = [(section.own, part) for section in self.system.sections for part in _parts(record, section)]
        whole = sections_of(part for _, part in sections)
        if self.system.boilerplate:
            of_all = {block for _, (_, html) in sections for block in _blocks_within(html, self.system.boilerplate)}
            return whole, "\n\n".join(block for block in blocks_of(whole) if block not in of_all)
        return whole, sections_of(part for own, part in sections if own)


_TWICE: Final = wording("The first one counts.")
_LONGEST_ID: Final = 500


def _names_of_places(settings: Settings) -> Iterator[tuple[str, str]]:
    for place_id, place in settings.places.items():
        yield from ((name.casefold(), place_id) for name in (place_id, *place.name.values()))


def _parts(record: Record, section: Section) -> Iterator[tuple[str, str]]:
    """Yield heading and HTML of each part of a section."""
    if not section.each:
        written = record.text(*section.html)
        yield "", _unescaped(written) if section.escaped else written
        return
    for entry in listed(pick(record.data, section.each)):
        heading = plain_line(html.unescape(str(pick(entry, section.heading) or ""))).removesuffix(":")
        yield heading, first_text(entry, *section.html)


def _unescaped(written: str) -> str:
    """Return HTML that was written as text, as some systems write it twice."""
    while "<" not in written and (plain := html.unescape(written)) != written:
        written = plain
    return written


def _blocks_within(html: str, class_name: str) -> frozenset[str]:
    """Return the paragraphs of the elements of a class, which are the same in one text after the other."""
    found = re.finditer(
        rf"<(div|section)\b[^>]*\bclass=[\"'][^\"']*\b{re.escape(class_name)}\b.*?</\1>", html, re.DOTALL
    )
    return frozenset(chain.from_iterable(map(_blocks_of_html, (each[0] for each in found))))


@lru_cache(maxsize=64)
def _blocks_of_html(html: str) -> tuple[str, ...]:
    return tuple(blocks_of(markdown_of(html)))


def _valid(facts: dict[str, Any]) -> tuple[dict[str, Any], tuple[Wording, ...]]:
    """Return the facts that the check would take, and a remark for each of the others. Raises SourceError."""
    try:
        Vacancy.model_validate(facts)
    except ValidationError as error:
        wrong: dict[str, Wording] = {}
        for detail in error.errors(include_url=False):
            key = str(detail["loc"][0])
            fault = fault_of(detail, detail["type"], key)
            if key in _NEEDED:
                missing = wording("`{key}` is missing", key=key)
                said = wording("`{key}`: {message}", key=key, message=fault.message) if key in facts else missing
                raise SourceError(fault.message if key == "apply_email" else said, _MEND) from error
            wrong[key] = wording("`{key}` is left out: {message}", key=key, message=as_wording(fault.message))
        if not wrong.keys() & facts.keys():
            raise SourceError(next(iter(wrong.values())), _MEND) from error
        kept, others = _valid({key: value for key, value in facts.items() if key not in wrong})
        return kept, (*wrong.values(), *others)
    return facts, ()


_NEEDED: Final = frozenset({"title", "date_posted", "description", "apply_email"})
"""Facts without which there is no vacancy; that of a way to apply is told of the last of its keys."""
_MEND: Final = wording("Fix it where it comes from, or begin the file with `kollega new vacancy`.")


def _ordered(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: facts[key] for key in Vacancy.model_fields if key in facts}
