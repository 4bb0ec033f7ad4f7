"""What is mended is what was meant, nothing else of the file changes, and the check agrees."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.check.mending.mend import mend, mends
from kollega.check.mending.values import dates, numbers
from kollega.config.load import settings_of
from kollega.content.files import item_file, item_folders
from kollega.content.read import reading_of

if TYPE_CHECKING:
    from conftest import Examine, Write
    from kollega.content.files import SourceFile

SITES = Path(__file__).parents[1] / "sites/broken"
SETTINGS = settings_of(
    {
        "organisation": {"name": "Veer & Peil", "url": "https://www.example.org/"},
        "languages": ["en", "en-US"],
        "typographer": False,
    }
)
STORY = {"title": "Me", "authors": "[ines]", "date": "2026-01-05", "description": "One."}
VACANCY = {"title": "Cook", "date_posted": "2026-01-05", "description": "One.", "apply_email": "jobs@example.org"}
PERSON = {"name": "Ines"}
PATHS = {"stories/x.md": STORY, "vacancies/x.md": VACANCY, "stories/people/x.md": PERSON}


def file_of(path: str) -> SourceFile:
    file = item_file(path, item_folders(SETTINGS))
    assert file is not None
    return file


def front(path: str, line: str) -> bytes:
    """Return a file that is right but for one line, which takes the place of its key."""
    facts = {key: value for key, value in PATHS[path].items() if not line.startswith(f"{key}:")}
    lines = [f"{key}: {value}" for key, value in facts.items()]
    return "\n".join(["---", *lines, line, "# a remark", "---", "", "Text.", ""]).encode()


def with_text(*lines: str) -> bytes:
    facts = [f"{key}: {value}" for key, value in STORY.items()]
    return "\n".join(["---", *facts, "---", "", *lines, ""]).encode()


@pytest.mark.parametrize("heading", ["# Me", "## Me #", "#  *Me*!", "Me\n==", "Me\n---"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_title_that_the_text_repeats_is_taken_out_and_nothing_else(heading: str, end: str) -> None:
    before, after = with_text(heading, "", "I am here."), with_text("I am here.")
    mended, told = mend(file_of("stories/x.md"), before.replace(b"\n", end.encode()), SETTINGS)
    assert (mended, [each.code for each in told]) == (after.replace(b"\n", end.encode()), ["repeated-title"])


@pytest.mark.parametrize("heading", ["# Me and you", "# You", "Me", "#Me", "Me\n\n# Me", "> # Me"])
def test_a_heading_that_says_more_or_stands_elsewhere_is_left(heading: str) -> None:
    content = with_text(heading, "", "I am here.")
    assert mend(file_of("stories/x.md"), content, SETTINGS) == (content, ())


MENDED = [
    # what YAML would take for something else
    ("stories/x.md", "title: We are #1 in fog", 'title: "We are #1 in fog"'),
    ("stories/x.md", "title: #1", 'title: "#1"'),
    ("stories/x.md", "title: Fog, #fog", 'title: "Fog, #fog"'),
    ("stories/x.md", "tags: night, #bread", 'tags: [night, "#bread"]'),
    ("stories/x.md", "tags: #night #bread", 'tags: ["#night", "#bread"]'),
    ("stories/x.md", "tags: We are #1", 'tags: "We are #1"'),
    ("stories/x.md", "tags:\n  - #ferries", 'tags:\n  - "#ferries"'),
    ("stories/x.md", 'title: The "best" \\ #1', 'title: "The \\"best\\" \\\\ #1"'),
    ("stories/x.md", "title: Night shift: a story", 'title: "Night shift: a story"'),
    ("stories/people/x.md", "role: @skipper", 'role: "@skipper"'),
    ("stories/people/x.md", "role: *Skipper*", 'role: "*Skipper*"'),
    ("stories/people/x.md", "role: !Skipper of the year", 'role: "!Skipper of the year"'),
    ("stories/people/x.md", "role: &More", 'role: "&More"'),
    ("stories/people/x.md", "role: %done", 'role: "%done"'),
    ("stories/people/x.md", "role: `Skipper`", 'role: "`Skipper`"'),
    ("vacancies/x.md", "hours:\n\tmin: 32\n\tmax: 36", "hours:\n  min: 32\n  max: 36"),
    ("stories/x.md", "title: On\x00 the ferry", "title: On the ferry"),
    ("stories/x.md", 'title: “My night: one"', 'title: "My night: one"'),
    ("stories/x.md", "title: 'It's my night'", 'title: "It\'s my night"'),
    ("stories/x.md", 'title: "My "long" night"', "title: 'My \"long\" night'"),
    ("stories/x.md", "title: ? what", 'title: "? what"'),
    ("stories/x.md", "title:My night", "title: My night"),
    ("stories/x.md", "title:\u00a0My night", "title: My night"),
    ("stories/x.md", "title：My night", "title: My night"),
    ("stories/x.md", "tags: [#one, #two]", 'tags: ["#one", "#two"]'),
    ("stories/x.md", 'tags: "one", "two"', 'tags: ["one", "two"]'),
    # lists from commas
    ("stories/x.md", "authors: ines, marjan-dekkers", "authors: [ines, marjan-dekkers]"),
    ("stories/x.md", "aliases: old-name; older-name", "aliases: [old-name, older-name]"),
    ("stories/x.md", "vacancies: cook,mate", "vacancies: [cook, mate]"),
    ("vacancies/x.md", "employment_type: FULL_TIME, PART_TIME", "employment_type: [FULL_TIME, PART_TIME]"),
    ("vacancies/x.md", "employment_type: full-time, part time", "employment_type: [FULL_TIME, PART_TIME]"),
    ("vacancies/x.md", "applicant_locations: NL, be, Germany", "applicant_locations: [NL, BE, DE]"),
    ("stories/x.md", "tags: fog, night", "tags: [fog, night]"),
    ("stories/x.md", "tags: fog; night", "tags: [fog, night]"),
    ("stories/people/x.md", "expertise: knots, fog", "expertise: [knots, fog]"),
    # addresses
    ("stories/x.md", "source: www.example.org/a", "source: https://www.example.org/a"),
    ("stories/x.md", "source: example.org", "source: https://example.org"),
    ("stories/x.md", "source: //example.org/a?b=c#d", "source: https://example.org/a?b=c#d"),
    ("stories/people/x.md", 'links:\n  mastodon: "social.example/@ines"', 'links:\n  mastodon: "https://social.example/@ines"'),
    ("vacancies/x.md", "apply_email: mailto:jobs@example.org", "apply_email: jobs@example.org"),
    ("vacancies/x.md", "apply_email: Jobs <jobs@example.org>", "apply_email: jobs@example.org"),
    # words of a list
    ("stories/x.md", "status: Draft  # soon", "status: draft  # soon"),
    ("vacancies/x.md", "workplace: 'On site'", "workplace: 'onsite'"),
    ("vacancies/x.md", "workplace: Hybrid", "workplace: hybrid"),
    ("vacancies/x.md", "employment_type: [full_time, 'Part-time']", "employment_type: [FULL_TIME, 'PART_TIME']"),
    ("vacancies/x.md", "salary: {min: 1, currency: eur, unit: month}", "salary: {min: 1, currency: EUR, unit: MONTH}"),
    ("vacancies/x.md", "salary: {min: 1, currency: €, unit: YEAR}", "salary: {min: 1, currency: EUR, unit: YEAR}"),
    # countries
    ("vacancies/x.md", "locations: [{city: Oslo, country: Norway}]", "locations: [{city: Oslo, country: NO}]"),
    ("vacancies/x.md", "locations: [{city: Oslo, country: no}]", "locations: [{city: Oslo, country: NO}]"),
    ("vacancies/x.md", "applicant_locations: [us_ca, eu]", "applicant_locations: [US-CA, EU]"),
    # dates, lengths of time, numbers
    ("stories/x.md", "date: 2026/3/1", "date: 2026-03-01"),
    ("stories/x.md", "date: '2026.03.01'", "date: '2026-03-01'"),
    ("stories/x.md", "date: 20260301", "date: 2026-03-01"),
    ("vacancies/x.md", "valid_through: 2026-3-1 9:30", "valid_through: 2026-03-01 09:30"),
    ("vacancies/x.md", "job_duration: 6 months", "job_duration: P6M"),
    ("vacancies/x.md", "job_duration: p1y", "job_duration: P1Y"),
    ("vacancies/x.md", "hours: 36,5", "hours: 36.5"),
    ("vacancies/x.md", "salary: {min: 52 000, currency: EUR}", "salary: {min: 52000, currency: EUR}"),
    ("vacancies/x.md", "salary: {min: '1.250,50', currency: EUR}", "salary: {min: '1250.50', currency: EUR}"),
    ("vacancies/x.md", "salary: {min: 52'000, currency: CHF}", "salary: {min: 52000, currency: CHF}"),
    ("stories/x.md", "date: 1.3.2026", "date: 2026-03-01"),
    ("stories/x.md", "date: 28/02/2026", "date: 2026-02-28"),
    ("stories/x.md", "date: 02/28/2026", "date: 2026-02-28"),
    ("stories/x.md", "date: 2026\u201103\u201101", "date: 2026-03-01"),
    ("stories/x.md", "date: 2026–03–01", "date: 2026-03-01"),
    ("stories/x.md", "date: den 1 mars 2026", "date: 2026-03-01"),
    ("stories/x.md", "date: March 1st, 2026", "date: 2026-03-01"),
    ("stories/x.md", "date: 1er mars 2026", "date: 2026-03-01"),
    ("vacancies/x.md", "valid_through: 30.04.2026, 17 Uhr", "valid_through: 2026-04-30 17:00"),
    ("vacancies/x.md", "job_duration: sechs Monate", "job_duration: P6M"),
    ("vacancies/x.md", "hours: 32-40", "hours: {min: 32, max: 40}"),
    ("vacancies/x.md", "hours: '32 tot 40 uur'", "hours: {min: 32, max: 40}"),
    ("vacancies/x.md", "hours: 38,5 Std.", "hours: 38.5"),
    ("vacancies/x.md", "salary: € 2.800 tot € 3.200 per maand",
     "salary: {min: 2800, max: 3200, currency: EUR, unit: MONTH}"),
    ("vacancies/x.md", "salary: CHF 90'000 pro Jahr", "salary: {min: 90000, currency: CHF, unit: YEAR}"),
    ("vacancies/x.md", "salary: {min: 1, currency: Euro, unit: Monat}", "salary: {min: 1, currency: EUR, unit: MONTH}"),
    ("vacancies/x.md", "employment_type: Vollzeit", "employment_type: FULL_TIME"),
    ("vacancies/x.md", "employment_type: Vollzeit, Teilzeit", "employment_type: [FULL_TIME, PART_TIME]"),
    ("vacancies/x.md", "workplace: op kantoor", "workplace: onsite"),
    ("vacancies/x.md", "direct_apply: ja", "direct_apply: true"),
    ("stories/x.md", "status: Entwurf", "status: draft"),
    ("stories/x.md", "lang: EN_us", "lang: en-US"),
    # keys
    ("stories/x.md", "tittle: Me", "title: Me"),
    ("stories/x.md", "Tags: [water]", "tags: [water]"),
    ("vacancies/x.md", "Apply URL: https://example.org/", "apply_url: https://example.org/"),
    ("vacancies/x.md", "valid-through: 2026-03-01", "valid_through: 2026-03-01"),
    ("vacancies/x.md", "contcat: ines", "contact: ines"),
    ("vacancies/x.md", "Ansprechpartner: ines", "contact: ines"),
    ("stories/x.md", "Schlagworte: [water]", "tags: [water]"),
    ("stories/people/x.md", "functie: Schipper", "role: Schipper"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "line", "meant"), MENDED, ids=[line for _, line, _ in MENDED])
def test_what_leaves_no_doubt_is_mended(path: str, line: str, meant: str) -> None:
    before = front(path, line)
    if line.startswith("tit") and not line.startswith("title: "):
        before = before.replace(b"title: Me\n", b"", 1)
    after, _ = mend(file_of(path), before, SETTINGS)
    assert after.decode() == before.decode().replace(line, meant)


DOUBTFUL = [
    ("stories/x.md", "title: Fog # our story"),
    ("stories/x.md", "title: We are #1 # ask Ines first"),
    ("stories/x.md", "date: 01/03/2026"),
    ("stories/x.md", "date: soon"),
    ("stories/x.md", 'tags: "fog, and night"'),
    ("stories/x.md", "date: 01-02-26"),
    ("stories/x.md", "status: live"),
    ("vacancies/x.md", "employment_type: permanent"),
    ("vacancies/x.md", "salary: €3.000 - 4.000"),
    ("vacancies/x.md", "salary: $52,000 per year"),
    ("vacancies/x.md", "valid_through: 2026-04-30 17:00 CET"),
    ("stories/x.md", "date: 2026/13/40"),
    ("stories/x.md", "source: notes.md"),
    ("stories/x.md", "source: see below"),
    ("stories/x.md", "colour: red"),
    ("stories/x.md", "tittle: Twice"),
    ("stories/x.md", "tgs: [water]"),
    ("stories/x.md", "lang: gb"),
    ("stories/x.md", "status: retired"),
    ("stories/x.md", "draft: true"),
    ("stories/x.md", "authors: Ines Example"),
    ("stories/people/x.md", "role: - Skipper"),
    ("stories/people/x.md", "role: 'Skipper"),
    ("stories/people/x.md", "role: [Skipper] of the year"),
    ("stories/people/x.md", "expertise: [ropes, knots"),
    ("vacancies/x.md", "hours:\n\tmin: 32\n  max: 36"),
    ("vacancies/x.md", "hours: 2.800"),
    ("vacancies/x.md", "hours: full-time"),
    ("vacancies/x.md", "salary: {min: 1, currency: $, unit: YEAR}"),
    ("vacancies/x.md", "salary: {min: 1, currency: kr, unit: YEAR}"),
    ("vacancies/x.md", "applicant_locations: [Georgia]"),
    ("vacancies/x.md", "applicant_locations: [Nowhere]"),
    ("vacancies/x.md", "apply_email: jobs@example.org or 0123"),
    ("vacancies/x.md", "job_duration: half a year"),
    ("vacancies/x.md", "openings: many"),
]


@pytest.mark.parametrize(("path", "line"), DOUBTFUL, ids=[line for _, line in DOUBTFUL])
def test_what_could_mean_more_than_one_thing_is_left_alone(path: str, line: str) -> None:
    before = front(path, line)
    assert mend(file_of(path), before, SETTINGS) == (before, ())


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "with a byte order mark"])
def test_line_ends_remarks_and_order_stay_as_they_are(line_end: str, mark: str) -> None:
    text = (
        f"{mark}---\n# first\ndate: 2026/3/1   # day\ntitle:   We are #1\n\nauthors:  ines, ada\n"
        "description: 'One. '\n---\n\n  Text  \n\n- [ ] a\tb"
    )
    after, mended = mend(file_of("stories/x.md"), text.replace("\n", line_end).encode(), SETTINGS)
    meant = (
        text.replace("2026/3/1", "2026-03-01").replace("We are #1", '"We are #1"').replace("ines, ada", "[ines, ada]")
    )
    assert (after.decode(), len(mended)) == (meant.replace("\n", line_end), 3)


NAMES = (("Ines Vercammen", "ines"), ("Ada Ørn", "ada"), ("Bo", "bo-1"), ("Bo", "bo-2"))


@pytest.mark.parametrize(
    ("path", "line", "meant"),
    [
        ("stories/x.md", "authors: [ada, ines vercammen]", "authors: [ada, ines]"),
        ("stories/x.md", "authors: Ines Vercammen, Ada Ørn", "authors: [ines, ada]"),
        ("stories/x.md", "authors: ines, Ada Ørn, ines", "authors: [ines, ada]"),
        ("stories/x.md", "authors: Ines Vercammen, ines", "authors: [ines]"),
        ("stories/x.md", "authors:\n  - 'Ada Ørn' # she", "authors:\n  - 'ada' # she"),
        ("vacancies/x.md", "contact: Ada O\u0308rn", "contact: Ada O\u0308rn"),
        ("vacancies/x.md", "contact: Ada Ørn", "contact: ada"),
        ("stories/x.md", "authors: [Bo]", "authors: [Bo]"),
        ("stories/x.md", "aliases: [Ada Ørn]", "aliases: [Ada Ørn]"),
    ],
    ids=[
        "in a list",
        "a list from commas",
        "an id twice",
        "a name and its id",
        "with a remark",
        "another letter",
        "contact",
        "two of a name",
        "no person",
    ],
)
def test_a_whole_name_is_the_id_of_the_one_who_has_it(path: str, line: str, meant: str) -> None:
    before = front(path, line)
    assert mend(file_of(path), before, SETTINGS, NAMES)[0].decode() == before.decode().replace(line, meant)


def samples() -> list[object]:
    return [pytest.param(folder, id=folder.name) for folder in sorted(SITES.iterdir())]


@pytest.mark.parametrize("folder", samples())
def test_of_a_broken_site_what_is_mended_is_told_no_more_and_all_else_stays(folder: Path, examine: Examine) -> None:
    seen = examine(folder)
    content, site_settings = seen.links.content, seen.site.settings
    names = [(person.front.name, person.slug) for person in content.people]
    for each in mends(seen.diagnostics, content, site_settings, folder):
        file = item_file(each.target, item_folders(site_settings))
        assert file is not None
        if each.path != each.target:
            assert each.before == each.after
            continue
        told = reading_of(file, each.after, site_settings)[1]
        assert not {(one.line, one.code, one.message) for one in each.mended} & {
            (one.line, one.code, one.message) for one in told
        }
        changed = {one.line for one in each.mended}
        lines = [content.decode().splitlines(keepends=True) for content in (each.before, each.after)]
        assert len(lines[0]) == len(lines[1])
        differing = {n for n, (a, b) in enumerate(zip(*lines, strict=True), start=1) if a != b}
        assert differing <= changed or "\t" in lines[0][min(differing - changed) - 1]
        assert mend(file, each.after, site_settings, names) == (each.after, ())


@pytest.mark.parametrize("dashes", ["—", "—-", "–--", "--", "- - -", r"\---", "‐‐‐", "***", "==="])
def test_three_hyphens_stand_where_an_editor_has_made_something_else_of_them(dashes: str) -> None:
    facts = "title: Me\nauthors: [ines]\ndate: 2026-01-05\ndescription: One.\n"
    after, _ = mend(file_of("stories/x.md"), f"{dashes}\n{facts}{dashes}\nText — and more.\n\n--\n".encode(), SETTINGS)
    assert after.decode() == f"---\n{facts}---\nText — and more.\n\n--\n"


def test_quotation_marks_are_set_also_where_the_key_has_another_name() -> None:
    content = front("stories/x.md", "Titel: Night shift: a story")
    after, mended = mend(file_of("stories/x.md"), content, SETTINGS)
    assert b'\nTitel: "Night shift: a story"\n' in after
    assert [each.code for each in mended] == ["bad-yaml"]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("authors: [Jürgen Müßig]", "Write `juergen-muessig`."),
        ("authors: jürgen  müssig", "Write `juergen-muessig`."),
        ("authors: [Jürgen Müßig, ada]", "Write `juergen-muessig`."),
        ("authors: Jürgen Müßig, Ada Ørn", "Write `[juergen-muessig, ada]`."),
        ("authors: [ada]\nvacancies: [Night baker]", "Write `baker`."),
        ("authors: [Jürgen]", "Write `jurgen`, if that is what is meant."),
        ("authors: Jürgen Müßig, Somebody Else", "Write `[Jürgen Müßig, Somebody Else]`."),
    ],
)
def test_who_writes_the_name_in_place_of_an_id_is_told_the_id(
    write: Write, examine: Examine, line: str, hint: str
) -> None:
    facts = {**STORY, "authors": ""}
    story = "".join(f"{key}: {value}\n" for key, value in facts.items() if value)
    folder = write(
        {
            "stories/x.md": f"---\n{story}{line}\n---\n\nText.\n",
            "stories/people/juergen-muessig.md": "---\nname: Jürgen Müßig\n---\n",
            "stories/people/ada.md": "---\nname: Ada Ørn\n---\n",
            "vacancies/baker.md": "---\n"
            + "".join(f"{key}: {value}\n" for key, value in {**VACANCY, "title": "Night baker"}.items())
            + "---\n\nBread.\n",
            "pages/index.md": "# Home\n",
        }
    )
    found = [
        each.hint for each in examine(folder).diagnostics if each.path == "stories/x.md" and each.severity == "error"
    ]
    assert found == [hint]


def test_a_right_ending_is_given_where_only_the_ending_is_wrong(examine: Examine) -> None:
    folder = SITES / "overlooked"
    seen = examine(folder)
    found = mends(seen.diagnostics, seen.links.content, seen.site.settings, folder)
    assert {each.path: each.target for each in found if each.path != each.target} == {
        "stories/SECOND.MD": "stories/second.md",
        "stories/first.markdown": "stories/first.md",
        "stories/fourth.md.txt": "stories/fourth.md",
        "stories/people/bram.nl.MD": "stories/people/bram.nl.md",
        "stories/sixth/INDEX.MD": "stories/sixth/index.md",
    }


@settings(deadline=None, max_examples=100)
@given(st.text(st.sampled_from("ab#:1 \"'\\[]{}&*!|>%@`,-\t"), min_size=1, max_size=20), st.sampled_from(sorted(PATHS)))
def test_whatever_stands_on_a_line_only_that_line_is_changed_and_nothing_is_worse(text: str, path: str) -> None:
    before = front(path, f"{'name' if 'people' in path else 'title'}: {text}")
    after, mended = mend(file_of(path), before, SETTINGS)
    old, new = before.split(b"\n"), after.split(b"\n")
    assert len(old) == len(new)
    assert sum(a != b for a, b in zip(old, new, strict=True)) == bool(mended)
    if mended:
        item, told = reading_of(file_of(path), after, SETTINGS)
        assert item is not None, told
        said = item.front.name if "people" in path else item.front.title
        written = " ".join(text.split())
        assert said in {written, written[1:-1].strip() if written[0] == written[-1] in "\"'" else written}


LINES = [line.partition("\n")[0] for _, line, _ in MENDED] + [line.partition("\n")[0] for _, line in DOUBTFUL]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(LINES), max_size=6), st.sampled_from(sorted(PATHS)), st.sampled_from("\n\r"))
def test_many_wrong_lines_end_somewhere_and_a_second_run_finds_nothing(lines: list[str], path: str, end: str) -> None:
    text = end.join(["---", *lines, "---", "", "Text."])
    after, _ = mend(file_of(path), text.encode(), SETTINGS, NAMES)
    assert after.decode().count(end) == text.count(end)
    assert mend(file_of(path), after, SETTINGS, NAMES) == (after, ())


@given(st.dates(min_value=date(1900, 1, 1)).filter(lambda day: day.year < 2100))
def test_a_day_is_the_same_day(day: object) -> None:
    year, month, number = str(day).split("-")
    written = (f"{year}/{int(month)}/{int(number)}", f"{year}.{month}.{number}", f"{year}{month}{number}")
    assert {next(dates(each)) for each in written} == {str(day)}


@given(st.integers(1_000, 999_999_999))
def test_a_number_is_the_same_number(number: int) -> None:
    for mark in " '’\u00a0":
        assert next(numbers(f"{number:,}".replace(",", mark))) == str(number)
    assert next(numbers(f"{number:,}.50")) == f"{number}.50"
