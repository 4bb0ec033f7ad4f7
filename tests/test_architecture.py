"""Imports point one way, what knows a tool is one place, and no module or function is too long or too short."""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from pathlib import Path

import pytest

from program import FILES, PROGRAM, circles

LAYERS = (
    ("cli",),
    ("host",),
    ("review", "exports"),
    ("build",),
    ("check",),
    ("outputs",),
    ("importers", "reach"),
    ("site", "scaffold", "submissions"),
    ("content", "guidelines", "markdown"),
    ("config", "media", "brand"),
    ("executor", "networks", "i18n", "filesystem", "diagnostics", "clock", "web", "internet"),
)
"""The parts of the program, edges first: a part imports from its own layer and from those below."""


LIBRARIES = {
    "mkdocs": {"kollega.host"},
    "watchdog": {"kollega.host.watch"},
    "typst": {"kollega.outputs.cards.render", "kollega.reach.board"},
    "segno": {"kollega.outputs.cards.render"},
    "fontTools": {"kollega.brand", "kollega.outputs.cards.fonts"},
    "coloraide": {"kollega.brand.contrast"},
    "pagefind_bin": {"kollega.outputs.search.pagefind"},
    "cbor2": {"kollega.outputs.search"},
    "msgspec": {"kollega.build", "kollega.check"},
    "brotli": {"kollega.build.compress"},
    "comrak": {"kollega.markdown.render"},
    "nh3": {"kollega.markdown.sanitise"},
    "PIL": {"kollega.media"},
    "pillow_heif": {"kollega.media.photo"},
    "feedparser": {"kollega.importers.feeds"},
    "feedgen": {"kollega.outputs.feeds.rss"},
    "icalendar": {"kollega.outputs.calendars"},
    "frontmatter": {"kollega.content.source"},
    "pyphen": {"kollega.guidelines.counting"},
    "babel": {"kollega.config.values", "kollega.i18n"},
    "pycountry": {"kollega.i18n.territory"},
    "difflib": {"kollega.check.reports.patch", "kollega.i18n.suggestion", "kollega.importers.merge"},
    "crawleruseragents": {"kollega.reach.agents"},
    "email_validator": {"kollega.config.urls"},
    "bs4": {"kollega.importers"},
    "markdownify": {"kollega.importers.html"},
    "click": {"kollega.cli"},
    "rich": {"kollega.cli", "kollega.check.reports"},
}
"""Where each library is known; elsewhere nothing would notice that it was exchanged for another."""

LONGEST_MODULE = 300

LONGEST_FUNCTION = 35

SMALL = 60
MOST_SMALL = 0.05
"""The share of modules under that many lines at most: few ideas are that small."""


def layer(name: str) -> int:
    return next(depth for depth, rooms in enumerate(LAYERS) if PROGRAM[name].room in rooms)


def is_within(name: str, *places: str) -> bool:
    return any(f"{name}.".startswith(f"{place}.") for place in places)


def test_every_part_has_its_layer() -> None:
    assert {module.room for module in PROGRAM.values()} - {""} == set(chain.from_iterable(LAYERS))


def test_the_map_for_newcomers_names_every_part() -> None:
    written = (FILES["kollega"].parents[2] / "CONTRIBUTING.md").read_text("utf-8")
    rooms = {module.room for module in PROGRAM.values()} - {""}
    assert {room for room in rooms if not re.search(rf"\(generator/kollega/{room}(?:/|\.py)\)", written)} == set()


def test_imports_point_from_the_edges_inwards() -> None:
    imports = [(module, name) for module in PROGRAM.values() for name in module.imports if is_within(name, "kollega")]
    inner = [(module, name) for module, name in imports if module.room and name != "kollega"]
    assert [f"{module.name} needs {name}" for module, name in inner if layer(name) < layer(module.name)] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    needs = {name: module.imports_when_run & PROGRAM.keys() for name, module in PROGRAM.items()}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(" needs ".join(reversed(error.args[1])))


def test_no_modules_need_each_other_for_their_types() -> None:
    assert circles({name: (module.imports & PROGRAM.keys()) - {name} for name, module in PROGRAM.items()}) == []


def test_a_library_is_known_in_one_place() -> None:
    knowing = [(name, library) for name, module in PROGRAM.items() for library in module.libraries & LIBRARIES.keys()]
    assert [f"{name} knows {library}" for name, library in knowing if not is_within(name, *LIBRARIES[library])] == []
    assert {library for _name, library in knowing} == LIBRARIES.keys()


def test_no_module_is_too_long() -> None:
    assert [name for name, module in PROGRAM.items() if module.lines > LONGEST_MODULE] == []


def test_no_function_is_too_long() -> None:
    functions = [(name, function) for name, module in PROGRAM.items() for function in module.functions()]
    assert [f"{name}.{function}" for name, (function, lines) in functions if lines > LONGEST_FUNCTION] == []


def test_few_modules_hold_half_an_idea() -> None:
    modules = [module for module in PROGRAM.values() if not module.is_package]
    small = [f"{module.name} {module.lines}" for module in modules if module.lines < SMALL]
    assert len(small) <= MOST_SMALL * len(modules), small


