"""Templates are what MkDocs' own are, and escape."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING, NamedTuple

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from kollega.outputs.assets import Assets
from kollega.outputs.templates import Templates

if TYPE_CHECKING:
    from pathlib import Path


ASSETS = Assets({"a.css": b"a { color: inherit }"})

PATH = ASSETS.path("a.css")


def templates(**sources: str) -> Templates:
    """Return templates of a host that has a filter, a value and an extension of its own."""
    host = Environment(loader=DictLoader(sources), extensions=["jinja2.ext.loopcontrols"])  # noqa: S701 - as MkDocs does
    host.filters["loud"] = str.upper
    host.globals["host"] = "<b>"
    return Templates((), ASSETS, host)


def test_they_know_what_the_host_knows_and_what_is_added_and_they_escape() -> None:
    page = (
        "{% for x in 'ab' %}{% if loop.last %}{% break %}{% endif %}{{ host | loud }} {{ asset('a.css') }}{% endfor %}"
    )
    assert templates(page=page).get_template("page").render() == f"&lt;B&gt; {PATH}"


def test_what_one_template_is_told_no_other_knows() -> None:
    there = templates(one="{{ told }}", other="{{ told }}")
    assert there.get_template("one", globals={"told": "secret"}).render() == "secret"
    assert there.get_template("other").render() == ""


def test_included_and_imported_templates_know_it_too() -> None:
    there = templates(
        page="{% from 'macros' import say %}{% include 'part' %}{{ say() }}",
        part="{{ host }}{{ asset('a.css') }}{{ told }}",
        macros="{% macro say() %}{{ host }}{{ asset('a.css') }}{{ told }}{% endmacro %}",
    )
    assert there.get_template("page").render(told="!") == f"&lt;b&gt;{PATH}!&lt;b&gt;{PATH}"


class Drawn(NamedTuple):
    """A value that knows how it is drawn."""

    html: str

    def __html__(self) -> str:
        return self.html


@pytest.mark.parametrize(
    "value",
    [
        "plain",
        "",
        "a & b",
        "<b>",
        'say "so"',
        "it's",
        5,
        None,
        Markup("<b>"),
        Drawn("<i>"),
        ["<", 1],
        type("S", (str,), {})("<"),
    ],
)
def test_values_are_drawn_as_jinja_escapes_them(value: object) -> None:
    source = "{{ value }}{% set kept %}{{ value }}{% endset %}{{ kept }}"
    assert templates(page=source).get_template("page").render(value=value) == escape(value) * 2


def test_a_template_stays_compiled_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    templates(page="{{ 1 }}").get_template("page")
    (kept,) = tmp_path.rglob("*.cache")
    compiled = kept.read_bytes()
    assert templates(page="{{ 1 }}").get_template("page").render() == "1"
    assert kept.read_bytes() == compiled
    assert templates(page="{{ 2 }}").get_template("page").render() == "2"
    assert kept.read_bytes() != compiled


@pytest.mark.skipif(os.name == "nt", reason="Windows has a temporary folder for each user")
def test_nothing_compiled_is_taken_from_a_folder_that_somebody_else_chose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (tmp_path / f"_jinja2-cache-{os.getuid()}").symlink_to(theirs)
    assert templates(page="{{ 1 }}").get_template("page").render() == "1"
    assert not list(theirs.iterdir())


def test_a_template_is_drawn_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    there = templates(page="{{ 1 }}")
    for folder in tmp_path.iterdir():
        folder.rmdir()
    assert there.get_template("page").render() == "1"
