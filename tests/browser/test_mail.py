"""The digest as a mail program shows it: readable by day and by night, on a phone, and for screen readers."""

from __future__ import annotations

from base64 import b64encode
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from company import minimal_company
from digests import body, read, written
from kollega.outputs.digest.mail import Envelope
from visit import SCHEMES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PAGES_ALONE = {"rules": {"landmark-one-main": {"enabled": False}, "region": {"enabled": False}}}
"""A mail is part of whatever shows it, which has landmarks of its own."""

PERSIAN = (
    "---\ntitle: بالابرهایی که منتظر می‌مانند\nauthors: [ana]\ndate: 2026-03-02\n"
    "description: چرا بالابرها منتظر می‌مانند.\n---\nبالابر.\n"
)


@pytest.fixture(scope="module")
def mails(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the HTML of a mail by language, with its pictures in it."""
    company = minimal_company(tmp_path_factory.mktemp("mails"))
    company.configure({"languages": ["en", "fa"]})
    company.write("stories/lifts.fa.md", PERSIAN)
    return {lang: shown(written(company, lang, Envelope(unsubscribe="a@acme.example"))) for lang in ("en", "fa")}


def shown(content: bytes) -> str:
    """Return the HTML of a mail as a program shows it that knows its pictures."""
    message = read(content)
    html = body(message, "html")
    for part in message.walk():
        if part["Content-ID"]:
            data = f"data:{part.get_content_type()};base64,{b64encode(part.get_content()).decode()}"
            html = html.replace(f"cid:{part['Content-ID'][1:-1]}", data)
    assert "cid:" not in html
    return html


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_a_mail_is_readable_and_asks_for_nothing(chromium: Browser, mails: dict[str, str], lang: str) -> None:
    page = chromium.new_page(reduced_motion="reduce")
    requests: list[Any] = []
    page.on("request", lambda request: requests.append(request.url))
    for width, scheme in product((320, 390, 900), SCHEMES):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        page.set_content(mails[lang])
        faults = Axe().run(page, options=PAGES_ALONE).response["violations"]
        named = [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in faults]
        assert (width, scheme, named) == (width, scheme, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in requests if not url.startswith(("data:", "about:"))] == []
    page.close()
