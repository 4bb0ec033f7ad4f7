"""Each board gets the open vacancies in its own words, whole and well-formed."""

from __future__ import annotations

import os
from pathlib import Path

from conftest import NOW as _LAUNCH  # noqa: F401 - the shared one is another day

GOLDEN = Path(__file__).parent / "golden"
RENEW = "KOLLEGA_RENEW" in os.environ
