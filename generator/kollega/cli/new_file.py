"""What has to be known to begin a file, asked for where somebody can answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from kollega.cli.console import say
from kollega.cli.dialogue import confirm, prompt
from kollega.cli.known_names import KnownNames, UnknownName
from kollega.cli.options import FrontMatterValue
from kollega.cli.questions import (
    APPLY,
    CONSENT,
    COUNTRY,
    OF_THE_JOB,
    QUESTIONS,
    Question,
    RangeValue,
)
from kollega.cli.refusal import Refusal, write_new
from kollega.content.kind import ItemKind
from kollega.content.read import Content, read_content
from kollega.i18n.wording import Wording, as_wording, wording
from kollega.scaffold.draft import draft_text, path_of, proposed_slug, slug_problem
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from kollega.config.project import Project

_FACETS = {"department": FacetKind.DEPARTMENT, "location": FacetKind.LOCATION, "locations": FacetKind.LOCATION}
_NEW_FACETS: Mapping[FacetKind, Wording] = {
    FacetKind.DEPARTMENT: wording("“{name}” would be a new department, and there is already {names}."),
    FacetKind.LOCATION: wording("“{name}” would be a new place, and there is already {names}."),
}
_FILE_NAMES: Mapping[ItemKind, Wording] = {
    ItemKind.STORY: wording("Name of the story's file, without .md"),
    ItemKind.VACANCY: wording("Name of the vacancy's file, without .md"),
    ItemKind.PERSON: wording("Name of the person's file, without .md"),
}
_OF_A_PERSON = ("name", "role", "department", "location", "consent")


@dataclass(frozen=True)
class NewFile:
    """A new file of a kind in a site."""

    kind: ItemKind
    project: Project
    content: Content
    today: date
    lang: str
    asking: bool
    """Whether somebody can answer."""
    begun: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Path and text of the files of people who are named in it and have none yet, by id; written with it."""

    @classmethod
    def of(cls, kind: ItemKind, project: Project, now: datetime, lang: str | None, *, asking: bool) -> NewFile:
        """Return the file that is begun in a language, the site's first if it is None. Raises Refusal."""
        languages = project.settings.languages
        if lang and lang not in languages:
            hint = wording("There are {names}.", names=", ".join(languages))
            raise Refusal(wording("the site has no language “{lang}”", lang=lang), hint)
        content = read_content(project.settings, project.root, project.pages_dir)
        return cls(kind, project, content, now.date(), lang or languages[0], asking)

    def complete(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the facts with answers to what is missing, or raise Refusal, which names all of it."""
        facts = dict(given)
        for key in ("authors", "contact", *_FACETS, "valid_through"):
            if value := given.get(key):
                facts[key] = self._meant(key, value, asking=False)
        missing = [question.option for question in self._open(facts) if question.needed]
        if missing and not self.asking:
            problem = wording("missing: {options}", options=", ".join(missing))
            raise Refusal(problem, wording("In a terminal you are asked for them."))
        while self.asking and (question := next(self._open(facts), None)):
            facts |= prompt(question.words, partial(self._answer, question))
        return facts

    def write(self, facts: Mapping[str, Any], slug: str | None) -> list[str]:
        """Write the file and those begun along with it; return their paths, relative to the folder of mkdocs.yml.

        Nothing is overwritten.
        """
        files = [self.draft(facts, slug)[1:], *self.begun.values()]
        for path, text in files:
            write_new(self.project.root / path, text.encode())
        return [path for path, _ in files]

    def draft(self, facts: Mapping[str, Any], slug: str | None) -> tuple[str, str, str]:
        """Return name, path and text of the file; without a name, the one that is proposed, or chosen instead."""
        proposed = proposed_slug(facts.get("title") or facts["name"], self.lang)
        if self.asking and not slug:
            name = prompt(_FILE_NAMES[self.kind], self._free, default=proposed)
        else:
            name = self._free(slug or proposed)
        path = path_of(self.kind, name, self.lang, self.project.settings)
        return name, path, draft_text(self.kind, {**facts, "slug": name, "today": self.today}, self.lang)

    def _open(self, facts: Mapping[str, Any]) -> Iterator[Question]:
        """Yield the questions that are left; an empty text is an answer, and some answers lead to another question."""
        questions = list(QUESTIONS[self.kind])
        if facts.get("locations") and self._names.country_is_open(facts["locations"]):
            questions.append(COUNTRY)
        if self.kind is ItemKind.VACANCY:
            questions += [*([] if facts["apply_email"] or facts["apply_url"] else [APPLY]), *OF_THE_JOB]
        if "consent" in facts and self.project.settings.consent == "required":
            questions.append(CONSENT)
        yield from (question for question in questions if facts.get(question.key) in (None, ()))

    @cached_property
    def _names(self) -> KnownNames:
        return KnownNames(self.content, self.project.settings, self.lang)

    def _answer(self, question: Question, text: str) -> dict[str, Any]:
        """Return the facts that an answer gives. Raises Refusal, and the question is asked again."""
        if not text.strip():
            if question.needed:
                raise Refusal(
                    wording("an answer is needed here: without it, nothing can be published"),
                    wording("Ctrl-C quits without writing anything."),
                )
            return {question.key: ""}
        key = question.key
        if key == "apply":
            key = "apply_email" if "@" in text and "/" not in text else "apply_url"
        if key in {"salary", "hours"}:
            return {key: RangeValue(key).convert(text, None, None)}
        if key in {"authors", "employment_type"}:
            value: Any = [self._plain(key, each) for each in text.split(",")]
        else:
            value = self._plain(key, text)
        return {key: self._meant(key, value, asking=True)}

    def _plain(self, key: str, text: str) -> str:
        """Return a text without what the check would refuse; that of a person may be a name."""
        value = FrontMatterValue(ItemKind.PERSON, "name") if key in {"authors", "contact"} else None
        return (value or FrontMatterValue(self.kind, key)).convert(text, None, None)

    def _meant(self, key: str, value: Any, *, asking: bool) -> Any:  # noqa: ANN401 - a value of any key
        """Return what to write for what somebody has called by a name."""
        if key == "authors":
            return list(dict.fromkeys(self._person(each, "--author", asking=asking) for each in value))
        if key == "contact":
            return self._person(value, "--contact", asking=asking)
        if key in _FACETS:
            return self._facet(key, value, asking=asking)
        if key == "valid_through" and value[:10] < self.today.isoformat():
            raise Refusal.of_value("" if asking else "--closing-date", wording("{day} is past", day=value))
        return value

    def _person(self, text: str, option: str, *, asking: bool) -> str:
        if text in self.begun:
            return text
        try:
            return self._names.person(text)
        except UnknownName as unknown:
            if not asking:
                raise Refusal.of_value(option, unknown.problem, unknown.hint) from unknown
            if unknown.likely and confirm(as_wording(unknown.sentences()), default=True):
                return unknown.likely
            said = Refusal(unknown.problem).sentences()
            question = wording("{problem} Begin a file for a new colleague of that name?", problem=said)
            if not (unknown.is_free and confirm(question)):
                raise
        person = replace(self, kind=ItemKind.PERSON, begun={})
        facts = person.complete(dict.fromkeys(_OF_A_PERSON) | {"name": text})
        slug, *written = person.draft(facts, None)
        self.begun[slug] = (written[0], written[1])
        return slug

    def _facet(self, key: str, text: str, *, asking: bool) -> str:
        written, near = self._names.facet(_FACETS[key], text)
        if not near:
            return written
        told = _NEW_FACETS[_FACETS[key]].fill({"name": text, "names": ", ".join(near)})
        if not asking:
            say(told, err=True)
        elif not confirm(wording("{told} Is it a new one?", told=told)):
            raise Refusal(wording("write the name of the one you mean"))
        return written

    def _free(self, slug: str) -> str:
        if wrong := slug_problem(self.kind, slug, self.lang, self.content):
            raise Refusal.of_value("" if self.asking else "--slug", wrong, wording("Choose another name."))
        return slug
