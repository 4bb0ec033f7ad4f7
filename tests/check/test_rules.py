"""What only the whole catalogue can tell to be wrong."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from kollega.check.rules import rule_diagnostics
from kollega.diagnostics import Severity
from writing import ANNA, content_of, person, site_of, story, vacancy

ZONES = {"UTC": 0, "Europe/Amsterdam": 1}
"""How many days are past at half past eleven in the evening, in Greenwich."""


def codes(*items: Any, **options: Any) -> list[str]:
    diagnostics = rule_diagnostics(content_of(*items), site_of(*items, **options))
    assert all(diagnostic.severity is Severity.WARNING for diagnostic in diagnostics)
    return [diagnostic.code for diagnostic in diagnostics]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ({"locations": ["Oslo"]}, ["no-country"]),
        ({"locations": []}, ["no-country"]),
        ({"locations": ["Oslo"], "workplace": "hybrid"}, ["no-country"]),
        ({"locations": ["Oslo"], "status": "draft"}, ["no-country"]),
        ({"locations": ["Oslo"], "date_posted": "2027-01-01"}, ["no-country"]),
        ({"locations": ["Oslo", {"country": "NO"}]}, []),
        ({"locations": ["Yard"]}, []),
        ({"locations": ["Oslo"], "workplace": "remote", "applicant_locations": ["NO"]}, []),
        ({"locations": ["Oslo"], "status": "closed"}, []),
        ({"locations": ["Oslo"], "valid_through": "2026-02-01"}, []),
        ({"locations": ["Oslo"], "status": "withdrawn"}, []),
    ],
)
def test_work_that_is_done_somewhere_needs_a_country_while_it_is_offered(
    front: dict[str, Any], expected: list[str]
) -> None:
    assert codes(vacancy("deckhand", **front), places={"yard": {"country": "NL"}}) == expected


@pytest.mark.parametrize("change", [{"status": "withdrawn"}, {"consent_until": "2026-02-01"}])
def test_a_contact_who_has_withdrawn_is_dropped_with_a_warning(change: dict[str, str]) -> None:
    gone = person("bram", **change)
    assert codes(vacancy("deckhand", contact="bram"), gone) == ["withdrawn-contact"]
    assert codes(vacancy("deckhand", contact="bram", status="closed"), gone) == []
    assert codes(vacancy("deckhand", contact="anna"), gone, ANNA) == []


def test_one_name_in_two_kinds_or_languages_is_no_problem() -> None:
    assert codes(story("deckhand"), story("deckhand", lang="nl"), vacancy("deckhand"), ANNA) == []


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ({"review_by": "2026-02-28"}, ["review-due"]),
        ({"review_by": "2026-03-01"}, []),
        ({"review_by": "2026-02-28", "status": "draft"}, []),
        ({"review_by": "2026-02-28", "status": "withdrawn"}, []),
        ({"review_by": "2026-02-28", "date": "2026-03-02"}, []),
        ({"consent_until": "2026-03-01"}, ["consent-ending"]),
        ({"consent_until": "2026-03-31"}, ["consent-ending"]),
        ({"consent_until": "2026-04-01"}, []),
        ({"consent_until": "2026-02-28"}, []),
        ({"consent_until": "2026-03-31", "status": "draft"}, []),
        ({"consent_until": "2026-03-02", "review_by": "2026-01-01"}, ["review-due", "consent-ending"]),
    ],
)
def test_what_is_on_the_site_is_asked_for_again_in_time(front: dict[str, Any], expected: list[str]) -> None:
    assert codes(story("deckhand", **front), ANNA) == expected


def test_a_person_is_asked_again_before_their_consent_ends() -> None:
    assert codes(person("bram", consent_until="2026-03-31")) == ["consent-ending"]
    assert codes(person("bram", consent_until="2026-03-31", status="withdrawn")) == []


def test_the_day_is_that_of_the_site() -> None:
    late = datetime(2026, 2, 28, 23, 30, tzinfo=UTC)
    told = {zone: site_of(story("deckhand", review_by="2026-02-28"), ANNA, now=late, time_zone=zone) for zone in ZONES}
    content = content_of(story("deckhand", review_by="2026-02-28"), ANNA)
    assert {zone: len(rule_diagnostics(content, site)) for zone, site in told.items()} == ZONES
