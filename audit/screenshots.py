"""Take pictures of twelve pages of the example, on a phone and on a desk, light and dark.

Run by `make screenshots`, into the folder `screenshots`, to be looked at one by one.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from company import example_company
from served import served

CHROMIUM = sys.argv[1]
FOLDER = Path("screenshots")
SIZES = {"phone": (390, 844), "desk": (1440, 900)}
PAGES = {
    "home": "",
    "home-nl": "nl/",
    "stories": "stories/",
    "story": "stories/a-baker-on-the-ferry/",
    "story-picture": "stories/the-heron-on-gauge-17/",
    "vacancies": "vacancies/",
    "vacancy": "vacancies/bridge-mechanic/",
    "vacancy-closed": "vacancies/deckhand/",
    "people": "people/",
    "person": "people/yusuf-aydin/",
    "department": "departments/ferries/",
    "share": "share/stories/a-baker-on-the-ferry/",
}


def seen_to_the_end(page: Page) -> None:
    """Scroll through a page and back, since pictures further down wait until they are near."""
    for place in range(0, page.evaluate("document.documentElement.scrollHeight"), 400):
        page.evaluate("(y) => scrollTo(0, y)", place)
    page.wait_for_load_state("networkidle")
    page.evaluate("Promise.all([...document.images].map((image) => image.decode().catch(() => null))).then(() => null)")
    page.evaluate("scrollTo(0, 0)")


def main() -> None:
    """Write the pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = example_company(Path(name) / "example").build()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        with served(site.folder) as address:
            for (size, (width, height)), scheme in product(SIZES.items(), ("light", "dark")):
                page = browser.new_page(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,  # type: ignore[arg-type] # one of two words
                )
                for title, path in PAGES.items():
                    page.goto(address + path, wait_until="networkidle")
                    seen_to_the_end(page)
                    page.screenshot(path=FOLDER / f"{title}-{size}-{scheme}.png", full_page=True)
                page.close()
        browser.close()
    print(f"{len(PAGES) * 4} pictures in {FOLDER}/")


if __name__ == "__main__":
    main()
