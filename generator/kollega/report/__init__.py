"""Problems as people and machines read them: on a terminal, in a pull request, in a program."""

from kollega.report.findings import Findings, Inventory
from kollega.report.github import workflow_commands
from kollega.report.lines import source_lines
from kollega.report.markdown import comment
from kollega.report.notice import Notice, Remark
from kollega.report.records import records
from kollega.report.text import text_report
from kollega.report.translations import Coverage, Gap, translations_text
from kollega.report.verdict import counted, verdict

__all__ = [
    "Coverage",
    "Findings",
    "Gap",
    "Inventory",
    "Notice",
    "Remark",
    "comment",
    "counted",
    "records",
    "source_lines",
    "text_report",
    "translations_text",
    "verdict",
    "workflow_commands",
]
