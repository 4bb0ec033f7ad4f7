"""Asks other hosts whether addresses are still there: little at a time, and one after the other at each host."""

from __future__ import annotations

import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from itertools import chain
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import OpenerDirector, Request

from kollega.check.apply_links import Answer
from kollega.web import HANDLERS, PATIENCE, Silence, ascii_url, silence_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HOSTS_AT_A_TIME: Final = 8

SECONDS: Final = 15.0
"""How long one answer may take; a page that takes longer is none that anybody waits for."""

PAUSE: Final = 1.0
"""Seconds between two questions to one host."""

_ERRORS: Final = 400
_NOT_TO_HEAD: Final = frozenset({Silence.NO_TIME, Silence.NO_CONNECTION})
"""Some hosts never answer HEAD, or hang up."""


def ask(urls: Iterable[str], name: str, *, seconds: float = SECONDS, pause: float = PAUSE) -> Mapping[str, Answer]:
    """Return what each address answers. `name` is what the other side is told of who asks."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[urlsplit(url).netloc].append(url)
    with ThreadPoolExecutor(HOSTS_AT_A_TIME) as pool:
        answers = pool.map(lambda some: list(_ask_host(some, name, seconds, pause)), hosts.values())
        return dict(chain.from_iterable(answers))


def _ask_host(urls: list[str], name: str, seconds: float, pause: float) -> Iterator[tuple[str, Answer]]:
    """Yield what addresses of one host answer; once it asks for patience, the others are left."""
    for index, url in enumerate(urls):
        if index:
            time.sleep(pause)
        answer = _ask(url, name, seconds)
        yield url, answer
        if answer.status in PATIENCE:
            yield from ((other, Answer(Silence.NOT_ASKED)) for other in urls[index + 1 :])
            return


def _ask(url: str, name: str, seconds: float) -> Answer:
    """Return what an address answers to HEAD, which sends no page; where that is refused, to GET, as browsers ask."""
    answer = _answer(url, "HEAD", name, seconds)
    unsure = answer.status in _NOT_TO_HEAD or (isinstance(answer.status, int) and answer.status >= _ERRORS)
    return _answer(url, "GET", name, seconds) if unsure and answer.status not in PATIENCE else answer


def _answer(url: str, method: str, name: str, seconds: float) -> Answer:
    opener = OpenerDirector()
    for handler in HANDLERS:
        opener.add_handler(handler())
    try:
        request = Request(  # noqa: S310 - the handlers know the web alone
            ascii_url(url), method=method, headers={"User-Agent": name, "Accept": "text/html,*/*"}
        )
        with opener.open(request, timeout=seconds) as response:
            return Answer(int(response.status))
    except HTTPError as error:
        error.close()
        return Answer(error.code if error.code >= _ERRORS else Silence.NOWHERE)
    except (OSError, HTTPException, ValueError) as error:
        return Answer(silence_of(error))
