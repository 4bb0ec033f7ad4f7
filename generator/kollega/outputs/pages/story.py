"""The page of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kollega.markdown.tree import pull_quote_offset
from kollega.outputs.layout.chrome import language_links, versions
from kollega.outputs.layout.frame import FramedPage, root_of
from kollega.outputs.layout.head import NOINDEX, item_head
from kollega.outputs.linked_data import article, documents
from kollega.outputs.pages.outward import way_out, with_ways_out
from kollega.outputs.summaries import (
    Link,
    Moment,
    Picture,
    WebLink,
    facet_links,
    first_facet_link,
    moment,
    person_card,
    picture,
    story_card,
    vacancy_row,
    web_link,
)
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from kollega.content.item import StoryItem
    from kollega.outputs.edition import Edition
    from kollega.outputs.layout.chrome import LanguageLink
    from kollega.outputs.summaries import PersonCard, StoryCard, VacancyRow


class StoryPage(NamedTuple):
    """A story with everything its page shows."""

    title: str
    """The story's title."""
    description: str
    """The standfirst."""
    published: Moment
    """When it first appeared."""
    reading_minutes: int
    """How long reading takes, at least 1."""
    authors: tuple[PersonCard, ...]
    """Who wrote it; each is introduced again at the end."""
    body: str
    """Finished HTML, headings from `h2` on; up to the quote where that stands within it."""
    quote: str = ""
    """A sentence of the story to set large; empty where none was chosen, or its author has set it large already.

    A story without a picture opens with it; in any other it stands within the text.
    """
    rest: str = ""
    """The body after the quote that stands within it."""
    updated: Moment | None = None
    """When it last changed."""
    picture: Picture | None = None
    """The photo at full measure."""
    source: WebLink | None = None
    """What the story comments on, published elsewhere."""
    department: Link | None = None
    """The author's team."""
    location: Link | None = None
    """Where the story plays."""
    tags: tuple[Link, ...] = ()
    """What it is about."""
    translations: tuple[LanguageLink, ...] = ()
    """The story's other languages; only those that exist."""
    vacancies: tuple[VacancyRow, ...] = ()
    """Open vacancies that go with it."""
    more: tuple[StoryCard, ...] = ()
    """Stories to read next, the nearest first."""
    made_with: tuple[str, ...] = ()
    """What artificial intelligence has made: `ai-text`, `ai-pictures`, `ai-translation`."""
    share: str = ""
    """Path of the share page; empty while sharing is paused."""
    draft: bool = False
    """Whether only the author's own preview shows it."""


def story_page(story: StoryItem, edition: Edition) -> FramedPage:
    """Return the page of a story."""
    site, url, path = edition.site, edition.project.url, edition.path(story)
    image = picture(story, edition) or edition.pictures.cards.get(story.path)
    data = article(story, site, url, url(image.path) if image else "", is_photo=isinstance(image, Picture))
    languages = language_links(edition, site.paths(story))
    return FramedPage(
        path=path,
        lang=edition.lang,
        section=story.kind.plural,
        template="items/story.html",
        page=story_view(story, edition, root_of(path), languages),
        head=item_head(edition, story, robots=NOINDEX if site.is_draft(story) else "", json_ld=documents(data)),
        languages=languages,
        edit=edition.project.edit_url(story.path),
    )


def story_view(story: StoryItem, edition: Edition, root: str, languages: tuple[LanguageLink, ...]) -> StoryPage:
    """Return a story with everything its page shows; `root` leads from the page to the site's root."""
    front, site = story.front, edition.site
    body = with_ways_out(edition.body(story).html_at(root), edition, root)
    place = pull_quote_offset(body, front.quote) if front.quote else None
    image = picture(story, edition)
    within = place if image else None
    return StoryPage(
        title=front.title,
        description=front.description,
        published=moment(front.date, edition),
        reading_minutes=edition.reading_minutes(story),
        authors=tuple(person_card(person, edition) for person in site.authors(story)),
        body=body[:within],
        quote=front.quote or "" if place is not None else "",
        rest="" if within is None else body[within:],
        updated=moment(front.updated, edition) if front.updated else None,
        picture=image,
        source=web_link(front.source)._replace(url=way_out(front.source, edition, root)) if front.source else None,
        department=first_facet_link(story, FacetKind.DEPARTMENT, edition),
        location=first_facet_link(story, FacetKind.LOCATION, edition),
        tags=facet_links(story, FacetKind.TAG, edition),
        translations=versions(languages),
        vacancies=tuple(vacancy_row(vacancy, edition) for vacancy in site.related.vacancies_for(story)),
        more=tuple(story_card(other, edition) for other in site.related.stories_like(story)),
        made_with=front.made_with,
        share=edition.share_path(story),
        draft=site.is_draft(story),
    )
