"""Commands speak the language that the site has set for messages, or that of whoever runs them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from terminal import dialogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

IN_A_TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
STORY = ("new", "story", "--title", "Die Nacht", "--author", "robin-example", "--description", "Was ich sah.")


@pytest.fixture
def german_site(site: Path) -> Path:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("#messages: nl", "messages: de"), "utf-8")
    return site


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new", "story"], "Fehler: es fehlt: --title, --author, --description → In einem Terminal wirst du danach"),
        ([*STORY, "--author", "Robin"], "es gibt keine Person „Robin“ → Meintest du Robin of Acme (robin-example)?"),
        ([*STORY, "--title", ""], "--title: darin steht nichts"),
        ([*STORY, "--slug", "Die Nacht"], "--slug: Dateinamen haben Kleinbuchstaben"),
        ([*STORY, "--lang", "xx"], "die Website hat keine Sprache „xx“ → Es gibt en."),
        (["new", "vacancy", "--hours", "viele"], "--hours: hier gehören eine oder zwei Zahlen hin"),
        (["new", "vacancy", "--pay", "3000 EUR"], "sagt nicht, ob das für eine Stunde, einen Tag"),
        (["about", "Robin"], "es gibt keine Person „Robin“ → Meintest du Robin of Acme (robin-example)?"),
        (["withdraw", "robin-example"], "hier lässt sich niemand fragen, deshalb wurde nichts geändert"),
        (["withdraw", "nobody"], "es gibt keine Geschichte, keine Stelle und keine Person „nobody“"),
        (["from-form", "issue.md"], "issue.md: diese Datei gibt es nicht"),
        (["cms", "sveltia"], "es ist kein Repository genannt"),
        (["digest", "--since", "2099-01-01"], "--since: 2099-01-01 kommt erst noch"),
        (["digest", "--since", "gestern"], "--since: hier gehört ein Datum hin"),
        (["share", "nobody"], "es gibt keine Geschichte und keine offene Stelle „nobody“"),
        (["build", "--only", "paegs"], "--only: es gibt keine Art „paegs“ → Meintest du pages?"),
        (["check", "--write"], "--write braucht --fix"),
        (["check", "-f", "elsewhere.yml"], "es gibt keine elsewhere.yml → Geh in den Ordner deiner Website"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_a_command_refuses_is_said_in_the_language_that_the_site_has_set(
    german_site: Path, run: Callable[..., Result], arguments: list[str], words: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2, german_site
    assert words in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("nl", "Geschreven: stories/die-nacht.md\n\nNu:\n  1. Open het in je editor en maak het af."),
        ("sv", "Skrivet: stories/die-nacht.md\n\nHärnäst:\n  1. Öppna den i din redigerare och gör den klar."),
        ("fr", "Écrit\N{NO-BREAK SPACE}: stories/die-nacht.md\n\nEnsuite\N{NO-BREAK SPACE}:\n  1. Ouvrez-le"),
    ],
)
def test_whoever_reads_another_language_than_the_site_has_set_is_told_in_theirs(
    german_site: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    monkeypatch.setenv("KOLLEGA_MESSAGES", lang)
    assert run(*STORY).stdout.startswith(words), german_site


@IN_A_TERMINAL
def test_questions_and_answers_are_in_that_language_too_and_one_that_is_needed_says_so(german_site: Path) -> None:
    answers = ["", "Die Nacht", "Robin", "vielleicht", "j", "Was ich sah.", "", ""]
    shown, status = dialogue(["new", "story"], answers)
    assert status == 0, shown
    assert "Hier braucht es eine Antwort: ohne sie lässt sich nichts veröffentlichen. Mit Strg-C hörst du auf" in shown
    assert shown.count("Meintest du Robin of Acme (robin-example)? [J/n]: ") == 2
    assert "Antworte ja oder nein." in shown
    assert "authors: [robin-example]\n" in (german_site / "stories/die-nacht.md").read_text("utf-8")


@IN_A_TERMINAL
def test_who_leaves_is_found_by_a_part_of_their_name_and_asked_for_in_that_language(german_site: Path) -> None:
    shown, status = dialogue(["withdraw", "Robin"], ["j", "nein"])
    assert status == 1, shown
    assert "Mit dem nächsten Build ist das weg:\r\n  https://" in shown
    assert shown.endswith("Zurückziehen? [j/N]: nein\r\nNichts wurde geändert.\r\n")
    assert "status: withdrawn" not in (german_site / "stories/people/robin-example.md").read_text("utf-8")


def test_a_new_site_is_told_of_in_its_first_language(tmp_path: Path, run: Callable[..., Result]) -> None:
    told = run("init", str(tmp_path / "neu"), "--lang", "de", "--lang", "en").stdout
    assert "Als Nächstes:\n  1. cd " in told
    assert "zeigt dir die Website unter http://127.0.0.1:8000/" in told
