"""Several processes share what is to be done, and nobody can tell from the results."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kollega.diagnostics import ConfigurationError, ContentError, Diagnostic, KollegaError, Mark
from kollega.executor import announce, chunks, executor_for, processors
from kollega.executor.executors import CHUNK, FORKS
from patience import wait_until

if TYPE_CHECKING:
    from collections.abc import Sequence

needs_forks = pytest.mark.skipif(not FORKS, reason="this system has no forks")
PROBLEM = Diagnostic.at("stories/a.md", Mark(), "some-code", "something is wrong", "Mend it.")


@pytest.mark.parametrize("jobs", [1, 2, 3, 9])
@pytest.mark.parametrize("tasks", [(), (3,), tuple(range(7))], ids=["nothing", "one", "many"])
def test_results_come_in_the_order_of_the_tasks(tasks: Sequence[int], jobs: int) -> None:
    assert list(executor_for(jobs).map(lambda task: task * task, tasks)) == [task * task for task in tasks]


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system gives every process all processors")
@pytest.mark.usefixtures("one_processor")
def test_who_may_use_one_processor_has_nothing_done_elsewhere() -> None:
    assert processors() == 1
    assert list(executor_for().map(lambda _: os.getpid(), range(3))) == [os.getpid()] * 3


@needs_forks
def test_as_many_processes_work_as_there_are_jobs(tmp_path: Path) -> None:
    def work(_: int) -> int:
        (tmp_path / str(os.getpid())).touch()
        wait_until(lambda: len(list(tmp_path.iterdir())) >= 3)
        return os.getpid()

    assert len(set(executor_for(3).map(work, range(30)))) == 3


@needs_forks
def test_long_results_wait_for_whoever_is_busy() -> None:
    results = executor_for(2).map(lambda number: f"{number}" * 10**6, range(8))
    first = next(results)
    time.sleep(0.2)
    assert [result[0] for result in (first, *results)] == list("01234567")


def test_threads_do_not_go_on_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kollega.executor.executors.FORKS", False)
    done: list[int] = []

    def work(number: int) -> None:
        time.sleep(0.05)
        done.append(number)

    results = executor_for(2).map(work, range(200))
    next(results)
    results.close()  # type: ignore[attr-defined] # it is a generator
    assert len(done) < 100


@needs_forks
def test_failures_leave_no_file_open() -> None:
    def work(_: int) -> None:
        raise OSError(28, "full")

    before = len(list(Path("/dev/fd").iterdir()))
    kept = []
    for _ in range(5):
        with pytest.raises(OSError, match="full") as raised:
            list(executor_for(2).map(work, range(4)))
        kept.append(raised)
    assert len(list(Path("/dev/fd").iterdir())) <= before


@needs_forks
def test_the_work_is_done_elsewhere() -> None:
    assert os.getpid() not in set(executor_for(2).map(lambda _: os.getpid(), range(20)))


@pytest.mark.parametrize(
    "error", [ContentError((PROBLEM,)), ConfigurationError("option", "is wrong", "Mend it."), OSError(28, "full", "a")]
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_arrives_as_it_was_raised(error: Exception, jobs: int) -> None:
    def work(_: int) -> None:
        raise error

    with pytest.raises(type(error)) as raised:
        list(executor_for(jobs).map(work, range(4)))
    assert str(raised.value) == str(error)
    assert {**vars(raised.value), "__notes__": None} == {**vars(error), "__notes__": None}


@needs_forks
def test_a_process_that_is_ended_from_outside_is_no_riddle() -> None:
    with pytest.raises(KollegaError, match="memory"):
        list(executor_for(2).map(lambda _: os.kill(os.getpid(), signal.SIGKILL), range(4)))


FALLS = {
    "ended by the system": (lambda: os.kill(os.getpid(), signal.SIGKILL), "the system ended a process"),
    "crashed": (lambda: os.kill(os.getpid(), signal.SIGTRAP), "a process crashed while.*SIGTRAP"),
    "left by a library": (lambda: os._exit(3), "a process crashed while.*exit status 3"),
}


@needs_forks
@pytest.mark.parametrize("name", ["stories/lifts.md", "stories/łódź\udcff.md", "long" * 1000])
@pytest.mark.parametrize("fall", FALLS)
def test_a_process_that_falls_is_told_with_what_it_worked_on(fall: str, name: str) -> None:
    falling, said = FALLS[fall]

    def work(number: int) -> None:
        announce(f"before-{number}")
        announce(name)
        falling()

    with pytest.raises(KollegaError, match=said) as raised:
        list(executor_for(2).map(work, range(4)))
    assert f"worked on {name[:100].encode('utf-8', 'backslashreplace').decode()}" in str(raised.value)


class _OddError(Exception):
    """An error that cannot be put together again from its arguments, as some libraries have them."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} and {two}")


@needs_forks
def test_an_error_that_cannot_be_sent_arrives_as_a_sentence() -> None:
    def work(_: int) -> None:
        raise _OddError("salt", "pepper")

    with pytest.raises(KollegaError, match="salt and pepper"):
        list(executor_for(2).map(work, range(4)))


PARENT = """
import os, time
from kollega.executor import executor_for
def work(number):
    os.write(1, f"{os.getpid()}\\n".encode())  # at once: two that print at a time would mix their lines
    time.sleep(60)
list(executor_for(2).map(work, range(2)))
"""


@needs_forks
def test_processes_end_soon_after_the_one_that_they_work_for_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        workers = [int(parent.stdout.readline()) for _ in range(2)]
        parent.kill()
        parent.wait()
        wait_until(lambda: not any(map(_runs, workers)))


def _runs(process: int) -> bool:
    """Return whether a process runs; one that nobody has buried yet does not."""
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False


@needs_forks
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_processes_leave_it_to_the_one_that_they_work_for_to_answer_a_signal(number: signal.Signals) -> None:
    results = executor_for(2).map(lambda task: (os.kill(os.getpid(), number), task)[1], range(4))
    assert list(results) == [0, 1, 2, 3]


@needs_forks
def test_no_process_outlives_the_work() -> None:
    started = executor_for(2).map(lambda _: os.getpid(), range(20))
    worker = next(started)
    started.close()  # type: ignore[attr-defined] # it is a generator
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


@needs_forks
def test_a_single_task_is_done_elsewhere_too_so_that_its_threads_end_with_it() -> None:
    assert next(executor_for(2).map(lambda _: os.getpid(), [0])) != os.getpid()
    assert next(executor_for(1).map(lambda _: os.getpid(), [0])) == os.getpid()


@needs_forks
def test_no_thread_is_left_where_processes_are_forked_next() -> None:
    before = threading.active_count()
    for _ in range(3):
        assert list(executor_for(2).map(lambda task: task, range(5))) == list(range(5))
        assert threading.active_count() == before


def test_chunks_hold_everything_once() -> None:
    items = tuple(range(123))
    assert [item for chunk in chunks(items) for item in chunk] == list(items)
    assert max(map(len, chunks(items))) == CHUNK
