"""Applying: what a link says of its origin goes along, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from visit import Reader

pytestmark = pytest.mark.browser

ORIGIN = "ref=intranet&gh_src=abc123&utm_source=mastodon&utm_campaign=stories"


def test_the_origin_of_a_link_goes_along_to_where_one_applies(reader: Reader) -> None:
    page = reader.visit(f"vacancies/bridge-mechanic/?{ORIGIN}&name=Ana&javascript:alert(1)")
    for link in page.locator("a.apply").all():
        asked = parse_qs(urlsplit(link.evaluate("(node) => node.href")).query)
        assert asked == parse_qs(ORIGIN)


def test_an_address_for_e_mail_stays_as_it_is(reader: Reader) -> None:
    page = reader.visit(f"vacancies/tide-data-engineer/?{ORIGIN}")
    address = page.locator("a.apply").first.evaluate("(node) => node.href")
    assert address.startswith("mailto:")
    assert "utm" not in address
