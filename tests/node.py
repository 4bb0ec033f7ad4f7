"""Programs of others that run on Node.js: each reads a JSON value, and answers with one."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

READERS = Path(__file__).parent / "readers"


def read_with(script: str, value: Any) -> Any:
    """Return what a script of `tests/readers` makes of a value; pass over the test where it cannot run.

    To start Node.js takes a third of a second: give it everything at once.
    """
    node = shutil.which("node")
    if node is None or not (READERS / "node_modules").is_dir():
        pytest.skip("the readers in JavaScript are not installed; `make readers` does that where it can")
    answer = subprocess.run(
        [node, READERS / script], input=json.dumps(value), capture_output=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)
