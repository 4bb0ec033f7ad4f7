"""No word of a setting is lost to YAML without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import minimal_company
from kollega.diagnostics import ConfigurationError
from kollega.host import open_site

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """site_name: {name}
site_url: https://careers.acme.example/ #the public one
docs_dir: pages
theme: {{name: kollega}}
plugins:
  - kollega:
      organisation:
        name: Acme # a remark
        url: https://www.acme.example/ #theirs
{lines}
"""


def opened_with(root: Path, lines: str, name: str = "Work at Acme") -> None:
    company = minimal_company(root)
    company.write("mkdocs.yml", CONFIG.format(lines=lines, name=name))
    open_site(company.config_file, company.site_dir)


@pytest.mark.parametrize(
    ("lines", "option", "line"),
    [
        ("        colours: {brand: #ff6600\n          }", "organisation.colours.brand", 10),
        ("        colours:\n          brand: #ff6600", "organisation.colours.brand", 11),
        ("        description: We are #1", "organisation.description", 10),
        ("        description: {en: We are #1\n          }", "organisation.description.en", 10),
        ("      share: {hashtags: [lifts #up\n        ]}", "share.hashtags", 10),
        ("      tags: {fog: {introduction: We are #1\n        }}", "tags.fog.introduction", 10),
        ("      consent: #required", "consent", 10),
    ],
)
def test_words_of_a_setting_behind_a_number_sign_are_an_error(
    lines: str, option: str, line: int, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        opened_with(tmp_path, lines)
    assert caught.value.option == f"plugins.kollega.{option}"
    assert f"line {line} " in caught.value.message
    assert "quotation marks" in caught.value.hint


def test_words_of_the_sites_name_behind_a_number_sign_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        opened_with(tmp_path, "", name="We are #1")
    assert caught.value.option == "site_name"
    assert '`site_name: "We are #1"`' in caught.value.hint


@pytest.mark.parametrize(
    "lines", ["", "      consent: optional #for now", "      tags:\n        fog: {} # all of it", "# x"]
)
def test_remarks_in_settings_are_nothing_to_tell(lines: str, tmp_path: Path) -> None:
    opened_with(tmp_path, lines)


@pytest.mark.parametrize(
    ("lines", "line", "lost"),
    [
        ("        colours: {brand: #ff6600}", 10, "#ff6600"),
        ("        colours: {support: teal, brand: #ff6600, accent: #00ff66}\n      languages: [en]", 10, "#ff6600"),
        ("      share: {hashtags: [#lifts]}", 10, "#lifts"),
        ("      tags: {fog: {name: #1}}\n      consent: required", 10, "#1"),
        ("      languages: [en, #nl]", 10, "#nl"),
    ],
)
def test_a_number_sign_that_takes_the_closing_bracket_is_told_with_its_line(
    lines: str, line: int, lost: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        opened_with(tmp_path, lines)
    assert caught.value.option == f"{tmp_path / 'mkdocs.yml'}:{line}"
    assert caught.value.message.startswith(f"“{lost}” and the closing bracket are lost")
    assert f'"{lost}"' in caught.value.hint


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        ("      languages: [en", 10, "bracket"),
        ("      consent: 'required", 10, "quotation mark"),
        ("      consent: required: yes", 10, "second colon"),
        ("      consent: @required", 10, "cannot begin with “@”"),
        ("      consent: *required", 10, "cannot begin with “*”"),
    ],
)
def test_a_file_of_settings_that_is_no_yaml_is_told_in_plain_words(
    lines: str, line: int, message: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        opened_with(tmp_path, lines)
    assert (caught.value.option, message in caught.value.message) == (f"{tmp_path / 'mkdocs.yml'}:{line}", True), str(
        caught.value
    )
