"""The handbook's links lead somewhere, and its examples are a site that can be published."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from PIL import Image

from handbook import HANDBOOK, ROOT, WRITTEN, anchors, examples, links, page, section
from kollega.cli.command import kollega

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.name)
def test_every_link_leads_to_a_file_and_to_a_heading(file: Path) -> None:
    for link in links(file.read_text("utf-8")):
        path, _, fragment = link.partition("#")
        target = file.parent / path if path else file
        assert "://" in link or target.exists(), link
        assert "://" in link or not fragment or fragment in anchors(target.read_text("utf-8")), link


def test_every_page_is_in_the_table_of_contents() -> None:
    assert {file.name for file in HANDBOOK.glob("*.md")} - {"index.md"} == set(links(page("index.md")))


def test_every_front_matter_of_the_handbook_has_a_path_of_its_own() -> None:
    pages = "\n".join(file.read_text("utf-8") for file in HANDBOOK.glob("*.md"))
    with_front_matter = [path for path, text in examples() if text.startswith("---")]
    assert len(set(with_front_matter)) == len(re.findall(r"^```\w+\n---$", pages, re.MULTILINE))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of the site that the examples make, with a picture wherever one is named."""
    for path, text in examples():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        for picture in re.findall(r"[\w-]+\.jpg", text):
            Image.new("RGB", (64, 48), "teal").save(file.parent / picture)
    (tmp_path / "pages/index.md").write_text("# Home\n", "utf-8")
    (tmp_path / "pages/index.nl.md").write_text("# Thuis\n", "utf-8")
    return tmp_path


def test_the_examples_of_the_handbook_pass_the_check(site: Path) -> None:
    result = CliRunner().invoke(kollega, ["check", "--strict", "-f", str(site / "mkdocs.yml"), "--as-of", "2026-11-21"])
    assert result.output.endswith("\n2 notes in 1 file. The site can be published as it is.\n")
    assert result.exit_code == 0


def test_the_words_that_theming_changes_are_words_of_the_theme() -> None:
    known = (ROOT / "theme/kollega_theme/words/nl.po").read_text("utf-8")
    changed = re.findall(r'^msgid ".+"$', page("theming.md"), re.MULTILINE)
    assert changed
    assert all(word in known for word in changed)


def test_the_networks_of_the_handbook_can_be_shared_on(site: Path) -> None:
    shown = section(page("settings.md"), "`share`").partition("```yaml\n")[2].partition("```")[0]
    config = yaml.safe_load((site / "mkdocs.yml").read_text("utf-8"))
    config["plugins"][0]["kollega"]["share"] = yaml.safe_load(shown)["share"]
    (site / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    result = CliRunner().invoke(kollega, ["share", "the-lost-key", "--format", "json", "-f", str(site / "mkdocs.yml")])
    limits = {snippet["network"]: snippet["limit"] for snippet in json.loads(result.stdout)["snippets"]}
    assert limits == {"linkedin": 3000, "mastodon": 5000, "intranet": None}
