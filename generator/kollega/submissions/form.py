"""The body of an issue that a form of GitHub has made: each label as a heading, and below it the answer.

GitHub writes `### Label`, an empty line and the answer; `_No response_` where there is none; `- [x]` or `- [X]` for a
box that is ticked (docs.github.com, “Syntax for GitHub's form schema”; issue-ops/parser#36; read 2026-11-28).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from kollega.i18n.wording import wording
from kollega.submissions.plain import picture_addresses, plain_line, plain_text
from kollega.submissions.submission import Submission, SubmissionError

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEADING: Final = re.compile(r"^###[ \t]+([^\n]+)$", re.MULTILINE)
_NONE: Final = "_No response_"
_BOX: Final = re.compile(r"^[-*] \[([ xX])\] ", re.MULTILINE)
_NEEDED: Final = ("title", "name", "text")


def form_submission(body: str, labels: Mapping[str, Mapping[str, str]]) -> Submission:
    """Return what a form's body says. `labels` are the forms there are: by language, the field that each label means.

    A label counts once: a second heading of the same words belongs to the answer in which it stands. Raises
    SubmissionError where it is no such form, or an answer is missing that every story needs.
    """
    written = body.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    read = {lang: _answers(written, fields) for lang, fields in labels.items()}
    lang = max(read, key=lambda each: len(read[each]))
    answers = read[lang]
    named = {field: label for label, field in labels[lang].items()}
    if not answers:
        message = wording("this does not come from the form: it has no heading “### {title}”", title=named["title"])
        raise SubmissionError(message, wording("Save the text of an issue that was made with the form, as it is."))
    said = {field: plain_line(answer) for field, answer in answers.items() if field not in {"text", "photo"}}
    said["text"] = plain_text(answers.get("text", ""))
    for field in _NEEDED:
        if not _is_seen(said.get(field, "")):
            problem = wording("there is no answer to “{question}”", question=named[field])
            raise SubmissionError(problem, wording("Fill it in, and send it again."))
    boxes = _BOX.findall(answers.get("consent", ""))
    return Submission(
        title=said["title"],
        text=said["text"],
        name=said["name"],
        summary=said.get("summary", ""),
        role=said.get("role", ""),
        consent=bool(boxes) and " " not in boxes,
        lang=lang,
        photos=picture_addresses(answers.get("photo", "")),
    )


def _is_seen(text: str) -> bool:
    return any(unicodedata.category(character)[0] not in "CMZ" for character in text)


def _answers(body: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Return each field that has a heading, with its answer: empty where none was given."""
    headings: dict[str, re.Match[str]] = {}
    for heading in _HEADING.finditer(body):
        if field := fields.get(heading[1].strip()):
            headings.setdefault(field, heading)
    ends = [*(heading.start() for heading in headings.values()), len(body)][1:]
    answers = {
        field: body[heading.end() : end].strip("\n")
        for (field, heading), end in zip(headings.items(), ends, strict=False)
    }
    return {field: "" if answer.strip() == _NONE else answer for field, answer in answers.items()}
