"""The files of the job boards that a site names, each with all of its open vacancies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from kollega.outputs.artifact import Artifact
from kollega.outputs.boards.advertisement import Publisher
from kollega.outputs.boards.board import Board, boards_of
from kollega.outputs.boards.document import document
from kollega.outputs.boards.job import jobs_of
from kollega.outputs.output import Output, OutputKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.boards.job import Job
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Part, Publication


class BoardFile(NamedTuple):
    """The file of a board."""

    board: Board
    jobs: tuple[Job, ...]
    """The newest first, language by language."""
    publisher: Publisher


def _parts(publication: Publication) -> Iterator[Part]:
    if publication.first.site.settings.boards:
        yield partial(_files, publication)


def _files(publication: Publication) -> Iterator[Artifact[Any]]:
    """Yield all files: what they hold is made once, and takes longer than to write it."""
    jobs = {edition.lang: tuple(jobs_of(edition)) for edition in publication.editions}
    publisher = publisher_of(publication.first)
    for board in boards_of(publication.first.site.settings):
        for path, languages in board.files():
            posted = tuple(job for lang in languages for job in jobs[lang])
            yield Artifact(path, BoardFile(board, posted, publisher), render_board)


def publisher_of(edition: Edition) -> Publisher:
    """Return whose vacancies the files hold."""
    site, organisation = edition.site, edition.site.settings.organisation
    day = site.settings.moment(site.now.astimezone(site.settings.zone).date())
    return Publisher(organisation.name, organisation.url, edition.project.site_url, day)


def render_board(view: BoardFile, _context: RenderContext) -> bytes:
    """Return the file of a board."""
    return document(view.board, view.jobs, view.publisher)


BOARDS = Output("job boards", OutputKind.FEEDS, _parts, early=True)