JOINED = 250
"""Two modules of which one serves only the other are one, where together they stay below that many lines."""

LISTING = {
    "kollega.outputs.embeds.output": "documents for other people's pages",
    "kollega.outputs.feeds.formats": "formats",
    "kollega.outputs.kits.output": "pages and files of kits",
    "kollega.outputs.pages.output": "pages",
    "kollega.outputs.search.output": "what a search is made of",
    "kollega.build.pipeline": "what was made before, and what makes a site, which is loaded where it is needed",
    # One by itself:
    "kollega.build.make": "Dask is loaded where a cluster is asked for, and need not be there otherwise",
    "kollega.check.pay": "former pay is looked for in words, by a table of its own; the rest is law",
    "kollega.cli.since": "a repository is what git says of it, whoever asks",
    "kollega.host.project": "what extensions may open is read by whoever looks for holes, without the rest",
}
"""Modules with more than one idea below them that nobody else needs, and what these are: each stays by itself."""


def test_what_serves_one_small_module_is_a_part_of_it() -> None:
    modules = {name: module for name, module in PROGRAM.items() if not module.is_package}
    users = {name: [each for each in PROGRAM if name in PROGRAM[each].imports - {each}] for name in modules}
    neighbours = [
        (name, user[0]) for name, user in users.items() if len(user) == 1 and _package(user[0]) == _package(name)
    ]
    small = [(name, user) for name, user in neighbours if modules[name].lines + PROGRAM[user].lines < JOINED]
    assert [f"{name} serves {user}" for name, user in small if user not in LISTING] == []
    assert LISTING.keys() - {user for _name, user in neighbours} == set()


def _package(name: str) -> str:
    return name.rpartition(".")[0]


def test_only_the_clock_asks_for_the_time() -> None:
    asking = ("datetime.now(", "date.today(", "time.time(", "utcnow(")
    assert [name for name, module in PROGRAM.items() if any(word in module.text for word in asking)] == [
        "kollega.clock"
    ]


READERS = {
    "kollega.filesystem": "the one reader of a site's files",
    # What was installed with the program, which a pull request cannot change:
    "kollega.networks": "tables",
    "kollega.check.codes": "a table",
    "kollega.outputs.boards.board": "a table",
    "kollega.outputs.site_files.output": "a table",
    "kollega.content.holding_back": "a table",
    "kollega.check.plausibility": "a table",
    "kollega.config.meanings": "a table",
    "kollega.content.key_slips": "a table",
    "kollega.check.pay_rules": "a table",
    "kollega.check.former_pay": "a table",
    "kollega.guidelines.counting": "lists of words",
    "kollega.guidelines.read": "guidelines of ours; a site's are read by the one reader",
    "kollega.importers.system": "a table",
    "kollega.web": "what other hosts answer",
    "kollega.i18n.catalogue": "catalogues; those of a site's own theme are looked through before they are read",
    "kollega.outputs.assets": "the theme's assets",
    "kollega.outputs.cards.render": "Typst documents, and fonts that were looked through before",
    "kollega.scaffold": "the example company",
    "kollega.reach.origins": "a table",
    "kollega.brand.document": "the theme's fonts",
    # What is named to a command, and is no content:
    "kollega.reach.files": "logs and exports, of any size and place",
    "kollega.reach.exports": "the files within an archive of these",
    # What the program itself has written:
    "kollega.executor.companion": "what another process of ours says",
    "kollega.build.inputs": "names and times of files, which it does not open",
    "kollega.build.staging": "what is made",
    "kollega.build.changed": "what was made and published",
    "kollega.build.manifest": "what was published",
    "kollega.build.compress": "copies of what was published",
    "kollega.build.checksums": "what was published",
    "kollega.build.parcel": "the program itself, and what other processes are sent of a site",
    "kollega.build.publish": "what was put beside the site",
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
    reading = {name for name, module in PROGRAM.items() if READS.search(_without_walks_of_trees(module.code))}
    assert {name for name in reading if not is_within(name, *READERS)} == set()
    assert [name for name in READERS if not any(is_within(each, name) for each in reading)] == []


def _without_walks_of_trees(code: str) -> str:
    return code.replace("ast.walk(", "").replace(" walk(", "")


def test_what_was_meant_is_asked_in_one_place() -> None:
    asking = {name for name, module in PROGRAM.items() if "id you mean" in module.code}
    assert asking == {"kollega.i18n.suggestion"}


def test_no_two_files_of_tests_have_one_name() -> None:
    files = [file.name for file in Path(__file__).parent.rglob("test_*.py")]
    assert sorted(files) == sorted(set(files)), "they are collected by their names alone"


def test_no_module_is_named_after_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "core", "base", "manager", "managers", "misc"}
    assert [name for name in PROGRAM if name.rsplit(".", 1)[-1] in empty] == []


def test_no_html_is_made_in_python() -> None:
    tags = ("</p>", "</div>", "</a>", "</li>", "<br", "</span>", "</h1>", "</h2>")
    assert [name for name, module in PROGRAM.items() if any(tag in module.strings for tag in tags)] == []
