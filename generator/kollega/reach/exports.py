"""Exports of programs that count, as facts: so many visits to a page, by a source, on a day.

What their files look like was read on 2026-11-28: of Plausible in its documentation and tests (csv_importer_test.exs,
stats_controller_test.exs), of Matomo in the tests of its CSV renderer, of GoatCounter in its help (export.md,
export-json.md), of Umami and of Cloudflare's GraphQL API in what others do with their answers; GoAccess 1.7 was run.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
import zlib
from contextlib import suppress
from datetime import date
from enum import StrEnum
from itertools import chain
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Row = dict[str, str]

LARGEST_JSON: Final = 64 * 1024 * 1024
"""Bytes of a JSON document, which has to be read as a whole."""
LONGEST_HEAD: Final = 10_000
"""Characters of the line with a table's columns."""


class Kind(StrEnum):
    """What visits are told of."""

    PAGE = "page"
    SOURCE = "source"
    """A network by its name, its host, or what a link says."""
    DAY = "day"
    """Of the whole site."""


class Fact(NamedTuple):
    """So many visits."""

    kind: Kind
    key: str
    """A path or an address, a source; empty for a day."""
    visits: int
    day: date | None = None


class Export(NamedTuple):
    """What an export says."""

    program: str
    facts: Iterator[Fact]


class Sheet(NamedTuple):
    """How a kind of table is read."""

    program: str
    name: re.Pattern[str]
    """What its file is called, where others have the same columns."""
    columns: frozenset[str]
    """Which it has, by which it is known."""
    read: Callable[[Iterable[Row]], Iterator[Fact]]


def _number(text: str | None) -> int:
    """Return a number as programs write it: 1234, 1,234 or 1 234; 0 for none."""
    digits = re.sub(r"[\s,.'’]", "", text or "")
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _by(kind: Kind, *keys: str) -> Callable[[Iterable[Row]], Iterator[Fact]]:
    """Return what reads Plausible's rows: the key is in the first of some columns that has one."""

    def read(rows: Iterable[Row]) -> Iterator[Fact]:
        for row in rows:
            key = next((row[name] for name in keys if row.get(name)), "")
            yield Fact(kind, key, _number(row.get("visitors")), _day(row.get("date")))

    return read


_LABELS: Final = ("nb_visits", "Unique Pageviews", "Visits", "nb_uniq_visitors", "Unique visitors")
_URLS: Final = ("metadata_url", "Metadata: url", "url")


def _matomo(rows: Iterable[Row]) -> Iterator[Fact]:
    """Read a report on pages or on where visitors came from; both tell addresses, and columns are in any language."""
    for row in rows:
        label, *others = row.values()
        counted = next((row[name] for name in _LABELS if row.get(name)), others[0] if others else "")
        url = next((row[name] for name in _URLS if row.get(name)), "")
        yield Fact(Kind.PAGE if label.startswith("/") else Kind.SOURCE, url or label, _number(counted))


def _goatcounter(rows: Iterable[Row]) -> Iterator[Fact]:
    """Read single page views: the first of a session on a page is a visit to it. Sessions are not looked at."""
    for row in rows:
        path = next(iter(row.values()))
        if row.get("Event") in {"true", "1"} or row.get("Bot", "0") not in {"", "0"}:
            continue
        if row.get("FirstVisit") in {"true", "1"}:
            day = _day(row.get("Date"))
            yield Fact(Kind.PAGE, path, 1, day)
            yield Fact(Kind.SOURCE, row.get("Referrer") or "", 1, day)


def _umami(rows: Iterable[Row]) -> Iterator[Fact]:
    """Read one of its lists: what begins with a slash is a page."""
    for row in rows:
        kind = Kind.PAGE if row["x"].startswith("/") else Kind.SOURCE
        yield Fact(kind, row["x"], _number(row["y"]))


_ANY: Final = re.compile("")

SHEETS: Final = (
    Sheet("GoatCounter", _ANY, frozenset({"FirstVisit", "Session", "Bot"}), _goatcounter),
    Sheet("Umami", _ANY, frozenset({"x", "y"}), _umami),
    Sheet("Plausible", _ANY, frozenset({"date", "visitors", "hostname", "page"}), _by(Kind.PAGE, "page")),
    Sheet("Plausible", _ANY, frozenset({"date", "source", "utm_source"}), _by(Kind.SOURCE, "utm_source", "source")),
    Sheet("Plausible", _ANY, frozenset({"date", "visitors", "pageviews", "visit_duration"}), _by(Kind.DAY)),
    Sheet("Plausible", re.compile(r"^pages\b"), frozenset({"name", "visitors"}), _by(Kind.PAGE, "name")),
    Sheet("Plausible", re.compile(r"^sources\b"), frozenset({"name", "visitors"}), _by(Kind.SOURCE, "name")),
    Sheet("Matomo", _ANY, frozenset({"nb_visits"}), _matomo),
    Sheet("Matomo", _ANY, frozenset({"Metadata: url"}), _matomo),
)
"""Which tables are read; of two that fit the first."""


