"""A picture that is there, of a kind that is not shown, is told as that, and not called missing."""

from __future__ import annotations

import pytest

from kollega.media.photo import picture_fault


@pytest.mark.parametrize(
    ("place", "kind"), [("stories/x.svg", "SVG"), ("stories/x.AVIF", "AVIF"), ("a/b.tiff", "TIFF")]
)
def test_a_picture_of_a_kind_that_is_not_shown_is_told_as_that(place: str, kind: str) -> None:
    fault = picture_fault(place)
    assert fault is not None
    assert kind in fault.message
    assert "JPEG" in fault.hint


def test_other_files_are_no_pictures_of_a_kind_that_is_not_shown() -> None:
    assert picture_fault("stories/x.jpg") is None
