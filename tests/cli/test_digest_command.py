"""The command that writes a digest."""

from __future__ import annotations

import json
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kollega.cli.command import kollega

if TYPE_CHECKING:
    from click.testing import Result

    from company import Company


def digest(company: Company, *arguments: str, since: str = "2026-02-01") -> Result:
    words = ["digest", "--since", since, *arguments, "-f", str(company.config_file), "--as-of", "2026-11-27"]
    return CliRunner().invoke(kollega, words)


def test_a_mail_is_written_into_a_file(company: Company) -> None:
    file = company.root / "out/mail.eml"
    done = digest(company, "-o", str(file), "--from", "a@acme.example", "--to", "b@acme.example")
    assert (done.exit_code, done.stdout) == (0, "")
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert (message["From"], message["To"]) == ("a@acme.example", "b@acme.example")
    assert str(message["Date"]) == "Fri, 27 Nov 2026 12:00:00 +0000"


def test_the_contact_of_the_statements_is_how_one_leaves(company: Company) -> None:
    company.configure({"statements": {"contact": "hr@acme.example"}})
    message = message_from_bytes(digest(company).stdout_bytes, policy=policy.default)
    assert message["List-Unsubscribe"] == "<mailto:hr@acme.example?subject=unsubscribe>"


@pytest.mark.parametrize(("form", "key"), [("slack", "blocks"), ("teams", "attachments")])
def test_a_message_for_a_channel_is_json(company: Company, form: str, key: str) -> None:
    assert json.loads(digest(company, "--format", form).stdout)[key]


def test_where_nothing_is_new_there_is_no_file_and_no_old_one(company: Company) -> None:
    file = company.write("mail.eml", "the digest of last week")
    done = digest(company, "-o", str(file), since="2026-11-20")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Nothing is new since 2026-11-20.\n"
    assert not file.exists()


def test_a_pause_is_told_with_its_reason_and_status_1(company: Company) -> None:
    company.configure({"languages": ["en", "nl"], "share": {"paused": {"en": "We mourn.", "nl": "Wij rouwen."}}})
    file = company.root / "mail.eml"
    for lang, reason in (("en", "We mourn."), ("nl", "Wij rouwen.")):
        done = digest(company, "-o", str(file), "--lang", lang)
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr == f"Sharing is paused on this site: {reason}\n"
    assert not file.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--since", "2026-12-01"], "2026-12-01 is yet to come", id="a day to come"),
        pytest.param(["--lang", "nl"], "the site has no language “nl”", id="a language that is not there"),
        pytest.param(["--from", "nobody"], "--from: “nobody” cannot be reached", id="no address"),
        pytest.param(["--to", "a@acme.example\nBcc: b@acme.example"], "cannot be reached", id="a header within"),
        pytest.param(["--unsubscribe", "somewhere"], "--unsubscribe: “somewhere” cannot", id="no way to leave"),
        pytest.param(["--unsubscribe", f"https://acme.example/{'a' * 950}"], "longer than a line", id="too long"),
        pytest.param(["--format", "fax"], "fax", id="no such format"),
    ],
)
def test_what_cannot_be_done_is_said(company: Company, arguments: list[str], said: str) -> None:
    done = digest(company, *arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())


@pytest.mark.parametrize("day", ["yesterday", "last week", "20261101", "01-11-2026", "2026-02-30", "1800-01-01"])
def test_what_is_no_day_is_told_in_the_words_of_the_check(company: Company, day: str) -> None:
    company.edit("stories/lifts.md", "date: 2026-03-01", f"date: {day}")
    done, checked = digest(company, "--since", day), company.run("kollega", "check").stdout
    told, *_, hint = checked.partition("error: ")[2].partition("\n\n")[0].splitlines()
    assert done.exit_code == 2
    assert hint.strip().startswith("→ ")
    assert " ".join(f"Error: --since: {told} {hint}".split()) in " ".join(done.output.split())


def test_a_folder_in_the_place_of_the_file_is_told(company: Company) -> None:
    done = digest(company, "-o", str(company.root))
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_an_error_of_the_content_is_told_and_nothing_written(company: Company) -> None:
    company.edit("stories/lifts.md", "date: 2026-03-01", "date: soon")
    file = company.root / "mail.eml"
    assert digest(company, "-o", str(file)).exit_code == 1
    assert not file.exists()
