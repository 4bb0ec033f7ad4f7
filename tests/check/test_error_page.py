"""What stands in the place of the site while something is wrong; browser/test_serve.py sees it come and go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment

from company import HOSTILE
from kollega.check.reports.error_page import MOST
from kollega.diagnostics import ConfigurationError, ContentError, Diagnostic, Mark, Severity
from kollega.host.live import answer_missing
from kollega.host.serve import error_page_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

HERE = Path()


def entries(error: Exception) -> list[str]:
    page = BeautifulSoup(error_page_of(error, HERE / "mkdocs.yml").html, "html.parser")
    return [" ".join(item.get_text(" ").split()) for item in page.select("li")]


def test_errors_come_before_warnings_and_these_before_notes() -> None:
    diagnostics = [
        Diagnostic.at("a.md", Mark(2, 1), "note", "worth a look", severity=Severity.NOTE),
        Diagnostic.at("a.md", Mark(4, 7), "some-code", "odd", severity=Severity.WARNING),
        Diagnostic.at("b.md", Mark(), "x", "bad"),
    ]
    assert entries(ContentError(tuple(diagnostics))) == [
        "b.md:1:1 error: bad",
        "a.md:4:7 warning: odd",
        "a.md:2:1 note: worth a look",
    ]


def test_a_page_holds_what_somebody_can_read() -> None:
    assert len(entries(ContentError((Diagnostic.at("a.md", Mark(), "x", "bad"),) * (MOST + 1)))) == MOST


def _caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


def _template_error() -> Exception:
    try:
        Environment().from_string("\n{% if %}")  # noqa: S701 - it draws nothing
    except Exception as error:  # noqa: BLE001 - it is what is returned
        return error
    raise AssertionError


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ConfigurationError("fonts", "is not there", "Make it."), "mkdocs.yml error: fonts: is not there → Make it."),
        (_caused(RuntimeError("x"), ConfigurationError("", "no index")), "mkdocs.yml error: no index"),
        (_caused(ContentError((Diagnostic.at("a.md", Mark(), "x", "bad"),)), OSError("x")), "a.md:1:1 error: bad"),
        (_template_error(), ":2 error: Expected an expression, got 'end of statement block'"),
        (ValueError("odd"), "ValueError error: odd → The terminal says more."),
    ],
    ids=["a setting", "a cause", "content", "a template", "anything"],
)
def test_an_error_is_said_with_its_place(error: Exception, said: str) -> None:
    (entry,) = entries(error)
    assert entry.endswith(said)


def test_what_strangers_write_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(HOSTILE, "utf-8")
    html = error_page_of(
        ContentError((Diagnostic.at("a.md", Mark(), "x", HOSTILE, HOSTILE),)), tmp_path / "mkdocs.yml"
    ).html
    page = BeautifulSoup(html, "html.parser")
    assert page.select("script, img") == []
    assert HOSTILE in page.get_text()


@pytest.mark.parametrize(
    ("path", "answer"), [("/there/", b"there"), ("/nowhere/", b"missing"), ("/404.html", b"missing")]
)
def test_where_there_is_nothing_the_page_for_that_answers(path: str, answer: bytes) -> None:
    found = {"/there/": b"there", "/404.html": b"missing"}

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        content = found.get(environ["PATH_INFO"], b"")
        start_response("200 OK" if content else "404 Not Found", [("Content-Length", str(len(content)))])
        return [content]

    said: list[object] = []
    content = answer_missing(app, "/404.html")({"PATH_INFO": path}, lambda *head: said.append(head))  # type: ignore[arg-type] # a server would return a function
    assert list(content) == [answer]
    status = "404 Not Found" if path == "/nowhere/" else "200 OK"
    assert said == [(status, [("Content-Length", str(len(answer)))])]
