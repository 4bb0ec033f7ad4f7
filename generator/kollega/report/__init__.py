"""Problems as people and machines read them: on a terminal, in a pull request, in a program.

What is shown on a terminal is asked for at its own modules, `text` and `translations`: most runs show nothing of it,
and need not load what draws it.
"""

from kollega.report.findings import Findings, Inventory
from kollega.report.github import workflow_commands
from kollega.report.lines import source_lines
from kollega.report.markdown import comment
from kollega.report.notice import Notice, Remark
from kollega.report.records import records
from kollega.report.verdict import counted, verdict

__all__ = [
    "Findings",
    "Inventory",
    "Notice",
    "Remark",
    "comment",
    "counted",
    "records",
    "source_lines",
    "verdict",
    "workflow_commands",
]
