"""Flyers and posters: read back by PDFium and Poppler, their QR codes by zxing-cpp and OpenCV."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pypdfium2
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_pictures import LONG, STORY, VACANCY

from foundry import ARABIC, font
from kollega.outputs.cards.fonts import Coverage, coverage_of, legible, missing_scripts
from kollega.outputs.cards.render import CardPress, Files
from kollega.outputs.cards.sheet import PRINTS, Format, Sheet
from kollega.outputs.cards.view import CardView, Fonts, Quote

if TYPE_CHECKING:
    from pathlib import Path

    from company import Company

PRINT_ADDRESS = "https://careers.example.org/go/abc123/?utm_source=print"
FLYERS = {name: form for name, form in PRINTS.items() if form.document == "flyer.typ"}
forms = pytest.mark.parametrize("form", FLYERS.values(), ids=FLYERS)
DOTS = 150 / 72


def printed(press: CardPress, form: Format, view: CardView) -> bytes:
    return press.sheet(Sheet(form, view, ""), Files((None,) * len(view.faces)))


def words_of(pdf: bytes) -> str:
    """Return what one copies from a browser's reader."""
    (page,) = pypdfium2.PdfDocument(pdf)
    return str(page.get_textpage().get_text_range())


def image_of(pdf: bytes) -> np.ndarray:
    (page,) = pypdfium2.PdfDocument(pdf)
    return np.asarray(page.render(scale=DOTS).to_pil().convert("RGB"))


@forms
@pytest.mark.parametrize("view", [VACANCY, STORY], ids=["vacancy", "story"])
def test_a_flyer_is_one_page_of_its_paper_and_says_everything(press: CardPress, form: Format, view: CardView) -> None:
    pdf = printed(press, form, view)
    (page,) = pypdfium2.PdfDocument(pdf)
    assert page.get_size() == (form.width, form.height)
    said = " ".join(words_of(pdf).split())
    for text in (view.title, view.summary, view.byline, view.link, *(fact.value for fact in view.facts)):
        assert text in said
    assert view.quote
    assert view.quote.text in said


@forms
def test_a_flyer_is_made_for_screen_readers_and_brings_its_fonts(press: CardPress, form: Format) -> None:
    pdf = printed(press, form, VACANCY)
    assert re.search(rb"<pdfuaid:part>1<|pdfuaid:part=.1.", pdf)
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_value("Title") == VACANCY.title
    assert b"/Lang(en" in pdf or b"/Lang (en" in pdf
    assert pdf.count(b"/FontFile") >= 2


