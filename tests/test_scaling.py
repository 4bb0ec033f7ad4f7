"""The benchmark of what is made to be slow can be run, and sees what grows with its square."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest


def benchmark() -> Any:
    """Return the benchmark as a module; it lies beside the tests, not in a package."""
    specification = importlib.util.spec_from_file_location(
        "scaling", Path(__file__).parents[1] / "benchmarks/scaling.py"
    )
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    sys.modules["scaling"] = module  # its data classes look for it there
    specification.loader.exec_module(module)
    return module


SCALING = benchmark()


@pytest.mark.parametrize("case", [*SCALING.CASES, *SCALING.BOUNDED], ids=lambda case: case.name)
def test_each_case_can_be_measured(case: Any) -> None:
    assert SCALING.seconds(case.prepared(case.size // 25)) >= 0


@pytest.mark.parametrize("case", [*SCALING.FRONT_MATTERS, *SCALING.POSTS, *SCALING.CUTS], ids=lambda case: case.name)
def test_what_is_written_for_networks_takes_no_longer_than_it_is_long(case: Any) -> None:
    taken = [SCALING.quickest(case, times * case.size) for times in (1, 2, 4)]
    assert not SCALING.grows_too_fast(*taken), taken


@pytest.mark.parametrize(
    ("taken", "late"),
    [
        pytest.param((0.1, 0.2, 0.4), False, id="by what is written"),
        pytest.param((0.1, 0.25, 0.55), False, id="on a busy machine"),
        pytest.param((0.1, 0.4, 1.6), True, id="by the square"),
        pytest.param((0.01, 0.04, 0.16), True, id="by the square, hardly felt"),
        pytest.param((0.0001, 0.001, 0.004), False, id="not felt"),
        pytest.param((0.4, 0.1, 0.4), False, id="a moment of something else"),
    ],
)
def test_what_grows_by_its_square_is_seen(taken: tuple[float, float, float], *, late: bool) -> None:
    assert SCALING.grows_too_fast(*taken) is late
