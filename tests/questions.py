"""Questions to the search of a site, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_ANSWERS = """async () => {
    const list = document.querySelector(".results"), given = () => list.getAttribute("aria-busy") === "false";
    if (!given()) await new Promise((there, late) => {
        new MutationObserver(() => given() && there()).observe(list, { attributeFilter: ["aria-busy"] });
        setTimeout(late, 60_000, new Error("The search does not answer."));
    });
    return [...list.querySelectorAll(".result")].map((row) => ({
        title: row.querySelector(".result-title").innerText,
        slug: row.querySelector("a").pathname.split("/").at(-2),
        excerpt: row.querySelector(".result-excerpt").innerText,
        marks: [...row.querySelectorAll("mark")].map((mark) => mark.innerText),
    }));
}"""


@dataclass(frozen=True)
class Answer:
    """A row of what was found."""

    title: str
    slug: str
    excerpt: str
    marks: list[str]
    """The words that are marked as those that were asked for."""


def ask(page: Page, words: str) -> list[Answer]:
    """Ask with the keyboard, on the page of the search, and return what is found."""
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    return answers(page)


def answers(page: Page) -> list[Answer]:
    """Return what is found, as soon as the search has answered."""
    return [Answer(**row) for row in page.evaluate(_ANSWERS)]


def titles(found: list[Answer]) -> list[str]:
    return [each.title for each in found]