@forms
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_code_on_paper_leads_to_the_short_link(press: CardPress, form: Format, direction: str) -> None:
    view = replace(VACANCY, direction=direction, lang="fa" if direction == "rtl" else "nl")
    image = image_of(printed(press, form, view))
    found, *_ = cv2.QRCodeDetector().detectAndDecode(cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    assert {found, *(code.text for code in zxingcpp.read_barcodes(image))} == {PRINT_ADDRESS}


def test_a_code_has_its_quiet_zone(press: CardPress) -> None:
    image = image_of(printed(press, PRINTS["a4"], VACANCY))
    (code,) = zxingcpp.read_barcodes(image)
    left, top, right, bottom = (
        code.position.top_left.x, code.position.top_left.y, code.position.bottom_right.x, code.position.bottom_right.y
    )  # fmt: skip
    module = (right - left) / 33
    zone = round(4 * module) - 2
    around = image[top - zone : bottom + zone, left - zone : right + zone].copy()
    around[zone - 2 : -zone + 2, zone - 2 : -zone + 2] = 255
    assert (around == 255).all()


@forms
@pytest.mark.parametrize("view", [VACANCY, STORY, replace(VACANCY, quote=None)], ids=["vacancy", "story", "no quote"])
def test_nothing_stands_on_the_line_above_the_code(press: CardPress, form: Format, view: CardView) -> None:
    words = LONG.split()
    for number in range(1, len(words), 3):
        image = image_of(printed(press, form, replace(view, title=" ".join(words[:number]))))
        inked = (image.sum(axis=2) < 300).mean(axis=1)
        line = len(image) * 2 // 3 + int(inked[len(image) * 2 // 3 :].argmax())
        around = image[line - round(6 * DOTS) : line + round(12 * DOTS)]
        around = np.delete(around, slice(round(4 * DOTS), round(8 * DOTS)), axis=0)
        assert inked[line] > 0.8, number
        assert (around.min(axis=2) > 200).all(), number


@pytest.mark.parametrize("form", FLYERS.values(), ids=FLYERS)
def test_the_address_is_copied_whole_from_a_page_that_runs_from_right_to_left(
    press: CardPress, tmp_path: Path, form: Format
) -> None:
    font("Letters", letters=ARABIC).save(tmp_path / "letters.ttf")
    own = CardPress(press.print_folder, tmp_path)
    names = Fonts(("Literata", "Letters"), ("Literata", "Letters"), ("Source Sans 3", "Letters"))
    written = replace(VACANCY, lang="fa", direction="rtl", title="سلام دنی", byline="سلام", fonts=names)
    view = legible(written, coverage := coverage_of(own.font_faces))
    assert missing_scripts(written, coverage) == ()
    pdf = printed(own, form, view)
    assert view.link in words_of(pdf)
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext is part of poppler-utils, which is not installed")
    done = subprocess.run([reader, "-", "-"], input=pdf, capture_output=True, check=True)
    assert view.link in done.stdout.decode()


@forms
@pytest.mark.parametrize("title", ["Cow", LONG, "W" * 200], ids=["3", "200", "one word"])
def test_a_title_of_any_length_stays_within_the_margins_of_paper(press: CardPress, form: Format, title: str) -> None:
    image = image_of(printed(press, form, replace(VACANCY, lang="nl", title=title)))
    edge = round(20 * DOTS)
    for strip in (image[:, :edge], image[:, -edge:], image[-edge:]):
        below_the_band = strip[round(30 * DOTS) :] if strip.shape[0] == image.shape[0] else strip
        assert (below_the_band == 255).all()


@forms
def test_a_title_in_a_script_without_spaces_is_cut_at_a_letter(press: CardPress, tmp_path: Path, form: Format) -> None:
    font("Letters", letters=map(ord, "港湾")).save(tmp_path / "letters.ttf")
    own = CardPress(press.print_folder, tmp_path)
    written = replace(VACANCY, lang="ja", title="港湾" * 400, quote=None)
    view = legible(written, coverage := coverage_of(own.font_faces))
    assert missing_scripts(written, coverage) == ()
    pages = pypdfium2.PdfDocument(printed(own, form, view))
    shown = "".join(pages[0].get_textpage().get_text_range().split())
    assert len(pages) == 1
    assert "港湾…" in shown or "港…" in shown


def test_no_word_of_a_description_stands_alone_on_its_last_line(press: CardPress) -> None:
    words = f"{VACANCY.summary[:-1]} and explain on Wednesday why there was none".split()
    for number in range(8, len(words) + 1):
        view = replace(VACANCY, summary=" ".join(words[:number]), quote=None)
        lines = [line.split() for line in words_of(printed(press, PRINTS["a5"], view)).splitlines()]
        first = next(place for place, line in enumerate(lines) if line[:3] == words[:3])
        last = next(line for line in lines[first:] if line[-1:] == words[number - 1 : number])
        assert len(last) > 1, number


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200), lang=st.sampled_from(["en", "fa", "ja", "th"]), name=st.sampled_from([*FLYERS]))
def test_whatever_people_write_gives_a_flyer(
    press: CardPress, coverage: Coverage, text: str, lang: str, name: str
) -> None:
    view = replace(VACANCY, lang=lang, title=text, byline=text, role=text, summary=text, quote=Quote(text, text))
    shown = legible(view, coverage)
    assert len(pypdfium2.PdfDocument(printed(press, PRINTS[name], shown))) == 1


@pytest.mark.parametrize(
    ("papers", "sizes"),
    [(None, ["A4"]), ([], []), (["a5"], ["A5"]), (["a5", "a4", "a3"], ["A5", "A4", "A3"])],
    ids=["unless told otherwise", "none", "one", "all"],
)
def test_a_kit_holds_the_papers_that_the_settings_ask_for(
    company: Company, papers: list[str] | None, sizes: list[str]
) -> None:
    company.configure({"share": {} if papers is None else {"print": papers}})
    website = company.build()
    held = json.loads(website.files["share/vacancies/fitter/kit.json"])["print"]
    assert [each["size"] for each in held] == sizes
    for each in held:
        pdf = website.files[each["url"].removeprefix("https://careers.acme.example/")]
        assert "Lift fitter" in " ".join(words_of(pdf).split())


def test_print_is_a_kind_of_its_own(company: Company) -> None:
    company.configure({"share": {"print": ["a4"]}})
    done = company.run("kollega", "build", "--only", "print")
    assert done.returncode == 0, done.stderr
    made = {
        path.relative_to(company.site_dir).parts[:2] for path in company.site_dir.rglob("*") if path.suffix == ".pdf"
    }
    assert made == {("assets", "print")}
    assert not [*company.site_dir.rglob("*.html"), *company.site_dir.rglob("*.png")]