def _sheet(name: str, columns: Iterable[str], *, is_utf_16: bool) -> Sheet | None:
    there = frozenset(columns)
    found = (sheet for sheet in SHEETS if sheet.columns <= there and sheet.name.search(name))
    return next(found, SHEETS[-1] if is_utf_16 else None)  # nobody else writes tables so


def table_of(name: str, file: IO[bytes]) -> Iterator[Export]:
    """Yield what a table says, CSV or TSV, if it is an export that is known."""
    is_utf_16 = file.read(2) in {b"\xff\xfe", b"\xfe\xff"}
    file.seek(0)
    text = io.TextIOWrapper(file, "utf-16" if is_utf_16 else "utf-8-sig", "replace", newline="")
    head = text.readline(LONGEST_HEAD)
    delimiter = max("\t,;", key=head.count)
    columns = next(csv.reader([head], delimiter=delimiter), [])
    if sheet := _sheet(PurePath(name).name, columns, is_utf_16=is_utf_16):
        rows = csv.DictReader(text, columns, restkey="", restval="", delimiter=delimiter)
        yield Export(sheet.program, sheet.read(_readable(rows)))


def _readable(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield rows, up to what is no table any more."""
    with suppress(csv.Error):
        yield from rows


def document_of(file: IO[bytes]) -> Iterator[Export]:
    """Yield what a JSON document says, if it is an export that is known."""
    try:
        document = json.loads(file.read(LARGEST_JSON).decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return
    if isinstance(document, dict) and {"general", "requests"} <= document.keys():
        yield Export("GoAccess", _goaccess(document))
    elif groups := list(_cloudflare_groups(document)):
        yield Export("Cloudflare", chain.from_iterable(map(_cloudflare, groups)))


def _goaccess(document: Mapping[str, Any]) -> Iterator[Fact]:
    """Read its panels; pages keep what stands behind `?`."""
    for kind, panel in ((Kind.DAY, "visitors"), (Kind.PAGE, "requests"), (Kind.SOURCE, "referring_sites")):
        for row in _below(document, panel).get("data", ()):
            said, visits = str(row.get("data", "")), _whole(_below(row, "visitors").get("count"))
            yield Fact(kind, said, visits, _day(f"{said[:4]}-{said[4:6]}-{said[6:8]}") if kind is Kind.DAY else None)


def _below(document: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = document.get(name)
    return value if isinstance(value, dict) else {}


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


_DIMENSIONS: Final = {
    "requestPath": Kind.PAGE, "clientRequestPath": Kind.PAGE,
    "refererHost": Kind.SOURCE, "clientRefererHost": Kind.SOURCE,
    "date": Kind.DAY, "datetimeHour": Kind.DAY, "datetime": Kind.DAY,
}  # fmt: skip


def _cloudflare_groups(document: object) -> Iterator[Mapping[str, Any]]:
    """Yield the groups of an answer, whatever they are called in it."""
    if isinstance(document, list):
        for each in document:
            yield from _cloudflare_groups(each)
    elif isinstance(document, dict):
        if isinstance(document.get("dimensions"), dict):
            yield document
        else:
            yield from _cloudflare_groups(list(document.values()))


def _cloudflare(group: Mapping[str, Any]) -> Iterator[Fact]:
    """Read a group: of pages and of hosts where it has these, of a day where it has nothing else."""
    visits = _whole(_below(group, "sum").get("visits", group.get("count")))
    found = {_DIMENSIONS[name]: str(value) for name, value in group["dimensions"].items() if name in _DIMENSIONS}
    day = _day(found.pop(Kind.DAY, None))
    yield from (Fact(kind, key, visits, day) for kind, key in found.items())
    if day and not found:
        yield Fact(Kind.DAY, "", visits, day)


_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)
"""What becomes of an archive that is none, is damaged, has a password, or is packed as nobody else does."""


def archive_of(file: IO[bytes]) -> Iterator[Export]:
    """Yield what the files of a ZIP archive say, as far as they are known; each is read before the next."""
    with suppress(*_DAMAGE), zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        if "hit_stats.jsonl" in names:
            yield Export("GoatCounter", _goatcounter_json(archive))
            return
        for name in names:
            with archive.open(name) as member:
                yield from table_of(name, member)


def _goatcounter_json(archive: zipfile.ZipFile) -> Iterator[Fact]:
    """Read how many visits each page had in each hour, and by whom it was referred."""
    paths = {row.get("id"): row for row in _json_lines(archive, "paths.jsonl")}
    sources = {row.get("id"): str(row.get("ref", "")) for row in _json_lines(archive, "refs.jsonl")}
    for row in _json_lines(archive, "hit_stats.jsonl"):
        page, visits, day = paths.get(row.get("path_id"), {}), _whole(row.get("count")), _day(str(row.get("hour")))
        if page and not page.get("event"):
            yield Fact(Kind.PAGE, str(page.get("path", "")), visits, day)
            yield Fact(Kind.SOURCE, sources.get(row.get("ref_id"), ""), visits, day)


def _json_lines(archive: zipfile.ZipFile, name: str) -> Iterator[Mapping[str, Any]]:
    with suppress(KeyError), archive.open(name) as lines:
        for line in lines:
            with suppress(ValueError):
                row = json.loads(line)
                if isinstance(row, dict):
                    yield row
