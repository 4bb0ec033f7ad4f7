"""What teams told this quarter, where a site has `play: true`: books on a shelf, thanks for who likes them, badges.

Elsewhere there is nothing of it, and git is not asked.
"""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kollega.content.history import HistoryError, history_of
from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.i18n.collation import sort_key
from kollega.i18n.wording import wording
from kollega.outputs.layout.chrome import language_links
from kollega.outputs.layout.frame import FramedPage
from kollega.outputs.layout.head import NOINDEX, page_head
from kollega.outputs.output import Output, OutputKind, Preparation
from kollega.outputs.play.badges import badge_files
from kollega.outputs.summaries import Link, facet_link, hue
from kollega.site.addresses import BOARD, SHARE_FOLDER
from kollega.site.board import QUARTERS, SMALLEST, Board, board_of, quarter_of
from kollega.site.deeds import OF_GIT, Deed

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping

    from kollega.config.project import Project
    from kollega.content.item import PersonItem, StoryItem
    from kollega.content.reading import Memo
    from kollega.executor import Executor
    from kollega.markdown.body import Body
    from kollega.outputs.artifact import Artifact
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Part, Publication
    from kollega.site.board import Team
    from kollega.site.catalogue import Site
    from kollega.site.deeds import Work

TITLE: Final = "What teams told this quarter"

MOST_SPINES: Final = 24
"""Books of a team that are drawn; how many more there are is said."""

SLIM, STOUT = 16, 22
"""How long a title may be for a small book, and for a common one."""

TALLEST: Final = 32
"""Units of the column of the quarter with most stories."""


class Spine(NamedTuple):
    """A story as a book on a shelf."""

    title: str
    lang: str
    """BCP 47."""
    path: str
    """Root-relative path of the story."""
    hue: int
    """0–5: its colour in the palette of the site."""
    size: str
    """`slim`, `common` or `stout`, by the length of its title: how tall it is."""
    is_first: bool
    """Whether it is somebody's first story."""


class Figure(NamedTuple):
    """How often something was done in this quarter."""

    deed: str
    number: int


class Column(NamedTuple):
    """The stories of a quarter."""

    label: str
    """Short: `Q4 2026`."""
    number: int
    height: int
    """In units; 0 to `TALLEST`."""


class Shelf(NamedTuple):
    """What a team has told."""

    link: Link | None
    """Its page; None for small teams together, and for a team without one."""
    name: str
    """Empty for small teams together."""
    spines: tuple[Spine, ...]
    more: int
    """How many books there was no room for."""
    figures: tuple[Figure, ...]
    columns: tuple[Column, ...]
    """One for each quarter, this one last."""
    rate: str
    """How many stories of this quarter come on ten people; empty for none, and where nobody knows."""


class BoardPage(NamedTuple):
    """What teams have told."""

    quarter: str
    """`4th quarter 2026`."""
    shelves: tuple[Shelf, ...]
    figures: tuple[Figure, ...]
    """Of all together."""
    thanks: tuple[Link, ...]
    """Those who wrote or helped, and like to be named; by name."""
    smallest: int
    """How many people a team has at least that stands by itself."""
    knows_history: bool
    """Whether translations, reviews and co-authors could be counted."""


def board_page(board: Board, edition: Edition) -> FramedPage:
    """Return the page of a language."""
    paths = edition.site.section_paths(BOARD)
    path = paths[edition.lang]
    head = page_head(edition, edition.words(TITLE), path, robots=NOINDEX)
    view, languages = board_view(board, edition), language_links(edition, paths)
    return FramedPage(path, edition.lang, SHARE_FOLDER, "play/board.html", view, head, languages)


def board_view(board: Board, edition: Edition) -> BoardPage:
    """Return what the page of a language shows."""
    return BoardPage(
        quarter=edition.words.quarter(board.quarter.first_day),
        shelves=tuple(_shelf(team, board, edition) for team in board.teams),
        figures=_figures(board.series[-1], board),
        thanks=_thanks(board, edition),
        smallest=SMALLEST,
        knows_history=board.knows_history,
    )


