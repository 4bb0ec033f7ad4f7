"""Values are what they look like: every scalar is read as text and typed by the schema."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from kollega.config.values import Place
from kollega.content.front_matter import validate
from kollega.content.item import FRONT
from kollega.content.kind import ItemKind
from kollega.content.source import Source, parse
from kollega.content.vacancy import EmploymentType, Hours, Vacancy
from kollega.diagnostics import Diagnostic

NEEDED = """title: Deckhand
date_posted: 2026-01-05
description: You keep the ferry going.
apply_url: https://www.example.org/apply
"""


def vacancy(lines: str) -> Vacancy:
    source = parse("x.md", f"---\n{NEEDED}{lines}\n---\n".encode())
    assert isinstance(source, Source), source
    front, diagnostics = validate(FRONT[ItemKind.VACANCY], source)
    assert diagnostics == ()
    assert isinstance(front, Vacancy)
    return front


def codes(lines: str) -> list[str]:
    source = parse("x.md", f"---\n{NEEDED}{lines}\n---\n".encode())
    if isinstance(source, Diagnostic):
        return [source.code]
    return [diagnostic.code for diagnostic in validate(FRONT[ItemKind.VACANCY], source)[1]]


@pytest.mark.parametrize(
    ("lines", "key", "expected"),
    [
        ("locations: [{country: NO, postal_code: 01067}]", "locations", (Place(country="NO", postal_code="01067"),)),
        ("start_date: 9:30", "start_date", "9:30"),
        ("start_date: 2026-03-01", "start_date", "2026-03-01"),
        ("identifier: 0012", "identifier", "0012"),
        ("identifier: 1e3", "identifier", "1e3"),
        ("education: yes", "education", "yes"),
        ("education: 'null'", "education", "null"),
        ("education: null", "education", None),
        ("education: ~", "education", None),
        ("education:", "education", None),
        ("tags:", "tags", ()),
        ("share:", "share", {}),
        ("salary:", "salary", None),
        ("tags: rope", "tags", ("rope",)),
        ("tags: [2026, on, 1.0]", "tags", ("2026", "on", "1.0")),
        ("title_: x", "title", "Deckhand"),
        ("employment_type: FULL_TIME", "employment_type", (EmploymentType.FULL_TIME,)),
        ("hours: 36", "hours", Hours(min=Decimal(36), max=Decimal(36))),
        ("hours: {max: 36.5}", "hours", Hours(max=Decimal("36.5"))),
        ("direct_apply: yes", "direct_apply", True),
        ("direct_apply: off", "direct_apply", False),
        ("openings: 3", "openings", 3),
        ("valid_through: 2026-05-01", "valid_through", date(2026, 5, 1)),
        ("valid_through: 9999-12-31", "valid_through", date(9999, 12, 31)),
        ("valid_through: 2026-05-01 17:00", "valid_through", datetime(2026, 5, 1, 17)),  # noqa: DTZ001 - the site's zone
        ("valid_through: 2026-05-01T17:00Z", "valid_through", datetime(2026, 5, 1, 17, tzinfo=UTC)),
        ("applicant_locations: EU", "applicant_locations", ("EU",)),
        ("applicant_locations: [NO, US-CA, GB-SCT, NL-ZE]", "applicant_locations", ("NO", "US-CA", "GB-SCT", "NL-ZE")),
        ("job_duration: P1Y6M", "job_duration", "P1Y6M"),
        ("job_duration: PT20H", "job_duration", "PT20H"),
        ("benefits: [' a\n  b ']", "benefits", ("a b",)),
        ("share: {any: ' One. '}", "share", {"any": ("One.",)}),
    ],
)
def test_a_value_is_what_it_looks_like(lines: str, key: str, expected: Any) -> None:
    if key == "title":
        assert codes(lines) == ["unknown-key"]
    else:
        assert getattr(vacancy(lines), key) == expected


@pytest.mark.parametrize(
    ("lines", "key", "length"),
    [
        ("employment_type: [FULL_TIME, FULL_TIME]", "employment_type", 1),
        ("employment_type: [FULL_TIME, INTERN, FULL_TIME]", "employment_type", 2),
        ("benefits: [Cake, Tea, Cake]", "benefits", 2),
        ("tags: [ferries, ferries]", "tags", 1),
        ("locations: [{city: Bremen, country: DE}, {city: Bremen, country: DE}]", "locations", 1),
        ("locations: [{city: Bremen, country: DE}, {city: Bremen, country: US}]", "locations", 2),
        ("applicant_locations: [NL, NL]", "applicant_locations", 1),
    ],
)
def test_what_stands_in_a_list_twice_is_shown_once(lines: str, key: str, length: int) -> None:
    assert len(getattr(vacancy(lines), key)) == length


@pytest.mark.parametrize("nothing", ["", "~", "null", '""', "''", '"  "', "{}"])
@pytest.mark.parametrize("kind", ItemKind)
def test_an_optional_key_with_nothing_behind_it_is_the_same_as_none(kind: ItemKind, nothing: str) -> None:
    needed = {
        ItemKind.STORY: "title: A\nauthors: [anna]\ndate: 2026-01-05\ndescription: A day.\n",
        ItemKind.VACANCY: NEEDED,
        ItemKind.PERSON: "name: Anna\n",
    }[kind]
    model = FRONT[kind]
    lines = "\n".join(f"{key}: {nothing}" for key in model.model_fields if f"{key}:" not in needed)
    source = parse("x.md", f"---\n{needed}{lines}\n---\n".encode())
    plain = parse("x.md", f"---\n{needed}---\n".encode())
    assert isinstance(source, Source)
    assert isinstance(plain, Source)
    assert validate(model, source) == validate(model, plain)


@pytest.mark.parametrize(
    "lines",
    [
        'salary: {min: "", max: "", currency: "", unit: ""}',
        'hours: {min: "", max: }',
        'share: {linkedin: "", any: []}',
        'locations: [{city: Oslo, region: "", country: NO}]',
        'salary: {min: 1, max: "", currency: EUR, unit: MONTH}',
        'employment_type: ""',
        "tags: []",
        "share: {}",
        "locations: []",
    ],
)
def test_what_a_browser_editor_leaves_empty_is_no_problem(lines: str) -> None:
    assert codes(lines) == []


@pytest.mark.parametrize("line", ["tags: ['']", "salary: {min: 1, currency: '', unit: MONTH}", "description: ''"])
def test_what_is_needed_must_be_said(line: str) -> None:
    assert codes(line)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("hours: 1_000", ["bad-number"]),
        ("hours: 1e2", ["bad-number"]),
        ("hours: +5", ["bad-number"]),
        ("hours: ٣", ["bad-number"]),
        ("hours: 36,5", ["bad-number"]),
        ("hours: 1.000.000", ["bad-number"]),
        ("hours: 9999999999999", ["bad-number"]),
        ("openings: 1.5", ["bad-number"]),
        ("openings: 99999999999999999999999999999", ["bad-number"]),
        ("openings: []", ["bad-number"]),
        ("valid_through: 20260501", ["bad-date"]),
        ("valid_through: 2026-W09-7", ["bad-date"]),
        ("valid_through: ٢٠٢٦-٠٥-٠١", ["bad-date"]),
        ("valid_through: 1899-12-31", ["bad-date"]),
        ("valid_through: 2026-05-01 noon", ["bad-date"]),
        ("valid_through: 9999-12-31 23:59", ["bad-date"]),
        ("locations: [{country: XX}]", ["unknown-country"]),
        ("locations: [{country: EU}]", ["unknown-country"]),
        ("applicant_locations: [EU, XX]", ["unknown-country"]),
        ("applicant_locations: [US-XX, us-ca, US_CA, California, EU-NL]", ["unknown-country"] * 5),
        ("job_duration: 6 months", ["bad-duration"]),
        ("job_duration: p6m", ["bad-duration"]),
        ("job_duration: P", ["bad-duration"]),
        ("job_duration: PT", ["bad-duration"]),
        ("job_duration: P0M", ["bad-duration"]),
        ("job_duration: P1,5Y", ["bad-duration"]),
        ("job_duration: [P6M]", ["bad-duration"]),
        ("lang: english", ["bad-language"]),
        ("contact: Anna Visser", ["bad-slug"]),
        (f"department: {'a' * 201}", ["name-too-long"]),
        (f"tags: [short, {'a ' * 101}]", ["name-too-long"]),
        (f"locations: [{'a' * 201}]", ["name-too-long"]),
        (f"locations: [{{city: {'a' * 100}, region: {'b' * 100}, country: NL}}]", ["name-too-long"]),
        ("aliases: [a--b, -a, a-, Ä]", ["bad-slug"] * 4),
        ("apply_email: a@b", ["bad-email"]),
        ("apply_email: 'a@b.example?bcc=c@d.example'", ["bad-email"]),
        ("apply_url: javascript:alert(1)", ["duplicate-key"]),
        ("direct_apply: []", ["not-yes-or-no"]),
        ("employment_type: full time", ["unknown-word"]),
        ("tags: [[a]]", ["not-text"]),
    ],
)
def test_a_value_that_is_nearly_right_is_not_guessed(lines: str, expected: list[str]) -> None:
    assert codes(lines) == expected


@pytest.mark.parametrize(
    ("home", "hint"),
    [
        ("California", "Write US-CA."),
        ("us_ca", "Write US-CA."),
        ("Georgia", "Write GE or US-GA."),
        ("uk", "Write GB."),
        ("European Union", "Write EU."),
        ("Netherlands", "Write NL."),
        ("US-ZZ", "Look its code up in ISO 3166-2; the country alone will do too."),
        (
            "anywhere",
            "Write the two capital letters of ISO 3166-1, for example NL; a state as US-CA; EU for its members.",
        ),
    ],
)
def test_who_names_a_place_is_told_its_code(home: str, hint: str) -> None:
    source = parse("x.md", f"---\n{NEEDED}applicant_locations: [{home}]\n---\n".encode())
    assert isinstance(source, Source)
    (problem,) = validate(FRONT[ItemKind.VACANCY], source)[1]
    assert problem.hint == hint


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://", "http:///x", "https://a b", 'https://a"b', "//a"]
)
def test_only_whole_web_addresses_are_addresses(address: str) -> None:
    source = parse("x.md", f"---\n{NEEDED.replace('https://www.example.org/apply', repr(address))}---\n".encode())
    assert isinstance(source, Source)
    assert [diagnostic.code for diagnostic in validate(FRONT[ItemKind.VACANCY], source)[1]] == ["bad-address"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: a\n---\nText.", 4),
        ("---\ntitle: a\n---\n\n\nText.", 6),
        ("---\n\n\ntitle: a\n---\n\nText.", 7),
        ("-----  \r\ntitle: a\r\n--- \r\nText.", 4),
        ("\ufeff---\ntitle: a\n---\nText.\n---\nMore.", 4),
    ],
)
def test_the_text_keeps_its_line(text: str, line: int) -> None:
    source = parse("x.md", text.encode())
    assert isinstance(source, Source)
    assert source.data == {"title": "a"}
    above, _, _ = source.text.partition("Text.")
    assert source.text_line + above.count("\n") == line
