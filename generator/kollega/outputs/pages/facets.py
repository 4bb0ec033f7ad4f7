"""The pages of departments, locations and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kollega.config.options import in_language
from kollega.content.kind import ItemKind
from kollega.outputs.calendars import calendar_path
from kollega.outputs.embeds.listing import embedded_kind
from kollega.outputs.feeds.discovery import rss_path
from kollega.outputs.layout.chrome import language_links
from kollega.outputs.layout.frame import FramedPage
from kollega.outputs.layout.head import page_head
from kollega.outputs.pages.elsewhere import OtherLanguage, facet_elsewhere
from kollega.outputs.pages.lists import STORIES_A_PAGE, ListPage, Pagination, page_count, paginate, same_number
from kollega.outputs.summaries import Picture, person_card, photo_picture, story_card, vacancy_row
from kollega.site.groups import Group
from kollega.site.slices import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.outputs.edition import Edition
    from kollega.outputs.summaries import PersonCard, StoryCard, VacancyRow
    from kollega.site.taxonomy import FacetId


class FacetPage(NamedTuple):
    """A department, a location or a tag: who is there, what they tell, what is open."""

    kind: Literal["department", "location", "tag"]
    """Which of the three."""
    name: str
    """Its name in this language."""
    introduction: str = ""
    """A paragraph of plain text; may be empty."""
    picture: Picture | None = None
    """A photo of the place or the team."""
    lead: PersonCard | None = None
    """Who leads it."""
    people: tuple[PersonCard, ...] = ()
    """Colleagues, the lead left out."""
    stories: tuple[StoryCard, ...] = ()
    """Stories of this page."""
    vacancies: tuple[VacancyRow, ...] = ()
    """Open vacancies."""
    pagination: Pagination | None = None
    """Where one is in its stories; None where they fit on one page."""
    stories_feed: str = ""
    """Path of the RSS feed of its stories."""
    vacancies_feed: str = ""
    """Path of the RSS feed of its vacancies."""
    calendar: str = ""
    """Path of the calendar of a department's closing dates; empty where there is none."""
    share_path: str = ""
    """The share page of its open vacancies together; empty where there is none."""
    elsewhere: tuple[OtherLanguage, ...] = ()
    """What it has in other languages alone; on the first page."""


def facet_pages(facet: FacetId, edition: Edition) -> Iterator[FramedPage]:
    """Yield the pages of a department, location or tag; only the first has versions in other languages."""
    site = edition.site
    paths = site.facet_paths(facet)
    introduction = in_language(site.facets.settings_of(facet).introduction, edition.lang)
    stories = {lang: site.facets.slice(facet, lang).stories for lang in paths}
    pages = {lang: page_count(len(told), STORIES_A_PAGE) for lang, told in stories.items()}
    for path, page in facet_views(facet, edition):
        card = Group((facet,)).key(edition.lang)
        first = path == paths[edition.lang]
        embed = site.facet_embed_path(facet, edition.lang) if first and embedded_kind(facet, edition) else ""
        versions = paths if first else None
        head = page_head(edition, page.name, path, description=introduction, paths=versions, card=card, embed=embed)
        languages = language_links(edition, same_number(path, edition.lang, paths, pages))
        yield FramedPage(path, edition.lang, facet.kind.plural, "lists/facet.html", page, head, languages)


def facet_views(facet: FacetId, edition: Edition) -> Iterator[ListPage[FacetPage]]:
    """Yield the pages of a department, location or tag; people and vacancies stand on the first."""
    site, lang = edition.site, edition.lang
    part, stated = site.facets.slice(facet, lang), site.facets.settings_of(facet)
    lead = site.person(stated.lead, lang) if stated.lead else None
    base, group, scope = site.facet_path(facet, lang), Group((facet,)), Scope.of(facet)
    share_path = site.groups.share_path(group, lang) if group in site.groups.shared_in(lang) else ""
    for path, stories, pagination in paginate(part.stories, STORIES_A_PAGE, base):
        first = pagination.number == 1
        yield (
            path,
            FacetPage(
                kind=facet.kind.value,
                name=site.facets.name(facet, lang),
                introduction=in_language(stated.introduction, lang) if first else "",
                picture=facet_picture(facet, edition) if first else None,
                lead=person_card(lead, edition) if lead and first else None,
                people=tuple(person_card(p, edition) for p in part.people if not lead or p.slug != lead.slug)
                if first
                else (),
                stories=tuple(story_card(story, edition) for story in stories),
                vacancies=tuple(vacancy_row(vacancy, edition) for vacancy in part.vacancies) if first else (),
                pagination=pagination if pagination.pages > 1 else None,
                stories_feed=rss_path(scope, ItemKind.STORY, edition),
                vacancies_feed=rss_path(scope, ItemKind.VACANCY, edition) if first else "",
                calendar=calendar_path(scope, edition) if first else "",
                share_path=share_path if first else "",
                elsewhere=facet_elsewhere(facet, edition) if first else (),
            ),
        )


def facet_picture(facet: FacetId, edition: Edition) -> Picture | None:
    """Return the picture that settings name for a department, location or tag, from the hand-written pages' folder."""
    site = edition.site
    name = site.facets.settings_of(facet).picture
    photo = site.photos.get(f"{edition.project.pages_folder}/{name}") if name else None
    return photo_picture(photo, site.facets.name(facet, edition.lang)) if photo else None
