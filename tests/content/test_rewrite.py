"""Facts of a file are changed, and no other byte."""

from __future__ import annotations

from typing import Any

import pytest

from kollega.content.rewrite import rewrite
from kollega.diagnostics import Diagnostic

WITHDRAWN = {"status": "withdrawn"}

CHANGED = [
    (b"---\ntitle: x\n---\nbody\n", b"---\ntitle: x\nstatus: withdrawn\n---\nbody\n"),
    (b"---\ntitle: x\n---", b"---\ntitle: x\nstatus: withdrawn\n---"),
    (b"---\r\ntitle: x\r\n---\r\nbody\r\n", b"---\r\ntitle: x\r\nstatus: withdrawn\r\n---\r\nbody\r\n"),
    ("\ufeff---\ntitle: é\n---\n".encode(), "\ufeff---\ntitle: é\nstatus: withdrawn\n---\n".encode()),
    (b"---\ntitle: x\n\n# last\n---\n---\n", b"---\ntitle: x\n\n# last\nstatus: withdrawn\n---\n---\n"),
    (b"---\nstatus: published\ntitle: x\n---\n", b"---\nstatus: withdrawn\ntitle: x\n---\n"),
    (b"---\nb: 1 # b\nstatus: draft   # now\na: 2\n---\n", b"---\nb: 1 # b\nstatus: withdrawn   # now\na: 2\n---\n"),
    (b"---\r\nstatus:   draft\r\na: 2\r\n---\r\n", b"---\r\nstatus:   withdrawn\r\na: 2\r\n---\r\n"),
    (b"---\nstatus: 'draft'  # x\n---\n", b"---\nstatus: withdrawn  # x\n---\n"),
    (b'---\n"status": "draft"\n---\n', b'---\n"status": withdrawn\n---\n'),
    (b"---\nstatus:\na: 1\n---\n", b"---\nstatus: withdrawn\na: 1\n---\n"),
    (b"---\nstatus: # none yet\na: 1\n---\n", b"---\nstatus: withdrawn # none yet\na: 1\n---\n"),
    (b"---\na:\n  status: draft\n---\n", b"---\na:\n  status: draft\nstatus: withdrawn\n---\n"),
    (b"---\na: |\n  status: draft\n---\n", b"---\na: |\n  status: draft\nstatus: withdrawn\n---\n"),
    (b"---\nstatus: >\n  draft\na: 1\n---\n", b"---\nstatus: withdrawn\na: 1\n---\n"),
    (b"---\nstatus:\n  draft\n\n# of a\na: 1\n---\n", b"---\nstatus: withdrawn\n\n# of a\na: 1\n---\n"),
    (b"---\nstatus: closed\n---\nstatus: open\n", b"---\nstatus: withdrawn\n---\nstatus: open\n"),
]


@pytest.mark.parametrize(("before", "after"), CHANGED)
def test_one_line_changes_and_nothing_else(before: bytes, after: bytes) -> None:
    assert rewrite("a.md", before, WITHDRAWN) == after
    assert rewrite("a.md", after, WITHDRAWN) == after


@pytest.mark.parametrize(
    "content",
    [
        b"---\n{title: x}\n---\n",
        b"---\n{title: x, status: draft}\n---\n",
        b"---\nstatus: &a draft\nb: *a\n---\n",
    ],
)
def test_what_no_single_line_says_is_not_changed(content: bytes) -> None:
    assert rewrite("a.md", content, WITHDRAWN) is None


@pytest.mark.parametrize(
    "content", [b"", b"title: x\n", b"---\ntitle: x\n", b"---\na: 1\na: 2\n---\n", b"---\n\xff\n---\n"]
)
def test_what_cannot_be_read_is_not_changed(content: bytes) -> None:
    assert isinstance(rewrite("a.md", content, WITHDRAWN), Diagnostic)


ORDER = ("title", "tags", "hours", "locations", "apply_url")

REWRITTEN = [
    ({"tags": ["a", "b c"]}, b"title: x\napply_url: y\n", b"title: x\ntags: [a, b c]\napply_url: y\n"),
    (
        {"tags": ["a"]},
        b"# first\n\ntitle: x # t\n\n# u\nother: y\n",
        b"# first\n\ntitle: x # t\ntags: [a]\n\n# u\nother: y\n",
    ),
    ({"tags": ["a"]}, b"tags:\n  - b # why\n  - c\n# of title\ntitle: x\n", b"tags: [a]\n# of title\ntitle: x\n"),
    ({"tags": None, "title": "z"}, b"title: 'x' # t\ntags: [b]\n\n# last\n", b"title: z # t\n\n# last\n"),
    ({"tags": None}, b"title: x\n", b"title: x\n"),
    ({"hours": {"min": "32", "max": "40"}}, b"title: x\n", b"title: x\nhours: {min: 32, max: 40}\n"),
    ({"title": "a: b # c"}, b"title: x\n", b"title: 'a: b # c'\n"),
    ({"title": "- null"}, b"title: x\n", b"title: '- null'\n"),
    ({"title": "null"}, b"title: x\n", b"title: 'null'\n"),
    (
        {"locations": [{"city": "Gr\u00e4z, 1", "country": "NO"}, "hq"]},
        b"title: x\n",
        "title: x\nlocations:\n  - city: Gr\u00e4z, 1\n    country: NO\n  - hq\n".encode(),
    ),
    (
        {"apply_url": "https://apply.acme.example/jobs/2?a=1&b=2"},
        b"title: x\r\napply_url: https://a.example/#top # there\r\n",
        b"title: x\r\napply_url: https://apply.acme.example/jobs/2?a=1&b=2 # there\r\n",
    ),
]


@pytest.mark.parametrize(("facts", "before", "after"), REWRITTEN)
def test_other_facts_leave_order_remarks_and_style_alone(facts: dict[str, Any], before: bytes, after: bytes) -> None:
    end = b"\r\n" if b"\r\n" in before else b"\n"
    above, below = b"---" + end, b"---" + end + b"Text" + end
    assert rewrite("a.md", above + before + below, facts, order=ORDER) == above + after + below


def test_another_text_has_the_line_ends_of_its_file() -> None:
    before = b"---\r\ntitle: x # t\r\n---\r\n\r\nOld\r\n"
    assert (
        rewrite("a.md", before, {}, text="New\n\nlines\n") == b"---\r\ntitle: x # t\r\n---\r\n\r\nNew\r\n\r\nlines\r\n"
    )
