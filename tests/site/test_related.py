"""What is shown beside what: by hand first, then by department, place and shared tags, always the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.site.related import Affinity
from kollega.site.taxonomy import FacetId, FacetKind
from writing import ANNA, person, site_of, slugs, story, vacancy

if TYPE_CHECKING:
    from kollega.content.item import AnyItem

ROPE = vacancy("deckhand", department="ferries", locations=["terhaven"], tags=["rope", "water"])
STORIES: tuple[AnyItem, ...] = (
    story("same-tag", tags=["rope"]),
    story("two-tags", tags=["rope", "water"], date="2026-01-04"),
    story("place-and-tag", location="terhaven", tags=["rope"], date="2026-02-01"),
    story("same-place", location="Terhaven", date="2026-01-03"),
    story("same-team", department="Ferries"),
    story("team-and-tag", department="ferries", tags=["water"]),
    story("by-hand", vacancies=["deckhand"], date="2020-01-01"),
    story("nothing-shared", tags=["paper"], department="office"),
    story("dutch", lang="nl", department="ferries"),
    ANNA,
)


def test_stories_for_a_vacancy_are_those_that_name_it_then_team_place_and_tags() -> None:
    site = site_of(ROPE, *STORIES)
    assert slugs(site.related.stories_for(ROPE, 10)) == [
        "by-hand",
        "team-and-tag",
        "same-team",
        "place-and-tag",
        "two-tags",
        "same-place",
        "same-tag",
    ]
    assert slugs(site.related.stories_for(ROPE)) == ["by-hand", "team-and-tag", "same-team"]


@given(st.permutations([ROPE, *STORIES, vacancy("mate", department="ferries"), vacancy("cook", department="ferries")]))
@settings(max_examples=20)
def test_the_order_of_files_changes_nothing(mixed: list[AnyItem]) -> None:
    one, other = site_of(*sorted(mixed, key=lambda item: item.path)), site_of(*mixed)
    for told in one.stories:
        assert one.related.stories_like(told) == other.related.stories_like(told)
        assert one.related.vacancies_for(told) == other.related.vacancies_for(told)
    for offered in one.vacancies:
        assert one.related.stories_for(offered) == other.related.stories_for(offered)
        assert one.related.vacancies_like(offered) == other.related.vacancies_like(offered)
    assert (one.stories, one.vacancies, one.people) == (other.stories, other.vacancies, other.people)


def test_vacancies_are_like_by_team_place_and_the_work_that_their_titles_name() -> None:
    shut = vacancy("shut", title="Bridge mechanic (m/f/d)", department="yard", locations=["terhaven"], status="closed")
    alike = (
        vacancy("team-and-work", title="Ship mechanics, senior", department="yard", locations=["Oslo"]),
        vacancy("team", title="Welder", department="yard", locations=["Oslo"]),
        vacancy("work-and-place", title="Mechanic for lifts", department="lifts", locations=["terhaven"]),
        vacancy("work", title="Bridge keeper", department="office", locations=["Oslo"]),
        vacancy("place", title="Cook", locations=["terhaven"]),
        vacancy("nothing", title="Clerk of the m/f/d", department="office", locations=["Oslo"]),
    )
    site = site_of(shut, *alike)
    ranked = slugs(site.related.vacancies_like(shut, 9))
    assert ranked[0] == "team-and-work"
    assert set(ranked[1:3]) == {"team", "work-and-place"}
    assert set(ranked[3:]) == {"work", "place"}


def test_a_word_that_most_titles_have_makes_none_of_them_alike() -> None:
    shut = vacancy("shut", title="Software engineer", locations=["Oslo"], status="closed")
    engineers = [
        vacancy(f"e-{number}", title=f"Engineer {letter}lpha", locations=["Rome"])
        for number, letter in enumerate("abcd")
    ]
    assert site_of(shut, *engineers).related.vacancies_like(shut) == ()
    assert slugs(site_of(shut, *engineers[:3]).related.vacancies_like(shut)) == ["e-0", "e-1", "e-2"]


def test_an_open_application_is_offered_beside_the_vacancies_most_like_a_closed_one_and_the_nearest_of_several() -> (
    None
):
    shut = vacancy("mate", department="ferries", status="closed")
    near, far = (vacancy(f"open-{team}", department=team, open_application=True) for team in ("ferries", "office"))
    site = site_of(shut, far, near, vacancy("deckhand", department="ferries"))
    assert slugs(site.related.vacancies_like(shut)) == ["deckhand"]
    assert site.related.open_application_for(shut) == near
    assert site_of(shut, far).related.open_application_for(shut) == far
    assert site_of(shut, vacancy("dutch", lang="nl", open_application=True)).related.open_application_for(shut) is None


def test_vacancies_that_a_story_names_are_shown_alone_and_in_its_order() -> None:
    named = story("the-ferry", vacancies=["cook", "deckhand"], department="ferries")
    site = site_of(named, ROPE, vacancy("cook"), vacancy("mate", department="ferries"), ANNA)
    assert slugs(site.related.vacancies_for(named)) == ["cook", "deckhand"]


def test_a_story_whose_named_vacancies_are_closed_shows_the_nearest_open_ones() -> None:
    named = story("the-ferry", vacancies=["cook"], department="ferries")
    site = site_of(named, vacancy("cook", status="closed"), vacancy("mate", department="ferries"), ANNA)
    assert slugs(site.related.vacancies_for(named)) == ["mate"]


def test_a_named_vacancy_is_shown_in_another_language_where_it_has_no_translation() -> None:
    dutch = story("het-veer", lang="nl", vacancies=["cook", "mate"])
    site = site_of(dutch, vacancy("cook"), vacancy("mate"), vacancy("mate", lang="nl"), ANNA)
    assert [(item.slug, item.lang) for item in site.related.vacancies_for(dutch)] == [("cook", "en"), ("mate", "nl")]


def test_a_closed_vacancy_shows_the_open_ones_most_like_it_and_never_itself() -> None:
    shut = vacancy("shut", department="ferries", tags=["rope"], status="closed")
    site = site_of(shut, ROPE, vacancy("mate", department="ferries"), vacancy("clerk", locations=["Oslo"]))
    assert slugs(site.related.vacancies_like(shut)) == ["deckhand", "mate"]
    assert slugs(site.related.vacancies_like(ROPE)) == ["mate"]


def test_stories_to_read_next_are_the_nearest_then_the_newest() -> None:
    site = site_of(*STORIES)
    first = next(each for each in site.stories if each.slug == "same-team")
    assert slugs(site.related.stories_like(first)) == ["team-and-tag", "place-and-tag", "nothing-shared"]


def test_upcoming_drafts_and_withdrawn_ones_are_beside_nothing() -> None:
    hidden = (
        story("soon", department="ferries", date="2027-01-01"),
        story("idea", department="ferries", status="draft", vacancies=["deckhand"]),
        story("gone", department="ferries", status="withdrawn"),
        vacancy("later", department="ferries", date_posted="2027-01-01"),
    )
    site = site_of(ROPE, *hidden, ANNA)
    assert site.related.stories_for(ROPE) == ()
    assert site.related.vacancies_like(ROPE) == ()


def test_the_team_is_the_contact_then_the_lead_then_the_others_by_name() -> None:
    people = (
        person("zoe", department="ferries"),
        person("bram", department="ferries"),
        person("lea", department="office"),
        person("old", department="ferries", status="alumni"),
        person("kim"),
    )
    item = vacancy("deckhand", department="ferries", contact="kim")
    site = site_of(item, *people, departments={"ferries": {"lead": "lea"}})
    assert slugs(site.related.team_of(item, 9)) == ["kim", "lea", "bram", "zoe"]
    assert slugs(site.related.team_of(item, 2)) == ["kim", "lea"]


def test_open_vacancies_near_a_colleague_are_those_of_the_team_then_of_the_place() -> None:
    anna = person("anna", department="office", location="terhaven")
    site = site_of(anna, ROPE, vacancy("clerk", department="office", locations=["Oslo"]))
    assert slugs(site.related.vacancies_near(anna, "en")) == ["clerk", "deckhand"]


SHARED = {FacetKind.DEPARTMENT: 4, FacetKind.LOCATION: 2, FacetKind.TAG: 1}
FACETS = st.frozensets(st.builds(FacetId, st.sampled_from(FacetKind), st.sampled_from("abcd")), max_size=9)


@given(st.lists(FACETS, max_size=40), FACETS, st.integers(0, 12))
def test_what_shares_most_comes_first_and_of_equals_the_earlier(
    items: list[frozenset[FacetId]], facets: frozenset[FacetId], limit: int
) -> None:
    names = range(len(items))
    score = {name: sum(SHARED[facet.kind] for facet in items[name] & facets) for name in names}
    ranked = sorted((name for name in names if score[name]), key=lambda name: (-score[name], name))
    assert Affinity(names, items.__getitem__).nearest(facets, limit) == tuple(ranked[:limit])
