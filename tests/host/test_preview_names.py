"""The preview answers under its own names alone, so that nobody's page can read it through a name of its own."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import pytest

from kollega.host.preview import guard_names, own_names

if TYPE_CHECKING:
    from collections.abc import Iterable

EVERYWHERE = "0.0.0.0"  # noqa: S104 - nothing is bound

OWN = [
    "localhost",
    "localhost:8000",
    "LOCALHOST:8000",
    "localhost.",
    "127.0.0.1",
    "127.0.0.1:8000",
    "[::1]",
    "[::1]:8000",
]

OTHERS = [
    "",
    " ",
    "evil.example",
    "evil.example:8000",
    "localhost.evil.example",
    "evil.example.localhost",
    "127.0.0.1.evil.example",
    "127.0.0.2",
    "192.168.1.7:8000",
    "[::2]:8000",
    "localhost:8000:8000",
    "localhost:",
    "localhost:x",
    "[::1",
    "::1",
    "localhost@evil.example",
    "evil.example@localhost",
    "localhost/evil",
    "localhost,evil.example",
    "evil.example, localhost",
    "local host",
    "localhost\tevil",
    "0",
    "2130706433",
    "0x7f000001",
    "127.1",
    "*",
    "[*]",
]


def status(address: str, host: str | None) -> str:
    """Return what a preview at an address answers to a request for a host."""
    said: list[str] = []

    def app(_: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [])
        return [b"a draft"]

    environ = {} if host is None else {"HTTP_HOST": host}
    content = b"".join(guard_names(app, own_names(address))(environ, lambda line, _: said.append(line)))  # type: ignore[arg-type, return-value] # nobody writes to it
    assert (content == b"a draft") == (said == ["200 OK"])
    assert (b"answers to the names 127.0.0.1" in content) == (said != ["200 OK"])
    return said[0]


@pytest.mark.parametrize("host", OWN)
@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", EVERYWHERE, "careers.test"])
def test_a_preview_answers_under_the_names_of_this_machine(address: str, host: str) -> None:
    assert status(address, host) == "200 OK"


@pytest.mark.parametrize("host", OTHERS)
@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
def test_a_preview_answers_under_no_other_name(address: str, host: str) -> None:
    assert status(address, host).startswith("403 ")


def test_a_preview_answers_to_nobody_who_names_no_host() -> None:
    assert status("127.0.0.1", None).startswith("403 ")


@pytest.mark.parametrize(
    ("address", "host", "is_own"),
    [
        ("careers.test", "careers.test:8000", True),
        ("careers.test", "Careers.Test", True),
        ("careers.test", "other.test", False),
        ("192.168.1.7", "192.168.1.7:8000", True),
        ("192.168.1.7", "192.168.1.8:8000", False),
        (EVERYWHERE, "192.168.1.8:8000", True),
        ("::", "[fe80::1]:8000", True),
        (EVERYWHERE, f"{socket.gethostname()}:8000", True),
        (EVERYWHERE, "evil.example:8000", False),
        (EVERYWHERE, "192.168.1.8.evil.example", False),
        (EVERYWHERE, "*", False),
    ],
)
def test_the_address_that_it_is_shown_at_decides_what_else_is_its_name(
    address: str, host: str, *, is_own: bool
) -> None:
    assert status(address, host).startswith("200 " if is_own else "403 ")
