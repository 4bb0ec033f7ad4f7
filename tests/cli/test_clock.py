from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.clock import now_of
from kollega.diagnostics import ConfigurationError

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize(
    ("as_of", "moment"),
    [
        pytest.param("2026-03-01", "2026-03-01T12:00:00+01:00", id="a day is its noon"),
        pytest.param("2026-07-01", "2026-07-01T12:00:00+02:00", id="in summer too"),
        pytest.param("2026-03-01T17:30", "2026-03-01T17:30:00+01:00", id="a time of the site's zone"),
        pytest.param("2026-03-01 17:30", "2026-03-01T17:30:00+01:00", id="with a space"),
        pytest.param("2026-03-01T23:30Z", "2026-03-02T00:30:00+01:00", id="a time of another zone"),
    ],
)
def test_as_of_names_a_moment_in_the_sites_zone(as_of: str, moment: str) -> None:
    assert now_of(as_of, {"SOURCE_DATE_EPOCH": "0"}, AMSTERDAM).isoformat() == moment


def test_without_as_of_the_source_date_counts() -> None:
    moment = now_of(None, {"SOURCE_DATE_EPOCH": "1772366400"}, AMSTERDAM)
    assert moment.isoformat() == "2026-03-01T13:00:00+01:00"


def test_without_either_it_is_now() -> None:
    assert abs(now_of(None, {}, AMSTERDAM) - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("as_of", ["soon", "", "2026-02-30", "2026-03-01T25:00", "0001-01-01", "9999-12-31"])
def test_a_wrong_date_is_refused_under_the_name_of_its_option(as_of: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        now_of(as_of, {}, AMSTERDAM)
    assert caught.value.option == "--as-of"
    assert caught.value.hint.startswith(("Write year-month-day, for example 2026-03-01", "Name a year"))


@pytest.mark.parametrize(
    "epoch",
    [
        "",
        " ",
        "soon",
        "1.5",
        "1e9",
        "-1",
        "-99999999999",
        "9" * 30,
        "9" * 5000,
        "1_772_366_400",
        "١٧٧٢٣٦٦٤٠٠",
        "17 ",
        "0x1",
        "nan",
    ],
)
def test_a_wrong_source_date_is_refused_under_its_name(epoch: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^SOURCE_DATE_EPOCH: "):
        now_of(None, {"SOURCE_DATE_EPOCH": epoch}, AMSTERDAM)


@settings(deadline=None)
@given(st.text(), st.sampled_from(["Europe/Amsterdam", "Pacific/Kiritimati", "Etc/GMT+12"]))
def test_any_text_is_a_moment_or_a_kind_refusal(text: str, zone: str) -> None:
    try:
        assert now_of(text, {}, ZoneInfo(zone)).astimezone(UTC).tzinfo is UTC
    except ConfigurationError as error:
        assert error.hint  # noqa: PT017 - either of the two
