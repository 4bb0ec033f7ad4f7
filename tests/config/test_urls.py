"""Whatever passes for an address can be taken apart by a build and by browsers, and mail to it can be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from company import ORGANISATION, minimal_company
from kollega.config.load import settings_of, site_url_of
from kollega.config.urls import Email, WebAddress, address_fault, whole_address
from kollega.diagnostics import ConfigurationError, ContentError

if TYPE_CHECKING:
    from pathlib import Path

NONE = [
    "https://[",
    "https://]",
    "https://[]",
    "https://[::1",
    "https://[::g]/",
    "https://[v1.x]/",
    "https://[127.0.0.1]/",
    "https://::1/",
    "https://example.org:99999/",
    "https://example.org:port/",
    "https://example.org:-1/",
    "https://example.org:８０/",
    "https://user@example.org/",
    "https://user:word@example.org/",
    "https://apply.example.org@evil.example/",
    "https://@example.org/",
    "https://example..org/",
    "https://.example.org/",
    "https://./",
    "https://..",
    "https://-example.org/",
    "https://example-.org/",
    "https://256.1.1.1/",
    "https://1.2.3/",
    "https://example.1/",
    "https://ex ample.org/",
    "https://exam%70le.org/",
    "https://example.org\\@evil.example/",
    "https://ex\u200bample.org/",
    "https://\u202eexample.org/",
    "https://ex\u2100mple.org/",
    "https://example\uff0forg/",
    "https://ex\ud83d\ude00\u200d.org/",
    f"https://{'a' * 64}.org/",
    f"https://{'ä' * 64}.org/",
    f"https://{'a.' * 127}org/",
    "https:///x",
    "https:/example.org",
    "https://",
    "http:example.org",
    "ftp://example.org/",
    "//example.org/",
    "javascript:alert(1)",
    "example.org",
]
SOME = [
    "https://example.org",
    "HTTPS://Example.ORG/",
    "https://example.org./",
    "https://example.org:8443/a?b=c#d",
    "https://example.org:/",
    "https://[::1]:8000/",
    "https://[2001:db8::1]/a",
    "https://127.0.0.1/",
    "http://localhost:8000/",
    "https://intranet/jobs",
    "https://my_site.example.org/",
    "https://bücher.example/",
    "https://xn--bcher-kva.example/",
    "https://例え.jp/仕事",
    "https://مثال.example/",
    "https://straße.example/",
    "https://example.org/[a]?b[]=c",
    "https://example.org/a@b",
    "https://example.org/ä?q=ö",
]


@pytest.mark.parametrize("address", NONE)
def test_what_no_browser_finds_is_no_web_address(address: str) -> None:
    assert address_fault(address)


@pytest.mark.parametrize("address", SOME)
def test_what_a_browser_finds_is_a_web_address(address: str) -> None:
    assert address_fault(address) is None


@given(st.from_regex(r"https?://[\[\]:@.%\\a-zä0-9-]{1,20}(/[a-z\[\]?#]*)?", fullmatch=True))
def test_whatever_is_a_web_address_can_be_taken_apart(address: str) -> None:
    if address_fault(address) is None:
        parts = urlsplit(address)
        assert parts.hostname
        assert parts.port is None or parts.port < 65536
        assert parts._replace(query="a=b").geturl()


FIELDS = [
    ("stories/lifts.md", "tags:", "source: {}\ntags:"),
    ("vacancies/fitter.md", "apply_url: https://apply.acme.example/fitter", "apply_url: {}"),
    ("stories/people/ana.md", "name: Ana Silva", "name: Ana Silva\nlinks: {{bluesky: {}}}"),
]


@pytest.mark.parametrize(("path", "before", "after"), FIELDS, ids=["source", "apply_url", "links"])
def test_every_address_of_a_file_is_looked_at_before_anything_is_built(
    path: str, before: str, after: str, tmp_path: Path
) -> None:
    company = minimal_company(tmp_path)
    company.edit(path, before, after.format('"https://["'))
    with pytest.raises(ContentError) as caught:
        company.build()
    assert [diagnostic.code for diagnostic in caught.value.diagnostics if diagnostic.severity == "error"] == [
        "bad-address"
    ]


@pytest.mark.parametrize("address", ["https://[", "https://example.org:99999/", "https://a@example.org/"])
@pytest.mark.parametrize(
    "settings",
    [
        lambda address: {"organisation": ORGANISATION | {"url": address}},
        lambda address: {"organisation": ORGANISATION | {"same_as": [address]}},
        lambda address: {"organisation": ORGANISATION, "statements": {"contact": address}},
    ],
    ids=["url", "same_as", "contact"],
)
def test_every_address_of_the_settings_is_looked_at(settings: Any, address: str) -> None:
    with pytest.raises(ConfigurationError):
        settings_of(settings(address))


@pytest.mark.parametrize(
    "address", ["https://a..b/", "https://./", "https://-/", "https://example.org:99999/", "https://256.1.1.1/"]
)
def test_the_sites_own_address_is_looked_at(address: str) -> None:
    with pytest.raises(ConfigurationError):
        site_url_of(address)


@pytest.mark.parametrize(
    ("config", "option"),
    [
        ({"repo_url": "https://["}, "repo_url"),
        ({"repo_url": "https://example.org/x", "edit_uri": "https://["}, "edit_uri"),
        ({"nav": [{"Home": "index.md"}, {"More": [{"Elsewhere": "https://["}]}]}, "nav"),
        ({"extra_css": ["https://["]}, "extra_css"),
        ({"extra_javascript": ["https://[/x.js"]}, "extra_javascript"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_address_of_mkdocs_is_looked_at(config: dict[str, Any], option: str, tmp_path: Path) -> None:
    company = minimal_company(tmp_path)
    company.configure(**config)
    with pytest.raises(ConfigurationError) as caught:
        company.build()
    assert caught.value.option.endswith(option)


def test_a_slash_is_put_behind_an_address_only_where_it_changes_nothing() -> None:
    for url, expected in (
        ("https://a.example", "https://a.example/"),
        ("https://a.example/?b", "https://a.example/?b"),
    ):
        assert settings_of({"organisation": {"name": "A", "url": url}}).organisation.url == expected


@pytest.mark.parametrize(
    ("value", "mend"),
    [
        ("jobs@example.org?subject=Clerk", "jobs@example.org"),
        ("mailto:jobs@example.org", "jobs@example.org"),
        ("mailto:jobs@example.org?subject=Clerk", "jobs@example.org"),
        ("Jobs <jobs@example.org>", "jobs@example.org"),
        ("<jobs@example.org>", "jobs@example.org"),
        ("“jobs@example.org”", "jobs@example.org"),
        ("jobs@example.org.", "jobs@example.org"),
        ("jobs@example..org", ""),
        ("jobs..clerk@example.org", ""),
        (".jobs@example.org", "jobs@example.org"),
        ("jobs’@example.org", ""),
        ("jöbs@example.org", ""),
        ("jobs@example", ""),
        ("jobs@localhost", ""),
        ("jobs@example.123", ""),
        ("jobs@-example.org", ""),
        ("jobs@exam_ple.org", ""),
        ("jobs@[127.0.0.1]", ""),
        ('"jobs and more"@example.org', ""),
        ("jobs at example.org", "jobs@example.org"),
        ("jobs (at) example.org", "jobs@example.org"),
        ("jobs[ät]example.org", "jobs@example.org"),
        ("jobs＠example.org", ""),
        ("jobs@@example.org", ""),
        ("@example.org", ""),
        (f"{'a' * 65}@example.org", ""),
        (f"jobs@{'a' * 64}.org", ""),
        ("jobs@exa\u200bmple.org", ""),
        ("jobs@example.org\u202e", ""),
    ],
)
def test_what_would_bounce_is_no_e_mail_address(value: str, mend: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Email).validate_python(value)
    hint = caught.value.errors()[0]["ctx"]["hint"]
    assert hint == (f"Write only {mend}." if mend else "Write for example jobs@example.org.")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("jobs@example.org", "jobs@example.org"),
        ("Jobs@Example.ORG", "Jobs@example.org"),
        ("o'neil+jobs@example.org", "o'neil+jobs@example.org"),
        ("jobs@bücher.example", "jobs@bücher.example"),
        ("jobs@xn--bcher-kva.example", "jobs@bücher.example"),
        ("jobs@例え.jp", "jobs@例え.jp"),
        ("a_b-c.d@mail.example.co.uk", "a_b-c.d@mail.example.co.uk"),
    ],
)
def test_an_e_mail_address_may_be_of_any_domain(value: str, expected: str) -> None:
    assert TypeAdapter(Email).validate_python(value) == expected


def test_a_web_address_is_kept_as_it_is_written() -> None:
    assert TypeAdapter(WebAddress).validate_python("https://Example.org/ä") == "https://Example.org/ä"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("www.example.org", "https://www.example.org"),
        ("www.example.org/report.pdf", "https://www.example.org/report.pdf"),
        ("example.org", "https://example.org"),
        ("example.org/jobs?x=1#top", "https://example.org/jobs?x=1#top"),
        ("straße.example", "https://straße.example"),
        ("www.mdr.example", "https://www.mdr.example"),
        ("jobs@example.org", "mailto:jobs@example.org"),
        ("plan.pdf", ""),
        ("photo.JPG", ""),
        ("the-key.md", ""),
        ("old.folder/the-key.md", ""),
        ("../vacancies/deckhand", ""),
        ("deckhand", ""),
        ("", ""),
    ],
)
def test_what_lacks_the_beginning_of_an_address_is_told_from_the_name_of_a_file(written: str, meant: str) -> None:
    assert whole_address(written) == meant
