"""Short links and ids in feeds stay with an item for as long as it lives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kollega.check.rules import rule_diagnostics
from kollega.outputs.pages.redirects import FormerAddress, former_addresses
from kollega.site.addresses import feed_id, short_code
from writing import ANNA, content_of, person, site_of, story, vacancy

if TYPE_CHECKING:
    from kollega.content.item import AnyItem


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(story("the-ferry", title="Another title"), id="title"),
        pytest.param(story("the-ferry", date="2020-01-01", updated="2026-02-01"), id="dates"),
        pytest.param(story("the-boat", aliases=["the-ferry"]), id="slug, with an alias"),
        pytest.param(story("the-ship", aliases=["the-ferry", "the-boat"]), id="slug again, oldest alias first"),
        pytest.param(replace(story("the-ferry"), path="stories/the-ferry/index.md"), id="file"),
        pytest.param(story("the-ferry", status="withdrawn"), id="status"),
    ],
)
def test_nothing_that_changes_in_a_life_changes_the_identity(changed: AnyItem) -> None:
    first = story("the-ferry")
    assert (short_code(changed), feed_id(changed)) == (short_code(first), feed_id(first))


def test_identities_are_these_for_ever() -> None:
    # Once published, nobody can call them back: a change of these lines breaks links on paper.
    assert short_code(story("the-ferry")) == "ufl3h0r"
    assert feed_id(story("the-ferry")) == "urn:uuid:6769b1db-9050-5c58-8252-6a854dea73ff"


@pytest.mark.parametrize(
    "other", [vacancy("the-ferry"), story("the-ferry", lang="nl"), story("the-ferries"), story("x", aliases=["y"])]
)
def test_kind_language_and_first_name_tell_items_apart(other: AnyItem) -> None:
    first = story("the-ferry")
    assert short_code(other) != short_code(first)
    assert feed_id(other) != feed_id(first)


def test_a_short_link_that_two_items_would_share_is_an_error() -> None:
    first, second = _two_with_one_code()
    diagnostics = rule_diagnostics(content_of(first, second, ANNA), site_of(first, second, ANNA))
    (diagnostic,) = diagnostics
    assert (diagnostic.path, diagnostic.code, diagnostic.severity) == (second.path, "short-link-taken", "error")
    assert first.path in diagnostic.message


def _two_with_one_code() -> tuple[AnyItem, AnyItem]:
    """Return two stories of one code; found by trying some 90,000 names."""
    return story("day-60553"), story("day-89038")


def redirects(*items: AnyItem, **options: Any) -> dict[str, str]:
    found = former_addresses(site_of(*items, **options))
    assert len({former.path for former in found}) == len(found)
    return {former.path: former.target for former in found}


def test_every_alias_and_the_short_link_lead_to_the_page_in_one_step() -> None:
    item = story("the-ship", lang="nl", aliases=["the-ferry", "the-boat"])
    assert redirects(item, ANNA) == {
        f"go/{short_code(item)}/": "nl/stories/the-ship/",
        "nl/stories/the-ferry/": "nl/stories/the-ship/",
        "nl/stories/the-boat/": "nl/stories/the-ship/",
        "nl/share/stories/the-ferry/": "nl/share/stories/the-ship/",
        "nl/share/stories/the-boat/": "nl/share/stories/the-ship/",
    }


def test_a_closed_vacancy_keeps_its_short_link() -> None:
    item = vacancy("deckhand", status="closed", aliases=["mate"])
    assert redirects(item) == {
        f"go/{short_code(item)}/": "vacancies/deckhand/",
        "vacancies/mate/": "vacancies/deckhand/",
        "share/vacancies/mate/": "vacancies/deckhand/",
        "share/vacancies/deckhand/": "vacancies/deckhand/",
        "share/locations/terhaven-be/": "vacancies/",
    }


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("make", [story, vacancy])
def test_what_is_withdrawn_leads_to_its_list_and_is_told_by_nothing(make: Any, lang: str) -> None:
    item = make("secret-name", lang=lang, title="Secret title", status="withdrawn", aliases=["former-name"])
    prefix = "" if lang == "en" else "nl/"
    section, kits = f"{prefix}{item.kind.plural}/", f"{prefix}share/"
    assert redirects(item, ANNA) == {
        f"go/{short_code(item)}/": section,
        f"{section}secret-name/": section,
        f"{section}former-name/": section,
        f"{kits}{item.kind.plural}/secret-name/": kits,
        f"{kits}{item.kind.plural}/former-name/": kits,
    }
    assert not any(former.item for former in former_addresses(site_of(item, ANNA)))


def test_a_withdrawn_person_leads_to_the_list_in_every_language() -> None:
    assert redirects(person("bram", status="withdrawn"), person("bram", lang="nl")) == {
        "people/bram/": "people/",
        "nl/people/bram/": "nl/people/",
    }


@pytest.mark.parametrize("item", [story("soon", date="2027-01-01"), story("idea", status="draft"), ANNA])
def test_what_is_not_on_the_site_has_no_redirect_yet_and_a_person_has_none(item: AnyItem) -> None:
    assert redirects(item) == {}


def test_redirects_come_in_the_order_of_their_paths() -> None:
    found = former_addresses(site_of(story("b", aliases=["z", "a"]), story("c", aliases=["m"]), ANNA))
    assert list(found) == sorted(found, key=lambda former: former.path)
    assert isinstance(found[0], FormerAddress)


def test_no_redirect_stands_where_a_page_is() -> None:
    site = site_of(story("a", aliases=["b"]), vacancy("b"), person("b"), story("c", status="withdrawn"), ANNA)
    pages = {path for item in site.items for path in site.paths(item).values()}
    assert pages.isdisjoint(former.path for former in former_addresses(site))
