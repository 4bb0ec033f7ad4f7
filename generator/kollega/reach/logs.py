"""Access logs, line by line: the combined format of nginx and Apache, W3C's extended one of CloudFront, and JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Hit = tuple[bytes, bytes, bytes, bytes, bytes, bytes]
"""A request as it was logged: who asked (an address), when, the address that was asked for, the status of the answer,
the referrer, the user agent. A plain tuple, since there are millions of them; other methods than GET are left out."""


@dataclass(frozen=True)
class LogFormat:
    """How a kind of log is read."""

    name: str
    hits: Callable[[Iterable[bytes]], Iterator[Hit | None]]
    """Yields the requests in some lines: None for one of another kind, nothing for what cannot be read."""
    moment: Callable[[bytes], datetime]
    """Returns when a request was, from what `minute` leaves; raises ValueError."""
    minute: Callable[[bytes], bytes]
    """Returns what was logged of a moment without its seconds, so that few of them differ."""


# Combined (https://nginx.org/en/docs/http/ngx_http_log_module.html, https://httpd.apache.org/docs/2.4/logs.html)

_QUOTED: Final = rb'"([^"\\]*(?:\\.[^"\\]*)*)"'
_COMBINED: Final = re.compile(
    rb"(?:[^\s\"]+:\d+ )?"  # Apache's vhost_combined names the host first
    rb"(\S+) [^\"\[]*\[(\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] " + _QUOTED + rb" (\d{3}) \S+"
    rb"(?: " + _QUOTED + b" " + _QUOTED + rb")?"
)


def _combined_hits(lines: Iterable[bytes]) -> Iterator[Hit | None]:
    match = _COMBINED.match
    for line in lines:
        if not (found := match(line)):
            continue
        visitor, moment, request, status, referrer, agent = found.groups(b"")
        yield (visitor, moment, request[4:], status, referrer, agent) if request[:4] == b"GET " else None


_MONTHS: Final = dict(zip(b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), range(1, 13), strict=True))


def _combined_minute(logged: bytes) -> bytes:
    return logged[:17] + logged[20:]


def _combined_moment(logged: bytes) -> datetime:
    """Return the moment that is logged as `28/Nov/2026:10:15 +0100`."""
    month = _MONTHS.get(logged[3:6])
    if month is None:
        raise ValueError(logged)
    offset = timedelta(hours=int(logged[19:21]), minutes=int(logged[21:23]))
    zone = timezone(-offset if logged[18:19] == b"-" else offset)
    return datetime(int(logged[7:11]), month, int(logged[:2]), int(logged[12:14]), int(logged[15:17]), tzinfo=zone)


# W3C's extended format (https://www.w3.org/TR/WD-logfile), with the fields that CloudFront's standard logs have

_FIELDS: Final = b"#Fields:"
_WANTED: Final = (
    b"c-ip",
    b"cs-method",
    b"cs-uri-stem",
    b"cs-uri-query",
    b"sc-status",
    b"cs(referer)",
    b"cs(user-agent)",
)


def _w3c_hits(lines: Iterable[bytes]) -> Iterator[Hit | None]:
    places: Sequence[int] = ()
    for line in lines:
        if line.startswith(b"#"):
            places = _places(line) if line.startswith(_FIELDS) else places
            continue
        values = line.rstrip(b"\r\n").split(b"\t" if b"\t" in line else b" ")
        if not places or len(values) <= max(places):
            continue
        values.append(b"-")
        day, time, visitor, method, path, query, status, referrer, agent = (values[place] for place in places)
        address = path if query in {b"-", b""} else path + b"?" + query
        said = unquote_to_bytes(unquote_to_bytes(agent)).replace(b"+", b" ")  # CloudFront encodes a % once more
        yield (visitor, day + b"T" + time, address, status, referrer, said) if method == b"GET" else None


def _places(line: bytes) -> Sequence[int]:
    """Return where the wanted fields stand; -1, behind all, for one that a log leaves out."""
    names = line[len(_FIELDS) :].lower().split()
    wanted = (b"date", b"time", *_WANTED)
    if not {b"date", b"time", b"cs-uri-stem", b"cs-method", b"sc-status"} <= set(names):
        return ()
    return [names.index(name) if name in names else -1 for name in wanted]


def _utc_minute(logged: bytes) -> bytes:
    return logged[:16]


def _utc_moment(logged: bytes) -> datetime:
    return datetime.fromisoformat(logged.decode("ascii")).replace(tzinfo=UTC)


# JSON: a line an object, whose keys each server names otherwise

_PATHS: Final[Mapping[str, Sequence[str]]] = {
    "visitor": (
        "request.client_ip", "request.remote_ip", "request.remote_addr", "ClientHost", "remote_addr", "c-ip",
        "client_ip",
    ),
    "moment": ("ts", "StartUTC", "time_iso8601", "msec", "time_local", "timestamp", "time", "@timestamp"),
    "method": ("request.method", "RequestMethod", "request_method", "cs-method", "method"),
    "address": ("request.uri", "RequestPath", "request_uri", "cs-uri-stem", "uri", "url", "path"),
    "query": ("cs-uri-query",),
    "request": ("request",),
    "status": ("status", "DownstreamStatus", "sc-status"),
    "referrer": (
        "request.headers.Referer", "request_Referer", "http_referer", "cs(Referer)", "referer", "referrer",
    ),
    "agent": (
        "request.headers.User-Agent", "request_User-Agent", "http_user_agent", "cs(User-Agent)", "user_agent", "agent",
    ),
}  # fmt: skip
"""Where what is asked for stands: in Caddy's logs, Traefik's, nginx's with `escape=json`, CloudFront's of version 2."""


def _json_hits(lines: Iterable[bytes]) -> Iterator[Hit | None]:
    for line in lines:
        try:
            logged = json.loads(line.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            continue
        if isinstance(logged, dict) and (hit := _json_hit(logged)):
            yield hit if hit[2] else None


def _json_hit(logged: Mapping[str, Any]) -> Hit | None:
    """Return the request of an object; its address is empty for another method than GET. None for no request."""
    said = {name: _first(logged, paths) for name, paths in _PATHS.items()}
    if said["request"]:  # nginx's whole request line
        said["method"], _, said["address"] = said["request"].partition(" ")
    moment = f"{logged['date']}T{logged['time']}Z" if "date" in logged and "time" in logged else said["moment"]
    if not said["status"] or not moment or not said["method"]:
        return None
    query = f"?{said['query']}" if said["query"] not in {"", "-"} else ""
    address = said["address"] + query if said["method"] == "GET" else ""
    values = (said["visitor"], moment, address, said["status"], said["referrer"], said["agent"])
    visitor, when, asked, status, referrer, agent = (value.encode("utf-8", "replace") for value in values)
    return visitor, when, asked, status, referrer, agent


def _first(logged: Mapping[str, Any], paths: Sequence[str]) -> str:
    """Return the first text or number at some paths of keys; of a list, its first."""
    for path in paths:
        value: Any = logged
        for key in path.split(".") if path.startswith("request.") else (path,):
            value = value.get(key) if isinstance(value, dict) else None
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, str | int | float):
            return str(value)
    return ""


_SECONDS: Final = re.compile(rb"\d{9,11}(?:\.\d+)?")
_MILLISECONDS: Final = re.compile(rb"\d{12,14}(?:\.\d+)?")


def _json_moment(logged: bytes) -> datetime:
    if _SECONDS.fullmatch(logged):
        return datetime.fromtimestamp(float(logged), UTC)
    if _MILLISECONDS.fullmatch(logged):
        return datetime.fromtimestamp(float(logged) / 1000, UTC)
    text = logged.decode("ascii", "replace")
    if "/" in text[:3]:
        return _combined_moment(_combined_minute(logged))
    moment = datetime.fromisoformat(text.replace("/", "-"))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _as_it_is(logged: bytes) -> bytes:
    return logged


COMBINED: Final = LogFormat("combined", _combined_hits, _combined_moment, _combined_minute)
W3C: Final = LogFormat("W3C", _w3c_hits, _utc_moment, _utc_minute)
JSON_LINES: Final = LogFormat("JSON", _json_hits, _json_moment, _as_it_is)


def format_of(lines: Sequence[bytes]) -> LogFormat | None:
    """Return the format of a log, told by its first lines; None where they are no log's."""
    if any(line.startswith(_FIELDS) for line in lines):
        return W3C
    kinds = (JSON_LINES, COMBINED)
    return next((kind for kind in kinds if any(True for _ in kind.hits(lines))), None)
