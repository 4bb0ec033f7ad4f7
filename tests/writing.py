"""Stories, vacancies and people made up on the spot, and the site they make. No disk, no clock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kollega.config.settings import Settings
from kollega.content.item import PersonItem, StoryItem, VacancyItem
from kollega.content.kind import ItemKind
from kollega.content.person import Person
from kollega.content.read import Content
from kollega.content.story import Story
from kollega.content.vacancy import Vacancy
from kollega.content.yaml_values import Marks
from kollega.site.catalogue import Site

if TYPE_CHECKING:
    from kollega.content.item import AnyItem

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ORGANISATION = {"name": "Veer & Peil", "url": "https://www.example.org/"}


def story(slug: str, *, lang: str = "en", **front: Any) -> StoryItem:
    known = {"title": slug, "authors": ["anna"], "date": "2026-01-05", "description": f"About {slug}."}
    path = f"stories/{slug}.{lang}.md"
    return StoryItem(slug, lang, path, Story.model_validate(known | front), "Text.", 8, Marks())


def vacancy(slug: str, *, lang: str = "en", **front: Any) -> VacancyItem:
    known = {
        "title": slug,
        "date_posted": "2026-01-05",
        "description": f"About {slug}.",
        "locations": [{"city": "Terhaven", "country": "BE"}],
        "apply_url": "https://www.example.org/apply",
    }
    path = f"vacancies/{slug}.{lang}.md"
    return VacancyItem(slug, lang, path, Vacancy.model_validate(known | front), "Text.", 8, Marks())


def person(slug: str, *, lang: str = "en", **front: Any) -> PersonItem:
    path = f"stories/people/{slug}.{lang}.md"
    return PersonItem(slug, lang, path, Person.model_validate({"name": slug.title()} | front), "", 4, Marks())


ANNA = person("anna")


def content_of(*items: AnyItem) -> Content:
    kinds: dict[ItemKind, list[Any]] = {kind: [item for item in items if item.kind is kind] for kind in ItemKind}
    return Content(tuple(kinds[ItemKind.STORY]), tuple(kinds[ItemKind.VACANCY]), tuple(kinds[ItemKind.PERSON]))


def settings_of(**options: Any) -> Settings:
    return Settings.model_validate({"organisation": ORGANISATION, "languages": ["en", "nl"], **options})


def site_of(*items: AnyItem, now: datetime = NOON, drafts: bool = False, **options: Any) -> Site:
    return Site.of(content_of(*items), settings_of(**options), now, drafts=drafts)


def slugs(items: tuple[AnyItem, ...]) -> list[str]:
    return [item.slug for item in items]
