"""Each server's lines are read as it writes them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from kollega.reach.agents import unescape
from kollega.reach.logs import COMBINED, JSON_LINES, W3C, LogFormat, format_of

if TYPE_CHECKING:
    from collections.abc import Sequence

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
TAIL = f'"https://www.linkedin.com/" "{BROWSER}"'
MOMENT = datetime(2026, 11, 28, 9, 15, tzinfo=UTC)

CADDY = {
    "level": "info", "ts": MOMENT.timestamp() + 1.5, "logger": "http.log.access.log0", "msg": "handled request",
    "request": {
        "remote_ip": "192.0.2.7", "client_ip": "192.0.2.7", "proto": "HTTP/2.0", "method": "GET",
        "host": "acme.example", "uri": "/stories/lifts/?utm_source=x",
        "headers": {"User-Agent": [BROWSER], "Referer": ["https://www.linkedin.com/"]},
    },
    "duration": 0.001, "size": 5120, "status": 200, "resp_headers": {"Etag": ['"x"']},
}  # fmt: skip

TRAEFIK = {
    "ClientHost": "192.0.2.7", "RequestMethod": "GET", "RequestPath": "/stories/lifts/?utm_source=x",
    "DownstreamStatus": 200, "StartUTC": "2026-11-28T09:15:01.123456789Z", "request_User-Agent": BROWSER,
    "request_Referer": "https://www.linkedin.com/",
}  # fmt: skip

NGINX = {
    "time_iso8601": "2026-11-28T10:15:01+01:00", "remote_addr": "192.0.2.7", "status": "200",
    "request": "GET /stories/lifts/?utm_source=x HTTP/2.0", "http_referer": "https://www.linkedin.com/",
    "http_user_agent": BROWSER,
}  # fmt: skip

FIELDS = (
    "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent)"
    " cs-uri-query cs(Cookie)"
)
CLOUDFRONT = [
    "#Version: 1.0",
    f"#Fields: {FIELDS}",
    "\t".join((
        "2026-11-28", "09:15:01", "AMS54-C1", "5120", "192.0.2.7", "GET", "d1.cloudfront.example", "/stories/lifts/",
        "200", "https://www.linkedin.com/", BROWSER.replace(" ", "%2520"), "utm_source=x", "-",
    )),
]  # fmt: skip
IIS = [
    "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port c-ip cs(User-Agent) cs(Referer) sc-status",
    "2026-11-28 09:15:01 192.0.2.1 GET /stories/lifts/ utm_source=x 443 192.0.2.7 "
    + BROWSER.replace(" ", "+")
    + " https://www.linkedin.com/ 200",
]

VERSION_2 = dict(zip(FIELDS.split(), CLOUDFRONT[2].replace("%2520", " ").split("\t"), strict=True))

LINE = f'192.0.2.7 - - [28/Nov/2026:10:15:01 +0100] "GET /stories/lifts/?utm_source=x HTTP/1.1" 200 5120 {TAIL}'

READ: dict[str, tuple[LogFormat, Sequence[str]]] = {
    "nginx": (COMBINED, [LINE]),
    "another time zone": (COMBINED, [LINE.replace("10:15:01 +0100", "03:45:01 -0530")]),
    "a user's name": (COMBINED, [LINE.replace("- - [", "- robin de vries [")]),
    "the host first": (COMBINED, [f"acme.example:443 {LINE}"]),
    "more fields behind": (COMBINED, [f'{LINE} "203.0.113.9" 0.004']),
    "no size": (COMBINED, [LINE.replace(" 5120 ", " - ")]),
    "other lines before": (COMBINED, ["nonsense", "", LINE]),
    "Caddy": (JSON_LINES, [json.dumps(CADDY)]),
    "Caddy's moment as a date": (JSON_LINES, [json.dumps(CADDY | {"ts": "2026/11/28 09:15:01"})]),
    "Caddy's moment in milliseconds": (JSON_LINES, [json.dumps(CADDY | {"ts": MOMENT.timestamp() * 1000})]),
    "Caddy's errors": (JSON_LINES, [json.dumps(CADDY | {"level": "error"})]),
    "Traefik": (JSON_LINES, [json.dumps(TRAEFIK)]),
    "nginx as JSON": (JSON_LINES, [json.dumps(NGINX)]),
    "CloudFront": (W3C, CLOUDFRONT),
    "CloudFront 2 as JSON": (JSON_LINES, [json.dumps(VERSION_2)]),
    "IIS": (W3C, IIS),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "lines"), READ.values(), ids=READ)
def test_a_request_is_read_as_each_server_writes_it(kind: LogFormat, lines: Sequence[str]) -> None:
    written = [f"{line}\n".encode() for line in lines]
    assert format_of(written) is kind
    (hit,) = filter(None, kind.hits(written))
    visitor, moment, address, *rest = hit
    assert (visitor, address.removesuffix(b" HTTP/1.1").removesuffix(b" HTTP/2.0"), *rest) == (
        b"192.0.2.7", b"/stories/lifts/?utm_source=x", b"200", b"https://www.linkedin.com/", BROWSER.encode(),
    )  # fmt: skip
    assert kind.moment(kind.minute(moment)).replace(second=0, microsecond=0) == MOMENT


@pytest.mark.parametrize(
    "line", [LINE.replace("GET", "HEAD"), LINE.replace("GET", "POST"), json.dumps(TRAEFIK | {"RequestMethod": "HEAD"})]
)
def test_other_methods_are_nobody_who_reads(line: str) -> None:
    lines = [line.encode()]
    kind = format_of(lines)
    assert kind
    assert list(kind.hits(lines)) == [None]


@pytest.mark.parametrize(
    "line", ["", "hello", "{", "[1]", '{"a": 1}', "a,b,c", LINE[:60], '"visitors","date"', "<?xml?>"]
)
def test_what_is_no_log_is_taken_for_none(line: str) -> None:
    assert format_of([line.encode()]) is None


@pytest.mark.parametrize("logged", [rb"say \x22hi\x22 \x5c \xc3\xa9", rb"say \"hi\" \\ \xc3\xa9"])
def test_nginx_and_apache_escape_marks_in_different_ways(logged: bytes) -> None:
    assert unescape(logged).decode() == 'say "hi" \\ é'


@pytest.mark.parametrize("mark", [r"\x22", r"\""])
def test_a_quotation_mark_within_a_field_does_not_end_it(mark: str) -> None:
    ((_, _, _, _, referrer, agent),) = filter(
        None, COMBINED.hits([LINE.replace("www.linkedin.com/", f"x.example/{mark}a b{mark}").encode()])
    )
    assert referrer.decode() == f"https://x.example/{mark}a b{mark}"
    assert agent == BROWSER.encode()
