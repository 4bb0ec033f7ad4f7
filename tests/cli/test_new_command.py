from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kollega.config.slug import SLUG
from kollega.content.kind import ItemKind
from kollega.content.source import Source, parse
from kollega.scaffold.draft import LONGEST_SLUG, draft_remarks, draft_text, proposed_slug
from terminal import dialogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


STORY = ["new", "story", "--title", "Night shift: a story", "--author", "robin-example", "--description", "What I saw."]
VACANCY = ["new", "vacancy", "--title", "Baker", "--description", "Bread.", "--apply-email", "jobs@example.org"]
VACANCY += ["--location", "Oslo", "--country", "NO"]
PERSON = ["new", "person", "--name", "Åsa Ørn"]


def write_text_of_ones_own(file: Path) -> None:
    """Put a text in place of the prompts below the facts, as a writer does."""
    facts, line, _ = file.read_text("utf-8").rpartition("---\n")
    file.write_text(f"{facts}{line}\nThe flour lorry came backwards.\n", "utf-8")


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        pytest.param(STORY, "stories/night-shift-a-story.md", id="story"),
        pytest.param([*STORY, "--slug", "nights", "--tag", "a, b", "--tag", "yes"], "stories/nights.md", id="tags"),
        pytest.param([*STORY, "--department", "#1", "--location", "[x"], "stories/night-shift-a-story.md", id="yaml"),
        pytest.param(VACANCY, "vacancies/baker.md", id="vacancy"),
        pytest.param(["new", "story", STORY[3], *STORY[4:]], "stories/night-shift-a-story.md", id="a title by itself"),
        pytest.param(["new", "person", "Åsa Ørn"], "stories/people/asa-orn.md", id="a name by itself"),
        pytest.param([*VACANCY, "--contact", "robin-example"], "vacancies/baker.md", id="contact"),
        pytest.param(PERSON, "stories/people/asa-orn.md", id="person"),
        pytest.param(
            [*PERSON, "--role", "Off: shore", "--consent", "2026-01-31"], "stories/people/asa-orn.md", id="role"
        ),
    ],
)
def test_what_it_writes_passes_the_check(
    site: Path, run: Callable[..., Result], arguments: list[str], path: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"Written: {path}\n")
    assert (site / path).is_file()
    write_text_of_ones_own(site / path)
    checked = run("check", "--strict", path)
    assert checked.exit_code == 0, checked.output
    assert checked.output.endswith((": all is well.\n", " notes in 1 file. The site can be published as it is.\n"))


def test_a_story_begins_as_a_draft_of_today(site: Path, run: Callable[..., Result]) -> None:
    run(*STORY, "--as-of", "2026-05-04")
    lines = (site / "stories/night-shift-a-story.md").read_text("utf-8").splitlines()
    assert lines[:7] == [
        "---",
        "title: 'Night shift: a story'",
        "authors: [robin-example]",
        "date: 2026-05-04",
        "description: What I saw.",
        "status: draft",
        "# Remove the line above when everybody may read the story.",
    ]


