"""No text of a site is taken for a mark of the program: frames keep their slots for what belongs there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kollega.diagnostics import ConfigurationError, ContentError

if TYPE_CHECKING:
    from company import Company

SLOTS = ("root", "head", "languages", "edit", "body")
CHARACTERS = " ".join(f"\ue000{slot}\ue001" for slot in SLOTS)
REFERENCES = {
    "hexadecimal": CHARACTERS.replace("\ue000", "&#xE000;").replace("\ue001", "&#xe001;"),
    "decimal": CHARACTERS.replace("\ue000", "&#57344;").replace("\ue001", "&#57345;"),
    "without an end": CHARACTERS.replace("\ue000", "&#xE000 ").replace("\ue001", "&#xE001 "),
}

PLACES: dict[str, tuple[str, str, str]] = {
    "a page's heading": ("pages/index.md", "# Work", "# Work {}"),
    "a page's text": ("pages/index.md", "at Acme", "at Acme\n\n{} <b title='{}'>b</b>\n\n## {}\n"),
    "a story's title": ("stories/lifts.md", "Lifts that wait", "Lifts {}"),
    "a story's text": ("stories/lifts.md", "A lift", "{} [a](https://example.org/ '{}')\n\n`{}`\n\n# {}\n\nA lift"),
    "a person's name": ("stories/people/ana.md", "Ana Silva", "Ana {}"),
    "a department": ("vacancies/fitter.md", "Workshop", "Shop {}"),
}


def settings(text: str) -> dict[str, dict[str, Any]]:
    """Return settings that show a text around every page, by what they are."""
    return {
        "the site's name": {"site_name": f"Work {text}"},
        "the navigation": {"nav": [{f"Home {text}": "index.md"}]},
        "a copyright": {"copyright": text},
    }


@pytest.mark.parametrize("place", PLACES)
def test_the_characters_of_our_marks_are_refused_wherever_somebody_writes(place: str, company: Company) -> None:
    path, before, after = PLACES[place]
    company.edit(path, before, after.replace("{}", CHARACTERS))
    with pytest.raises(ContentError) as raised:
        company.draw()
    assert "U+E000" in str([diagnostic.message for diagnostic in raised.value.diagnostics])


@pytest.mark.parametrize("setting", settings(""))
def test_the_characters_of_our_marks_are_refused_in_settings(setting: str, company: Company) -> None:
    company.configure(**settings(CHARACTERS)[setting])
    with pytest.raises(ConfigurationError) as raised:
        company.draw()
    assert "U+E000" in raised.value.message


@pytest.mark.parametrize("spelling", REFERENCES)
def test_no_reference_to_a_character_becomes_a_mark(spelling: str, company: Company) -> None:
    text = REFERENCES[spelling]
    for path, before, after in PLACES.values():
        company.edit(path, before, after.replace("{}", text))
    company.configure({}, **{key: value for each in settings(text).values() for key, value in each.items()})
    site = company.draw()
    assert site.holding("\ue000", "\ue001") == []
    assert len(site.pages) > 10
    parts = {path: [len(page.select(part)) for part in ("head", "title", "main")] for path, page in site.pages.items()}
    assert parts == {path: [1, 1, 1] for path in site.pages}
