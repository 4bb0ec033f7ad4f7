"""What goes wrong becomes a sentence and an exit status, never a traceback."""

from __future__ import annotations

import importlib.metadata
import os
import re
import socket
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click
import pytest

from kollega.cli.command import kollega
from kollega.diagnostics import KollegaError
from kollega.host import project_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    from click.testing import Result

COMMANDS = ["build", "serve", "check", "review", "new", "share", "digest", "gaps", "init", "schema", "count"]
COMMANDS += ["withdraw", "about", "from-form", "import", "export", "cms", "reach", "cache"]


def test_the_commands_are_those_of_the_design() -> None:
    assert list(kollega.commands) == COMMANDS


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["new", "story"]], ids=" ".join)
def test_every_help_says_what_a_command_does_and_knows_its_options(
    run: Callable[..., Result], command: list[str]
) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert result.output == run(*command, "-h").output
    assert max(map(len, result.output.splitlines())) <= 100


def _commands(group: click.Group, *names: str) -> list[tuple[tuple[str, ...], click.Command]]:
    found = []
    for name, command in group.commands.items():
        found += _commands(command, *names, name) if isinstance(command, click.Group) else [((*names, name), command)]
    return found


@pytest.mark.parametrize(
    ("names", "command"), _commands(kollega), ids=lambda each: " ".join(each) if isinstance(each, tuple) else ""
)
def test_every_option_is_explained(names: tuple[str, ...], command: click.Command) -> None:
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == [], names
    assert command.short_help or command.help


def test_it_knows_its_version(run: Callable[..., Result]) -> None:
    assert run("--version").output == f"kollega {importlib.metadata.version('kollega')}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "-f", "elsewhere.yml"], "there is no elsewhere.yml"),
        (["check", "--format", "xml"], "'xml'"),
        (["check", "--as-of", "soon"], "--as-of: expected a date or a time, but found “soon”"),
        (["build", "--only", "paegs"], "Did you mean pages?"),
        (["build", "--only", ","], "name at least one of"),
        (["build", "--jobs", "0"], "--jobs"),
        (["serve", "-a", "here"], "127.0.0.1:8000"),
        (["serve", "-a", "127.0.0.1:99999"], "127.0.0.1:8000"),
        (["share", "nobody"], "there is no story or open vacancy “nobody”"),
        (["share", "stockroom-colleage"], "Did you mean stockroom-colleague?"),
        (["count", "blusky"], "Did you mean bluesky?"),
        (["schema", "page"], "'page'"),
        (["publish"], "publish"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_command_is_told_on_standard_error(
    site: Path, run: Callable[..., Result], arguments: list[str], words: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, ""), site
    assert words in result.stderr


WRONG_SETTINGS = {
    "no organisation": ("organisation:", "organization:", "plugins.kollega.organi"),
    "unknown key": ("guidelines:", "guidelins:", "plugins.kollega.guidelins"),
    "wrong address": ("https://careers.acme.example/", "careers", "site_url"),
    "no plugin": ("  - kollega:", "  - search:", "plugins"),
    "broken YAML": ("site_name:", "\tsite_name:", "mkdocs.yml"),
}


@pytest.mark.parametrize("case", WRONG_SETTINGS)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_wrong_setting_is_named(
    site: Path, run: Callable[..., Result], caplog: pytest.LogCaptureFixture, command: str, case: str
) -> None:
    old, new, option = WRONG_SETTINGS[case]
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace(old, new, 1), "utf-8")
    result = run(command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert option in result.stderr + caplog.text
    assert not (site / "site").exists()


THEMES = {
    "none": "",
    "nothing": "theme:",
    "another one": "theme: material",
    "another one, with more": "theme: {name: material, features: []}",
    "MkDocs' own": "theme: {name: mkdocs}",
    "one that is not there": "theme: {name: kolega}",
    "no name": "theme: {name: null}",
    "no name, but a folder": "theme: {name: null, custom_dir: pages}",
    "a folder alone": "theme: {custom_dir: pages}",
    "a list": "theme: [kollega]",
    "a list as a name": "theme: {name: [kollega]}",
    "a map as a name": "theme: {name: {kollega: 1}}",
    "a number": "theme: 7",
    "a truth value": "theme: true",
    "a list as a folder": "theme: {name: kollega, custom_dir: [theme]}",
    "a folder that is not there": "theme: {name: kollega, custom_dir: nowhere}",
}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_theme_that_cannot_draw_the_site_is_told_with_the_line_to_write(
    site: Path, run: Callable[..., Result], command: str, theme: str
) -> None:
    config = site / "mkdocs.yml"
    written = re.sub(r"(?m)^theme:.*\n(?:[ #].*\n)*", "", config.read_text("utf-8"))
    config.write_text(f"{written}\n{theme}\n", "utf-8")
    result = run(command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")
    assert "theme: " in result.stderr
    assert "Write `theme: {name: kollega}` in mkdocs.yml" in result.stderr
    assert not (site / "site").exists()


STRANGE = ["7", "true", "[x]", "[[7]]", "{a: {b: []}}", "1.5", "2026-03-01", "[{a: 7}]"]


KEYS = (
    "site_name docs_dir site_dir plugins nav markdown_extensions extra_css extra_javascript hooks extra dev_addr "
    "exclude_docs watch validation repo_url edit_uri INHERIT"
)


@pytest.mark.parametrize("key", KEYS.split())
def test_no_value_of_a_key_of_mkdocs_gives_a_traceback(site: Path, key: str) -> None:
    config = site / "mkdocs.yml"
    written = config.read_text("utf-8")
    for value in STRANGE:
        config.write_text(re.sub(rf"(?m)^{key}:.*\n(?:[ #].*\n)*", "", written) + f"\n{key}: {value}\n", "utf-8")
        with suppress(KollegaError):
            project_of(config)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"7", b"- a", b"\xff\xfe\x00", b"a: [", b"a: &a [*a]", b"\x07", b"{" * 5000]
)
def test_no_file_of_settings_gives_a_traceback(site: Path, content: bytes) -> None:
    (site / "mkdocs.yml").write_bytes(content)
    with pytest.raises(KollegaError):
        project_of(site / "mkdocs.yml")


