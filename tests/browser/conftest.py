"""Sites served on this machine, and Chromium to look at them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

from served import served
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from website import Website

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""A machine that tests may be root, without a screen, and without a way out."""

PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""What Chromium is called. Without a screen to draw on, the first shows a page in a fifth less of the processor's time
than the second."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.fail("Chromium is not on the path: tests/ensure-chromium installs it, or says how")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def example_address(example: Website) -> Iterator[str]:
    with served(example.folder) as address:
        yield address


@pytest.fixture
def reader(chromium: Browser, example_address: str) -> Iterator[Reader]:
    """Return somebody who reads the example."""
    with Reader.of(chromium, example_address) as reader:
        yield reader
