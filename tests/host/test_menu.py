"""A menu in mkdocs.yml leads to pages that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kollega.diagnostics import ConfigurationError
from kollega.host import project_of

if TYPE_CHECKING:
    from pathlib import Path

OURS: dict[str, Any] = {"kollega": {"organisation": {"name": "Acme", "url": "https://acme.example/"}}}


def site(root: Path, nav: list[Any], *plugins: Any) -> Path:
    (root / "pages/work").mkdir(parents=True)
    for path in ("index.md", "index.nl.md", "work/here.md"):
        (root / "pages" / path).write_text("# Acme\n", "utf-8")
    settings = {"site_name": "Acme", "site_url": "https://acme.example/", "docs_dir": "pages", "nav": nav}
    file = root / "mkdocs.yml"
    file.write_text(yaml.safe_dump(settings | {"theme": {"name": "kollega"}, "plugins": [OURS, *plugins]}), "utf-8")
    return file


@pytest.mark.parametrize(
    "nav",
    [
        ["index.md", {"Here": "work/here.md"}, "./index.md"],
        ["index.md", {"Stories": "stories/"}, "/vacancies/", {"All": "jobs.json"}],
        [{"More": [{"Elsewhere": "https://acme.example/read.md"}, {"Mail": "mailto:x@acme.example"}]}],
    ],
    ids=["pages", "what is made", "elsewhere"],
)
def test_a_menu_of_what_is_there_is_taken(tmp_path: Path, nav: list[Any]) -> None:
    assert project_of(site(tmp_path, nav))


@pytest.mark.parametrize(
    ("nav", "line", "hint"),
    [
        (["index.md", "indx.md"], 4, "Did you mean `index.md`?"),
        ([{"Home": "index.md"}, {"What. And who?": [{"Here": "works/here.md"}]}], 5, "Did you mean `work/here.md`?"),
        (["pages/index.md"], 3, "Did you mean `index.md`?"),
        (["canteen.md"], 3, "Put the file there, and write its name as seen from the folder pages/."),
        (["x" * 300 + ".md"], 3, "Put the file there, and write its name as seen from the folder pages/."),
    ],
    ids=["slip", "within", "folder", "unlike all", "longer than a name can be"],
)
def test_a_page_that_is_not_there_is_told_with_its_line(tmp_path: Path, nav: list[Any], line: int, hint: str) -> None:
    file = site(tmp_path, nav)
    with pytest.raises(ConfigurationError, match="there is no “") as caught:
        project_of(file)
    assert (caught.value.place, caught.value.hint) == (f"mkdocs.yml:{line}", hint)


def test_where_another_plugin_may_make_a_page_the_host_tells_of_it(tmp_path: Path) -> None:
    assert project_of(site(tmp_path, ["made-by-a-plugin.md"], "material/tags"))
