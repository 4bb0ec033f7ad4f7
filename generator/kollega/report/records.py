"""The report for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kollega.report.findings import Findings


def records(findings: Findings) -> str:
    """Return the problems as a JSON list; their paths are relative to the folder of mkdocs.yml."""
    return json.dumps([problem.as_dict() for problem in findings.problems], ensure_ascii=False, indent=2)
