"""One network, one voice, one text at the terminal."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from handbook import ROOT, WRITTEN
from kollega.cli.command import kollega

if TYPE_CHECKING:
    from click.testing import Result

    from company import Company


def share(company: Company, *arguments: str, messages: str = "en") -> Result:
    words = ["share", *arguments, "-f", str(company.config_file), "--as-of", "2026-11-27"]
    return CliRunner().invoke(kollega, words, env={"SSH_CONNECTION": "there", "KOLLEGA_MESSAGES": messages})


@pytest.fixture
def slug(company: Company) -> str:
    return next(path.stem for path in sorted((company.root / "stories").glob("*.md")))


def test_one_text_is_printed_for_network_voice_and_variant(company: Company, slug: str) -> None:
    shown = share(company, slug, "--network", "x", "--voice", "author", "--variant", "short").output
    assert [line.split(":")[0] for line in shown.splitlines() if line.startswith("──")] == ["── x, author, short"]


@pytest.mark.parametrize(
    ("messages", "said"),
    [
        ("en", (" of 300", "Open: https://", "To finish in your own words, where it says […]:")),
        ("sv", (" av 300", "Öppna: https://", "Att fylla i med dina egna ord, där det står […]:")),
        ("fr", (" sur 300", "Ouvrir\xa0: https://", "À compléter avec vos propres mots, là où il y a […]\xa0:")),
    ],
)
def test_what_stands_around_the_texts_is_in_the_language_of_messages(
    company: Company, slug: str, messages: str, said: tuple[str, ...]
) -> None:
    shown = share(company, slug, "--network", "bluesky", messages=messages).output
    assert [part for part in said if part not in shown] == []


def test_several_vacancies_are_named_by_the_address_of_their_page(company: Company) -> None:
    for number in (1, 2):
        text = (company.root / "vacancies/fitter.md").read_text("utf-8")
        company.write(f"vacancies/job-{number}.md", text.replace("Lift fitter", f"Job {number}"))
    kit = json.loads(share(company, "departments/workshop", "--format", "json").output)
    assert (kit["kind"], kit["slug"], kit["prompts"]) == ("department", "workshop", [])
    assert {"plain", "linkedin"} <= {snippet["network"] for snippet in kit["snippets"]}
    assert "there is no story or open vacancy “nothing”" in share(company, "departments/nothing").output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--lang", "xx"], "the site has no language “xx” → There are en, nl.", id="language"),
        pytest.param(["--variant", "shrt"], "Did you mean short?", id="variant"),
        pytest.param(["--network", "blueski"], "Did you mean bluesky?", id="network"),
        pytest.param(["--variant", "surprise", "--copy"], "a gap […] that only you can fill", id="a gap is not copied"),
        pytest.param(["--network", "slack", "--open"], "slack cannot be opened with a text", id="nothing opens Slack"),
        pytest.param(["--variant", "short", "--copy"], "there is no clipboard here", id="neither desktop nor terminal"),
    ],
)
def test_what_cannot_be_done_is_said(company: Company, slug: str, arguments: list[str], said: str) -> None:
    company.configure({"languages": ["en", "nl"]})
    result = share(company, slug, *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


@pytest.fixture
def bilingual(company: Company) -> Company:
    """Return a site with a story and its translation, a vacancy in English and one in Dutch."""
    company.configure({"languages": ["en", "nl"]})
    english = (company.root / "stories/lifts.md").read_text("utf-8")
    company.write("stories/lifts.nl.md", english.replace("Lifts that wait", "Liften die wachten"))
    company.write("vacancies/monteur.nl.md", (company.root / "vacancies/fitter.md").read_text("utf-8"))
    return company


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (["lifts"], "/stories/lifts/"),
        (["lifts", "--lang", "en"], "/stories/lifts/"),
        (["lifts", "--lang", "nl"], "/nl/stories/lifts/"),
        (["lifts.nl"], "/nl/stories/lifts/"),
        (["stories/lifts.nl.md"], "/nl/stories/lifts/"),
        (["lifts.nl", "--lang", "nl"], "/nl/stories/lifts/"),
        (["monteur"], "/nl/vacancies/monteur/"),
        (["vacancies/monteur", "--lang", "nl"], "/nl/vacancies/monteur/"),
    ],
    ids=" ".join,
)
def test_a_name_and_a_language_mean_one_item(bilingual: Company, arguments: list[str], path: str) -> None:
    result = share(bilingual, *arguments)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[1] == f"https://careers.acme.example{path}"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["unknown"], "“unknown” → Only what is on the site now can be shared: no drafts, no closed vacancies. Some"),
        (["lfts"], "“lfts” → Did you mean lifts? Some names are"),
        (["unknown"], "Some names are fitter, lifts, monteur. Everything you can share is on"),
        (["unknown"], "https://careers.acme.example/share/: a name is the last part of an address there."),
        (["unknown", "--lang", "nl"], "“unknown” in nl"),
        (["unknown", "--lang", "nl"], "names are lifts, monteur. Everything"),
        (["unknown", "--lang", "nl"], "https://careers.acme.example/nl/share/"),
        (["monteur", "--lang", "en"], "“monteur” in en → There is vacancies/monteur.nl. Some names are fitter, lifts."),
        (["vacancies/lifts"], "There is stories/lifts.en, stories/lifts.nl."),
        (["lifts.nl", "--lang", "en"], "the name ends in .nl, and --lang says en"),
    ],
)
def test_a_name_that_is_not_there_is_answered_with_those_that_are(
    bilingual: Company, arguments: list[str], said: str
) -> None:
    result = share(bilingual, *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_where_there_is_nothing_to_share_the_page_is_named_all_the_same(company: Company) -> None:
    (company.root / "stories/lifts.md").unlink()
    (company.root / "vacancies/fitter.md").unlink()
    said = " ".join(share(company, "lifts").output.split())
    assert "Everything you can share is on https://careers.acme.example/share/" in said
    assert "Some names" not in said


EXAMPLES = sorted(
    {
        " ".join(command.partition("   ")[0].split())
        for text in (*(page.read_text("utf-8") for page in WRITTEN), kollega.commands["share"].epilog or "")
        for command in re.findall(r"(?:`|\$ | {6})kollega share ((?:[^`\n]|(?<!`)\n(?=[^`\n]+`))+)", text)
    }
)


def test_the_examples_are_found() -> None:
    assert len(EXAMPLES) >= 6


@pytest.mark.parametrize("words", EXAMPLES)
def test_what_handbook_and_help_show_works_on_the_example(words: str) -> None:
    arguments = [word for word in words.split() if word not in {"--copy", "--open"}]
    moment = ["-f", str(ROOT / "mkdocs.yml"), "--as-of", "2026-11-27"]
    result = CliRunner().invoke(kollega, ["share", *arguments, *moment])
    assert result.exit_code == 0, result.output
