"""What artificial intelligence has made is told: on the page, in feeds, and to machines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from company import minimal_company, picture

if TYPE_CHECKING:
    from company import Company
    from website import Website

MARKED = "made_with: [ai-text, ai-pictures]\nphoto: lift.jpg\nphoto_alt: A lift.\n---"
ARTIFICIAL = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"


def mark(company: Company, path: str, key: str) -> None:
    company.write(path, (company.root / path).read_text("utf-8").replace("\n---", f"\n{key}", 1))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """Return a site with a story of which text and picture, and one of which the translation, was made by AI."""
    company = minimal_company(tmp_path_factory.mktemp("made"))
    company.configure({"languages": ["en", "nl"]})
    company.write("stories/lift.jpg", picture())
    plain = (company.root / "stories/lifts.md").read_text("utf-8")
    company.write("stories/lifts.nl.md", plain)
    mark(company, "stories/lifts.md", MARKED)
    mark(company, "stories/lifts.nl.md", "made_with: ai-translation\n---")
    mark(company, "vacancies/fitter.md", "made_with: ai-text\n---")
    mark(company, "stories/people/ana.md", "made_with: ai-pictures\n---")
    company.write("stories/by-hand.md", plain)
    return company.draw()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("stories/lifts/", ["This text was written by AI.", "Pictures here were made by AI."]),
        ("nl/stories/lifts/", ["Deze vertaling is door AI gemaakt."]),
        ("vacancies/fitter/", ["This text was written by AI."]),
        ("people/ana/", ["Pictures here were made by AI."]),
        ("stories/by-hand/", []),
    ],
)
def test_a_page_says_in_its_language_what_ai_has_made(site: Website, path: str, said: list[str]) -> None:
    assert [line.text for line in site.pages[path].select(".made-with")] == said


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_feeds_say_it_below_the_text(site: Website, form: str) -> None:
    assert site.files[f"feeds/stories.{form}"].decode().count("This text was written by AI.") == 1
    assert site.files[f"feeds/vacancies.{form}"].decode().count("This text was written by AI.") == 1
    assert "Deze vertaling is door AI gemaakt." in site.files[f"nl/feeds/stories.{form}"].decode()


@pytest.mark.parametrize(
    ("path", "text", "image"),
    [
        ("stories/lifts/", ARTIFICIAL, ARTIFICIAL),
        ("nl/stories/lifts/", None, None),
        ("stories/by-hand/", None, None),
    ],
)
def test_machines_are_told_in_the_words_of_schema_org(
    site: Website, path: str, text: str | None, image: str | None
) -> None:
    document = json.loads(site.pages[path].select("script[type='application/ld+json']")[0].string or "")
    shown = document.get("image")
    assert document.get("digitalSourceType") == text
    assert (shown.get("digitalSourceType") if isinstance(shown, dict) else None) == image
