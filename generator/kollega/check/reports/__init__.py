"""Problems as people and machines read them: on a terminal, in a pull request, in a program.

What is shown on a terminal is asked for at its own modules, `text` and `translations`: most runs show nothing of it,
and need not load what draws it.
"""

from kollega.check.reports.excerpt import source_lines
from kollega.check.reports.findings import Findings, Inventory, counted, verdict
from kollega.check.reports.formats import comment, records, workflow_commands
from kollega.check.reports.notice import Entry, Notice

__all__ = [
    "Entry",
    "Findings",
    "Inventory",
    "Notice",
    "comment",
    "counted",
    "records",
    "source_lines",
    "verdict",
    "workflow_commands",
]
