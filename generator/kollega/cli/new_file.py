"""What has to be known to begin a file, asked for where somebody can answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from kollega.cli.console import prompt
from kollega.cli.options import FrontMatterValue
from kollega.cli.refusal import Refusal, clause, write_new
from kollega.content.kind import ItemKind
from kollega.content.read import Content, read_content
from kollega.i18n.suggestion import question, suggestion
from kollega.scaffold.draft import draft_text, path_of, proposed_slug, slug_problem
from kollega.site.taxonomy import Taxonomy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from kollega.config.project import Project


@dataclass(frozen=True)
class Question:
    """A key that a new file should have."""

    key: str
    option: str
    """How it is given without being asked."""
    words: str
    needed: bool = True
    """Whether the check calls it an error to leave it out."""


_CONSENT = Question("consent", "--consent", "On which day had everybody shown or named agreed (as 2026-03-01)?")
_APPLY = Question("apply_url", "--apply-url", "Where does one apply (the whole web address)?")
_COUNTRY = Question("country", "--country", "In which country is that (two letters, as NL)?", needed=False)
_QUESTIONS = {
    ItemKind.STORY: (
        Question("title", "--title", "What is it called?"),
        Question("authors", "--author", "Who writes it (the id of a person, or several with commas)?"),
        Question("description", "--description", "What is it about, in one or two sentences?"),
    ),
    ItemKind.VACANCY: (
        Question("title", "--title", "What is the job called?"),
        Question("description", "--description", "What is it about, in one or two sentences?"),
        Question("locations", "--location", "Where is the work (a place of the site, or a town)?", needed=False),
    ),
    ItemKind.PERSON: (Question("name", "--name", "What is the person's name?"),),
}


@dataclass(frozen=True)
class NewFile:
    """A new file of a kind in a site."""

    kind: ItemKind
    project: Project
    content: Content
    today: date
    lang: str

    @classmethod
    def of(cls, kind: ItemKind, project: Project, now: datetime, lang: str | None) -> NewFile:
        """Return the file that is begun in a language, the site's first if it is None. Raises Refusal."""
        languages = project.settings.languages
        if lang and lang not in languages:
            raise Refusal(f"the site has no language “{lang}”", f"There are {', '.join(languages)}.")
        content = read_content(project.settings, project.root, project.pages_dir)
        return cls(kind, project, content, now.date(), lang or languages[0])

    def complete(self, given: Mapping[str, Any], *, asking: bool) -> dict[str, Any]:
        """Return the facts with answers to what is missing, or raise a usage error that names all of it."""
        self._named_exist(given.get("authors", ()), "--author")
        self._named_exist(filter(None, [given.get("contact")]), "--contact")
        missing = [question.option for question in self._open(given) if question.needed]
        if missing and not asking:
            raise click.UsageError(f"missing: {', '.join(missing)}. In a terminal you are asked for them.")
        facts = dict(given)
        while asking and (question := next(self._open(facts), None)):
            default = None if question.needed else ""
            facts[question.key] = prompt(question.words, self._answer(question), default=default)
        return facts

    def write(self, facts: Mapping[str, Any], slug: str | None, *, asking: bool) -> str:
        """Write the file and return its path, relative to the folder of mkdocs.yml. Nothing is overwritten."""
        proposed = proposed_slug(facts.get("title") or facts["name"])
        if asking and not slug:
            name = prompt("Name of the file, without .md", self._free, default=proposed)
        else:
            name = self._free(slug or proposed)
        path = path_of(self.kind, name, self.lang, self.project.settings)
        text = draft_text(self.kind, {**facts, "slug": name, "today": self.today}, self.lang)
        write_new(self.project.root / path, text.encode())
        return path

    def _open(self, facts: Mapping[str, Any]) -> Iterator[Question]:
        """Yield the questions that are left; an empty text is an answer, and some answers lead to another question."""
        questions = list(_QUESTIONS[self.kind])
        if self.kind is ItemKind.VACANCY and not facts["apply_email"]:
            questions.append(_APPLY)
        if facts.get("locations") and not self._facets.place(facts["locations"]).country:
            questions.append(_COUNTRY)
        if "consent" in facts and self.project.settings.consent == "required":
            questions.append(_CONSENT)
        yield from (question for question in questions if facts[question.key] in (None, ()))

    @cached_property
    def _facets(self) -> Taxonomy:
        return Taxonomy(self.project.settings)

    def _answer(self, question: Question) -> Any:  # noqa: ANN401 - what click calls with an answer
        value = FrontMatterValue(self.kind, question.key)
        if question.key != "authors":
            return lambda text: value.convert(text, None, None) if text or question.needed else ""
        return lambda text: self._named_exist(
            [value.convert(each, None, None) for each in text.split(",")], question.option
        )

    def _named_exist(self, slugs: Iterable[str], option: str) -> list[str]:
        known = {person.slug for person in self.content.people}
        known |= {name.slug for name in self.content.unread if name.kind is ItemKind.PERSON}
        named = list(slugs)
        for slug in named:
            if slug not in known:
                longer = sorted(each for each in known if slug in each)
                others = question(longer[0], "{}") if longer else "Begin with `kollega new person`."
                hint = suggestion(slug, known, others, form="{}")
                raise click.BadParameter(f"there is no person “{slug}”; {clause(hint)}", param_hint=option)
        return named

    def _free(self, slug: str) -> str:
        if wrong := slug_problem(self.kind, slug, self.lang, self.content):
            raise click.BadParameter(f"{wrong}; choose another name.", param_hint="--slug")
        return slug
