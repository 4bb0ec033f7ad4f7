"""`kollega check --apply-links`, tried on hosts of this machine."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar

import pytest

from kollega.check.apply_links import Answer, apply_links, link_diagnostics
from kollega.cli.ask import ask
from kollega.diagnostics import Severity
from kollega.web import Silence, silence_of
from writing import site_of, vacancy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result

MOVES = {"/moved": "/ok", "/moved-away": "/missing", "/circle": "/circle", "/to-ftp": "ftp://127.0.0.1/x"}
ONLY_GET = {"/head-404": 404, "/head-405": 405}
STATUS = {"/ok": 200, "/missing": 404, "/gone": 410, "/refused": 403, "/login": 401, "/broken": 500, "/later": 429}


class Handler(BaseHTTPRequestHandler):
    asked: ClassVar[Counter[tuple[str, str]]] = Counter()

    def do_HEAD(self) -> None:
        """Answer what the path says."""
        path = self.path.partition("?")[0]
        self.asked[self.command, path] += 1
        if path == "/slow":
            time.sleep(1)
        if path == "/hangs-up" or (path == "/hangs-up-on-head" and self.command == "HEAD"):
            self.connection.close()
            return
        status = 302 if path in MOVES else STATUS.get(path, 200)
        self.send_response(ONLY_GET.get(path, status) if self.command == "HEAD" else status)
        if path in MOVES:
            self.send_header("Location", MOVES[path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815 - the name that the library calls

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/ok", 200),
        ("/ok?gh_src=a b&q=é", 200),
        ("/moved", 200),
        ("/head-404", 200),
        ("/head-405", 200),
        ("/hangs-up-on-head", 200),
        ("/missing", 404),
        ("/moved-away", 404),
        ("/gone", 410),
        ("/refused", 403),
        ("/broken", 500),
        ("/circle", Silence.NOWHERE),
        ("/to-ftp", Silence.NOWHERE),
        ("/hangs-up", Silence.NO_CONNECTION),
        ("/slow", Silence.NO_TIME),
    ],
)
def test_an_address_is_asked_as_a_browser_would_where_a_host_refuses_less(
    host: str, path: str, status: int | Silence
) -> None:
    assert ask([host + path], "test", seconds=0.5, pause=0) == {host + path: Answer(status)}


@pytest.mark.parametrize(
    ("error", "silence"),
    [
        pytest.param(socket.gaierror(socket.EAI_NONAME, "no name"), Silence.NO_HOST, id="no such host"),
        pytest.param(socket.gaierror(socket.EAI_AGAIN, "later"), Silence.NO_CONNECTION, id="no name server"),
        pytest.param(ssl.SSLCertVerificationError(1, "expired"), Silence.NO_TRUST, id="no valid certificate"),
        pytest.param(ssl.SSLError(1, "odd"), Silence.NO_CONNECTION, id="another error of TLS"),
        pytest.param(TimeoutError(), Silence.NO_TIME, id="too slow"),
        pytest.param(ConnectionRefusedError(), Silence.NO_CONNECTION, id="refused"),
        pytest.param(UnicodeError(), Silence.NO_CONNECTION, id="a name that cannot be sent"),
    ],
)
def test_that_this_machine_cannot_ask_is_not_that_there_is_nothing(error: Exception, silence: Silence) -> None:
    assert silence_of(error) is silence


def test_a_closed_port_takes_no_connection() -> None:
    (answer,) = ask(["http://127.0.0.1:1/"], "test", pause=0).values()
    assert answer.status is Silence.NO_CONNECTION


def test_a_host_is_asked_slowly_and_no_more_once_it_asks_for_patience(host: str) -> None:
    Handler.asked.clear()
    began = time.monotonic()
    answers = ask([f"{host}/ok", f"{host}/later", f"{host}/gone"], "test", pause=0.2)
    assert time.monotonic() - began >= 0.2
    assert [answer.status for answer in answers.values()] == [200, 429, Silence.NOT_ASKED]
    assert Handler.asked == {("HEAD", "/ok"): 1, ("HEAD", "/later"): 1}


@pytest.mark.parametrize(
    ("status", "severity"),
    [
        *((status, Severity.WARNING) for status in (404, 410, Silence.NO_HOST, Silence.NO_TRUST, Silence.NOWHERE)),
        *((status, Severity.NOTE) for status in (500, 503, Silence.NO_TIME, Silence.NO_CONNECTION, Silence.NOT_ASKED)),
        *((status, None) for status in (200, 204, 401, 403, 405, 406, 429, 451)),
    ],
)
def test_dead_is_only_what_nobody_can_reach(status: int | Silence, severity: Severity | None) -> None:
    links = apply_links(site_of(vacancy("mate"), vacancy("mate", lang="nl")))
    told = link_diagnostics(links, dict.fromkeys(links, Answer(status)))
    assert [each.severity for each in told] == ([severity] * 2 if severity else [])
    assert [each.path for each in told] == (["vacancies/mate.en.md", "vacancies/mate.nl.md"] if severity else [])


def test_each_address_of_an_open_vacancy_is_asked_once() -> None:
    same = {"apply_url": "https://www.example.org/a#top"}
    site = site_of(
        vacancy("one", **same),
        vacancy("two", apply_url="https://www.example.org/a"),
        vacancy("shut", status="closed"),
        vacancy("draft", status="draft"),
        vacancy("soon", date_posted="2026-05-01"),
        vacancy("mail", apply_url=None, apply_email="jobs@example.org"),
    )
    assert {url: [each.slug for each in items] for url, items in apply_links(site).items()} == {
        "https://www.example.org/a": ["one", "two"]
    }


@pytest.fixture
def applying(site: Path) -> Callable[[str], None]:
    """Let one apply for the site's only vacancy at an address."""

    def change(url: str) -> None:
        file = site / "vacancies/stockroom-colleague.md"
        lines = file.read_text("utf-8").splitlines()
        changed = [f"apply_url: {url}" if line.startswith("apply_email") else line for line in lines]
        file.write_text("\n".join(changed), "utf-8")

    return change


def test_a_dead_address_is_told_on_its_line_and_grave_where_asked_to(
    applying: Callable[[str], None], host: str, run: Callable[..., Result]
) -> None:
    applying(f"{host}/gone")
    result = run("check", "--apply-links", "--format", "json")
    assert result.exit_code == 0
    (told,) = json.loads(result.stdout)
    assert (told["path"], told["code"]) == ("vacancies/stockroom-colleague.md", "dead-apply-link")
    assert told["message"] == "this address cannot be used to apply: it answers 410"
    assert run("check", "--apply-links", "--strict").exit_code == 1


def test_where_all_answer_one_sentence_says_so(
    applying: Callable[[str], None], host: str, run: Callable[..., Result]
) -> None:
    applying(f"{host}/ok")
    result = run("check", "--apply-links", "--strict")
    assert (result.exit_code, result.stdout) == (0, "1 vacancy: all is well.\n")


def test_no_other_check_asks_anybody(applying: Callable[[str], None], host: str, run: Callable[..., Result]) -> None:
    Handler.asked.clear()
    applying(f"{host}/gone")
    assert run("check").exit_code == 0
    assert not Handler.asked
