"""No Markdown extension of others puts into a page what is not there to be read."""

from __future__ import annotations

import base64
import os
from typing import TYPE_CHECKING, Any

import pytest

from company import Company, minimal_company
from kollega.diagnostics import ConfigurationError
from kollega.outputs.output import OutputKind

if TYPE_CHECKING:
    from pathlib import Path

KEY = "a-key-that-a-checkout-leaves"
SNIPPETS = "pymdownx.snippets"


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Company:
    """Return a company as a CI checks it out, in the folder in which a build begins."""
    company = minimal_company(tmp_path / "site")
    company.write(".git/config", KEY)
    company.write(".env", KEY)
    company.write("includes/terms.md", "Terms of *ours*.\n")
    monkeypatch.chdir(company.root)
    return company


def told(company: Company, extensions: list[Any]) -> ConfigurationError:
    """Return what ends a build with these extensions; nothing is published."""
    company.configure(markdown_extensions=extensions)
    with pytest.raises(ConfigurationError) as raised:
        company.build(kinds=frozenset({OutputKind.PAGES}))
    assert not company.site_dir.exists()
    return raised.value


@pytest.mark.parametrize(
    ("options", "key", "message"),
    [
        ({}, "base_path", "pages could name every file beside mkdocs.yml"),
        ({"base_path": "."}, "base_path", "pages could name every file"),
        ({"base_path": ["includes", "includes/.."]}, "base_path", "pages could name every file"),
        ({"base_path": [".git"]}, "base_path", "is hidden"),
        ({"base_path": [".."]}, "base_path", "is outside"),
        ({"base_path": ["/etc"]}, "base_path", "is outside"),
        ({"base_path": ["nowhere"]}, "base_path", "nowhere is not a folder"),
        ({"base_path": ["includes/terms.md"]}, "base_path", "includes/terms.md is not a folder"),
        ({"base_path": ["includes"], "restrict_base_path": False}, "restrict_base_path", "outside `base_path`"),
        ({"base_path": ["includes"], "url_download": True}, "url_download", "another site"),
    ],
)
def test_snippets_that_could_be_any_file_are_an_error(
    options: dict[str, Any], key: str, message: str, company: Company
) -> None:
    company.write("pages/index.md", '# Work\n\n--8<-- ".git/config"\n\n--8<-- ".env"\n\n--8<-- "config"\n')
    error = told(company, [{SNIPPETS: options}])
    assert (error.option, message in error.message) == (f"markdown_extensions.{SNIPPETS}.{key}", True), error.message
    assert "base_path: [includes]" in error.hint or error.hint.startswith("Take the line out")


@pytest.mark.parametrize("path", ["includes/l.md", "includes/.l.md", "includes/deep/l.md", "includes/deep"])
@pytest.mark.parametrize("target", ["../.git/config", "/dev/zero", "nowhere", "../.git"])
def test_a_link_among_snippets_is_an_error(path: str, target: str, company: Company) -> None:
    (company.root / path).parent.mkdir(exist_ok=True)
    (company.root / path).symlink_to(target)
    assert told(company, [{SNIPPETS: {"base_path": ["includes"]}}]).message == f"{path} is neither a file nor a folder"


def test_neither_a_pipe_nor_a_folder_that_is_a_link_holds_snippets(company: Company) -> None:
    (company.root / "linked").symlink_to(".git")
    assert told(company, [{SNIPPETS: {"base_path": "linked"}}]).message == "linked is not a folder"
    os.mkfifo(company.root / "includes/pipe.md")
    assert "includes/pipe.md" in told(company, [{SNIPPETS: {"base_path": "includes"}}]).message


@pytest.mark.parametrize("base", ["includes", ["includes"], ["pages", "includes"], ["./includes/"]], ids=str)
def test_snippets_come_from_a_folder_of_their_own_and_from_nowhere_else(base: Any, company: Company) -> None:
    names = ("terms.md", "../.git/config", "../.env", ".env", str(company.root / ".env"), "../pages/../.git/config")
    company.write("pages/index.md", "# Work\n\n" + "\n\n".join(f'--8<-- "{name}"' for name in names))
    company.configure(markdown_extensions=[{SNIPPETS: {"base_path": base}}])
    site = company.build(kinds=frozenset({OutputKind.PAGES}))
    assert "Terms of <em>ours</em>." in site.files["index.html"].decode()
    assert site.holding(KEY) == []


@pytest.mark.parametrize("base", ["!relative $docs_dir", "!relative $config_dir/includes", "!relative"])
def test_folders_are_also_named_as_mkdocs_names_them(base: str, company: Company) -> None:
    company.write("pages/terms.md", "Terms of *ours*.\n")
    company.write("pages/index.md", '# Work\n\n--8<-- "terms.md"\n\n--8<-- "../.env"\n')
    company.configure(markdown_extensions=[{SNIPPETS: {"base_path": ["HERE"]}}])
    company.edit("mkdocs.yml", "HERE", base)
    site = company.build(kinds=frozenset({OutputKind.PAGES}))
    assert "Terms of <em>ours</em>." in site.files["index.html"].decode()
    assert site.holding(KEY) == []


@pytest.mark.parametrize("name", ["pymdownx.b64", {"pymdownx.b64": {"base_path": "includes"}}], ids=str)
def test_pictures_that_could_be_any_file_are_an_error(name: Any, company: Company) -> None:
    (company.root / "key.png").symlink_to(".git/config")
    company.write("pages/index.md", "# Work\n\n![x](../key.png) ![x](key.png)\n")
    error = told(company, [name])
    assert (error.option, "any file" in error.message) == ("markdown_extensions.pymdownx.b64", True)
    company.configure()
    (company.root / "key.png").unlink()
    company.write("pages/index.md", "# Work\n")
    site = company.build(kinds=frozenset({OutputKind.PAGES}))
    assert site.holding(base64.b64encode(KEY.encode()).decode()) == []
