"""Imports point one way, and what knows a tool is one place."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

import kollega

PACKAGE = Path(kollega.__file__).parent

MODULES = {
    ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): file
    for file in PACKAGE.rglob("*.py")
}

LAYERS = (
    ("cli",),
    ("host",),
    ("build",),
    ("check",),
    ("outputs",),
    ("site", "scaffold"),
    ("content", "markdown"),
    ("config", "media", "brand"),
    ("executor", "networks", "i18n", "filesystem", "diagnostics", "clock"),
)
"""The parts of the program, edges first: a part imports from its own layer and from those below."""


def part_of(module: str) -> str:
    """Return the part of the program that a module belongs to: the name below `kollega`."""
    return module.split(".")[1] if "." in module else ""


@cache
def imported(module: str, *, when_run: bool = True) -> frozenset[str]:
    """Return the names of the modules that one imports; with `when_run`, without those for type checkers alone."""
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    typing = [node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)]
    skipped = set(chain.from_iterable(map(ast.walk, typing))) if when_run else set()
    return frozenset(name for node in ast.walk(tree) if node not in skipped for name in _names(node))


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        submodules = [f"{node.module}.{alias.name}" for alias in node.names]
        return [name for name in submodules if name in MODULES] or [node.module]
    return []


def _libraries(module: str) -> set[str]:
    return {name.split(".")[0] for name in imported(module, when_run=False)}


def layer(module: str) -> int:
    return next(depth for depth, parts in enumerate(LAYERS) if part_of(module) in parts)


def test_every_part_has_its_layer() -> None:
    assert {part_of(module) for module in MODULES} - {""} == set(chain.from_iterable(LAYERS))


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"kollega"}))
def test_imports_point_from_the_edges_inwards(module: str) -> None:
    ours = [name for name in imported(module) if name.startswith("kollega.")]
    assert [name for name in ours if layer(name) < layer(module)] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    waiting = {name: {other for other in imported(name) if other in MODULES} for name in MODULES}
    while free := [name for name, needs in waiting.items() if not needs & waiting.keys()]:
        waiting = {name: needs for name, needs in waiting.items() if name not in free}
    assert sorted(waiting) == []


@pytest.mark.parametrize(
    ("library", "places"),
    [
        ("mkdocs", {"kollega.host"}),
        ("material", {"kollega.host"}),
        ("watchdog", {"kollega.host.watching"}),
        ("typst", {"kollega.outputs.cards.render"}),
        ("fontTools", {"kollega.brand", "kollega.outputs.cards.fonts"}),
        ("coloraide", {"kollega.brand.contrast"}),
        ("pagefind_bin", {"kollega.outputs.search.index"}),
        ("comrak", {"kollega.markdown.render"}),
        ("nh3", {"kollega.markdown.sanitise"}),
        ("PIL", {"kollega.media"}),
        ("feedgen", {"kollega.outputs.feeds.rss"}),
        ("frontmatter", {"kollega.content.source"}),
        ("babel", {"kollega.config.values", "kollega.i18n"}),
        ("email_validator", {"kollega.config.reachable"}),
        ("click", {"kollega.cli"}),
        ("rich", {"kollega.cli", "kollega.check.reports"}),
    ],
)
def test_a_library_is_known_in_one_place(library: str, places: set[str]) -> None:
    knows = {
        module for module in MODULES if any(name.split(".")[0] == library for name in imported(module, when_run=False))
    }
    assert {module for module in knows if not any(f"{module}.".startswith(f"{place}.") for place in places)} == set()
    assert knows


def test_only_the_clock_asks_for_the_time() -> None:
    asking = ("datetime.now(", "date.today(", "time.time(", "utcnow(")
    assert [name for name, file in MODULES.items() if any(word in file.read_text("utf-8") for word in asking)] == [
        "kollega.clock"
    ]


READERS = {
    "kollega.filesystem": "the one reader of a site's files",
    # What was installed with the program, which a pull request cannot change:
    "kollega.networks": "tables",
    "kollega.content.holding_back": "a table",
    "kollega.site.likely": "a table",
    "kollega.i18n.catalogue": "catalogues; those of a site's own theme are looked through before they are read",
    "kollega.outputs.assets": "the theme's assets",
    "kollega.outputs.cards.render": "Typst documents, and fonts that were looked through before",
    "kollega.scaffold": "the example company",
    # What the program itself has written:
    "kollega.build.staging": "what is made",
    "kollega.build.manifest": "what was published",
    "kollega.build.cache": "what was kept",
    "kollega.outputs.search": "the index",
    "kollega.host": "mkdocs.yml, which is code, and what MkDocs has drawn",
    "kollega.cli": "new files",
}
"""Modules that read files, and why what they read is no content."""

READS = re.compile(
    r"\.read_text\(|\.read_bytes\(|(?<!Image)\.open\(|(?<![\w.])open\(|\b(?:rglob|scandir|walk|fdopen|copyfile)\("
)


def test_nothing_but_the_one_reader_reads_what_people_wrote() -> None:
    reading = {name for name, file in MODULES.items() if READS.search(_code(file))}
    assert {name for name in reading if not any(f"{name}.".startswith(f"{known}.") for known in READERS)} == set()
    assert [name for name in READERS if not any(f"{each}.".startswith(f"{name}.") for each in reading)] == []


def _code(file: Path) -> str:
    """Return a module without its texts and comments, where calls of `walk` are those of `os`."""
    return ast.unparse(ast.parse(file.read_text("utf-8"))).replace("ast.walk(", "").replace(" walk(", "")


def test_no_module_is_named_after_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "core", "base", "manager", "managers", "misc"}
    assert [name for name in MODULES if name.rsplit(".", 1)[-1] in empty] == []


def test_no_html_is_made_in_python() -> None:
    tags = ("</p>", "</div>", "</a>", "</li>", "<br", "</span>", "</h1>", "</h2>")
    makers = [name for name, file in MODULES.items() if any(tag in _strings(file) for tag in tags)]
    assert makers == []


def _strings(file: Path) -> str:
    """Return the text constants of a module, without its docstrings."""
    tree = ast.parse(file.read_text("utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said)
    return "\n".join(node.value for node in constants if isinstance(node.value, str))
