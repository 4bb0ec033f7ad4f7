"""Twelve pages on screens of six widths: no word broken inside, no fact cut, no control off the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens import FAULTS, PAGES, WIDTHS

if TYPE_CHECKING:
    from visit import Reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("address", PAGES)
def test_on_no_screen_is_a_word_broken_a_fact_cut_or_a_control_off_it(reader: Reader, address: str) -> None:
    page = reader.visit(address)
    faults = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        faults[width] = page.evaluate(FAULTS)
    assert faults == {width: [] for width in WIDTHS}
