"""What a search shows first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import minimal_company
from kollega.outputs.output import OutputKind
from questions import ask, titles
from served import served
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

EXAMPLE = [
    ("", "electrician", "Ship’s electrician"),
    ("", "ships electrician", "Ship’s electrician"),
    ("", "ship's electrician", "Ship’s electrician"),
    ("", "electr", "Ship’s electrician"),
    ("", "bridge", "Bridge mechanic"),
    ("", "mechanic", "Bridge mechanic"),
    ("", "charging technician", "Charging technician"),
    ("", "technician", "Charging technician"),
    ("", "the heron", "The heron on gauge 17"),
    ("", "apprentice", "To the apprentice after me"),
    ("", "yusuf", "Yusuf Aydin"),
    ("", "aydın", "Yusuf Aydin"),
    ("", "warsame abdi", "Abdi Warsame"),
    ("", "ines", "Inès Vercammen"),
    ("", "camm", "Inès Vercammen"),
    ("", "hoecke", "Greet Van Hoecke"),
    ("", "working here", "Working here"),
    ("", "guidelines", "If you want to tell others"),
    ("", "cookies", "Privacy"),
    ("", "wcag", "Accessibility"),
    ("nl/", "elektricien", "Scheepselektricien"),
    ("nl/", "monteur", "Bruggenmonteur"),
    ("nl/", "reiger", "De reiger op meetpunt 17"),
    ("nl/", "werken bij ons", "Werken bij ons"),
    ("sv/", "tekniker", "Laddtekniker"),
    ("sv/", "laddtekniker", "Laddtekniker"),
    ("sv/", "hagern", "Hägern på mätpunkt 17"),
]
"""By path and words the title of what the example shows first."""


@pytest.mark.parametrize("prefix", sorted({prefix for prefix, _, _ in EXAMPLE}))
def test_what_is_meant_stands_first_on_the_example(reader: Reader, prefix: str) -> None:
    page = reader.visit(f"{prefix}search/")
    meant = {words: title for path, words, title in EXAMPLE if path == prefix}
    assert {words: titles(ask(page, words))[0] for words in meant} == meant


STORY = "---\ntitle: {title}\nauthors: [ana]\ndate: 2026-03-01\ndescription: A day.\n---\n{text}\n"
VACANCY = (
    "---\ntitle: {title}\ndate_posted: 2026-03-01\ndescription: A job.\n"
    "apply_url: https://apply.acme.example/x\n---\n{text}\n"
)
MENTIONS = "A welder met a welder, and the welder said: welder. Night shift, night bus, night owl."


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site on which the same words stand in titles, names, roles and texts."""
    company = minimal_company(tmp_path_factory.mktemp("yard"))
    company.write("stories/mentions.md", STORY.format(title="Sparks", text=MENTIONS))
    company.write("stories/welder.md", STORY.format(title="The welder who sang", text=f"Songs. {'La la. ' * 200}"))
    company.write("vacancies/senior.md", VACANCY.format(title="Senior welder, night shift", text="Welder. " * 30))
    company.write("vacancies/welder.md", VACANCY.format(title="Welder", text=f"You join. {'Steel waits. ' * 200}"))
    company.write("vacancies/welding.md", VACANCY.format(title="Welders’ mate", text="You hold."))
    company.write("pages/welder.md", f"# How a welder works\n\n{MENTIONS}\n")
    company.write("stories/people/robin.md", "---\nname: Robin Example\n---\n")
    company.write("stories/people/robinson.md", "---\nname: Kim Robinson\nrole: Welder\n---\nKim knows Robin.\n")
    company.write("stories/people/anne.md", "---\nname: Anne-Marie O’Neill-Świątek\n---\n")
    company.write("stories/robin.md", STORY.format(title="What Robin saw", text="Robin saw a robin. Robin, robin."))
    with served(company.draw(OutputKind.SEARCH).folder) as address:
        yield address


ORDER = [
    ("welder", ["Welder"]),
    ("welders", ["Welder"]),
    ("night shift", ["Senior welder, night shift"]),
    ("senior welder", ["Senior welder, night shift"]),
    ("welder sang", ["The welder who sang"]),
    ("robin", ["Robin Example", "What Robin saw", "Kim Robinson"]),
    ("Robin Example", ["Robin Example"]),
    ("example", ["Robin Example"]),
    ("xamp", ["Robin Example"]),
    ("robinson", ["Kim Robinson"]),
    ("marie", ["Anne-Marie O’Neill-Świątek"]),
    ("anne marie", ["Anne-Marie O’Neill-Świątek"]),
    ("annemarie", ["Anne-Marie O’Neill-Świątek"]),
    ("oneill", ["Anne-Marie O’Neill-Świątek"]),
    ("O'Neill", ["Anne-Marie O’Neill-Świątek"]),
    ("neill", ["Anne-Marie O’Neill-Świątek"]),
    ("swiatek", ["Anne-Marie O’Neill-Świątek"]),
    ("ŚWIĄTEK", ["Anne-Marie O’Neill-Świątek"]),
    ("tek", ["Anne-Marie O’Neill-Świątek"]),
    ("how a welder works", ["How a welder works"]),
]


def test_titles_and_names_come_before_what_only_mentions_them(chromium: Browser, yard: str) -> None:
    with Reader.of(chromium, yard) as reader:
        page = reader.visit("search/")
        assert {words: titles(ask(page, words))[: len(first)] for words, first in ORDER} == dict(ORDER)
        found = titles(ask(page, "welder"))
        assert found.index("The welder who sang") < found.index("How a welder works") < found.index("Sparks")
        assert reader.complaints == []


def test_of_somebody_with_a_name_alone_the_name_is_not_said_twice(chromium: Browser, yard: str) -> None:
    with Reader.of(chromium, yard) as reader:
        page = reader.visit("search/")
        assert [(each.title, each.excerpt) for each in ask(page, "Robin Example")] == [("Robin Example", "")]
