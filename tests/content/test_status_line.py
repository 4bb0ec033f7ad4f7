"""One line of a file is changed to say where its item is in its life, and no other byte."""

from __future__ import annotations

import pytest

from kollega.content.status_line import with_status
from kollega.diagnostics import Diagnostic

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
    (b"---\nstatus: closed\n---\nstatus: open\n", b"---\nstatus: withdrawn\n---\nstatus: open\n"),
]


@pytest.mark.parametrize(("before", "after"), CHANGED)
def test_one_line_changes_and_nothing_else(before: bytes, after: bytes) -> None:
    assert with_status("a.md", before, "withdrawn") == after
    assert with_status("a.md", after, "withdrawn") == after


@pytest.mark.parametrize(
    "content",
    [
        b"---\n{title: x}\n---\n",
        b"---\n{title: x, status: draft}\n---\n",
        b"---\nstatus: >\n  draft\n---\n",
        b"---\nstatus:\n  draft\n---\n",
        b"---\nstatus: &a draft\nb: *a\n---\n",
    ],
)
def test_what_no_single_line_says_is_not_changed(content: bytes) -> None:
    assert with_status("a.md", content, "withdrawn") is None


@pytest.mark.parametrize(
    "content", [b"", b"title: x\n", b"---\ntitle: x\n", b"---\na: 1\na: 2\n---\n", b"---\n\xff\n---\n"]
)
def test_what_cannot_be_read_is_not_changed(content: bytes) -> None:
    assert isinstance(with_status("a.md", content, "withdrawn"), Diagnostic)
