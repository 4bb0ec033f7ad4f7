"""One network, one voice, one text at the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kollega.cli.command import kollega

if TYPE_CHECKING:
    from click.testing import Result

    from company import Company


def share(company: Company, *arguments: str) -> Result:
    words = ["share", *arguments, "-f", str(company.config_file), "--as-of", "2026-11-27"]
    return CliRunner().invoke(kollega, words, env={"SSH_CONNECTION": "there"})


@pytest.fixture
def slug(company: Company) -> str:
    return next(path.stem for path in sorted((company.root / "stories").glob("*.md")))


def test_one_text_is_printed_for_network_voice_and_variant(company: Company, slug: str) -> None:
    shown = share(company, slug, "--network", "x", "--voice", "author", "--variant", "short").output
    assert [line.split(":")[0] for line in shown.splitlines() if line.startswith("──")] == ["── x, author, short"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--variant", "shrt"], "Did you mean short?", id="variant"),
        pytest.param(["--network", "blueski"], "Did you mean bluesky?", id="network"),
        pytest.param(["--variant", "surprise", "--copy"], "a gap […] that only you can fill", id="a gap is not copied"),
        pytest.param(["--network", "slack", "--open"], "slack cannot be opened with a text", id="nothing opens Slack"),
        pytest.param(["--variant", "short", "--copy"], "there is no clipboard here", id="neither desktop nor terminal"),
    ],
)
def test_what_cannot_be_done_is_said(company: Company, slug: str, arguments: list[str], said: str) -> None:
    result = share(company, slug, *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
