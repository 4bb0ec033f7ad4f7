"""Work that leaves threads behind is done by a process that is never forked."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kollega.diagnostics import ContentError, Diagnostic, KollegaError, Mark
from kollega.executor import executor_for, run_apart
from kollega.executor.companion import PROGRAM
from kollega.executor.executors import FORKS

pytestmark = pytest.mark.skipif(not FORKS, reason="this system has no forks")


def test_it_is_done_elsewhere_always_by_the_same_process() -> None:
    workers = {run_apart("a", os.getpid) for _ in range(3)}
    assert len(workers) == 1
    assert os.getpid() not in workers


def test_a_process_that_was_forked_does_it_itself() -> None:
    pairs = list(executor_for(2).map(lambda _: (os.getpid(), run_apart("a", os.getpid)), range(5)))
    assert all(worker == own for own, worker in pairs)


def test_what_it_raises_arrives() -> None:
    problem = Diagnostic.at("stories/a.md", Mark(), "some-code", "something is wrong", "Mend it.")
    with pytest.raises(ContentError) as raised:
        run_apart("a", _raise, ContentError((problem,)))
    assert raised.value.diagnostics == (problem,)
    assert run_apart("a", len, "abc") == 3


def _raise(error: Exception) -> None:
    raise error


def test_what_it_prints_is_no_answer() -> None:
    assert run_apart("a", print, "hello") is None
    assert run_apart("a", os.write, 1, b"hello\n") == 6


@pytest.mark.parametrize(
    ("work", "arguments", "said"),
    [(os._exit, (3,), r"a process crashed while it worked on a\.pdf \(exit status 3\)"), (os.abort, (), "crashed.*-6")],
    ids=["left by a library", "crashed"],
)
def test_one_that_falls_is_told_with_what_it_worked_on_and_replaced(
    work: object, arguments: tuple[object, ...], said: str
) -> None:
    with pytest.raises(KollegaError, match=said):
        run_apart("a.pdf", work, *arguments)  # type: ignore[arg-type] # it returns nothing
    assert run_apart("a", len, "abc") == 3


ORPHAN = """
import os, sys
from kollega.executor import run_apart
print(run_apart("a", os.getpid), flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("killed", [True, False], ids=["killed", "done"])
def test_it_does_not_outlive_the_process_that_it_works_for(*, killed: bool) -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHAN], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdin
        assert parent.stdout
        companion = int(parent.stdout.readline())
        assert _runs(companion)
        if killed:
            parent.kill()
        else:
            parent.stdin.close()
        parent.wait()
        deadline = time.monotonic() + 10
        while _runs(companion) and time.monotonic() < deadline:
            time.sleep(0.02)
    assert not _runs(companion)


BUSY = """
import sys
from kollega.executor import run_apart
run_apart("a", len, "abc")
print("begun", flush=True)
run_apart("a", eval, "__import__('time').sleep(0.3) or b'x' * {size}")
"""


@pytest.mark.parametrize("size", [1, 1_000_000], ids=["a short answer", "a long answer"])
def test_one_whose_answer_nobody_waits_for_ends_without_a_word(size: int) -> None:
    command = [sys.executable, "-c", BUSY.format(size=size)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == b"begun\n"
        time.sleep(0.1)
        parent.kill()
        assert parent.communicate(timeout=10)[1] == b""


@pytest.mark.parametrize("length", [0, 1, 5, 30, 50_000, 99_999])
def test_one_that_is_told_half_of_an_order_ends_without_a_word(length: int) -> None:
    order = pickle.dumps((len, (b"x" * 100_000,)))[:length]
    ended = subprocess.run([sys.executable, "-c", PROGRAM], input=order, capture_output=True, check=False, timeout=10)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


ANSWERS = 3
"""Where a companion writes them: the first file that it opens, after input, output and errors."""


def _half(answer: bytes) -> None:
    """Write half of an answer, and fall."""
    os.write(ANSWERS, answer[: len(answer) // 2])
    os._exit(3)


def test_one_that_falls_amid_its_answer_is_told_and_replaced() -> None:
    with pytest.raises(KollegaError, match=r"a process crashed while it worked on a \(exit status 3\)"):
        run_apart("a", _half, pickle.dumps((True, b"x" * 1000)))
    assert run_apart("a", len, "abc") == 3


def _runs(process: int) -> bool:
    """Return whether a process runs; one that nobody has buried yet does not."""
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False
