"""What somebody wanted held back is never published by a typo, nor by another tool's key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kollega.content.front_matter import validate
from kollega.content.item import FRONT
from kollega.content.kind import ItemKind
from kollega.content.source import Source, parse

if TYPE_CHECKING:
    from conftest import Examine, Write

NEEDED = {
    ItemKind.STORY: "title: The ferry\nauthors: [anna]\ndate: 2026-01-05\ndescription: A day.\n",
    ItemKind.VACANCY: "title: Mate\ndate_posted: 2026-01-05\ndescription: A day.\napply_email: jobs@example.org\n",
    ItemKind.PERSON: "name: Anna Visser\n",
}


def report(lines: str, kind: ItemKind = ItemKind.STORY) -> list[tuple[str, str, str]]:
    """Return severity, code and hint of what is said about a few lines of front matter."""
    source = parse("x.md", f"---\n{NEEDED[kind]}{lines}\n---\nText.\n".encode())
    assert isinstance(source, Source), source
    front, diagnostics = validate(FRONT[kind], source)
    assert (front is None) == any(diagnostic.severity == "error" for diagnostic in diagnostics)
    return [(diagnostic.severity, diagnostic.code, diagnostic.hint) for diagnostic in diagnostics]


DRAFT = "`status: draft`"
WITHDRAWN = "`status: withdrawn`"
FROM = "`date: "
UNTIL = "`consent_until: "

STORIES = [
    # Ours, misspelt
    ("Status: withdrawn", WITHDRAWN),
    ("STATUS: Draft", DRAFT),
    ("stauts: withdrawn", WITHDRAWN),
    ("statuss: closed", WITHDRAWN),
    ("“status”: withdrawn", WITHDRAWN),
    ("consent-until: 2026-02-01", UNTIL),
    ("consentUntil: 2026-02-01", UNTIL),
    ("Consent Until: 2026-02-01", UNTIL),
    ("consent_untill: 2026-02-01", UNTIL),
    ("Date: 2030-01-01", FROM),
    ("dates: 2030-01-01", FROM),
    ("daet: 2030-01-01", FROM),
    ("date_posted: 2030-01-01", FROM),
    ("valid_through: 2026-02-01", UNTIL),
    ("validThrough: 2026-02-01", UNTIL),
    # Hugo
    ("draft: true", DRAFT),
    ("Draft: yes", DRAFT),
    ("publishDate: 2030-01-01", FROM),
    ("expiryDate: 2026-02-01", UNTIL),
    ("unpublishdate: 2026-02-01", UNTIL),
    ("headless: true", DRAFT),
    ("build: {render: never, list: never}", DRAFT),
    ("_build: {list: false}", DRAFT),
    ("cascade: {draft: true}", DRAFT),
    ("params: {private: true}", DRAFT),
    # Jekyll, Hexo, WordPress, Ghost
    ("published: false", DRAFT),
    ("published: no", DRAFT),
    ("published: 2030-01-01", FROM),
    ("hidden: true", DRAFT),
    ("sitemap: false", DRAFT),
    ("password: letmein", DRAFT),
    ("post_status: draft", DRAFT),
    ("post_date: 2030-01-01", FROM),
    ("visibility: private", DRAFT),
    ("visibility: members", DRAFT),
    ("published_at: 2030-01-01T09:00:00Z", FROM),
    # Eleventy, Astro, Docusaurus, Nuxt, VuePress, Obsidian, Zola
    ("eleventyExcludeFromCollections: true", DRAFT),
    ("permalink: false", DRAFT),
    ("pubDate: 2030-01-01", FROM),
    ("unlisted: true", DRAFT),
    ("navigation: false", DRAFT),
    ("publish: false", DRAFT),
    ("searchable: off", DRAFT),
    ("search: {exclude: true}", DRAFT),
    ("extra: {meta: [{draft: true}]}", DRAFT),
    # For search engines
    ("noindex: true", DRAFT),
    ("robots: noindex, nofollow", DRAFT),
    ("robots: [noindex]", DRAFT),
    ("robots: none", DRAFT),
    ("seo: {robots: noindex}", DRAFT),
    # By hand
    ("hide: true", DRAFT),
    ("isDraft: true", DRAFT),
    ("wip: true", DRAFT),
    ("approved: false", DRAFT),
    ("archived: true", WITHDRAWN),
    ("unpublish: 2026-02-01", WITHDRAWN),
    ("unpublished: true", WITHDRAWN),
    ("retracted: yes", WITHDRAWN),
    ("embargo: 2030-01-01", FROM),
    ("embargo_until: 2030-01-01", UNTIL),
    ("go-live: 2030-01-01", FROM),
    ("schedule: next week", FROM),
    ("expires: 2026-02-01", UNTIL),
    ("expires: soon", UNTIL),
    ("visible_until: 2026-02-01", UNTIL),
    ("state: Pending", DRAFT),
    ("drfat: true", DRAFT),
    ("pubished: false", DRAFT),
    # In other languages
    ("concept: ja", DRAFT),
    ("gepubliceerd: nee", DRAFT),
    ("veröffentlicht: nein", DRAFT),
    ("Entwurf: ja", DRAFT),
    ("gültig_bis: 2026-02-01", UNTIL),
    ("brouillon: oui", DRAFT),
    ("publié: non", DRAFT),
    ("utkast: ja", DRAFT),
    ("borrador: sí", DRAFT),
    ("черновик: да", DRAFT),
    ("下書き: はい", DRAFT),
    # Turned into their opposite
    ("do_not_publish: true", DRAFT),
    ("dontPublish: yes", DRAFT),
    ("not-published: true", DRAFT),
    ("not ready: true", DRAFT),
    ("nicht veröffentlichen: ja", DRAFT),
    ("niet_publiceren: ja", DRAFT),
    ("ne_pas_publier: oui", DRAFT),
    ("no_publicar: sí", DRAFT),
    ("not_hidden: false", DRAFT),
    ("released: false", DRAFT),
    ("on_hold: true", DRAFT),
    ("needs_review: true", DRAFT),
    ("review: pending", DRAFT),
    ("skip: true", DRAFT),
    ("obsolete: true", WITHDRAWN),
    ("estado: borrador", DRAFT),
    ("Zustand: Entwurf", DRAFT),
    ("start_publishing: 2030-01-01", FROM),
    ("stop: 2026-02-01", UNTIL),
    ("end: 2026-02-01", UNTIL),
    ("consent_end: 2026-02-01", UNTIL),
    # In the wrong place
    ("share:\n  linkedin: Words.\n  status: withdrawn", WITHDRAWN),
    ("share:\n  any: Words.\n  draft: true", DRAFT),
]


@pytest.mark.parametrize(("lines", "mend"), STORIES, ids=lambda value: value.partition("\n")[0])
def test_a_key_that_is_to_hold_a_story_back_is_an_error_with_what_to_write(lines: str, mend: str) -> None:
    found = [each for each in report(lines) if each[0] == "error"]
    assert [code for _, code, _ in found] == ["not-held-back"]
    assert mend in found[0][2]


VACANCIES = [
    ("Status: closed", "`status: closed`"),
    ("valid-through: 2026-02-01", "`valid_through: "),
    ("validThrough: 2026-02-01", "`valid_through: "),
    ("valid_thru: 2026-02-01", "`valid_through: "),
    ("valid until: 2026-02-01", "`valid_through: "),
    ("datePosted: 2030-01-01", "`date_posted: "),
    ("date: 2030-01-01", "`date_posted: "),
    ("deadline: 2026-02-01", "`valid_through: "),
    ("deadline: 1 February", "`valid_through: "),
    ("closing_date: 2026-02-01", "`valid_through: "),
    ("application deadline: 2026-02-01", "`valid_through: "),
    ("apply_by: 2026-02-01", ""),
    ("end_date: 2026-02-01", ""),
    ("sluitingsdatum: 2026-02-01", "`valid_through: "),
    ("Bewerbungsfrist: 2026-02-01", "`valid_through: "),
    ("date_limite: 2026-02-01", "`valid_through: "),
    ("sista ansökningsdag: 2026-02-01", ""),
    ("filled: true", "`status: closed`"),
    ("position_filled: yes", "`status: closed`"),
    ("closed: true", "`status: closed`"),
    ("not_hiring: true", "`status: draft`"),
    ("recruiting: no", "`status: draft`"),
    ("open: false", "`status: draft`"),
    ("archived: true", "`status: withdrawn`"),
    ("salary:\n  min: 2800\n  currency: EUR\n  unit: MONTH\n  status: withdrawn", "`status: withdrawn`"),
    ("salary: {min: 2800, currency: EUR, unit: MONTH, valid_through: 2026-02-01}", "`valid_through: "),
    ("locations: [{city: Oslo, draft: true}]", "`status: draft`"),
    ("hours: {min: 36, expires: 2026-02-01}", "`valid_through: "),
]


@pytest.mark.parametrize(("lines", "mend"), VACANCIES, ids=lambda value: value.partition("\n")[0])
def test_a_key_that_is_to_hold_a_vacancy_back_is_an_error_with_what_to_write(lines: str, mend: str) -> None:
    found = [each for each in report(lines, ItemKind.VACANCY) if each[0] == "error"]
    assert [code for _, code, _ in found] == ["not-held-back"]
    assert mend in found[0][2]


@pytest.mark.parametrize(
    "line",
    [
        "Status: withdrawn",
        "draft: true",
        "consent-until: 2026-02-01",
        "hidden: true",
        "published: false",
        "do_not_show: true",
        "gone: true",
        "left_on: 2026-02-01",
    ],
)
def test_a_key_that_is_to_hold_a_person_back_is_an_error(line: str) -> None:
    assert [code for _, code, _ in report(line, ItemKind.PERSON)] == ["not-held-back"]
    assert "draft" not in report(line, ItemKind.PERSON)[0][2]


@pytest.mark.parametrize(
    "line",
    [
        "draft: false",
        "draft:",
        'draft: ""',
        "Draft: no",
        "published: true",
        "published: yes",
        "published: Nature",
        "hidden: false",
        "not_published: false",
        "do_not_publish: no",
        "not_draft: true",
        "not_comments: true",
        "released: yes",
        "estado: México",
        "review: Good",
        "frontend: React",
        "days_off: 25",
        "positions_held: Captain",
        "archived: false",
        "expires: never",
        "expires:",
        "filled: 0",
        "noindex: false",
        "robots: index, follow",
        "robots: all",
        "visibility: public",
        "Status: published",
        "status_: published",
        "post_status: publish",
        "entwurf: nein",
        "hide: [navigation, toc]",
        "search: {exclude: false}",
        "permalink: /the-ferry/",
        "sitemap: true",
        "layout: post",
        "type: story",
        "state: Zeeland",
        "weight: 0",
        "comments: false",
        "toc: false",
        "publisher: Veer & Peil",
        "private_health_insurance: true",
        "rate: 20",
        "update: 2026-01-01",
        "lastmod: 2026-01-01",
        "Tags: [water]",
        "categories: [water]",
        "series: [one, two]",
        "cover: {image: a.png, hidden: false}",
    ],
)
def test_what_holds_nothing_back_is_a_warning(line: str) -> None:
    assert [(severity, code) for severity, code, _ in report(line)] == [("warning", "unknown-key")]


@pytest.mark.parametrize("kind", ItemKind)
@pytest.mark.parametrize("word", ["Withdrawn", "drafts", "unpublished", "WITHDRAWN", "entwurf", "[withdrawn]", "true"])
def test_a_status_that_there_is_not_is_an_error(kind: ItemKind, word: str) -> None:
    assert [severity for severity, _, _ in report(f"status: {word}", kind)] == ["error"]


def test_words_for_a_network_and_links_may_have_any_name() -> None:
    assert report("share: {live: Words., public: [One., Two.]}") == []
    assert report("links: {public: 'https://example.org/anna'}", ItemKind.PERSON) == []


def test_a_long_key_takes_no_time() -> None:
    assert [code for _, code, _ in report(f"{'isa' * 300}: true")] == ["unknown-key"]


PAGE = "---\ntitle: Working here\n{}\n---\n# Working here\n"


@pytest.mark.parametrize(
    "line", ["draft: true", "status: withdrawn", "published: false", "hidden: true", "expires: soon"]
)
def test_a_hand_written_page_that_is_to_be_held_back_is_an_error(line: str, write: Write, examine: Examine) -> None:
    (diagnostic,) = examine(write({"pages/working.md": PAGE.format(line)})).diagnostics
    assert (diagnostic.code, diagnostic.line) == ("not-held-back", 3)


@pytest.mark.parametrize(
    "line",
    ["draft: false", "status: new", "status: deprecated", "hide: [toc]", "search: {boost: 2}", "robots: noindex"],
)
def test_what_a_theme_knows_of_hand_written_pages_is_nothing_to_tell(line: str, write: Write, examine: Examine) -> None:
    assert examine(write({"pages/working.md": PAGE.format(line)})).diagnostics == ()
