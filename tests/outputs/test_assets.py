"""The theme's own files are published under names that change with what is in them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

import pytest

from handbook import ROOT
from kollega.diagnostics import ConfigurationError
from kollega.outputs.assets import FOLDER, Assets, assets_of

if TYPE_CHECKING:
    from pathlib import Path

    from company import Company
    from website import Website

THEME = ROOT / "theme/kollega_theme"
STYLE = b'@import "./base.css";\n@font-face { src: url(../fonts/a.woff2) }\nb { background: url("data:,") }\n'
SOURCES = {
    "assets/stylesheets/site.css": STYLE,
    "assets/stylesheets/base.css": b"p { margin: 0 }",
    "assets/fonts/a.woff2": b"wOF2",
    "assets/javascripts/one.js": b'import { two } from "./two.js"; const one = () => import("./parts/three.js");',
    "assets/javascripts/two.js": b'import { one } from "./one.js"; export { one };',
    "assets/javascripts/parts/three.js": b'import "https://example.org/x.js"; import "../missing.js";',
}


def changed(name: str, content: bytes) -> Assets:
    return Assets({**SOURCES, name: content})


def test_a_name_says_what_the_file_is_and_changes_with_what_is_in_it() -> None:
    path = Assets(SOURCES).path("assets/fonts/a.woff2")
    assert re.fullmatch(r"assets/theme/fonts/a\.[0-9a-f]{12}\.woff2", path)
    assert changed("assets/fonts/a.woff2", b"other").path("assets/fonts/a.woff2") != path
    assert changed("assets/stylesheets/base.css", b"other").path("assets/fonts/a.woff2") == path


@pytest.mark.parametrize(
    ("name", "reached"),
    [
        ("assets/stylesheets/site.css", "assets/fonts/a.woff2"),
        ("assets/stylesheets/site.css", "assets/stylesheets/base.css"),
        ("assets/javascripts/two.js", "assets/javascripts/parts/three.js"),
        ("assets/javascripts/two.js", "assets/javascripts/one.js"),
        ("assets/javascripts/one.js", "assets/javascripts/two.js"),
    ],
)
def test_a_name_changes_with_every_file_that_is_reached_from_it(name: str, reached: str) -> None:
    assert changed(reached, b"other").path(name) != Assets(SOURCES).path(name)


def test_files_name_each_other_as_they_are_published() -> None:
    assets = Assets(SOURCES)
    published = dict(assets.files)
    named = {
        name: re.findall(rb"""["'(]([^"'()]+\.(?:js|css|woff2))""", published[assets.path(name)]) for name in SOURCES
    }
    there = {
        name: [
            posixpath.normpath(posixpath.join(posixpath.dirname(assets.path(name)), each.decode())) for each in written
        ]
        for name, written in named.items()
    }
    assert there["assets/stylesheets/site.css"] == [
        assets.path("assets/stylesheets/base.css"),
        assets.path("assets/fonts/a.woff2"),
    ]
    assert there["assets/javascripts/one.js"] == [
        assets.path("assets/javascripts/two.js"),
        assets.path("assets/javascripts/parts/three.js"),
    ]
    assert there["assets/javascripts/two.js"] == [assets.path("assets/javascripts/one.js")]
    assert named["assets/javascripts/parts/three.js"] == [b"https://example.org/x.js", b"../missing.js"]


def test_a_file_of_a_company_takes_the_place_of_the_theme_s(tmp_path: Path) -> None:
    for folder, content in {"own": "mine", "theme": "theirs"}.items():
        (tmp_path / folder / "assets").mkdir(parents=True)
        (tmp_path / folder / "assets" / "site.css").write_text(content)
    assets = assets_of([tmp_path / "own", tmp_path / "theme", tmp_path / "nowhere"])
    assert assets.sources == {"assets/site.css": b"mine"}


def test_a_template_that_asks_for_what_is_not_there_is_told(company: Company) -> None:
    with pytest.raises(ConfigurationError, match=r"assets/site\.css"):
        Assets({}).path("assets/site.css")
    company.write("theme/partials/head.html", '<link rel="stylesheet" href="{{ asset("assets/none.css") }}">')
    company.configure(theme={"name": "kollega", "custom_dir": "theme"})
    failed = company.run("kollega", "build")
    assert failed.returncode == 2
    assert "assets/none.css" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_every_file_of_the_theme_is_published_under_a_name_with_a_digest(example: Website) -> None:
    files = [path for path in example.files if path.startswith(FOLDER)]
    assert files
    assert [path for path in files if not re.search(r"\.[0-9a-f]{12}\.\w+$", path)] == []


def test_a_style_finds_its_fonts(example: Website) -> None:
    for path, content in example.files.items():
        if path.endswith(".css"):
            for url in re.findall(r"url\(\"?([^\")]+)", content.decode()):
                assert posixpath.normpath(posixpath.join(posixpath.dirname(path), url)) in example.files


def test_all_files_of_a_font_say_the_same_weights(example: Website) -> None:
    style = next(content.decode() for path, content in example.files.items() if "/kollega." in path and ".css" in path)
    faces = re.findall(r'font-family: ("[^"]+"; font-style: \w+); font-weight: ([\d ]+);', style)
    assert len(faces) > len(set(faces))
    assert len(dict(faces)) == len(set(faces))


def test_the_theme_sets_nothing_in_italics_which_would_have_every_page_fetch_them() -> None:
    styles = {path.name: path.read_text("utf-8") for path in (THEME / "assets/stylesheets").glob("*.css")}
    rules = {
        name: [line for line in text.splitlines() if not line.startswith("@font-face")] for name, text in styles.items()
    }
    assert "kollega.css" in rules
    assert {name for name, lines in rules.items() if any("italic" in line for line in lines)} == set()
