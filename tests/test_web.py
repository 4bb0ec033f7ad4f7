"""Other hosts are asked with patience, within limits, and never on behalf of a stranger inwards."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar
from urllib.request import OpenerDirector, Request

import pytest

from kollega.internet import InsideError, InternetHandler, SecureInternetHandler, is_public, public_connection
from kollega.web import Client, WebError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Host(BaseHTTPRequestHandler):
    """Answers by path, and remembers what it was asked."""

    asked: ClassVar[list[tuple[str, str | None]]] = []

    def do_GET(self) -> None:
        Host.asked.append((self.path, self.headers["If-None-Match"]))
        times = sum(path == self.path for path, _ in Host.asked)
        match self.path:
            case "/ok":
                self.answer(304 if self.headers["If-None-Match"] == '"1"' else 200, b"found", ETag='"1"')
            case "/later" | "/tomorrow" | "/broken":
                wait = {"/later": "2", "/tomorrow": "86400", "/broken": "Wed, 01 Jan 2020 00:00:00 GMT"}[self.path]
                self.answer(
                    429 if times == 1 and self.path != "/broken" else 200 if times > 1 else 500,
                    b"x",
                    **{"Retry-After": wait},
                )
            case "/moved":
                self.answer(302, Location="/ok")
            case "/inwards":
                self.answer(302, Location="http://127.0.0.2:9/secret")
            case "/to-a-file":
                self.answer(302, Location="file:///etc/hostname")
            case "/circle":
                self.answer(302, Location="/circle")
            case "/huge":
                self.answer(200, b"x" * 5_000)
            case "/agent":
                self.answer(200, self.headers["User-Agent"].encode())
            case _:
                self.answer(404)

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0" if status == 304 else str(len(body)))
        self.end_headers()
        self.wfile.write(b"" if status == 304 else body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    Host.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def client(waits: list[float] | None = None) -> Client:
    return Client("Kollega (a test)", most=1_000, seconds=5, sleep=(waits if waits is not None else []).append)


def test_a_page_is_fetched_once_and_not_again_while_it_stays_as_it_is(host: str) -> None:
    page = client().get(f"{host}/ok")
    assert page is not None
    assert (page.content, page.etag, page.url) == (b"found", '"1"', f"{host}/ok")
    assert client().get(f"{host}/ok", page.etag) is None
    assert Host.asked == [("/ok", None), ("/ok", '"1"')]


def test_a_redirect_is_followed_and_told(host: str) -> None:
    page = client().get(f"{host}/moved")
    assert page is not None
    assert page.url == f"{host}/ok"


def test_the_other_side_is_told_who_asks(host: str) -> None:
    page = client().get(f"{host}/agent")
    assert page is not None
    assert page.content == b"Kollega (a test)"


@pytest.mark.parametrize(("path", "wait"), [("/later", 2.0), ("/broken", 1.0)])
def test_a_host_that_asks_for_patience_or_is_out_of_order_is_asked_again(host: str, path: str, wait: float) -> None:
    waits: list[float] = []
    page = client(waits).get(host + path)
    assert page is not None
    assert (page.content, waits) == (b"x", [wait])


@pytest.mark.parametrize(
    ("path", "said", "questions"),
    [
        ("/missing", "it answers 404", 1),
        ("/tomorrow", "it answers 429", 1),
        ("/inwards", "it leads to http://127.0.0.2:9/secret, which is not fetched", 1),
        ("/to-a-file", "its redirects lead nowhere", 1),
        ("/circle", "its redirects lead nowhere", 5),
        ("/huge", "it is larger than", 1),
    ],
)
def test_what_cannot_be_fetched_is_told_with_what_to_do(host: str, path: str, said: str, questions: int) -> None:
    with pytest.raises(WebError) as refused:
        client().get(host + path)
    assert f"{host}{path}: {said}" in refused.value.message
    assert refused.value.hint
    assert len(Host.asked) == questions


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # of a refused socket, told at times
def test_a_host_that_is_not_there_is_asked_three_times() -> None:
    waits: list[float] = []
    with pytest.raises(WebError, match="refuses connections"):
        client(waits).get("http://127.0.0.1:1/")
    assert waits == [1.0, 2.0]


@pytest.mark.parametrize(
    ("host", "public"),
    [
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("169.254.169.254", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("fe80::1", False),
        ("0.0.0.0", False),  # noqa: S104 - nobody listens
        ("224.0.0.1", False),
        ("localhost", False),
        ("", False),
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
    ],
)
def test_a_stranger_leads_to_the_internet_alone(host: str, *, public: bool) -> None:
    assert is_public(host) is public


@pytest.mark.parametrize("inside", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::1"], []])
def test_a_name_that_leads_inside_when_it_is_asked_gets_no_connection(host: str, inside: list[str]) -> None:
    lookups: list[str] = []

    def lookup(name: str) -> list[str]:
        lookups.append(name)
        return inside

    with pytest.raises(InsideError):
        public_connection("rebound.example", int(host.rpartition(":")[2]), 1, lookup)
    assert lookups == ["rebound.example"]
    assert Host.asked == []


def answer_of(url: str, named: str, proxy: str = "") -> bytes:
    """Return what is at an address, to whoever named a host."""
    opener = OpenerDirector()
    opener.add_handler(InternetHandler(named))
    opener.add_handler(SecureInternetHandler(named))
    request = Request(url)  # noqa: S310 - of this test
    if proxy:
        request.set_proxy(proxy, "http")
    with opener.open(request, timeout=5) as answer:
        return bytes(answer.read())


def test_the_host_that_was_named_may_be_inside_and_no_other_may(host: str) -> None:
    assert answer_of(f"{host}/ok", host.removeprefix("http://")) == b"found"
    for url in (f"{host}/ok", f"{host}/ok".replace("http:", "https:")):
        with pytest.raises(InsideError):
            answer_of(url, "named.example")
    assert len(Host.asked) == 1


def test_a_proxy_looks_names_up_by_itself(host: str) -> None:
    assert answer_of("http://stranger.example/ok", "named.example", host.removeprefix("http://")) == b""
    assert Host.asked == [("http://stranger.example/ok", None)]