def _shelf(team: Team, board: Board, edition: Edition) -> Shelf:
    department, facets = team.department, edition.site.facets
    has_page = department is not None and facets.has_page(department, edition.lang)
    return Shelf(
        link=facet_link(department, edition) if department and has_page else None,
        name=facets.name(department, edition.lang) if department else "",
        spines=tuple(_spine(work, edition) for work in team.works[-MOST_SPINES:]),
        more=max(0, len(team.works) - MOST_SPINES),
        figures=_figures(team.series[-1], board),
        columns=_columns(team, board, edition),
        rate=edition.words.number(round(team.rate, 1)) if team.rate else "",
    )


def _spine(work: Work, edition: Edition) -> Spine:
    story = _version(work, edition.lang)
    title = story.front.title
    size = "slim" if len(title) <= SLIM else "common" if len(title) <= STOUT else "stout"
    return Spine(title, story.lang, edition.path(story), hue(story.slug), size, bool(work.firsts))


def _version(work: Work, lang: str) -> StoryItem:
    """Return a story in a language, else in the first that it is there in."""
    return next((story for story in work.versions if story.lang == lang), work.versions[0])


def _figures(done: Counter[Deed], board: Board) -> tuple[Figure, ...]:
    known = [deed for deed in Deed if board.knows_history or deed not in OF_GIT]
    return tuple(Figure(deed, done[deed]) for deed in known if done[deed])


def _columns(team: Team, board: Board, edition: Edition) -> tuple[Column, ...]:
    """Return the stories of a team by quarter, as tall as those of the busiest of all teams allow."""
    most = max((done[Deed.STORY] for each in board.teams for done in each.series), default=0) or 1
    return tuple(
        Column(
            edition.words.quarter(board.quarter.earlier(back).first_day, short=True),
            done[Deed.STORY],
            -(-done[Deed.STORY] * TALLEST // most),
        )
        for back, done in zip(reversed(range(QUARTERS)), team.series, strict=True)
    )


def _thanks(board: Board, edition: Edition) -> tuple[Link, ...]:
    people = (edition.site.person(slug, edition.lang) for slug in sorted(board.helpers))
    links = [_person_link(person, edition) for person in people if person and person.front.thanks]
    return tuple(sorted(links, key=lambda link: sort_key(link.label, edition.lang)))


def _person_link(person: PersonItem, edition: Edition) -> Link:
    """Return the link to a colleague's page: in this language, else in the first in which they have one."""
    paths = edition.site.paths(person)
    return Link(person.front.name, paths.get(edition.lang) or next(iter(paths.values())))


def _prepare(
    project: Project, site: Site, _bodies: Mapping[str, Body], _executor: Executor, _memo: Memo
) -> Preparation:
    """Return what teams have told; with a note where git cannot say who helped them."""
    if not project.settings.play:
        return Preparation()
    first = quarter_of(site).earlier(QUARTERS - 1).first_day
    since = datetime.combine(first, time.min, site.settings.zone)
    try:
        history = history_of(project.root, project.settings.stories_dir, since)
    except HistoryError as error:
        message = wording(
            "the board of teams lacks translations, reviews and co-authors: {reason}", reason=error.message
        )
        note = Diagnostic.at(project.config_name, Mark(), "no-history", message, error.hint, severity=Severity.NOTE)
        return Preparation(tools=(board_of(site, None),), diagnostics=(note,))
    return Preparation(tools=(board_of(site, history),))


def _parts(publication: Publication) -> Iterator[Part]:
    if board := publication.tools.get(Board):
        for edition in publication.editions:
            yield partial(_page, board, edition)
            yield partial(badge_files, edition)


def _page(board: Board, edition: Edition) -> Iterator[Artifact[Any]]:
    yield board_page(board, edition).artifact


PLAY = Output("play", OutputKind.PAGES, _parts, prepare=_prepare)
