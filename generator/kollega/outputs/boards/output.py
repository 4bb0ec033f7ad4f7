"""The files of the job boards that a site names, each with all of its open vacancies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from kollega.i18n.characters import replace_strange
from kollega.outputs.artifact import Artifact
from kollega.outputs.boards.advertisement import Html, Publisher, advertisements_of
from kollega.outputs.boards.board import Board, boards_of
from kollega.outputs.boards.fields import HEAD, field_of
from kollega.outputs.boards.job import jobs_of
from kollega.outputs.output import Output, OutputKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.boards.advertisement import Advertisement, Field, Value
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


def document(board: Board, jobs: Iterable[Job], publisher: Publisher) -> bytes:
    """Return the file of a board with some jobs. One without any tells the board to take down what it has posted."""
    first, *inner = board.root.split("/")
    root = parent = etree.Element(first)
    advertisements = tuple(advertisements_of(jobs, board, publisher))
    for name, field in board.head:
        _put(root, name, HEAD[field](publisher, len(advertisements)), board)
    for name in inner:
        parent = etree.SubElement(parent, name)
    fields = [(name, field_of(field)) for name, field in (*board.elements, *_fixed(board))]
    for advertisement in advertisements:
        _fill(etree.SubElement(parent, board.item), advertisement, fields, board)
    etree.indent(root)
    content: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _fixed(board: Board) -> Iterable[tuple[str, str]]:
    """Yield the elements that a site adds, each with its text."""
    return ((name, f"={text}") for name, text in board.additions)


def _fill(
    item: etree._Element, advertisement: Advertisement, fields: Sequence[tuple[str, Field]], board: Board
) -> None:
    if board.id_attribute:
        item.set(board.id_attribute, advertisement.id(board))
    for name, field in fields:
        value = field(advertisement, board)
        if value or name in board.always:
            _put(item, name, value, board)


def _put(parent: etree._Element, name: str, value: Value, board: Board) -> None:
    """Put what a field holds into a parent, in as many elements as it has values."""
    *holders, last = name.split("/")
    for holder in holders:
        parent = _holder(parent, holder)
    for each in (value,) if isinstance(value, str) else value:
        element = etree.SubElement(parent, last)
        if isinstance(each, str):
            _write(element, each, board)
        else:
            _write_parts(element, each, board)


def _holder(parent: etree._Element, name: str) -> etree._Element:
    """Return the element that holds others of this name: that of the neighbour before, if there is one."""
    neighbour = parent[-1] if len(parent) else None
    is_shared = neighbour is not None and neighbour.tag == name
    return neighbour if is_shared and neighbour is not None else etree.SubElement(parent, name)


def _write_parts(element: etree._Element, parts: Mapping[str, str], board: Board) -> None:
    for name, text in parts.items():
        _write(etree.SubElement(element, name), text, board)


def _write(element: etree._Element, text: str, board: Board) -> None:
    """Write a text: what ends a CDATA section goes into two of them."""
    clean = replace_strange(text)
    element.text = etree.CDATA(clean) if board.cdata or isinstance(text, Html) else clean


BOARDS = Output("job boards", OutputKind.FEEDS, _parts, early=True, steady=True)
