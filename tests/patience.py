"""How long tests wait for what happens elsewhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 60
"""Seconds after which a machine is not slow, but something is wrong."""


def wait_until(has_come: Callable[[], object]) -> None:
    """Wait until something has come, and fail if it takes longer than anything should."""
    end = time.monotonic() + PATIENCE
    while not has_come():
        assert time.monotonic() < end
        time.sleep(0.01)