def test_a_translation_gets_the_name_of_its_language(site: Path, run: Callable[..., Result]) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("#languages: [en, nl]", "languages: [en, nl]"), "utf-8")
    arguments = [*STORY, "--slug", "a-day-in-the-stockroom", "--lang", "nl"]
    assert run(*arguments).output.startswith("Written: stories/a-day-in-the-stockroom.nl.md\n")
    write_text_of_ones_own(site / "stories/a-day-in-the-stockroom.nl.md")
    assert run("check", "--strict").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new", "story", "--title", "A"], "missing: --author, --description → In a terminal"),
        (["new", "vacancy"], "missing: --title, --description, --apply-url →"),
        ([*STORY, "--author", "robin-exampel"], "→ Did you mean Robin of Acme (robin-example)?"),
        ([*STORY, "--author", "Robin"], "there is no person “Robin” → Did you mean Robin of Acme (robin-example)?"),
        ([*STORY, "--consent", "soon"], "expected a date"),
        ([*STORY, "--slug", "A day"], "for example a-day"),
        ([*STORY, "--slug", "../../escape"], "letters, digits and hyphens"),
        ([*STORY, "--slug", "a-day-in-the-stockroom"], "is taken already by stories/a-day-in-the-stockroom.md"),
        ([*STORY, "--lang", "xx"], "the site has no language “xx”"),
        ([*STORY, "--title", "\x1b[2J"], "invisible control character"),
        ([*STORY, "--title", "A\ue000"], "a character that only some fonts know (U+E000)"),
        ([*STORY, "--title", "x" * 2001], "the text has 2,001 characters → At most 2000 are allowed."),
        ([*STORY, "--slug", "a" * 300], ".md: the name is too long"),
        ([*STORY, "--title", " "], "--title: there is nothing in it"),
        ([*STORY, "--author", ""], "--author: there is nothing in it"),
        ([*PERSON, "--name", ""], "--name: there is nothing in it"),
        ([*VACANCY, "--apply-url", "jobs.pdf"], "is not a web address"),
        ([*VACANCY, "--country", "Georgiana"], "is not the code of a country"),
        ([*VACANCY, "--closing-date", "03/04/2027"], "expected a date"),
        ([*VACANCY, "--contact", "nobody"], "there is no person “nobody”"),
        ([*VACANCY, "--closing-date", "2026-02-28"], "2026-02-28 is past"),
        ([*VACANCY, "--closing-date", "soon"], "expected a date"),
        ([*VACANCY, "--pay", "3600-2800 EUR a month"], "`min` (3600) is above `max` (2800)"),
        ([*VACANCY, "--pay", "3000 a month"], "“3000 a month” does not say which currency → Write"),
        ([*VACANCY, "--pay", "3000 EUR"], "does not say whether that is by hour, day, week, month or year →"),
        ([*VACANCY, "--pay", "EUR a month"], "expected one number or two"),
        ([*VACANCY, "--pay", "2.800 XYZ a month"], "“2.800” can be read in two ways"),
        ([*VACANCY, "--pay", "3000 XYZ a month"], "“XYZ” is not the code of a currency"),
        ([*VACANCY, "--hours", "many"], "expected one number or two, but found “many” → Write"),
        ([*VACANCY, "--employment-type", "sometimes"], "“sometimes” is not one of"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_what_the_check_would_refuse_is_not_written(
    site: Path, run: Callable[..., Result], arguments: list[str], words: str
) -> None:
    before = sorted(site.rglob("*"))
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert words in " ".join(result.stderr.split())
    assert sorted(site.rglob("*")) == before


def test_nothing_is_overwritten(site: Path, run: Callable[..., Result]) -> None:
    run(*STORY)
    (site / "stories/night-shift-a-story.md").write_text("mine")  # cannot be read as a story any more
    result = run(*STORY)
    assert result.exit_code == 2
    assert (site / "stories/night-shift-a-story.md").read_text() == "mine"


def test_a_file_where_a_folder_should_be_is_a_sentence(site: Path, run: Callable[..., Result]) -> None:
    shutil.rmtree(site / "vacancies")
    (site / "vacancies").write_text("mine")
    result = run(*VACANCY)
    assert result.exit_code == 2
    assert "a file stands where a folder should be" in " ".join(result.stderr.split()), result.stderr
    assert (site / "vacancies").read_text() == "mine"


def test_a_site_that_requires_consent_is_given_it(site: Path, run: Callable[..., Result]) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("#consent: required", "consent: required"), "utf-8")
    assert "missing: --consent\n" in run(*STORY).stderr
    run(*STORY, "--consent", "2026-02-20")
    write_text_of_ones_own(site / "stories/night-shift-a-story.md")
    assert run("check", "--strict", "stories/night-shift-a-story.md").exit_code == 0


