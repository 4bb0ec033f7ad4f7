"""The page on which a colleague chooses, changes, copies and opens a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

STORY = "share/stories/a-baker-on-the-ferry/"
VACANCY = "nl/share/vacancies/bridge-mechanic/"
PLACE = "share/locations/wulpenoord/"

FIELD = "#post"


def choose(page: Page, name: str, value: str | int) -> None:
    """Choose a network, a voice or a text, as somebody would who clicks on its name."""
    page.locator(f"label:has(input[name='{name}'][value='{value}'])").click()


def begin(page: Page, network: str) -> None:
    """Choose a network, and the first of its texts."""
    choose(page, "network", network)
    choose(page, "variant", 0)


def write(page: Page, text: str) -> None:
    """Write another text into the field."""
    page.locator(FIELD).fill(text)


def begin_with(page: Page, network: str, words: str) -> None:
    """Choose a network and write some words before the text."""
    choose(page, "network", network)
    page.locator(FIELD).press("Control+Home")
    page.locator(FIELD).press_sequentially(words)


def main_button(page: Page) -> str:
    """Return what the button says that one would press first."""
    return str(page.locator(".post-means .button-main:visible").text_content()).strip()


def texts_of(kit: dict[str, Any], network: str, voice: str) -> list[dict[str, Any]]:
    """Return the texts of a kit for a network in a voice, in the order of the page."""
    return [text for text in kit["snippets"] + kit["prompts"] if (text["network"], text["voice"]) == (network, voice)]
