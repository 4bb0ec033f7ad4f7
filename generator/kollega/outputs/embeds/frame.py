"""What other sites show in a frame: a list that its address cuts, or one story or vacancy."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kollega.content.item import StoryItem
from kollega.outputs.artifact import Artifact
from kollega.outputs.embeds.data import list_words
from kollega.outputs.embeds.listing import listing
from kollega.outputs.layout.frame import NO_SECTION, root_of
from kollega.outputs.summaries import story_card, vacancy_row
from kollega.site.addresses import OEMBED_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.content.item import ShareableItem
    from kollega.content.kind import ItemKind
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.embeds.data import ListWords
    from kollega.outputs.summaries import StoryCard, VacancyRow


class EmbeddedPage(NamedTuple):
    """A document for a frame in somebody else's page."""

    path: str
    """Root-relative path of its folder."""
    lang: str
    """BCP 47."""
    title: str
    """What it shows."""
    words: ListWords
    """What the list says besides its rows."""
    words_lang: str
    """BCP 47, of these words where it is not the page's; else empty."""
    list_path: str
    """The site's own list, root-relative."""
    canonical: str
    """Absolute address of the page that shows the same."""
    oembed: str
    """Absolute address of the answer that tells others of this document."""
    vacancies: tuple[VacancyRow, ...] = ()
    stories: tuple[StoryCard, ...] = ()
    marks: tuple[Mapping[str, str], ...] = ()
    """By filter what each of the rows has; none where one item alone is shown."""
    most: int | None = None
    """How many rows are seen at most; None for all."""
    is_whole: bool = True
    """Whether it is a list; else it is one item."""


def list_frame(kind: ItemKind, edition: Edition) -> Artifact[EmbeddedPage]:
    """Return the list of a kind: all of it, since only the reader's browser knows what its address asks for."""
    shown, url = listing(kind, edition), edition.project.url
    page = _page(edition.site.embed_path(kind, edition.lang), kind, shown.items, edition)
    canonical = url(edition.site.list_path(kind, edition.lang))
    return _artifact(page._replace(marks=shown.marks, most=shown.most, canonical=canonical))


def item_frame(item: ShareableItem, edition: Edition) -> Artifact[EmbeddedPage]:
    """Return one story or vacancy."""
    page = _page(edition.site.item_embed_path(item), item.kind, (item,), edition)
    canonical = edition.project.url(edition.path(item))
    return _artifact(page._replace(title=item.front.title, canonical=canonical, is_whole=False))


def _page(path: str, kind: ItemKind, items: tuple[ShareableItem, ...], edition: Edition) -> EmbeddedPage:
    words = list_words(kind, edition)
    return EmbeddedPage(
        path=path,
        lang=edition.lang,
        title=words.title,
        words=words,
        words_lang=words.lang if words.lang != edition.lang else "",
        list_path=edition.site.list_path(kind, edition.lang),
        canonical="",
        oembed=edition.project.url(path + OEMBED_FILE),
        vacancies=tuple(vacancy_row(each, edition) for each in items if not isinstance(each, StoryItem)),
        stories=tuple(story_card(each, edition) for each in items if isinstance(each, StoryItem)),
    )


def _artifact(page: EmbeddedPage) -> Artifact[EmbeddedPage]:
    return Artifact(f"{page.path}index.html", page, render_embedded_page)


def render_embedded_page(view: EmbeddedPage, context: RenderContext) -> bytes:
    """Return a document for a frame: without the site's own frame, in its colours and type."""
    chrome = context.frames[view.lang, NO_SECTION].chrome
    return context.html("embed/frame.html", view.lang, page=view, chrome=chrome, root=root_of(view.path)).encode()
