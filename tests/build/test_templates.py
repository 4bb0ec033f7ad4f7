"""Templates are what MkDocs' own are, and escape."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from kollega.host.templates import CompiledTemplates, Templates


def templates(**sources: str) -> Templates:
    """Return templates of a host that has a filter, a value and an extension of its own."""
    host = Environment(loader=DictLoader(sources), extensions=["jinja2.ext.loopcontrols"])  # noqa: S701 - as MkDocs does
    host.filters["loud"] = str.upper
    host.globals["host"] = "<b>"
    return Templates(host, CompiledTemplates(), {"asset": "a.css"})


def test_they_know_what_the_host_knows_and_what_is_added_and_they_escape() -> None:
    page = "{% for x in 'ab' %}{% if loop.last %}{% break %}{% endif %}{{ host | loud }} {{ asset }}{% endfor %}"
    assert templates(page=page).get_template("page").render() == "&lt;B&gt; a.css"


def test_what_one_template_is_told_no_other_knows() -> None:
    there = templates(one="{{ told }}", other="{{ told }}")
    assert there.get_template("one", globals={"told": "secret"}).render() == "secret"
    assert there.get_template("other").render() == ""


def test_included_and_imported_templates_know_it_too() -> None:
    there = templates(
        page="{% from 'macros' import say %}{% include 'part' %}{{ say() }}",
        part="{{ host }}{{ asset }}{{ told }}",
        macros="{% macro say() %}{{ host }}{{ asset }}{{ told }}{% endmacro %}",
    )
    assert there.get_template("page").render(told="!") == "&lt;b&gt;a.css!&lt;b&gt;a.css"


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