@pytest.mark.parametrize("lang", ["en", "nl", "de", "sv", "fr", "de-AT"])
def test_what_else_can_stand_in_a_file_is_said_in_its_language_and_can_be_taken_as_it_is(lang: str) -> None:
    said = draft_remarks(lang)
    assert said.keys() == draft_remarks("en").keys()
    assert lang == "en" or not set(said.values()) & set(draft_remarks("en").values())
    facts = {"title": "A", "authors": ["a"], "description": "B.", "name": "A", "slug": "a", "today": "2026-01-01"}
    for kind, keys in {
        ItemKind.STORY: {"photo", "photo_alt", "share"},
        ItemKind.VACANCY: {"valid_through", "employment_type", "workplace", "hours", "salary"},
        ItemKind.PERSON: {"pronouns", "since", "expertise", "links", "photo", "photo_alt"},
    }.items():
        optional = ("department", "location", "locations", "country", "tags", "consent", "apply_url", "apply_email")
        of_the_job = ("employment_type", "hours", "salary", "valid_through", "contact", "role")
        text = draft_text(kind, dict.fromkeys((*optional, *of_the_job)) | facts, lang)
        source = parse("x.md", re.sub(r"(?m)^# (?=\w+:(?:\s|$)| )", "", text).encode())
        assert isinstance(source, Source)
        assert keys <= source.data.keys(), text


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Co", "Cs", "Cn", "Zl", "Zp"]), min_size=1))
def test_any_title_is_read_back_as_it_was(title: str) -> None:
    plain = " ".join(title.split())
    facts = {"title": plain, "authors": ("a",), "description": plain, "tags": (plain,), "today": "2026-01-01"}
    absent = dict.fromkeys(("department", "location", "consent"))
    source = parse("stories/x.md", draft_text(ItemKind.STORY, facts | absent, "en").encode())
    assert isinstance(source, Source)
    if plain not in {"", "~", "null"}:
        assert (source.data["title"], source.data["tags"]) == (plain, [plain])


@given(st.text(min_size=1, max_size=300))
def test_a_proposed_name_is_a_name_of_fair_length(title: str) -> None:
    slug = proposed_slug(title)
    assert SLUG.fullmatch(slug)
    assert len(slug) <= LONGEST_SLUG


@pytest.mark.parametrize(
    ("lang", "title", "slug"),
    [
        ("de", "Größer als üblich: ein Schäferhund", "groesser-als-ueblich-ein-schaeferhund"),
        ("de", "GRO\u0308SSE ÜBER ALLES", "groesse-ueber-alles"),
        ("de-CH", "Zwölf Jahre Zürich", "zwoelf-jahre-zuerich"),
        ("da", "Ærø på én dag: smørrebrød", "aeroe-paa-en-dag-smoerrebroed"),
        ("nb", "Blåbær på fjøset", "blaabaer-paa-fjoeset"),
        ("nn", "Å gå på sjøen", "aa-gaa-paa-sjoeen"),
        ("sv", "Så är ett år på sjön", "sa-ar-ett-ar-pa-sjon"),
        ("fi", "Äiti työssä", "aiti-tyossa"),
        ("nl", "Eén ĳskoude coördinator", "een-ijskoude-coordinator"),
        ("fr", "L’été à l’œuvre, ça change", "l-ete-a-l-oeuvre-ca-change"),
        ("pl", "Łódź i żółw", "lodz-i-zolw"),
        ("tr", "İlk yılım ışıl ışıl", "ilk-yilim-isil-isil"),
        ("is", "Þetta er æði", "thetta-er-aedi"),
        ("en", "Zürich, naïve façade", "zurich-naive-facade"),
    ],
)
def test_a_name_is_proposed_as_its_language_spells_it(lang: str, title: str, slug: str) -> None:
    assert proposed_slug(title, lang) == slug


IN_A_TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


@IN_A_TERMINAL
def test_in_a_terminal_one_is_asked(site: Path, run: Callable[..., Result]) -> None:
    answers = ["My first year", "robin", "n", "n", "robin OF acme", "What I learned.", "Stockrom", "n", "stockroom"]
    shown, status = dialogue(["new", "story"], [*answers, "A Day", ""])
    assert status == 0, shown
    assert "There is no person “robin”. Did you mean Robin of Acme (robin-example)? [Y/n]" in shown
    assert "There is no person “robin”. Begin a file for a new colleague of that name? [y/N]" in shown
    assert (
        "“Stockrom” would be a new department, and there is already Stockroom (stockroom). Is it a new one? [y/N]"
        in shown
    )
    assert "Name of the story's file, without .md [my-first-year]" in shown
    text = (site / "stories/my-first-year.md").read_text("utf-8")
    assert "authors: [robin-example]\n" in text
    write_text_of_ones_own(site / "stories/my-first-year.md")
    assert run("check", "--strict").exit_code == 0


