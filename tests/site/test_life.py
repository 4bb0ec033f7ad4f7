"""When a story, a vacancy or a person is where."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from kollega.site.life import Stage, feed_moment
from kollega.site.taxonomy import FacetId, FacetKind
from writing import ANNA, person, site_of, slugs, story, vacancy

if TYPE_CHECKING:
    from kollega.content.item import AnyItem


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def stage(item: AnyItem, now: datetime, zone: str = "Europe/Amsterdam") -> Stage:
    return site_of(item, ANNA, now=now, time_zone=zone).stages[item.path]


@pytest.mark.parametrize(
    ("now", "zone", "expected"),
    [
        pytest.param("2026-03-31T23:59:59+02:00", "Europe/Amsterdam", Stage.LIVE, id="the last second of the day"),
        pytest.param("2026-04-01T00:00:00+02:00", "Europe/Amsterdam", Stage.CLOSED, id="the first second after it"),
        pytest.param("2026-03-31T22:30:00+00:00", "Europe/Amsterdam", Stage.CLOSED, id="not the day in UTC"),
        pytest.param("2026-03-31T22:30:00+00:00", "UTC", Stage.LIVE, id="the day in UTC, where the site is there"),
        pytest.param("2026-04-01T03:00:00+00:00", "America/New_York", Stage.LIVE, id="west of it"),
        pytest.param("2026-03-31T12:00:00+00:00", "Pacific/Kiritimati", Stage.CLOSED, id="far east of it"),
    ],
)
def test_a_last_day_counts_to_its_end_where_the_site_is(now: str, zone: str, expected: Stage) -> None:
    assert stage(vacancy("deckhand", valid_through="2026-03-31"), at(now), zone) is expected


@pytest.mark.parametrize(
    ("end", "now", "expected"),
    [
        ("2026-03-31 17:00", "2026-03-31T17:00:00+02:00", Stage.LIVE),
        ("2026-03-31 17:00", "2026-03-31T17:00:01+02:00", Stage.CLOSED),
        ("2026-03-31T17:00+00:00", "2026-03-31T18:59:00+02:00", Stage.LIVE),
        ("2026-03-31T17:00+00:00", "2026-03-31T19:01:00+02:00", Stage.CLOSED),
        ("2026-03-31T17:00Z", "2026-03-31T19:01:00+02:00", Stage.CLOSED),
    ],
)
def test_a_last_moment_counts_in_its_own_zone_or_else_in_that_of_the_site(end: str, now: str, expected: Stage) -> None:
    assert stage(vacancy("deckhand", valid_through=end), at(now)) is expected


@pytest.mark.parametrize("day", [28, 29])
def test_the_end_of_a_day_knows_summer_time(day: int) -> None:
    # In Amsterdam the clock goes forward in the night to 29 March 2026.
    item = vacancy("deckhand", valid_through=f"2026-03-{day}")
    hour = 23 if day == 28 else 22
    assert stage(item, datetime(2026, 3, day, hour - 1, 59, 59, tzinfo=UTC)) is Stage.LIVE
    assert stage(item, datetime(2026, 3, day, hour, 0, 0, tzinfo=UTC)) is Stage.CLOSED


def test_a_vacancy_without_an_end_or_with_the_last_day_of_all_stays_open() -> None:
    late = datetime(2999, 12, 31, tzinfo=UTC)
    assert stage(vacancy("deckhand"), late) is Stage.LIVE
    assert stage(vacancy("deckhand", valid_through="9999-12-31"), late, "America/New_York") is Stage.LIVE


@pytest.mark.parametrize(
    ("end", "now", "expected"),
    [
        pytest.param("2026-03-31", "2026-03-31T00:00+02:00", True, id="from the first second of its last day"),
        pytest.param("2026-03-31", "2026-03-31T23:59:59+02:00", True, id="to its last second"),
        pytest.param("2026-03-31", "2026-03-30T23:59:59+02:00", False, id="not the day before"),
        pytest.param("2026-03-31", "2026-03-30T22:00+00:00", True, id="where the site is, not in UTC"),
        pytest.param("2026-03-31", "2026-04-01T00:00+02:00", False, id="not once it is closed"),
        pytest.param("2026-03-31 17:00", "2026-03-31T08:00+02:00", True, id="until a time of the day"),
        pytest.param("2026-03-31 17:00", "2026-03-31T17:01+02:00", False, id="not after it"),
        pytest.param("2026-03-31T23:30Z", "2026-03-31T12:00+02:00", False, id="which is the next day here"),
        pytest.param("2026-03-31T23:30Z", "2026-04-01T00:10+02:00", True, id="and is today after midnight"),
        pytest.param("9999-12-31", "2026-03-31T12:00+02:00", False, id="the last day of all"),
        pytest.param("", "2026-03-31T12:00+02:00", False, id="no end"),
    ],
)
def test_a_vacancy_closes_today_on_its_last_day_where_the_site_is(end: str, now: str, *, expected: bool) -> None:
    item = vacancy("deckhand", **({"valid_through": end} if end else {}))
    site = site_of(item, now=at(now), time_zone="Europe/Amsterdam")
    assert site.closes_today(item) is expected


def test_an_open_application_is_open_until_it_is_closed_by_hand_and_comes_last() -> None:
    always, filled = vacancy("always", open_application=True, date_posted="2026-02-28"), vacancy("filled")
    site = site_of(always, filled, vacancy("soon", valid_through="2026-03-02"), now=at("2026-03-01T12:00+01:00"))
    assert slugs(site.vacancies_in("en")) == ["soon", "filled", "always"]
    assert stage(always, at("2999-12-31T12:00+01:00")) is Stage.LIVE
    assert (
        stage(vacancy("always", open_application=True, status="closed"), at("2026-03-01T12:00+01:00")) is Stage.CLOSED
    )


@pytest.mark.parametrize("zone", [timezone(timedelta(hours=14)), timezone(timedelta(hours=-12)), UTC])
def test_the_zone_in_which_now_is_said_changes_nothing(zone: timezone) -> None:
    end = at("2026-03-31T23:59:59+02:00")
    item = vacancy("deckhand", valid_through="2026-03-31")
    assert stage(item, end.astimezone(zone)) is Stage.LIVE
    assert stage(item, (end + timedelta(seconds=1)).astimezone(zone)) is Stage.CLOSED


@pytest.mark.parametrize(
    "item",
    [story("the-ferry", date="2026-03-02"), vacancy("deckhand", date_posted="2026-03-02")],
    ids=["story", "vacancy"],
)
def test_what_is_upcoming_is_nowhere_until_its_day_begins(item: AnyItem) -> None:
    assert stage(item, at("2026-03-01T23:59:59+01:00")) is Stage.UPCOMING
    assert stage(item, at("2026-03-02T00:00:00+01:00")) is Stage.LIVE
    assert stage(item, at("2026-03-01T23:00:00+00:00")) is Stage.LIVE, "the day has begun where the site is"
    site = site_of(item, ANNA, drafts=True)
    assert site.shareable == ()
    assert site.paths(item) == {}


@pytest.mark.parametrize("item", [story("the-ferry", status="draft"), vacancy("deckhand", status="draft")])
def test_a_draft_is_shown_only_where_drafts_are_and_never_shared(item: AnyItem) -> None:
    assert site_of(item, ANNA).shareable == ()
    site = site_of(item, ANNA, drafts=True)
    (shown,) = site.shareable
    assert site.is_draft(shown)
    assert not site.is_shared(shown)
    assert (*site.stories_in("en"), *site.vacancies_in("en")) == (shown,)


def test_a_closed_vacancy_keeps_its_page_and_leaves_every_list() -> None:
    late, shut = vacancy("late", valid_through="2026-02-28"), vacancy("shut", status="closed", tags=["rope"])
    site = site_of(late, shut, vacancy("open"))
    assert slugs(site.vacancies_in("en")) == ["open"]
    assert set(slugs(site.vacancies)) == {"late", "shut", "open"}
    assert site.paths(late) == {"en": "vacancies/late/"}
    assert not site.is_shared(late)
    assert site.is_past(late.front)
    assert not site.is_past(shut.front)
    assert not site.facets.has_page(FacetId(FacetKind.TAG, "rope"), "en")


@pytest.mark.parametrize("status", ["withdrawn", "consent is over"])
def test_a_withdrawn_story_is_nowhere(status: str) -> None:
    front = {"status": status} if status == "withdrawn" else {"consent_until": "2026-02-28"}
    gone = story("the-ferry", tags=["rope"], vacancies=["deckhand"], **front)
    site = site_of(gone, ANNA, vacancy("deckhand", tags=["rope"]), drafts=True)
    assert site.stories == ()
    assert site.paths(gone) == {}
    assert site.stories_by(ANNA, "en") == ()
    assert site.related.stories_for(site.vacancies[0]) == ()


def test_consent_counts_to_the_end_of_its_last_day() -> None:
    agreed = story("the-ferry", consent_until="2026-03-01")
    assert stage(agreed, at("2026-03-01T23:59:59+01:00")) is Stage.LIVE
    assert stage(agreed, at("2026-03-02T00:00:00+01:00")) is Stage.WITHDRAWN


def test_a_story_goes_with_the_last_of_its_authors() -> None:
    gone, here = person("bram", status="withdrawn"), person("carla")
    both, alone = story("both", authors=["bram", "carla"]), story("alone", authors=["bram"])
    site = site_of(gone, here, both, alone)
    assert slugs(site.stories) == ["both"]
    assert slugs(site.authors(both)) == ["carla"]
    assert site.stages[alone.path] is Stage.WITHDRAWN


@pytest.mark.parametrize("front", [{"status": "withdrawn"}, {"consent_until": "2026-02-28"}])
def test_who_withdraws_in_one_language_withdraws_in_all(front: dict[str, str]) -> None:
    site = site_of(person("bram", lang="nl", **front), person("bram"), story("alone", authors=["bram"]))
    assert site.people == ()
    assert site.stories == ()


def test_a_withdrawn_contact_is_dropped_and_the_vacancy_stays() -> None:
    item = vacancy("deckhand", contact="bram", department="ferries")
    site = site_of(item, person("bram", status="withdrawn", department="ferries"))
    assert slugs(site.vacancies_in("en")) == ["deckhand"]
    assert site.contact(item) is None
    assert site.related.team_of(item, 5) == ()
    assert site.people_in("en") == ()


def test_a_paused_site_shares_nothing() -> None:
    site = site_of(story("the-ferry"), vacancy("deckhand"), ANNA, share={"paused": True})
    assert len(site.shareable) == 2
    assert site.shared_in("en") == ()


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/Los_Angeles", "Pacific/Kiritimati"])
@pytest.mark.parametrize("clock", ["00:00:01", "03:00:00", "06:30:00", "12:00:00", "15:59:59", "16:00:01", "23:59:59"])
def test_no_feed_is_ahead_of_its_build_and_none_dates_a_day_as_another(clock: str, zone: str) -> None:
    settings = site_of(ANNA, time_zone=zone).settings
    today, earlier, later = date(2026, 11, 22), date(2026, 11, 21), date(2026, 11, 23)
    now = at(f"2026-11-22T{clock}").replace(tzinfo=settings.zone)
    shares = (0.0, 0.25, 0.5, 0.999)
    moments = [feed_moment(today, settings, now, share) for share in shares]
    assert all(moment <= now and moment.date() == today for moment in moments)
    assert clock == "00:00:01" or len(set(moments)) == len(shares)
    assert [feed_moment(earlier, settings, now, share).hour for share in shares] == [12, 13, 14, 15]
    assert all(feed_moment(later, settings, now, share) <= now for share in shares)


def test_what_is_dated_from_noon_on_is_dated_so_by_every_later_build() -> None:
    settings = site_of(ANNA, time_zone="Europe/Amsterdam").settings
    builds = (at("2026-11-22T16:30:00+01:00"), at("2026-11-23T02:00:00+01:00"), at("2027-01-01T00:00:00+01:00"))
    moments = {feed_moment(date(2026, 11, 22), settings, now, 0.5).isoformat() for now in builds}
    assert moments == {"2026-11-22T14:00:00+01:00"}
