"""The slices of a site: what each scope has in a language, and that an empty one is none."""

from __future__ import annotations

import pytest

from kollega.content.kind import ItemKind
from kollega.site.slices import WHOLE_SITE, Scope, ScopeKind
from writing import ANNA, person, site_of, slugs, story, vacancy


def test_an_item_is_in_the_slice_of_everything_it_is_about() -> None:
    site = site_of(
        story("ferry", department="Mills & more", tags=["C++", "how-we-work"], location="The yard"),
        vacancy(
            "cook", department="mills-more", contact="anna", locations=["Utrecht", {"city": "Gent", "country": "BE"}]
        ),
        ANNA,
    )
    assert {f"{part.scope.folder}{part.kind}": slugs(part.items) for part in site.slices.in_language("en")} == {
        "story": ["ferry"],
        "vacancy": ["cook"],
        "departments/mills-more/story": ["ferry"],
        "departments/mills-more/vacancy": ["cook"],
        "locations/the-yard/story": ["ferry"],
        "locations/gent-be/vacancy": ["cook"],
        "locations/utrecht/vacancy": ["cook"],
        "tags/c-plus-plus/story": ["ferry"],
        "tags/how-we-work/story": ["ferry"],
        "people/anna/story": ["ferry"],
        "people/anna/vacancy": ["cook"],
    }


def test_slices_come_by_the_kind_and_the_name_of_their_scopes() -> None:
    site = site_of(story("a", department="b", tags=["z", "a"]), ANNA, departments={"b": {"name": "Bridges"}})
    names = [(part.scope.kind, site.slices.name(part.scope, "en")) for part in site.slices.in_language("en")]
    assert names == [("site", ""), ("department", "Bridges"), ("tag", "a"), ("tag", "z"), ("person", ANNA.front.name)]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_language_has_slices_of_its_own_items(lang: str) -> None:
    other = "nl" if lang == "en" else "en"
    site = site_of(story("a", department="x", lang=lang), ANNA)
    assert {part.lang for part in site.slices.in_language(lang)} == {lang}
    assert site.slices.in_language(other) == ()
    assert site.slices.get(WHOLE_SITE, ItemKind.STORY, other) is None


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"status": "closed"}, id="closed by hand"),
        pytest.param({"status": "withdrawn"}, id="withdrawn"),
        pytest.param({"status": "draft"}, id="draft"),
    ],
)
def test_a_department_whose_last_vacancy_is_gone_has_no_slice(change: dict[str, str]) -> None:
    site = site_of(vacancy("cook", department="galley", **change), vacancy("mate"), drafts=True)
    assert site.slices.of(Scope(ScopeKind.DEPARTMENT, "galley"), "en") == ()
    (whole,) = site.slices.of(WHOLE_SITE, "en")
    assert slugs(whole.items) == ["mate"]


def test_a_site_whose_last_vacancy_is_closed_has_no_slice() -> None:
    assert site_of(vacancy("cook", department="galley", status="closed")).slices.in_language("en") == ()


def test_a_person_who_has_withdrawn_has_no_slice() -> None:
    site = site_of(
        story("a", authors=["anna", "bo"]), vacancy("v", contact="bo"), ANNA, person("bo", status="withdrawn")
    )
    people = {part.scope.id for part in site.slices.in_language("en") if part.scope.kind is ScopeKind.PERSON}
    assert people == {"anna"}
