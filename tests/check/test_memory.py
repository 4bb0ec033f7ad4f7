"""What a check knows from an earlier one is the same as what it would find, and nothing of what is gone is kept."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import msgspec
import pytest
import yaml

from company import NOW, minimal_company, picture
from damage import DAMAGE
from kollega.build.cache import Cache
from kollega.check.content import catalogue, check, check_project, read
from kollega.check.memory import Memory
from kollega.check.notation import diagnostic_of, facts_of, front_of, notation_of
from kollega.content.item import FRONT
from kollega.content.kind import ItemKind
from kollega.diagnostics import Diagnostic, Severity
from kollega.executor import SERIAL
from kollega.host import project_of
from kollega.i18n.wording import enumeration, plural, wording
from kollega.markdown.body import KeptBody

if TYPE_CHECKING:
    from pathlib import Path

    from company import Company


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Return a company with much to be told, of which all is known."""
    company = minimal_company(tmp_path_factory.mktemp("memory") / "acme")
    more = "See [the fitter](../vacancies/fitter.md), <b onclick='x'>bold</b>.\n\nThis is an example.\n"
    company.write("stories/lifts.md", company.root.joinpath("stories/lifts.md").read_text("utf-8") + more)
    company.edit("stories/lifts.md", "tags:", "colour: red\ntags:")
    company.edit("vacancies/fitter.md", "You go up", "We want rockstars, young ones. You go up")
    company.write("guidelines.yml", "rules:\n  stars:\n    words: {en: [rockstars]}\n    why: {en: Nobody is one.}\n")
    (company.root / ".kollega").mkdir()
    found(company)
    return company


@pytest.fixture
def company(done: Company, tmp_path: Path) -> Company:
    shutil.copytree(done.root, tmp_path / "acme")
    return type(done)(tmp_path / "acme")


def found(company: Company, *, warm: bool = True) -> list[tuple[str, ...]]:
    """Return what is wrong, in English and as it was put together."""
    project = project_of(company.config_file)
    store = Cache(company.root / ".kollega") if warm else None
    told = check_project(project, NOW, store=store).diagnostics
    return [
        (repr(each), *(repr(getattr(text, "templates", "")) for text in (each.message, each.hint))) for each in told
    ]


def shelves(company: Company) -> list[Path]:
    return sorted((company.root / ".kollega/texts").glob("[0-9]*.json"))


def test_what_is_known_is_told_again(company: Company) -> None:
    told = found(company, warm=False)
    assert {"unknown-key", "guideline"} <= {
        code for each in told for code in ("unknown-key", "guideline") if code in each[0]
    }
    assert found(company) == found(company) == told


