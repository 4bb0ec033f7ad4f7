"""How many there were is known well enough, and who is not."""

from __future__ import annotations

from hashlib import blake2b

import pytest

from kollega.reach.sketch import ERROR, FEW, VALUE_BYTES, Sketch


def sketch_of(values: range) -> Sketch:
    made = Sketch()
    for value in values:
        made.add(int.from_bytes(blake2b(str(value).encode(), digest_size=VALUE_BYTES).digest()))
    return made


@pytest.mark.parametrize("number", [0, 1, 5, 100, FEW])
def test_few_are_counted_exactly(number: int) -> None:
    assert len(sketch_of(range(number)).merge([sketch_of(range(number))])) == number


@pytest.mark.parametrize("number", [FEW + 1, 1_000, 4_096, 10_000, 12_000, 60_000])
def test_many_are_estimated_within_four_standard_errors(number: int) -> None:
    assert len(sketch_of(range(number))) == pytest.approx(number, rel=4 * ERROR)


@pytest.mark.parametrize(("one", "other"), [(100, 100), (100, 5_000), (5_000, 100), (3_000, 3_000)])
def test_sketches_together_count_each_once(one: int, other: int) -> None:
    start = one // 3
    whole = Sketch().merge([sketch_of(range(one)), sketch_of(range(start, start + other))])
    assert len(whole) == pytest.approx(max(one, start + other), rel=4 * ERROR)


def test_a_sketch_of_many_holds_no_value_and_stays_small() -> None:
    made = sketch_of(range(10_000))
    assert made.few is None
    assert len(made.ranks) == 4_096
    assert max(made.ranks) <= 29
