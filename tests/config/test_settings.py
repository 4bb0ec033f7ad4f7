"""What is wrong with the settings is said with the name of the option."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kollega.config.load import settings_of, site_url_of
from kollega.config.project import Project, networks_of
from kollega.diagnostics import ConfigurationError

ORGANISATION = {"name": "Veer & Peil", "url": "https://www.example.org"}


def refused(options: dict[str, Any]) -> ConfigurationError:
    with pytest.raises(ConfigurationError) as caught:
        networks_of(settings_of(options))
    return caught.value


@pytest.mark.parametrize(
    ("options", "option", "hint"),
    [
        ({}, "organisation", "Add `organisation:`"),
        ({"organisation": None}, "organisation", ""),
        ({"organisation": "Veer & Peil"}, "organisation", ""),
        ({"organisation": {"name": "Veer & Peil"}}, "organisation.url", "Add `url:`"),
        ({"organisation": {"url": "https://www.example.org"}}, "organisation.name", "Add `name:`"),
        ({"organisation": {**ORGANISATION, "name": " "}}, "organisation.name", ""),
        ({"organisation": {**ORGANISATION, "url": "www.example.org"}}, "organisation.url", "https://"),
        ({"organisation": {**ORGANISATION, "colours": {"brand": "teal"}}}, "organisation.colours.brand", "#0b5d5e"),
        ({"organisation": ORGANISATION, "langauges": ["en"]}, "langauges", "`languages`"),
        ({"organisation": ORGANISATION, "share": {"hastags": ["x"]}}, "share.hastags", "`hashtags`"),
        ({"organisation": ORGANISATION, "languages": []}, "languages", ""),
        ({"organisation": ORGANISATION, "languages": ["Dutch"]}, "languages.0", "`nl`"),
        ({"organisation": ORGANISATION, "languages": [False]}, "languages.0", "quotation marks"),
        ({"organisation": ORGANISATION, "languages": ["en", "nl", "en"]}, "languages", "once"),
        ({"organisation": ORGANISATION, "time_zone": "Middle/Earth"}, "time_zone", "IANA"),
        ({"organisation": ORGANISATION, "time_zone": "../../etc/passwd"}, "time_zone", "IANA"),
        ({"organisation": ORGANISATION, "stories_dir": "../stories"}, "stories_dir", "beside mkdocs.yml"),
        ({"organisation": ORGANISATION, "vacancies_dir": "/vacancies"}, "vacancies_dir", "beside mkdocs.yml"),
        ({"organisation": ORGANISATION, "places": {"Utrecht": {}}}, "places.Utrecht", "`utrecht`"),
        (
            {"organisation": ORGANISATION, "places": {"oslo": {"country": False}}},
            "places.oslo.country",
            "quotation marks",
        ),
        ({"organisation": ORGANISATION, "places": {"oslo": {"country": "Norway"}}}, "places.oslo.country", "NO"),
        (
            {"organisation": ORGANISATION, "places": {"oslo": {"postal_code": 567}}},
            "places.oslo.postal_code",
            "quotation",
        ),
        ({"organisation": ORGANISATION, "share": {"networks": [7]}}, "share.networks.0", "quotation marks"),
        ({"organisation": ORGANISATION, "consent": "sometimes"}, "consent", ""),
        ({"organisation": ORGANISATION, "tags": {"a" * 201: {}}}, f"tags.{'a' * 201}", "shorter"),
        (
            {"organisation": ORGANISATION, "statements": {"contact": "ring us"}},
            "statements.contact",
            "jobs@example.org",
        ),
        ({"organisation": ORGANISATION, "statements": {"contact": "ftp://x"}}, "statements.contact", "https://"),
        ({"organisation": ORGANISATION, "statements": {"reviewed": "soon"}}, "statements.reviewed", "2026-03-01"),
        ({"organisation": ORGANISATION, "site_names": {"Klingonish": "Werk"}}, "site_names.Klingonish", "language tag"),
        ({"organisation": ORGANISATION, "share": {"paused": 3}}, "share.paused", ""),
        ({"organisation": ORGANISATION, "share": {"networks": ["linkdin"]}}, "share.networks", "`linkedin`"),
        ({"organisation": ORGANISATION, "share": {"networks": [{"name": "Intranet"}]}}, "share.networks", "`id:`"),
        ({"organisation": ORGANISATION, "share": {"networks": [{"id": "intranet"}]}}, "share.networks", "There are"),
        (
            {"organisation": ORGANISATION, "share": {"networks": [{"id": "x", "limit": 9}]}},
            "share.networks",
            "handbook",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_setting_is_named_with_what_to_do(options: dict[str, Any], option: str, hint: str) -> None:
    error = refused(options)
    assert error.option == f"plugins.kollega.{option}"
    assert hint in error.hint
    assert error.hint == "" or error.hint[0].isupper()


PARIS = {"name": "Paris", "city": "Paris", "country": "FR"}
TEXAS = {"name": "Paris", "city": "Paris", "region": "TX", "country": "US"}


@pytest.mark.parametrize("kind", ["places", "departments", "tags"])
@pytest.mark.parametrize(
    ("facets", "option"),
    [
        ({"paris": {}, "paris-texas": {"name": "Paris"}}, "paris-texas.name"),
        ({"paris-texas": {"name": "Paris"}, "paris": {}}, "paris-texas.name"),
        ({"paris": {"name": "Paris"}, "paris-texas": {"name": "PARIS"}}, "paris-texas.name"),
        ({"france": {"name": "Paris"}, "texas": {"name": "Paris"}}, "texas.name"),
        ({"bridge": {"name": {"en": "Deck"}}, "roof": {"name": {"en": "Roof", "nl": "Deck"}}}, "roof.name.nl"),
        ({"ferries": {"name": {"en": "Ferries"}}, "quays": {"name": {"nl": "ferries"}}}, "quays.name.nl"),
        ({"zurich": {}, "town": {"name": "Zürich"}}, "town.name"),
        ({"c-plus-plus": {}, "cpp": {"name": "C++"}}, "cpp.name"),
        ({"a": {"name": "日本語"}, "b": {"name": "日本語"}}, "b.name"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_name_that_could_mean_two_is_refused(kind: str, facets: dict[str, Any], option: str) -> None:
    error = refused({"organisation": ORGANISATION, kind: facets})
    assert error.option == f"plugins.kollega.{kind}.{option}"
    assert "could also mean" in error.message


@pytest.mark.parametrize(
    "options",
    [
        {"places": {"paris": PARIS, "paris-texas": TEXAS | {"name": "Paris, Texas"}}},
        {"tags": {"c": {"name": "C"}, "cpp": {"name": "C++"}, "c-sharp": {"name": "C#"}}},
        {"departments": {"ferries": {"name": {"en": "Ferries", "nl": "ferries", "sv": "Färjor"}}}},
        {"tags": {"ferries": {}}, "departments": {"boats": {"name": "Ferries"}}},
        {"tags": {"a": {}, "b": {"name": {}}}},
    ],
    ids=["places", "signs", "one in several languages", "two kinds", "no name"],
)
def test_names_that_differ_are_taken(options: dict[str, Any]) -> None:
    settings_of({"organisation": ORGANISATION, **options})


@pytest.mark.parametrize("nothing", [None, "", "  "])
@pytest.mark.parametrize(
    "option",
    [
        "organisation",
        "organisation.name",
        "organisation.logo",
        "organisation.same_as",
        "organisation.description",
        "organisation.description.en",
        "organisation.colours",
        "organisation.colours.brand",
        "organisation.typeface",
        "organisation.typeface.titles",
        "languages",
        "site_names",
        "site_names.nl",
        "time_zone",
        "places",
        "places.oslo",
        "places.oslo.name",
        "places.oslo.country",
        "tags.fog.introduction",
        "tags.fog.introduction.nl",
        "departments.ferries.lead",
        "stories_dir",
        "share",
        "share.networks",
        "share.hashtags",
        "share.campaign",
        "share.paused",
        "statements.contact",
        "guidelines",
        "consent",
        "fonts",
    ],
)
def test_an_empty_setting_is_an_error(option: str, nothing: str | None) -> None:
    options: dict[str, Any] = {"organisation": dict(ORGANISATION)}
    *above, last = option.split(".")
    inner = options
    for key in above:
        inner = inner.setdefault(key, {})
    inner[last] = nothing
    assert refused(options).option == f"plugins.kollega.{option}"


def test_a_small_site_needs_its_organisation_alone() -> None:
    settings = settings_of({"organisation": ORGANISATION})
    assert settings.organisation.url == "https://www.example.org/"
    assert settings.languages == ("en",)
    assert "linkedin" in networks_of(settings)


def test_networks_keep_the_order_of_the_settings_and_a_new_one_is_a_row() -> None:
    intranet = {"id": "intranet", "name": "Intranet"}
    settings = settings_of({"organisation": ORGANISATION, "share": {"networks": ["x", intranet, "linkedin"]}})
    networks = networks_of(settings)
    assert list(networks) == ["x", "intranet", "linkedin"]
    assert networks["intranet"].name == "Intranet"


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        7,
        "example.org",
        "//example.org/",
        "ftp://example.org/",
        "https://",
        "https://example.org/?page=1",
        "https://example.org/#top",
        "https://exa mple.org/",
        "https://[::1/",
        "https://example.org:port/",
    ],
)
def test_a_wrong_site_url_is_named(value: object) -> None:
    with pytest.raises(ConfigurationError) as caught:
        site_url_of(value)
    assert caught.value.option == "site_url"
    assert "site_url: https://" in caught.value.hint


@pytest.mark.parametrize("value", ["https://example.org", "https://example.org/", "https://example.org//"])
def test_a_site_url_ends_in_one_slash(value: str) -> None:
    assert site_url_of(value) == "https://example.org/"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("linkedin", "LinkedIn"),
        ("LinkedIn", "LinkedIn"),
        ("intranet", "The Deck"),
        ("Intranet", "The Deck"),
        ("the deck", "The Deck"),
        ("x", "X (was a bird)"),
        ("bluesky", "Bluesky"),
        ("own site", "Own site"),
    ],
)
def test_a_network_has_its_own_name_whether_the_site_offers_it_or_not(written: str, name: str) -> None:
    networks = ["linkedin", {"id": "intranet", "name": "The Deck"}, {"id": "x", "name": "X (was a bird)"}]
    settings = settings_of({"organisation": ORGANISATION, "share": {"networks": networks}})
    root = Path("site")
    assert Project(root, root, root, "Work", "https://x.example/", settings, ()).network_name(written) == name


def test_the_networks_of_a_project_are_read_once() -> None:
    root, settings = Path("site"), settings_of({"organisation": ORGANISATION})
    project = Project(root, root, root, "Work", "https://x.example/", settings, ())
    assert project.known_networks["linkedin"] is project.known_networks["linkedin"]
