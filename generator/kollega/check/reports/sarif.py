"""A report in SARIF 2.1.0, which code hosts show beside the lines and keep from one check to the next."""

from __future__ import annotations

import json
import re
from collections import Counter
from hashlib import sha256
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kollega.check.codes import groups
from kollega.check.reports.excerpt import word_end
from kollega.diagnostics import Severity
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.check.codes import Explanation
    from kollega.check.reports.excerpt import Place
    from kollega.check.reports.findings import Findings
    from kollega.diagnostics import Diagnostic
    from kollega.i18n.translation import Translate

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

MOST = 25_000
"""Results in one run: GitHub refuses a file with more, and shows 5,000 (docs.github.com, SARIF results exceed one or
more limits; read 2026-11-28)."""

ROOT = "%SRCROOT%"
"""What SARIF and code hosts call the folder in which the repository lies."""

_FOLDER = wording("The folder of the repository.")

_GRAVEST_FIRST = {severity: place for place, severity in enumerate(Severity)}
# SARIF 2.1.0, 3.11.5 and 3.11.6: a brace stands for itself where it is doubled, and what looks like a link is one.
_BRACES = str.maketrans({"{": "{{", "}": "}}"})
_LINK = re.compile(r"\[(?=[^\]]*\]\()")


def sarif_report(findings: Findings, lines: Mapping[Place, str], *, explain: Translate = str, most: int = MOST) -> str:
    """Return the problems as one run; columns count characters, and paths are as seen from where the reader stands.

    Of more problems than code hosts take, the gravest are told.
    """
    gravest = sorted(findings.diagnostics, key=lambda each: _GRAVEST_FIRST[each.severity])[:most]
    driver = {"name": "Kollega", "semanticVersion": version("kollega"), "rules": list(_rules(explain))}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": findings.translate(_FOLDER)}}},
        "invocations": [{"executionSuccessful": True}],
        "results": list(_results(sorted(gravest), findings, lines)),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rules(explain: Translate) -> Iterator[dict[str, Any]]:
    for group in groups():
        for each in group.explanations:
            yield _rule(each, group.title, explain)


def _rule(each: Explanation, topic: str, explain: Translate) -> dict[str, Any]:
    said = explain(each.found)
    found = _text(f"{said[:1].upper()}{said[1:]}.")
    texts = (_text(explain(each.why)), _text(explain(each.mend)))
    return {
        "id": each.code,
        **({"name": each.code.title().replace("-", "")} if "-" in each.code else {}),  # a name never repeats the id
        "shortDescription": {"text": found},
        "fullDescription": {"text": texts[0]},
        "help": {"text": "\n".join(texts), "markdown": "\n\n".join(texts)},
        "defaultConfiguration": {"level": min(each.severities, key=_GRAVEST_FIRST.__getitem__).value},
        "properties": {"tags": [topic.lower()]},
    }


def _results(diagnostics: list[Diagnostic], findings: Findings, lines: Mapping[Place, str]) -> Iterator[dict[str, Any]]:
    places = {each.code: place for place, each in enumerate(each for group in groups() for each in group.explanations)}
    times: Counter[tuple[str, ...]] = Counter()
    for each in diagnostics:
        line = lines.get((each.path, each.line), "")
        same = (each.path, each.code, each.message, line)
        times[same] += 1
        yield {
            "ruleId": each.code,
            "ruleIndex": places[each.code],
            "level": each.severity.value,
            "message": {"text": _text("\n".join(map(findings.translate, filter(None, (each.message, each.hint)))))},
            "locations": [{"physicalLocation": _location(each, findings.path(each), line)}],
            "partialFingerprints": {"kollega/v1": _fingerprint(*same, str(times[same]))},
        }


def _location(diagnostic: Diagnostic, path: str, line: str) -> dict[str, Any]:
    """Return where a problem stands, to the end of the word that is meant, where its line is known."""
    region = {"startLine": diagnostic.line, "startColumn": diagnostic.column}
    end = word_end(line, diagnostic.column)
    if end > diagnostic.column:
        region["endColumn"] = end
    absolute = PurePath(path).is_absolute()
    file = {"uri": PurePath(path).as_uri()} if absolute else {"uri": quote(path, errors="replace"), "uriBaseId": ROOT}
    return {"artifactLocation": file, "region": region}


def _fingerprint(*parts: str) -> str:
    """Return what stays the same when lines are put in above a problem, so that it is not told as a new one."""
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _text(text: str) -> str:
    """Return a text as SARIF shows it unchanged."""
    return _LINK.sub(r"\[", text.translate(_BRACES))