@IN_A_TERMINAL
def test_who_is_the_only_one_called_nearly_so_is_taken_at_a_keystroke(site: Path) -> None:
    shown, status = dialogue(["new", "story"], ["My first year", "Robin", "", "What I learned.", "", ""])
    assert status == 0, shown
    assert "authors: [robin-example]\n" in (site / "stories/my-first-year.md").read_text("utf-8")


@IN_A_TERMINAL
def test_the_file_of_a_colleague_who_has_none_is_begun_along(site: Path, run: Callable[..., Result]) -> None:
    person = ["Ada Ørn", "y", "Driver", "", "", "ada"]
    shown, status = dialogue(["new", "story"], ["Nights", *person, "What I saw.", "", ""])
    assert status == 0, shown
    assert "There is no person “Ada Ørn”. Begin a file for a new colleague of that name? [y/N]" in shown
    assert "Written: stories/nights.md\r\nWritten: stories/people/ada.md\r\n" in shown
    assert "name: Ada Ørn\nrole: Driver\n" in (site / "stories/people/ada.md").read_text("utf-8")
    assert "authors: [ada]\n" in (site / "stories/nights.md").read_text("utf-8")
    write_text_of_ones_own(site / "stories/nights.md")
    assert run("check", "--strict").exit_code == 0


@IN_A_TERMINAL
def test_of_a_vacancy_one_is_asked_what_candidates_look_for(site: Path, run: Callable[..., Result]) -> None:
    about = ["Baker", "Bread.", "", "Oslo", "NO", "jobs", "jobs@example.org"]
    job = ["full-time, Part time", "32-36", "much", "28 000-36 000 NOK a month", "2026-01-01", "2026-12-31", ""]
    shown, status = dialogue(["new", "vacancy"], [*about, *job, ""])
    assert status == 0, shown
    text = (site / "vacancies/baker.md").read_text("utf-8")
    for line in (
        "locations:\n  - city: Oslo\n    country: 'NO'\n",
        "apply_email: jobs@example.org\n",
        "employment_type: [FULL_TIME, PART_TIME]\n",
        "hours: {min: 32, max: 36}\n",
        "salary: {min: 28000, max: 36000, currency: NOK, unit: MONTH}\n",
        "valid_through: 2026-12-31\n",
    ):
        assert line in text
    assert "2026-01-01 is past" in shown
    write_text_of_ones_own(site / "vacancies/baker.md")
    assert run("check", "--strict").exit_code == 0