@pytest.mark.parametrize("epoch", ["", "soon", "1e9", "-1", "9" * 5000])
@pytest.mark.parametrize("command", [("build",), ("check",), ("share", "stockroom-colleague")], ids=" ".join)
def test_a_moment_that_is_none_is_told(
    site: Path, process: Callable[..., CompletedProcess[bytes]], command: tuple[str, ...], epoch: str
) -> None:
    ended = process(*command, SOURCE_DATE_EPOCH=epoch)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.startswith(b"Error: SOURCE_DATE_EPOCH: ")
    assert not (site / "site").exists()


def test_as_of_wins_over_a_moment_that_is_none(site: Path, process: Callable[..., CompletedProcess[bytes]]) -> None:
    ended = process("build", "--as-of", "2026-03-01", SOURCE_DATE_EPOCH="")
    assert ended.returncode == 0, ended.stderr
    assert (site / "site").exists()


def test_what_cannot_be_written_is_one_sentence(site: Path, process: Callable[..., CompletedProcess[bytes]]) -> None:
    (site / "file").write_text("")
    result = process("build", "-d", "file/site")
    assert (result.returncode, result.stderr.decode().count("\n")) == (2, 1), result.stderr
    assert result.stderr.startswith(b"Error: ")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_leaves_gets_no_traceback(site: Path) -> None:
    (site / "stories/bad.md").write_text("no front matter")
    command = f"{sys.executable} -c 'from kollega.cli import main; main()' check | true"
    result = subprocess.run(command, shell=True, capture_output=True, env=os.environ, check=False)  # noqa: S602 - a pipe
    assert result.stderr == b""


def test_an_interrupt_that_python_wraps_is_one(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    def loading(**_options: object) -> None:
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    monkeypatch.setattr(kollega.commands["init"], "callback", loading)
    result = run("init", "somewhere")
    assert (result.exit_code, result.output.strip()) == (130, "Stopped.")


def test_an_address_at_which_something_listens_already_is_told_with_another(
    site: Path, run: Callable[..., Result]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"127.0.0.1:{listener.getsockname()[1]}"
        result = run("serve", "-a", address)
    assert (result.exit_code, site.is_dir()) == (2, True), result.output
    assert f"{address} is already in use" in result.stderr
    assert "kollega serve -a 127.0.0.1:8001" in result.stderr
