"""Reports of what nobody has told yet: for a terminal, for an issue, for programs."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from kollega.brand.document import document_html
from kollega.check.gaps import Gap, GapKind
from kollega.check.reports.excerpt import visible
from kollega.check.reports.formats import escape_markdown
from kollega.i18n.language import own_name
from kollega.i18n.translation import translation
from kollega.i18n.wording import as_wording, commas, plural, sentences, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kollega.config.project import Project
    from kollega.i18n.translation import Translate
    from kollega.i18n.wording import Wording


class _Said(NamedTuple):
    """What is said of a kind of gaps."""

    title: Wording
    """Has a gap for the day since when nothing was told, where that matters."""
    question: Wording
    """What to ask a colleague; has a gap for the subject."""


_SAID = {
    GapKind.DEPARTMENT: _Said(
        wording("Departments without a story since {day}"),
        wording("What happened in {subject} lately that you told somebody at home about?"),
    ),
    GapKind.LOCATION: _Said(
        wording("Places without a story since {day}"),
        wording("What is a day in {subject} like that nobody would expect?"),
    ),
    GapKind.WORK: _Said(
        wording("Kinds of work that vacancies are tagged with, without a story since {day}"),
        wording("“{subject}”: when did it last go quite differently from what you had planned?"),
    ),
    GapKind.LANGUAGE: _Said(
        wording("Languages without a story since {day}"),
        wording("Which of our stories would you tell a friend in your language, and how?"),
    ),
    GapKind.VACANCY: _Said(
        wording("Open vacancies without a colleague's story beside them"),
        wording("“{subject}”: what would you have liked to know before you started a job like this?"),
    ),
    GapKind.READ: _Said(
        wording("Widely read stories without a vacancy below them"),
        wording("Many people read “{subject}”. What could somebody who liked it do here?"),
    ),
    GapKind.EXPERTISE: _Said(
        wording("What colleagues know about, without a story"),
        wording("“{subject}”: what do people ask you about it, and what do you answer?"),
    ),
    GapKind.TRANSLATION: _Said(
        wording("Stories that a language lacks"),
        wording("“{subject}”: how would you tell it in your language, in your own words?"),
    ),
    GapKind.REVIEW: _Said(
        wording("Stories due for review"),
        wording("Is “{subject}” still as you told it, and may it stay?"),
    ),
}
_TITLE = wording("Stories to tell next")
_SILENT = frozenset({GapKind.DEPARTMENT, GapKind.LOCATION, GapKind.WORK, GapKind.LANGUAGE})
"""Kinds of which the newest story tells how long they said nothing."""
_NOTHING = wording("Nothing is missing: every team, place and language has told a story since {day}.")
_VOLUNTARY = wording("Telling a story is voluntary: ask, and take no for an answer.")


def gaps_text(found: Sequence[Gap], since: date, most: int, translate: Translate = str) -> str:
    """Return the gaps by kind, at most so many of each, with a question to ask for each."""
    lines = [translate(_verdict(found, since))]
    for title, gaps, more in _groups(found, since, most):
        lines += ["", translate(title)]
        for gap in gaps:
            lines.append(f"  {visible(gap.subject)}{visible(_facts(gap, translate))}")
            lines.append(f"    {visible(translate(_question(gap)))}")
            lines += [f"    {visible(translate(who))}" for who in _whom(gap)]
        lines += [f"  {translate(each)}" for each in more]
    return "\n".join(lines)


def gaps_markdown(found: Sequence[Gap], since: date, most: int, translate: Translate = str) -> str:
    """Return the same as a list that somebody can tick off."""
    lines = [f"**Kollega:** {translate(_verdict(found, since))}"]
    for title, gaps, more in _groups(found, since, most):
        lines += ["", f"## {translate(title)}", ""]
        for gap in gaps:
            said = " ".join(map(translate, (_question(gap), *_whom(gap))))
            subject, facts = escape_markdown(visible(gap.subject)), escape_markdown(visible(_facts(gap, translate)))
            lines.append(f"- [ ] **{subject}**{facts}: {escape_markdown(visible(said))}")
        lines += ["", *(f"{translate(each)}" for each in more)] if more else []
    return "\n".join(lines)


def gaps_json(found: Sequence[Gap], since: date, today: date, site: str, translate: Translate = str) -> str:
    """Return all of them as `gaps.schema.json` says; paths are relative to the folder of mkdocs.yml."""
    rows = [
        {
            "kind": gap.kind.value,
            "subject": gap.subject,
            "last_story": gap.last_story.isoformat() if gap.last_story else None,
            "open_vacancies": gap.open_vacancies,
            "visits": gap.visits,
            "languages": list(gap.languages),
            "question": translate(_question(gap)),
            "ask": [{"id": person.slug, "name": person.front.name} for person in gap.ask],
            "path": gap.path or None,
        }
        for gap in found
    ]
    whole = {"version": 1, "site": site, "day": today.isoformat(), "since": since.isoformat(), "gaps": rows}
    return json.dumps(whole, ensure_ascii=False, indent=2)


class _Line(NamedTuple):
    """A gap as a page shows it."""

    subject: str
    facts: str
    question: str
    ask: str


def gaps_html(found: Sequence[Gap], since: date, most: int, project: Project, lang: str) -> str:
    """Return the same as a page in one file, in a language of messages, for a session of editors: screen or paper."""
    translate = translation(lang)
    view = {
        "lang": lang,
        "direction": "ltr",
        "site": project.site_name,
        "title": translate(_TITLE),
        "verdict": translate(_verdict(found, since)),
        "sections": [
            (translate(title), [_line(gap, translate) for gap in gaps], [translate(each) for each in more])
            for title, gaps, more in _groups(found, since, most)
        ],
    }
    colours = project.settings.organisation.colours
    return document_html("reports/gaps.html", view, project.theme_dirs, colours, translate).decode()


def _line(gap: Gap, translate: Translate) -> _Line:
    facts = " · ".join(map(translate, _told_of(gap)))
    return _Line(gap.subject, facts, translate(_question(gap)), " ".join(map(translate, _whom(gap))))


def _groups(
    found: Sequence[Gap], since: date, most: int
) -> Iterator[tuple[Wording, Sequence[Gap], tuple[Wording, ...]]]:
    """Yield the title of each kind, the first of its gaps, and how many more there are, if there are."""
    for kind, group in groupby(found, key=lambda gap: gap.kind):
        gaps = tuple(group)
        left = len(gaps) - most
        more = (plural("and {number:,} more", "and {number:,} more", left),) if left > 0 else ()
        yield _SAID[kind].title.fill({"day": since}), gaps[:most], more


def _verdict(found: Sequence[Gap], since: date) -> Wording:
    if not found:
        return _NOTHING.fill({"day": since})
    told = plural("There is {number:,} story to tell.", "There are {number:,} stories to tell.", len(found))
    return sentences((told, _VOLUNTARY))


def _facts(gap: Gap, translate: Translate) -> str:
    """Return what is known of a gap, in brackets behind its subject; nothing where that says it all."""
    facts = ", ".join(map(translate, _told_of(gap)))
    return f" ({facts})" if facts else ""


def _told_of(gap: Gap) -> Iterator[Wording]:
    if gap.kind in _SILENT:
        yield wording("last story {day}", day=gap.last_story) if gap.last_story else wording("no story yet")
        if gap.open_vacancies:
            yield plural("{number:,} open vacancy", "{number:,} open vacancies", gap.open_vacancies)
    if gap.visits:
        yield plural("{number:,} visit", "{number:,} visits", gap.visits)
    if gap.kind is GapKind.TRANSLATION:
        yield commas(map(own_name, gap.languages))
    if gap.path:
        yield as_wording(gap.path)


def _question(gap: Gap) -> Wording:
    return _SAID[gap.kind].question.fill({"subject": gap.subject})


def _whom(gap: Gap) -> tuple[Wording, ...]:
    if not gap.ask:
        return ()
    return (wording("Ask, for instance, {names}.", names=commas(person.front.name for person in gap.ask)),)
