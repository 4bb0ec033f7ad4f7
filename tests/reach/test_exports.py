# ruff: noqa: E501 - lines of exports are as long as programs write them
"""Exports of programs that count are read as each writes them."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from kollega.diagnostics import ConfigurationError
from kollega.reach.cells import SITE, Cell, Table
from kollega.reach.reading import counts_of
from log_lines import SITE as URL
from log_lines import line

if TYPE_CHECKING:
    from pathlib import Path

    from kollega.config.project import Project
    from kollega.reach.pages import Pages

STORY, VACANCY = Cell(Table.STORY, "story/en/lifts"), Cell(Table.VACANCY, "vacancy/en/fitter")
WORKSHOP = Cell(Table.DEPARTMENT, "workshop")
LINKEDIN, DIRECT = Cell(Table.NETWORK, "linkedin"), Cell(Table.NETWORK, "direct")
WANTED = {STORY: 30, VACANCY: 12, WORKSHOP: 42, LINKEDIN: 20, DIRECT: 7}
"""What each export below says, in its own way."""


def archive(files: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in files.items():
            zipped.writestr(name, text)
    return packed.getvalue()


def json_lines(rows: list[dict[str, Any]]) -> str:
    return "".join(f"{json.dumps(row)}\n" for row in rows)


DASHBOARD = archive({
    "visitors.csv": "date,visitors,pageviews,visits,views_per_visit,bounce_rate,visit_duration\r\n2026-11-01,50,80,55,1.5,40,90\r\n",
    "pages.csv": (
        "name,visitors,pageviews,bounce_rate,time_on_page,scroll_depth\r\n/careers/stories/lifts/,30,40,50,30,80\r\n"
        "/careers/vacancies/fitter,12,14,60,10,40\r\n/other/,4,4,60,10,40\r\n"
    ),
    "sources.csv": "name,visitors,bounce_rate,visit_duration\r\nLinkedIn,20,50,40\r\nDirect / None,7,60,20\r\n",
    "countries.csv": "name,visitors\r\nNetherlands,9\r\n",
})  # fmt: skip

FULL = archive({
    "imported_visitors_20261101_20261102.csv": (
        '"date","visitors","pageviews","bounces","visits","visit_duration"\n"2026-11-01",30,50,9,31,90\n"2026-11-02",20,30,5,22,80\n'
    ),
    "imported_pages_20261101_20261102.csv": (
        '"date","hostname","page","visits","visitors","pageviews"\n"2026-11-01","acme.example","/careers/stories/lifts/",9,8,9\n'
        '"2026-11-02","acme.example","/careers/stories/lifts/",25,22,26\n"2026-11-02","acme.example","/careers/vacancies/fitter/",12,12,13\n'
    ),
    "imported_sources_20261101_20261102.csv": (
        '"date","source","referrer","utm_source","utm_medium","utm_campaign","utm_content","utm_term","pageviews","visitors","visits","visit_duration","bounces"\n'
        '"2026-11-01","linkedin","","linkedin","","","","",30,15,15,9,9\n"2026-11-02","LinkedIn","linkedin.com","","","","","",9,5,5,9,9\n'
        '"2026-11-02","","","","","","","",9,7,7,9,9\n'
    ),
    "imported_browsers_20261101_20261102.csv": '"date","browser","visitors"\n"2026-11-01","Firefox",9\n',
})  # fmt: skip

MATOMO_PAGES = (
    "Label,Unique Pageviews,Pageviews,Bounce Rate,Metadata: url\n"
    f"/careers/stories/lifts/,30,40,50%,{URL}stories/lifts/\n/careers/vacancies/fitter/,12,13,9%,{URL}vacancies/fitter/\n"
)
MATOMO_SOURCES = (
    "label,nb_visits,nb_actions,metadata_url\nLinkedIn,20,30,https://www.linkedin.com/\nDirect / None,7,9,\n"
)

GOATCOUNTER = (
    "2Path,Title,Event,UserAgent,Browser,System,Session,Bot,Referrer,Referrer scheme,Screen size,Location,FirstVisit,Date\n"
    + "".join(
        f"/careers/{path},Lifts,false,,Firefox,Linux,id{number},0,{source},c,1440,NL,true,2026-11-0{1 + number % 2}T01:00:00Z\n"
        for path, source, start, end in (
            ("stories/lifts/", "linkedin", 0, 20),
            ("stories/lifts/", "ferries.example", 20, 30),
            ("vacancies/fitter/", "", 30, 37),
            ("vacancies/fitter/", "ferries.example", 37, 42),
        )
        for number in range(start, end)
    )
    + "/careers/stories/lifts/,Lifts,false,,Firefox,Linux,id1,0,,,1440,NL,false,2026-11-01T01:05:00Z\n"
    + "/careers/stories/lifts/,Lifts,false,,curl,Linux,id99,3,,,1440,NL,true,2026-11-01T01:05:00Z\n"
    + "click,Lifts,true,,Firefox,Linux,id1,0,,,1440,NL,true,2026-11-01T01:05:00Z\n"
)

GOATCOUNTER_JSON = archive({
    "info.json": json.dumps({"created_by": "user_id=1 <robin@acme.example>"}),
    "paths.jsonl": json_lines([
        {"id": 1, "path": "/careers/stories/lifts/", "title": "Lifts"}, {"id": 2, "path": "/careers/vacancies/fitter/"},
        {"id": 3, "event": True, "path": "click"},
    ]),
    "refs.jsonl": json_lines([{"id": 1, "ref": "", "ref_scheme": "o"}, {"id": 2, "ref": "LinkedIn", "ref_scheme": "g"}, {"id": 3, "ref": "ferries.example/a"}]),
    "hit_stats.jsonl": json_lines([
        {"hour": "2026-11-01T19:00:00Z", "path_id": 1, "ref_id": 2, "count": 20},
        {"hour": "2026-11-02T19:00:00Z", "path_id": 1, "ref_id": 3, "count": 10},
        {"hour": "2026-11-02T20:00:00Z", "path_id": 2, "ref_id": 1, "count": 7},
        {"hour": "2026-11-02T20:00:00Z", "path_id": 2, "ref_id": 3, "count": 5},
        {"hour": "2026-11-02T20:00:00Z", "path_id": 3, "ref_id": 2, "count": 50},
    ]),
})  # fmt: skip


def panel(rows: dict[str, int]) -> dict[str, Any]:
    return {"data": [{"hits": {"count": 2 * n}, "visitors": {"count": n}, "data": said} for said, n in rows.items()]}


GOACCESS = json.dumps({
    "general": {"start_date": "01/Nov/2026"},
    "visitors": panel({"20261101": 30, "20261102": 20}),
    "requests": panel({
        "/careers/stories/lifts/": 18, "/careers/stories/lifts/?utm_source=linkedin": 12, "/careers/vacancies/fitter/": 12,
        "/careers/assets/site.css": 90,
    }),
    "referring_sites": panel({"www.linkedin.com": 8, "-": 0}),
    "hosts": panel({"192.0.2.7": 40}),
})  # fmt: skip

CLOUDFLARE = json.dumps({"data": {"viewer": {"accounts": [{
    "pages": [
        {"count": 44, "sum": {"visits": 30}, "dimensions": {"requestPath": "/careers/stories/lifts/"}},
        {"count": 12, "dimensions": {"requestPath": "/careers/vacancies/fitter/"}},
    ],
    "hosts": [
        {"sum": {"visits": 20}, "dimensions": {"refererHost": "www.linkedin.com"}},
        {"sum": {"visits": 7}, "dimensions": {"refererHost": ""}},
    ],
    "days": [{"sum": {"visits": 50}, "dimensions": {"date": "2026-11-01"}}],
}]}}, "errors": None}, indent=1)  # fmt: skip

EXPORTS: dict[str, tuple[str, list[str | bytes], int | None]] = {
    "Plausible's dashboard": ("Plausible", [DASHBOARD], 50),
    "Plausible's whole export": ("Plausible", [FULL], 50),
    "Matomo": ("Matomo", [MATOMO_PAGES.encode("utf-16"), MATOMO_SOURCES], None),
    "Matomo, with tabs, in Dutch": (
        "Matomo",
        [
            "\ufeff".encode("utf-16-le") + MATOMO_PAGES.replace(",", "\t").replace("Unique Pageviews", "Unieke weergaven").encode("utf-16-le"),
            MATOMO_SOURCES.replace("nb_visits", "Bezoeken").replace("metadata_url", "Metadata: url").encode("utf-16"),
        ],
        None,
    ),
    "GoatCounter": ("GoatCounter", [gzip.compress(GOATCOUNTER.encode())], None),
    "GoatCounter as JSON": ("GoatCounter", [GOATCOUNTER_JSON], None),
    "Umami": ("Umami", ["x,y\n/careers/stories/lifts/,30\n/careers/vacancies/fitter/,12\n", "x,y\nlinkedin.com,20\n,7\n"], None),
    "Cloudflare": ("Cloudflare", [CLOUDFLARE], 50),
}  # fmt: skip


@pytest.mark.parametrize(("program", "contents", "total"), EXPORTS.values(), ids=EXPORTS)
def test_an_export_is_read_as_its_program_writes_it(  # noqa: PLR0913 - fixtures
    program: str, contents: list[str | bytes], total: int | None, *, pages: Pages, project: Project, tmp_path: Path
) -> None:
    paths = [tmp_path / f"export{number}" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    counts = counts_of(paths, pages, project)
    assert counts.source == program
    assert {cell: counts.cells[cell] for cell in WANTED} == WANTED
    assert (counts.cells[SITE] if counts.knows_total else None) == total


def test_goaccess_tells_links_that_name_a_network_as_pages(pages: Pages, project: Project, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(GOACCESS, "utf-8")
    counts = counts_of([path], pages, project)
    assert (counts.source, counts.cells[STORY], counts.cells[VACANCY], counts.cells[LINKEDIN]) == (
        "GoAccess",
        30,
        12,
        20,
    )
    assert counts.cells[SITE] == 50


def test_what_counts_the_same_visits_twice_is_refused(pages: Pages, project: Project, tmp_path: Path) -> None:
    (tmp_path / "log").write_text(line(""), "utf-8")
    (tmp_path / "umami.csv").write_text("x,y\n/careers/,30\n", "utf-8")
    with pytest.raises(ConfigurationError, match="both count the same visits"):
        counts_of([tmp_path / "log", tmp_path / "umami.csv"], pages, project)


HOSTILE = [
    b"", b"PK\x03\x04broken", b"name,visitors\n/a,1\n", b"{" * 100_000, b"[" * 100_000, b"[1, 2]", b'{"general": 1, "requests": 2}',
    b"x,y", b"\xff\xfe", b"\xff\xfe\x00", b"a\0b,c\n", b'"' * 200_000, archive({"notes.txt": "Hello"}),
]  # fmt: skip


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_export_is_refused_or_tells_nothing(
    content: bytes, pages: Pages, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    found: Counter[Cell] = Counter()
    with suppress(ConfigurationError):
        found.update(counts_of([path], pages, project).cells)
    assert not +found
