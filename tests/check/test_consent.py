"""Nobody is named or shown who has not agreed, and whoever has left stops nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kollega.check.consent import consent_is_given, consent_lasts, named_people_have_agreed
from kollega.content.pages import Page
from kollega.diagnostics import Severity, has_errors
from writing import content_of, person, site_of, story, vacancy

if TYPE_CHECKING:
    from kollega.content.item import AnyItem
    from kollega.diagnostics import Diagnostic

AGREED = {"consent": "2026-01-05"}
ANNA = person("anna", name="Anna Larsson", **AGREED)
BRAM = person("bram", name="Bram de Wit", photo="bram.jpg", photo_alt="At the helm")


def problems(*items: AnyItem, pages: tuple[Page, ...] = (), consent: str = "required") -> list[Diagnostic]:
    content = replace(content_of(*items), pages=pages)
    site = site_of(*items, consent=consent)
    return [*named_people_have_agreed(content, site)]


def told(*items: AnyItem, **options: Any) -> list[tuple[str, str]]:
    return [(each.path, each.code) for each in problems(*items, **options)]


def tale(text: str, **front: Any) -> AnyItem:
    return replace(story("tale", **AGREED | front), text=text)


def test_a_name_in_a_text_needs_the_agreement_of_who_bears_it() -> None:
    (found,) = problems(tale("You sail.\n\nThen Bram\nde Wit came."), ANNA, BRAM)
    assert (found.path, found.line, found.column) == ("stories/tale.en.md", 10, 6)
    assert (found.code, found.severity) == ("not-agreed", Severity.ERROR)
    assert "“Bram de Wit”" in found.message
    assert "`bram`" in found.message
    assert told(tale("Then Anna Larsson came."), ANNA, BRAM) == []
    assert told(tale("Then Bram de Wit came."), ANNA, BRAM, consent="optional") == []


@pytest.mark.parametrize(
    "front",
    [
        {"title": "Bram de Wit at the helm"},
        {"description": "How Bram de Wit steers."},
        {"quote": "Ask Bram de Wit"},
        {"photo": "ferry.jpg", "photo_alt": "Bram de Wit at the helm"},
        {"share": {"any": ["Bram de Wit steers"]}},
        {"tags": ["Bram de Wit"]},
    ],
    ids=str,
)
def test_facts_are_texts_too(front: dict[str, Any]) -> None:
    assert told(tale("You sail.", **front), ANNA, BRAM) == [("stories/tale.en.md", "not-agreed")]


@pytest.mark.parametrize(
    "text",
    [
        "![At the helm](people/bram.jpg)",
        "![At the helm](./people/bram.jpg 'Bram')",
        '<img src="people/bram.jpg" alt="At the helm">',
        "![At the helm][one]\n\n[one]: people/bram.jpg",
        "Ask [him](people/bram.md).",
        "Ask [him](people/bram.nl.md#top).",
    ],
)
def test_pictures_of_people_and_links_to_them_count_as_names(text: str) -> None:
    assert told(tale(text), ANNA, BRAM) == [("stories/tale.en.md", "not-agreed")]


@pytest.mark.parametrize("text", ["![A ferry](bram.jpg)", "![A ferry](people/brams.jpg)", "[x](people/brammetje.md)"])
def test_other_pictures_and_links_do_not(text: str) -> None:
    assert told(tale(text), ANNA, BRAM) == []


def test_the_picture_of_a_story_may_be_that_of_a_person() -> None:
    item = tale("You sail.", photo="people/bram.jpg", photo_alt="At the helm")
    assert told(item, ANNA, BRAM) == [("stories/tale.en.md", "not-agreed")]


def test_vacancies_other_peoples_files_and_hand_written_pages_are_texts_too() -> None:
    job = replace(vacancy("deckhand"), text="You work with Bram de Wit.")
    other = replace(ANNA, text="I work with Bram de Wit.")
    page = Page("pages/about.md", "en", "about/", "# About\n\nBram de Wit steers.\n")
    assert told(job, other, BRAM, pages=(page,)) == [
        ("vacancies/deckhand.en.md", "not-agreed"),
        ("stories/people/anna.en.md", "not-agreed"),
        ("pages/about.md", "not-agreed"),
    ]


def test_ones_own_file_may_say_ones_name_in_every_language() -> None:
    own = replace(BRAM, text="Bram de Wit steers.")
    assert told(own, person("bram", lang="nl", name="Bram de Wit", role="Schipper, Bram de Wit")) == []


def test_an_agreement_in_one_language_holds_in_all() -> None:
    item = tale("Bram de Wit came.")
    assert told(item, ANNA, BRAM, person("bram", lang="nl", name="Bram de Wit", **AGREED)) == []


def test_alumni_have_agreed_or_not_like_everybody() -> None:
    former = person("bram", name="Bram de Wit", status="alumni")
    assert told(tale("Bram de Wit came."), ANNA, former) == [("stories/tale.en.md", "not-agreed")]
    former = person("bram", name="Bram de Wit", status="alumni", **AGREED)
    assert told(tale("Bram de Wit came."), ANNA, former) == []


def test_a_first_name_alone_may_be_anybodys() -> None:
    assert told(tale("Bram came, and de Wit too."), ANNA, BRAM, person("bram-bos", name="Bram Bos", **AGREED)) == []


def test_of_people_of_one_name_it_is_enough_that_one_has_agreed() -> None:
    item = tale("Bram de Wit came.")
    assert told(item, ANNA, BRAM, person("bram-2", name="Bram de Wit", **AGREED)) == []
    assert told(item, ANNA, BRAM, person("bram-2", name="Bram de Wit")) == [("stories/tale.en.md", "not-agreed")]


def test_a_longer_name_is_another_person() -> None:
    longer = person("bram-jr", name="Bram de Wit Jansen", **AGREED)
    assert told(tale("Bram de Wit Jansen came."), ANNA, BRAM, longer) == []


@pytest.mark.parametrize("front", [{"status": "withdrawn"}, {"date": "2027-01-01"}, {"status": "draft"}])
def test_what_is_not_published_yet_is_looked_at_and_what_is_withdrawn_is_not(front: dict[str, str]) -> None:
    assert bool(told(tale("Bram de Wit came.", **front), ANNA, BRAM)) == ("withdrawn" not in front.values())


@pytest.mark.parametrize("consent", ["required", "optional"])
@pytest.mark.parametrize("gone", [{"status": "withdrawn"}, {"consent_until": "2026-02-28", **AGREED}])
def test_whoever_has_withdrawn_and_still_stands_in_a_text_is_told_and_stops_nothing(
    gone: dict[str, str], consent: str
) -> None:
    found = problems(tale("Bram de Wit came."), ANNA, person("bram", name="Bram de Wit", **gone), consent=consent)
    assert [(each.code, each.severity) for each in found] == [("withdrawn-named", Severity.WARNING)]
    assert not has_errors(found, strict=True)


def test_a_link_to_whoever_has_withdrawn_is_told_once_by_the_check_of_links() -> None:
    gone = person("bram", name="Bram de Wit", status="withdrawn")
    assert told(tale("Ask [him](people/bram.md), or [him](/people/bram/)."), ANNA, gone) == []


def test_past_its_consent_an_item_is_withdrawn_with_a_warning_that_stops_nothing() -> None:
    items = (story("tale", consent_until="2026-02-28", **AGREED), person("bram", consent_until="2026-02-28", **AGREED))
    content, site = content_of(*items, ANNA), site_of(*items, ANNA, consent="required")
    found = [*consent_lasts(content, site), *consent_is_given(content, site)]
    assert [(each.code, each.severity) for each in found] == [("consent-ended", Severity.WARNING)] * 2
    assert not has_errors(found, strict=True)
    assert {item.slug for item in site.withdrawn} == {"tale", "bram"}


@pytest.mark.parametrize(("day", "codes"), [("2026-02-28", ["consent-ended"]), ("2026-03-01", ["consent-ending"])])
def test_a_consent_lasts_to_the_end_of_its_day(day: str, codes: list[str]) -> None:
    item = story("tale", consent_until=day)
    assert [each.code for each in consent_lasts(content_of(item, ANNA), site_of(item, ANNA))] == codes


def test_what_is_withdrawn_by_hand_needs_no_consent_any_more() -> None:
    items = (
        story("tale", status="withdrawn", consent_until="2026-02-28"),
        person("bram", status="withdrawn"),
        ANNA,
    )
    content, site = content_of(*items), site_of(*items, consent="required")
    assert [*consent_lasts(content, site), *consent_is_given(content, site)] == []
