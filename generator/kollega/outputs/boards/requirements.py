"""What boards ask for and a vacancy lacks, and what they have no room for."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from kollega.content.vacancy import Workplace
from kollega.diagnostics import Diagnostic, Severity
from kollega.i18n.wording import enumeration, plural, wording
from kollega.outputs.boards.board import boards_of
from kollega.outputs.boards.job import homes_of, is_for_boards, job_sections
from kollega.outputs.boards.text import description, with_known_elements
from kollega.outputs.edition import Edition
from kollega.site.life import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kollega.config.project import Project
    from kollega.config.values import Place
    from kollega.content.item import VacancyItem
    from kollega.content.read import Content
    from kollega.diagnostics import Steps
    from kollega.i18n.wording import Wording
    from kollega.markdown.body import Body
    from kollega.outputs.boards.board import Board, Need
    from kollega.site.catalogue import Site

_TAG = re.compile("<[^>]*>")
"""In HTML of ours, where no text has either bracket."""

_NO_MORE = frozenset({Stage.CLOSED, Stage.WITHDRAWN})

_LACKS: Mapping[Need, Wording] = {
    "place": wording("nothing says where “{name}” is"),
    "city": wording("nothing says which town “{name}” is in"),
    "region": wording("nothing says which region, province or state “{name}” is in"),
    "country": wording("nothing says which country “{name}” is in"),
}
"""What is said of a place of which something is not known."""
_THIS_LACKS: Mapping[Need, Wording] = {
    "place": wording("nothing says where this place is"),
    "city": wording("nothing says which town this place is in"),
    "region": wording("nothing says which region, province or state this place is in"),
    "country": wording("nothing says which country this place is in"),
}
"""The same of one that is written out, and has no name."""
_NO_PLACE = wording("nothing says where the work is")
_NO_TOWN = wording("remote work has no town to be listed under")
_NO_COUNTRY = wording("nothing says which countries people can live in")
_ADD_PLACE = wording("Add `locations: [{city: …, region: …, country: …}]`.")
_ADD_TOWN = wording("Add `locations:` with the town whose lists should show the advertisement.")
_ADD_COUNTRY = wording("Name countries under `applicant_locations`: no board posts to the EU as a whole.")


class _Gap(NamedTuple):
    """A fact that is not there."""

    lack: Wording
    """What nothing says, as a sentence without its end."""
    at: Steps
    """Where it would stand."""
    hint: Wording


def board_diagnostics(
    content: Content, bodies: Mapping[str, Body], site: Site, project: Project
) -> Iterator[Diagnostic]:
    """Yield what the boards of a site will not take of its vacancies, or only in part.

    Raises ConfigurationError where the settings name a board that there is not, or leave out what it asks for.
    """
    boards = boards_of(site.settings)
    edition = cache(partial(Edition, project, site, bodies))
    for vacancy in content.vacancies if boards else ():
        if site.stages[vacancy.path] not in _NO_MORE and is_for_boards(vacancy.front):
            listing = [board for board in boards if vacancy.lang in board.languages]
            yield from _gaps(vacancy, site, listing)
            yield from _misfits(vacancy, edition(vacancy.lang), listing)


def _gaps(vacancy: VacancyItem, site: Site, boards: Sequence[Board]) -> Iterator[Diagnostic]:
    """Yield one finding for each fact that is not there, with all boards that ask for it."""
    asking: dict[_Gap, list[str]] = defaultdict(list)
    for board in boards:
        for gap in _gaps_of(vacancy, site, board):
            asking[gap].append(board.name)
    for gap, names in asking.items():
        message = plural(
            "{lack}, which {boards} asks for",
            "{lack}, which {boards} ask for",
            len(names),
            lack=gap.lack,
            boards=enumeration(names),
        )
        mark = vacancy.marks.value(*gap.at)
        yield Diagnostic.at(vacancy.path, mark, "board-asks", message, gap.hint, severity=Severity.WARNING)


def _gaps_of(vacancy: VacancyItem, site: Site, board: Board) -> Iterator[_Gap]:
    front = vacancy.front
    if front.locations:
        for index, location in enumerate(front.locations):
            yield from _gaps_of_place(location, site.facets.place(location), ("locations", index), board)
    elif homes_of(front):
        if "city" in board.needs and not board.remote_city:
            yield _Gap(_NO_TOWN, ("workplace",), _ADD_TOWN)
    elif board.needs and front.workplace is Workplace.REMOTE:
        yield _Gap(_NO_COUNTRY, ("applicant_locations",), _ADD_COUNTRY)
    elif board.needs:
        yield _Gap(_NO_PLACE, ("locations",), _ADD_PLACE)


def _gaps_of_place(location: str | Place, place: Place, at: Steps, board: Board) -> Iterator[_Gap]:
    """Yield what is not known of a place; an id or a name has its address in the settings."""
    for need in board.needs:
        if not _is_known(place, need):
            key = "city" if need == "place" else need
            if isinstance(location, str):
                hint = wording("Add `{key}: …` to “{name}” under `places` in mkdocs.yml.", key=key, name=location)
                yield _Gap(_LACKS[need].fill({"name": location}), at, hint)
            else:
                yield _Gap(_THIS_LACKS[need], at, wording("Add `{key}: …` to the place.", key=key))


def _is_known(place: Place, need: Need) -> bool:
    return bool(place.city or place.region) if need == "place" else bool(getattr(place, need))


def _misfits(vacancy: VacancyItem, edition: Edition, boards: Sequence[Board]) -> Iterator[Diagnostic]:
    """Yield what is too long for boards, or too short."""
    limited = [board for board in boards if board.shortest or board.longest]
    html = description(job_sections(vacancy, edition)) if limited else ""
    for board in limited:
        title, most = len(vacancy.front.title), board.most("title")
        if most is not None and title > most:
            message = wording(
                "the title has {length:,} characters, and {name} takes {most:,}",
                length=title,
                name=board.name,
                most=most,
            )
            hint = wording("Shorten it to the name of the job: the rest is cut off there.")
            yield _misfit(vacancy, ("title",), message, hint)
        length, most = len(with_known_elements(html, board.replace)), board.most("description")
        if most is not None and length > most:
            message = wording(
                "the text has {length:,} characters with its HTML, and {name} takes {most:,}",
                length=length,
                name=board.name,
                most=most,
            )
            yield _misfit(vacancy, (), message, wording("Shorten it, or the end is cut off there."))
        if (said := len(_TAG.sub("", html))) < board.shortest:
            message = wording(
                "the text has {length:,} characters, and {name} wants at least {shortest:,}",
                length=said,
                name=board.name,
                shortest=board.shortest,
            )
            yield _misfit(vacancy, (), message, wording("Say more about the work."))


def _misfit(vacancy: VacancyItem, at: Steps, message: Wording, hint: Wording) -> Diagnostic:
    mark = vacancy.marks.value(*at)
    return Diagnostic.at(vacancy.path, mark, "board-room", message, hint, severity=Severity.WARNING)
