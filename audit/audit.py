"""Look at the example as candidates get it: axe, the Nu HTML checker, Lighthouse, and the bytes of a first visit.

Run by `make audit`. Exits with 1 where something is found. Figures are kept in benchmarks/README.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from company import example_company
from visit import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Response

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
CHROMIUM = sys.argv[1]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--ignore-certificate-errors"]

MEASURED = {
    "home": "",
    "story": "stories/a-baker-on-the-ferry/",
    "story with a picture": "stories/the-heron-on-gauge-17/",
    "vacancy": "vacancies/bridge-mechanic/",
    "vacancies": "vacancies/",
}
"""The kinds of pages that candidates come to."""

PICTURES = "/assets/pictures/"
FIRST, NEXT = 92_000, 20_000
"""Bytes of a story without its photos: on a first visit, and on the page after it."""
LARGEST_PAINT = 1500
"""Milliseconds, as Lighthouse simulates a slow phone."""
RUNS = 3
"""Of Lighthouse, of which the best counts: whatever else the machine does can only make a page slower."""


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@dataclass(frozen=True)
class Visit:
    """What came through the wire for a page, in bytes, without photos."""

    bytes: int
    shift: float


@contextmanager
def hosted(site: Path, folder: Path) -> Iterator[str]:
    """Serve a site over HTTP/2 with a certificate of its own, and give its address."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    new = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost")
    subprocess.run([*new, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    command = ("node", HERE / "host.mjs", site, key, certificate)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as host:
        try:
            yield host.stdout.readline().strip() if host.stdout else ""
        finally:
            host.terminate()


def accessibility(browser: Browser, address: str) -> list[str]:
    """Return what axe finds on every kind of page, light and dark, on a phone and on a desk."""
    axe, found = Axe.from_file(MODULES / "axe-core" / "axe.min.js"), []
    for width in (390, 1440):
        for scheme in SCHEMES:
            page = browser.new_page(
                viewport={"width": width, "height": 900},
                color_scheme=scheme,
                reduced_motion="reduce",  # a colour half way to another has too little contrast
                ignore_https_errors=True,
            )
            for path in KINDS:
                page.goto(address + path)
                rules = [each["id"] for each in axe.run(page).response["violations"]]
                found += [f"axe: {path} at {width} pixels, {scheme}: {rule}" for rule in rules]
            page.close()
    return found


def markup(site: Path) -> list[str]:
    """Return the errors that the Nu HTML checker finds on any page."""
    checker = ("java", "-jar", MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar")
    options = ("--errors-only", "--format", "json", "--skip-non-html")
    told = subprocess.run((*checker, *options, site), check=False, capture_output=True, text=True).stderr
    return [f"HTML: {each['url']}: {each['message']}" for each in json.loads(told)["messages"]]


def visits(browser: Browser, address: str, *paths: str) -> list[Visit]:
    """Return what each of some pages takes, read one after the other by the same new reader."""
    context = browser.new_context(ignore_https_errors=True, viewport={"width": 390, "height": 844})
    page, taken = context.new_page(), []
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - Playwright marks what it calls
    for path in paths:
        responses.clear()
        page.goto(address + path, wait_until="networkidle")
        sizes = [each.request.sizes() for each in responses if PICTURES not in each.url and not _is_kept(each)]
        weight = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
        shift = page.evaluate(SHIFT)
        taken.append(Visit(weight, shift))
    context.close()
    return taken


SHIFT = """() => new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(0), 300);
})"""


def _is_kept(response: Response) -> bool:
    return bool(response.request.timing["responseStart"] < 0)


def lighthouse(url: str) -> dict[str, Any]:
    """Return the best of Lighthouse's reports of a page: a slow phone, simulated. Now and then it loses its browser."""
    reports = [report for _ in range(RUNS) if (report := _report(url))]
    if not reports:
        sys.exit(f"Lighthouse made no report of {url}.")
    return max(reports, key=lambda report: report["categories"]["performance"]["score"])


def _report(url: str) -> dict[str, Any] | None:
    """Return what Lighthouse says of a page, if it gets to the end."""
    flags = " ".join(["--headless=new", *ARGUMENTS])
    command = (MODULES / ".bin" / "lighthouse", url, "--quiet", "--output=json", f"--chrome-flags={flags}")
    environment = os.environ | {"CHROME_PATH": CHROMIUM}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    report: dict[str, Any] | None = json.loads(done.stdout) if done.returncode == 0 else None
    return report


def speed(address: str) -> Iterator[str]:
    """Print Lighthouse's figures and yield those that miss."""
    print("| page | scores | first paint | largest paint | shift |\n|---|---|--:|--:|--:|")
    for name, path in MEASURED.items():
        report = lighthouse(address + path)
        scores = {key: round(each["score"] * 100) for key, each in report["categories"].items()}
        first, largest, shift = (
            report["audits"][key]["numericValue"]
            for key in ("first-contentful-paint", "largest-contentful-paint", "cumulative-layout-shift")
        )
        every = ", ".join(map(str, scores.values()))
        print(f"| {name} | {every} | {first / 1000:.2f} s | {largest / 1000:.2f} s | {shift:.3f} |")
        yield from (f"Lighthouse: {name}: {key} {score}" for key, score in scores.items() if score < 100)  # noqa: PLR2004 - of 100
        if largest > LARGEST_PAINT or shift:
            yield f"Lighthouse: {name}: largest paint {largest:.0f} ms, shift {shift}"


def weight(browser: Browser, address: str) -> Iterator[str]:
    """Print the bytes of visits and yield those that miss."""
    print("| first page, then | bytes | bytes of the next |\n|---|--:|--:|")
    for name in ("story", "story with a picture"):
        first, after = visits(browser, address, MEASURED[name], MEASURED["vacancy"])
        print(f"| {name}, vacancy | {first.bytes:,} | {after.bytes:,} |")
        if first.bytes > FIRST or after.bytes > NEXT or first.shift or after.shift:
            yield f"bytes: {name}: {first}, then {after}"


def main() -> int:
    """Print what was measured and found; return the exit status."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = example_company(folder / "example").build().folder
        with hosted(site, folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            found = [*markup(site), *accessibility(browser, address), *weight(browser, address), *speed(address)]
            browser.close()
    print("\n".join(found) or "Nothing found.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
