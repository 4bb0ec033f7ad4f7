"""Pay, hours and closing times as people write them in their language."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kollega_theme
from kollega.config.settings import Settings
from kollega.config.values import Place
from kollega.content.vacancy import Hours, Salary, Vacancy
from kollega.i18n.words import Words, load_words
from kollega.outputs import facts

FOLDERS = (Path(kollega_theme.__file__).parent / "words",)
EVERYDAY_PERSIAN = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "%(pay)s a month"
msgstr "%(pay)s در ماه"
"""

MONTHLY = {"min": "2950", "max": "3900", "currency": "EUR", "unit": "MONTH"}
HOURLY = {"min": "15.50", "max": "18", "currency": "EUR", "unit": "HOUR"}
KRONOR = {"min": "31000", "currency": "SEK", "unit": "MONTH"}


def plain(text: str) -> str:
    """Return a text with every kind of space as the one that can be seen in a table."""
    return " ".join(text.replace("\u200e", "").split())


@pytest.mark.parametrize(
    ("lang", "salary", "text"),
    [
        ("en", MONTHLY, "€2,950–3,900 a month"),
        ("en", HOURLY, "€15.50–18.00 an hour"),
        ("en", KRONOR, "from SEK 31,000 a month"),
        ("nl", MONTHLY, "€ 2.950–3.900 per maand"),
        ("nl", HOURLY, "€ 15,50–18,00 per uur"),
        ("nl", KRONOR, "vanaf SEK 31.000 per maand"),
        ("sv", MONTHLY, "2 950–3 900 €/månad"),
        ("sv", KRONOR, "från 31 000 kr/månad"),
        ("sv", KRONOR | {"max": "38000"}, "31 000–38 000 kr/månad"),
        ("de", MONTHLY, "2.950–3.900 € pro Monat"),
        ("de", {"max": "90000", "currency": "CHF", "unit": "YEAR"}, "bis zu 90.000 CHF pro Jahr"),
        ("de-CH", {"min": "90000", "max": "90000", "currency": "CHF", "unit": "YEAR"}, "CHF 90’000 pro Jahr"),
        ("fr", MONTHLY, "2 950–3 900 € par mois"),
        ("fr", HOURLY, "15,50–18,00 € par heure"),
        ("ja", {"min": "300000", "max": "400000", "currency": "JPY", "unit": "MONTH"}, "￥300,000–400,000 a month"),
        ("fa", MONTHLY, "€ 2,950–3,900 a month"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_pay_is_written_as_in_the_language(lang: str, salary: dict[str, Any], text: str) -> None:
    assert plain(facts.pay(Salary.model_validate(salary), load_words(lang, FOLDERS))) == text


def test_pay_never_breaks_between_a_number_and_its_currency() -> None:
    for lang in ("en", "nl", "sv", "de", "fr"):
        amount = load_words(lang, FOLDERS).money_span(31000, 38000, "SEK")
        assert " " not in amount


def test_a_language_with_words_of_its_own_has_digits_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "fa.po").write_text(EVERYDAY_PERSIAN, "utf-8")
    persian, english = load_words("fa", (tmp_path,)), load_words("fa", ())
    assert plain(facts.pay(Salary.model_validate(MONTHLY), persian)) == "€ ۲٬۹۵۰–۳٬۹۰۰ در ماه"
    assert [words.number(1234.5) for words in (persian, english)] == ["۱٬۲۳۴٫۵", "1,234.5"]
    assert [words.date(date(2026, 3, 1)) for words in (persian, english)] == ["۱ مارس ۲۰۲۶"] * 2


@pytest.mark.parametrize(
    ("lang", "hours", "text"),
    [
        ("en", "38.5", "38.5 hours a week"),
        ("nl", {"min": "32", "max": "36"}, "32–36 uur per week"),
        ("sv", {"min": "20"}, "från 20 timmar i veckan"),
        ("de", {"max": "38.5"}, "bis zu 38,5 Stunden pro Woche"),
        ("fr", {"min": "32", "max": "35"}, "32–35 heures par semaine"),
        ("fr", "1", "1 heure par semaine"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hours_are_said_as_in_the_language(lang: str, hours: Any, text: str) -> None:
    words = load_words(lang, FOLDERS)
    value = Vacancy.model_validate(VACANCY | {"hours": hours}).hours
    assert isinstance(value, Hours)
    assert words("%(hours)s a week", hours=facts.hours(value, words)) == text


@pytest.mark.parametrize(
    ("lang", "day", "moment"),
    [
        ("en", "1 March 2026", "31 March 2026, 17:00 (CEST)"),
        ("nl", "1 maart 2026", "31 maart 2026 om 17:00 uur (CEST)"),
        ("sv", "1 mars 2026", "31 mars 2026 kl. 17:00 (CEST)"),
        ("de", "1. März 2026", "31. März 2026, 17:00 Uhr (MESZ)"),
        ("fr", "1er mars 2026", "31 mars 2026 à 17:00 (UTC+02:00)"),
        ("it", "1º marzo 2026", "31 marzo 2026, 17:00 (CEST)"),
        ("fa", "۱ مارس ۲۰۲۶", "۳۱ مارس ۲۰۲۶, ۱۷:۰۰ (‎+۰۲:۰۰ گرینویچ)"),
        ("ja", "2026年3月1日", "2026年3月31日, 17:00 (GMT+02:00)"),
    ],
)
def test_an_end_is_said_as_in_the_language(lang: str, day: str, moment: str) -> None:
    words = load_words(lang, FOLDERS)
    assert [closing("2026-03-01", words), closing("2026-03-31T17:00", words)] == [day, moment]


def test_the_first_of_a_month_is_an_ordinal_in_french_and_the_first_hour_is_not() -> None:
    words = load_words("fr-CA", FOLDERS)
    assert words.short_date(date(2026, 3, 1), date(2026, 1, 1)) == "1er mars"
    assert closing("2026-03-01T01:00", words) == "1er mars 2026 à 01 h 00 (UTC+01:00)"


@pytest.mark.parametrize(
    ("zone", "end", "text"),
    [
        ("Europe/Amsterdam", "2026-01-31T17:00", "31 January 2026, 17:00 (CET)"),
        ("Europe/Amsterdam", "2026-07-31T17:00Z", "31 July 2026, 19:00 (CEST)"),
        ("Asia/Kolkata", "2026-07-31T17:00", "31 July 2026, 17:00 (GMT+05:30)"),
        ("America/New_York", "2026-07-31T17:00", "31 July 2026, 17:00 (Eastern Daylight Time)"),
        ("UTC", "2026-07-31T17:00+02:00", "31 July 2026, 15:00 (UTC)"),
    ],
)
def test_a_time_says_its_zone_as_it_is_on_that_day(zone: str, end: str, text: str) -> None:
    settings = SETTINGS.model_copy(update={"time_zone": zone})
    vacancy = Vacancy.model_validate(VACANCY | {"valid_through": end})
    assert facts.closing(vacancy, settings, load_words("en", FOLDERS))[1] == text


@pytest.mark.parametrize(
    ("lang", "homes", "text"),
    [
        ("en", ["NL", "BE"], "Netherlands, Belgium"),
        ("nl", ["EU"], "Europese Unie"),
        ("en", ["EU", "US-CA"], "European Union; California, United States"),
        ("de", ["US-CA", "AT-9"], "Kalifornien, Vereinigte Staaten; Wien, Österreich"),
        ("sv", ["SE-AB"], "Stockholms län, Sverige"),
        ("fa", ["US-NY"], "New York, ایالات متحده"),
    ],
)
def test_from_where_one_can_work_is_said_as_in_the_language(lang: str, homes: list[str], text: str) -> None:
    vacancy = Vacancy.model_validate(VACANCY | {"workplace": "remote", "applicant_locations": homes})
    assert facts.homes(vacancy, load_words(lang, FOLDERS)) == text


@pytest.mark.parametrize(
    ("lang", "duration", "text"),
    [
        ("en", "P6M", "6 months"),
        ("en", "P1Y6M", "1 year and 6 months"),
        ("en", "P0Y1M", "1 month"),
        ("nl", "P1Y", "1 jaar"),
        ("nl", "P10D", "10 dagen"),
        ("sv", "P2W", "2 veckor"),
        ("de", "P1M10D", "1 Monat und 10 Tage"),
        ("fr", "PT20H", "20 heures"),
    ],
)
def test_how_long_work_lasts_is_said_as_in_the_language(lang: str, duration: str, text: str) -> None:
    assert facts.duration(duration, load_words(lang, FOLDERS)) == text


@pytest.mark.parametrize(
    ("asked", "education", "experience"),
    [
        ({"education": "A licence", "experience": "Two winters"}, "A licence", "Two winters"),
        ({"education_level": "bachelor degree", "experience_months": 30}, "Bachelor’s degree", "2 years and 6 months"),
        (
            {
                "education_level": "high school",
                "education": "or practice",
                "experience_months": 12,
                "experience": "at sea",
            },
            "Secondary school; or practice",
            "1 year; at sea",
        ),
        ({"education_level": "none", "experience_months": 0}, "None required", "None required"),
        ({}, "", ""),
    ],
)
def test_what_is_asked_for_is_said_with_its_level_and_its_time(
    asked: dict[str, object], education: str, experience: str
) -> None:
    vacancy, words = Vacancy.model_validate(VACANCY | asked), load_words("en", FOLDERS)
    assert (facts.education(vacancy, words), facts.experience(vacancy, words)) == (education, experience)


HOLWERD = {"street": "Kade 1", "postal_code": "9151", "city": "Holwerd", "region": "Friesland", "country": "NL"}


@pytest.mark.parametrize(
    ("place", "name", "text"),
    [
        (HOLWERD, "The yard", "Kade 1, 9151 Holwerd, Friesland, Netherlands"),
        (HOLWERD | {"region": "Holwerd"}, "Holwerd, Netherlands", "Kade 1, 9151 Holwerd, Netherlands"),
        ({"city": "Holwerd", "country": "NL"}, "Holwerd, Netherlands", ""),
        ({"city": "Singapore", "region": "Singapore", "country": "SG"}, "The harbour", "Singapore"),
        ({}, "The yard", ""),
    ],
)
def test_an_address_says_nothing_twice_and_nothing_that_the_name_has_said(
    place: dict[str, str], name: str, text: str
) -> None:
    assert facts.address(Place.model_validate(place), name, load_words("en", FOLDERS)) == text


def test_a_span_breaks_after_its_dash_only_where_a_narrow_column_has_no_room_for_it() -> None:
    assert [
        "\N{WORD JOINER}" in facts.without_breaks(span)
        for span in ("€2,950–3,900 a month", "1.234.567–2.345.678 € pro Jahr")
    ] == [True, False]


VACANCY = {
    "title": "Skipper",
    "date_posted": "2026-01-05",
    "description": "You sail.",
    "apply_url": "https://www.example.org/",
}
SETTINGS = Settings.model_validate(
    {"organisation": {"name": "Acme", "url": "https://www.example.org/"}, "time_zone": "Europe/Amsterdam"}
)


def closing(end: str, words: Words) -> str:
    vacancy = Vacancy.model_validate(VACANCY | {"valid_through": end})
    return facts.closing(vacancy, SETTINGS, words)[1]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        pytest.param("Robin Example", "RE", id="first and last"),
        pytest.param("robin van der example", "RE", id="in capitals"),
        pytest.param("Robin", "RO", id="an only word"),
        pytest.param("E\u0301ric A\u0301rbol", "E\u0301A\u0301", id="accents stay on their letters"),
        pytest.param("क्षमा त्रिपाठी", "क्षत्रि", id="so do the signs of Hindi"),
        pytest.param("தமிழ்", "தமி", id="and of Tamil"),
        pytest.param("한 글", "한글", id="Hangul"),
    ],
)
def test_initials_are_whole_letters_as_readers_see_them(name: str, letters: str) -> None:
    assert facts.initials(name) == letters