@pytest.mark.parametrize(
    ("option", "given", "line"),
    [
        ("--pay", "2800-3600 EUR a month", "salary: {min: 2800, max: 3600, currency: EUR, unit: MONTH}"),
        ("--pay", "€ 14,50 per hour", "salary: {min: 14.5, currency: EUR, unit: HOUR}"),
        ("--pay", "3.000 bis 3.400 Euro im Monat", "salary: {min: 3000, max: 3400, currency: EUR, unit: MONTH}"),
        ("--pay", "18,50 €/Stunde", "salary: {min: 18.5, currency: EUR, unit: HOUR}"),
        ("--pay", "2.800 euro per maand", "salary: {min: 2800, currency: EUR, unit: MONTH}"),
        ("--closing-date", "31.12.2026", "valid_through: 2026-12-31"),
        ("--closing-date", "31 décembre 2026", "valid_through: 2026-12-31"),
        ("--country", "Deutschland", "    country: DE"),
        ("--country", "norge", "    country: 'NO'"),
        ("--apply-url", "www.example.org/jobs", "apply_url: https://www.example.org/jobs"),
        ("--apply-email", "mailto:people@example.org", "apply_email: people@example.org"),
        ("--employment-type", "Vollzeit", "employment_type: [FULL_TIME]"),
        ("--pay", "SEK 52 000 – 60 000 yearly", "salary: {min: 52000, max: 60000, currency: SEK, unit: YEAR}"),
        ("--pay", "120 usd/day", "salary: {min: 120, currency: USD, unit: DAY}"),
        ("--hours", "36", "hours: 36"),
        ("--hours", "32 to 36,5", "hours: {min: 32, max: 36.5}"),
        ("--employment-type", "part time", "employment_type: [PART_TIME]"),
        ("--closing-date", "2026-12-31 17:00", "valid_through: 2026-12-31 17:00"),
        ("--contact", "robin of acme", "contact: robin-example"),
        ("--department", "Stockroom", "department: Stockroom"),
    ],
)
def test_facts_are_taken_as_people_write_them(
    site: Path, run: Callable[..., Result], option: str, given: str, line: str
) -> None:
    result = run(*VACANCY, option, given)
    assert result.exit_code == 0, result.output
    assert f"\n{line}\n" in (site / "vacancies/baker.md").read_text("utf-8")
    write_text_of_ones_own(site / "vacancies/baker.md")
    assert run("check", "--strict", "vacancies/baker.md").exit_code == 0


def test_who_is_not_asked_is_told_which_department_is_near(site: Path, run: Callable[..., Result]) -> None:
    result = run(*STORY, "--department", "Stockrom")
    assert result.exit_code == 0, site
    assert result.stderr == "“Stockrom” would be a new department, and there is already Stockroom (stockroom).\n"


def test_a_second_vacancy_in_a_town_is_in_no_new_place(site: Path, run: Callable[..., Result]) -> None:
    run(*VACANCY)
    assert run(*VACANCY, "--slug", "another").stderr == ""
    (site / "vacancies/another.md").unlink()
    assert "there is already Oslo (oslo-no)" in run(*VACANCY, "--slug", "another", "--location", "Olso").stderr


def test_a_name_that_two_colleagues_have_is_not_guessed(site: Path, run: Callable[..., Result]) -> None:
    (site / "stories/people/robin-2.md").write_text("---\nname: Robin of Acme\n---\n")
    result = run(*STORY[:-4], "--author", "Robin of Acme", "--description", "What I saw.")
    assert result.exit_code == 2
    assert "“Robin of Acme” could be robin-2 or robin-example → Say which one" in " ".join(result.stderr.split())


def test_the_editor_opens_the_new_file(site: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    editor = site / "editor.sh"
    editor.write_text('#!/bin/sh\necho "Mine." >> "$1"\n')
    editor.chmod(0o700)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(editor))
    result = run(*STORY, "--edit")
    assert result.exit_code == 0, result.output
    assert (site / "stories/night-shift-a-story.md").read_text("utf-8").endswith("Mine.\n")
    assert "Open it in your editor" not in result.output


def test_an_editor_that_is_not_there_leaves_the_file_and_says_so(
    site: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", str(site / "nowhere"))
    result = run(*STORY, "--edit")
    assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert "the editor" in result.stderr
    assert (site / "stories/night-shift-a-story.md").is_file()


def test_a_place_that_the_site_knows_is_named_by_its_id(site: Path, run: Callable[..., Result]) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "      places: {yard: {city: Oslo, country: 'NO'}}\n", "utf-8")
    run(*VACANCY[:-4], "--location", "yard")
    assert "\nlocations: [yard]\n" in (site / "vacancies/baker.md").read_text("utf-8")
    write_text_of_ones_own(site / "vacancies/baker.md")
    assert run("check", "--strict").exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_who_stops_at_a_question_has_written_nothing(site: Path) -> None:
    before = sorted(site.rglob("*"))
    shown, status = dialogue(["new", "story"], ["\x04"])
    assert (status, "Stopped." in shown, "Traceback" in shown) == (130, True, False)
    assert sorted(site.rglob("*")) == before
