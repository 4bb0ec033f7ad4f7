"""In which sizes and formats a picture is published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.media.photo import Nature, Photo
from kollega.media.renditions import renditions_of, sizes_of, stem


def photo(width: int, height: int = 100, nature: Nature = Nature.TAKEN, ending: str = "jpg") -> Photo:
    return Photo("stories/lift.jpg", "lift", "a" * 64, width, height, ending, nature)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [1]),
        (240, [240]),
        (250, [250]),
        (500, [240, 500]),
        (1000, [240, 480, 1000]),
        (1311, [240, 480, 960, 1311]),
        (1600, [240, 480, 960, 1600]),
        (4000, [240, 480, 960, 1600]),
    ],
)
def test_a_picture_comes_in_widths_that_are_worth_it(width: int, widths: list[int]) -> None:
    files = renditions_of(photo(width))
    assert [each.width for each in files.plain] == [each.width for each in files.webp] == widths


@given(st.integers(1, 20_000_000), st.integers(1, 20_000_000))
def test_no_rendition_is_larger_than_its_picture_or_than_webp_allows(width: int, height: int) -> None:
    files = renditions_of(photo(width, height))
    for each in (*files.webp, *files.plain):
        assert 1 <= each.width <= min(width, 1600)
        assert 1 <= each.height <= min(height, 16_383)


def test_what_was_drawn_stays_sharp_and_what_moves_stays_as_it_is() -> None:
    drawn, moving = photo(500, nature=Nature.DRAWN), photo(500, nature=Nature.MOVING, ending="gif")
    assert {each.ending for each in renditions_of(drawn).plain} == {"png"}
    assert sizes_of(renditions_of(moving).plain) == ((f"{stem(moving)}-500.gif", 500),)
    assert renditions_of(moving).webp == ()


def test_those_who_choose_no_size_get_one_in_the_middle() -> None:
    assert [renditions_of(photo(width)).middle.width for width in (300, 960, 1311, 4000)] == [300, 960, 960, 960]


def test_another_picture_has_another_address() -> None:
    same, other = photo(500), Photo("stories/lift.jpg", "lift", "b" * 64, 500, 100)
    turned = Photo("stories/lift.jpg", "lift", "a" * 64, 500, 100, orientation=3)
    assert stem(same) == stem(photo(500))
    assert len({stem(same), stem(other), stem(turned)}) == 3