CHANGES = {
    "a text": ("stories/lifts.md", "A lift waits", "A rockstar waits"),
    "what a link leads to": ("vacancies/fitter.md", "title:", "status: withdrawn\ntitle:"),
    "the guidelines": ("guidelines.yml", "rockstars", "waits"),
    "the settings": ("mkdocs.yml", "site_name:", "repo_url: https://code.example/a\nsite_name:"),
    "the organisation": ("mkdocs.yml", "name: Acme", "name: A lift"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_is_found(company: Company, change: str) -> None:
    company.edit(*CHANGES[change])
    assert found(company) == found(company, warm=False)


def test_what_one_process_finds_again_and_again_is_what_another_one_finds(company: Company) -> None:
    company.edit("vacancies/fitter.md", "title:", "salary: {min: 3000, currency: EUR, unit: MONTH}\ntitle:")
    memory = Memory.of(project_of(company.config_file), Cache(company.root / ".kollega"))
    mistake = ("stories/lifts.md", "date: 2026-03-01", "date: soon")
    renamed = company.root / "stories/stairs.md"
    for number, change in enumerate([*CHANGES.values(), mistake, mistake[:1] + mistake[:0:-1]]):
        company.edit(*change)
        if number % 2:
            renamed.unlink(missing_ok=True)
        else:
            shutil.copy(company.root / "stories/lifts.md", renamed)
        project = project_of(company.config_file)
        memory = memory.again(project)
        content = read(project, SERIAL, memory)
        again = check(project, content, catalogue(project, content, NOW), SERIAL, memory)
        anew = check_project(project, NOW)
        assert repr(again.diagnostics) == repr(anew.diagnostics)
        assert {path: body.html for path, body in again.bodies.items()} == {
            path: body.html for path, body in anew.bodies.items()
        }
        assert again.site.items == anew.site.items


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_memory_is_none(company: Company, damage: str) -> None:
    DAMAGE[damage](sorted((company.root / ".kollega/texts").iterdir()))
    told = found(company, warm=False)
    assert found(company) == told
    assert found(company) == told


ENTRIES = (
    None,
    [],
    "x",
    {},
    {"stamp": []},
    {"digest": 1},
    {"front": None},
    {"front": {}},
    {"front": {"title": []}},
    {"front": {"colour": "red"}},
    {"structure": None},
    {"made": []},
    {"made": ["<script>", 1, 1, {}]},
    {"made": ["<script>", 1, [], 1]},
    {"made": ["<script>", "many", [], {}]},
    {"made": ["<script>", [], [], {}]},
    {"facts": None},
    {"diagnostics": [1]},
    {"line": "x"},
    {"lang": "../en"},
    {"raw": 1},
)


@pytest.mark.parametrize("entry", ENTRIES, ids=repr)
def test_what_is_no_memory_is_none(company: Company, entry: object) -> None:
    cache = Cache(company.root / ".kollega")
    for shelf in shelves(company):
        basis, entries = json.loads(cache.get(f"texts/{shelf.name}") or b"")
        changed = {
            path: {**each, **entry} if isinstance(entry, dict) and entry else entry for path, each in entries.items()
        }
        cache.put(f"texts/{shelf.name}", json.dumps([basis, changed]).encode())
    assert found(company) == found(company, warm=False)


def test_no_script_comes_from_what_is_kept(company: Company) -> None:
    cache, planted = Cache(company.root / ".kollega"), "<p>a</p><script>alert(1)</script><a href='javascript:b'>b</a>"
    for shelf in shelves(company):
        basis, entries = json.loads(cache.get(f"texts/{shelf.name}") or b"")
        changed = {path: {**each, "made": [planted, 1, [], each["made"][3]]} for path, each in entries.items()}
        cache.put(f"texts/{shelf.name}", json.dumps([basis, changed]).encode())
    bodies = check_project(project_of(company.config_file), NOW, store=cache).bodies.values()
    assert {body.html for body in bodies} == {"<p>a</p><a>b</a>"}


AWAY: list[tuple[ItemKind, dict[str, object]]] = [
    (ItemKind.VACANCY, {"apply_url": "javascript:alert(1)"}),
    (ItemKind.VACANCY, {"apply_url": 1}),
    (ItemKind.VACANCY, {"aliases": ["../../../elsewhere"]}),
    (ItemKind.VACANCY, {"contact": "../ana"}),
    (ItemKind.STORY, {"source": "javascript:alert(1)"}),
    (ItemKind.STORY, {"aliases": ["/etc/hosts"]}),
    (ItemKind.STORY, {"authors": ["../ana"]}),
    (ItemKind.STORY, {"vacancies": ["../fitter"]}),
    (ItemKind.PERSON, {"links": {"Mastodon": "javascript:alert(1)"}}),
]


@pytest.mark.parametrize(("kind", "planted"), AWAY, ids=repr)
def test_nothing_that_is_kept_leads_a_reader_or_a_file_away(kind: ItemKind, planted: dict[str, object]) -> None:
    front = FRONT[kind].model_validate(yaml.load(FACTS[kind], yaml.BaseLoader))  # noqa: S506 - which makes texts alone
    kept = msgspec.json.decode(msgspec.json.encode(facts_of(front), enc_hook=facts_of))
    with pytest.raises((ValueError, TypeError)):
        front_of(FRONT[kind], kept | planted)


def test_texts_are_kept_as_they_are(company: Company) -> None:
    company.write("pages/logo.png", picture())
    company.edit("stories/lifts.md", "A lift waits", BODY)
    first, again = (
        check_project(project_of(company.config_file), NOW, store=Cache(company.root / ".kollega")) for _ in "ab"
    )
    assert {path: body.html for path, body in again.bodies.items()} == {
        path: b.html for path, b in first.bodies.items()
    }
    assert all(isinstance(body, KeptBody) for body in again.bodies.values())


BODY = """## A heading

[It](#a-heading) and [them](?b=c), [a file](/vacancies/), ![Us](../pages/logo.png), a note.[^1]

| a | b |
|--:|:--|
| - | 1 |

- [x] done
- [ ] <kbd id="k">not</kbd>

> [!NOTE]
> “See” https://example.org?a=1&b=2

[^1]: There.
"""


def test_nothing_is_kept_of_a_file_that_is_gone(company: Company) -> None:
    (company.root / "vacancies/fitter.md").unlink()
    company.edit("stories/lifts.md", "[the fitter](../vacancies/fitter.md)", "nobody")
    found(company)
    assert not [shelf for shelf in shelves(company) if b"rockstars" in shelf.read_bytes()]


def test_another_program_begins_anew(company: Company) -> None:
    cache = Cache(company.root / ".kollega")
    for shelf in shelves(company):
        _basis, entries = json.loads(cache.get(f"texts/{shelf.name}") or b"")
        entries = {path: {**each, "diagnostics": []} for path, each in entries.items()}
        cache.put(f"texts/{shelf.name}", json.dumps(["another", entries]).encode())
    assert found(company) == found(company, warm=False)


def test_a_check_begins_no_cache_of_its_own(tmp_path: Path) -> None:
    company = minimal_company(tmp_path / "acme")
    assert company.run("kollega", "check").returncode == 0
    assert not (company.root / ".kollega").exists()
    assert company.run("kollega", "check", "--cache-dir", str(tmp_path / "elsewhere")).returncode == 0
    assert sorted(path.name for path in (tmp_path / "elsewhere/.kollega").iterdir()) == ["texts"]
    assert not (company.root / ".kollega").exists()


TEXTS = (
    "plain",
    "",
    wording("no gap {braces}"),
    wording("“{name}” is {what}", name="x\ud800", what=wording("wrong")),
    plural("one", "{number:,} of them", 3_000),
    enumeration(["a", "b", "c"]),
)


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_what_is_told_is_put_together_again(text: str) -> None:
    diagnostic = Diagnostic("a.md", 2, 3, Severity.NOTE, "code", text, text)
    again = diagnostic_of(json.loads(json.dumps(notation_of(diagnostic))))
    assert again == diagnostic
    assert type(again.message) is type(text)
    for name in ("templates", "number", "values"):
        assert getattr(again.message, name, None) == getattr(text, name, None)


FACTS = {
    ItemKind.STORY: """
        {title: “Lifts”, authors: [ana, ben], date: 2026-03-01, description: On lifts., quote: We climb., lang: nl,
        updated: 2026-04-01, tags: [Ropes, C++], department: Lifts, location: Ghent, photo: a.jpg, photo_alt: Us,
        vacancies: [fitter], source: "https://news.example/", consent: 2026-01-01, consent_until: 2027-01-01,
        review_by: 2026-12-01, status: withdrawn, aliases: [old], made_with: [ai-text],
        share: {linkedin: One., any: [Two., Three.]}, imported: {from: feed, id: "7", digest: abc}}""",
    ItemKind.VACANCY: """
        {title: Fitter, date_posted: 2026-03-01, valid_through: "2026-05-01T17:00+01:00", description: You fit.,
        department: Lifts, tags: [Ropes], lang: en, aliases: [old], made_with: [ai-text, ai-translation],
        share: {any: One.}, status: closed, locations: [ghent, {city: Malmö, country: SE}], workplace: remote,
        applicant_locations: [BE, US-CA], employment_type: [FULL_TIME, INTERN], hours: {min: "32", max: "36.5"},
        salary: {min: "3000", currency: EUR, unit: MONTH}, apply_url: "https://apply.example/?a=b",
        apply_email: a@b.example, direct_apply: "true", open_application: "false", contact: ana, identifier: "007",
        openings: "2", start_date: Soon, job_duration: P6M, education: Any, education_level: bachelor degree,
        experience: None, experience_months: "0", benefits: [Soup], process: [We talk], answer_within: P2W,
        imported: {id: "7"}}""",
    ItemKind.PERSON: """
        {name: Ana Silva, role: Fitter, department: Lifts, location: Ghent, photo: a.jpg, photo_alt: Ana,
        expertise: [ropes], links: {linkedin: "https://www.linkedin.com/in/a"}, pronouns: she/her, since: 2020-02-29,
        consent: 2026-01-01, consent_until: 2027-01-01, made_with: [ai-pictures], badges: "true", thanks: "true",
        status: alumni}""",
}
"""Every key of each kind, all as text, as it stands in a file."""


@pytest.mark.parametrize("kind", FACTS)
def test_typed_facts_are_made_again_of_what_is_kept_of_them(kind: ItemKind) -> None:
    model, said = FRONT[kind], yaml.load(FACTS[kind], yaml.BaseLoader)  # noqa: S506 - which makes texts alone
    assert said.keys() == model.model_fields.keys()
    needed = {name: said[name] for name in said if name == "apply_email" or model.model_fields[name].is_required()}
    for front in (model.model_validate(said), model.model_validate(needed)):
        facts = facts_of(front)
        for again in (front_of(model, facts), front_of(model, msgspec.json.decode(msgspec.json.encode(facts)))):
            assert repr(again) == repr(front)
            assert (again, again.model_fields_set) == (front, front.model_fields_set)


@pytest.mark.parametrize(
    "wrong",
    [{"title": 1}, {"date": "soon"}, {"tags": "one"}, {"tags": [["one"]]}, {"status": "open"}, {"share": ["one"]}],
    ids=repr,
)
def test_what_cannot_be_a_fact_is_none(wrong: dict[str, object]) -> None:
    known = facts_of(
        FRONT[ItemKind.STORY].model_validate({"title": "A", "authors": ["a"], "description": "B", "date": "2026-01-01"})
    )
    with pytest.raises((ValueError, TypeError)):
        front_of(FRONT[ItemKind.STORY], known | wrong)


def test_a_text_that_ends_within_a_letter_is_looked_at_anew(company: Company) -> None:
    company.edit("stories/lifts.md", "colour: red", '"\\ud800": red')
    assert found(company) == found(company, warm=False)
    assert not [shelf for shelf in shelves(company) if b"stories/lifts.md" in shelf.read_bytes()]


def test_rules_are_asked_again_when_facts_change_and_not_for_texts(company: Company) -> None:
    rules = company.root / ".kollega/texts/rules.json"

    def kept_after(path: str, old: str, new: str) -> bytes:
        company.edit(path, old, new)
        assert found(company) == found(company, warm=False)
        return rules.read_bytes()

    first = kept_after("stories/lifts.md", "A lift waits", "A lift waits and waits")
    assert kept_after("stories/lifts.md", "waits and waits", "waits") == first
    changed = kept_after("vacancies/fitter.md", "title:", "valid_through: 2027-01-01\ntitle:")
    assert changed != first
    assert "no-closing-date" in first.decode()
    assert "no-closing-date" not in changed.decode()
