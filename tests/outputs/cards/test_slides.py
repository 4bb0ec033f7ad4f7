"""Pages to leaf through: read back by PDFium, their QR code by zxing-cpp."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from test_pictures import LONG, STORY, VACANCY

from foundry import ARABIC, font
from kollega.outputs.cards.fonts import coverage_of, legible
from kollega.outputs.cards.render import CardPress, Files
from kollega.outputs.cards.sheet import SLIDES, Sheet
from kollega.outputs.cards.slides import first_sentences, sections, slides_of
from kollega.outputs.cards.view import CardView, Fonts

if TYPE_CHECKING:
    from pathlib import Path

    from company import Company
    from kollega.outputs.cards.fonts import Coverage

BODY = """<p>Before.</p>
<h2>Boots</h2><p>They were <em>wet</em>.<sup class="footnote-ref"><a href="#a">1</a></sup> We said:</p><p>More.</p>
<h2>A list</h2><ul><li><p>One.</p></li></ul>
<h3>Numbers</h3><p>17 millimetres. Then 18.</p>
"""
MANY = "".join(f"<h2>Part {number}</h2><p>It was {number}.</p>" for number in range(9))


def document(press: CardPress, coverage: Coverage, view: CardView, body: str = BODY) -> pypdfium2.PdfDocument:
    sheet = Sheet(SLIDES, view, "", slides=slides_of(view, body, coverage))
    return pypdfium2.PdfDocument(press.sheet(sheet, Files((None,) * len(view.faces))))


def texts(pdf: pypdfium2.PdfDocument) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def images(pdf: pypdfium2.PdfDocument) -> list[np.ndarray]:
    return [np.asarray(page.render(scale=1).to_pil().convert("RGB")) for page in pdf]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (BODY, [("Boots", "They were wet."), ("Numbers", "17 millimetres. Then 18.")]),
        ("<p>No heading.</p>", []),
        ("<h2>Alone</h2>", []),
        ("<h2>One</h2><blockquote><p>Said.</p></blockquote><p>Told.</p>", [("One", "Told.")]),
        ("<h2>One</h2><p>Look:</p>", []),
        ("", []),
    ],
    ids=["story", "no heading", "no text", "quotation", "leads nowhere", "nothing"],
)
def test_each_heading_has_the_first_sentences_below_it(html: str, said: list[tuple[str, str]]) -> None:
    assert list(sections(html)) == said


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("One. Two! Three?", 9, "One. Two!"),
        ("One. Two! Three?", 2, "One."),
        ("“One.” Two.", 7, "“One.”"),
        ("Version 2.0 is here. It works.", 22, "Version 2.0 is here."),
        ("ひとつ。ふたつ。みっつ。", 8, "ひとつ。ふたつ。"),
        ("یکی. دو؟ سه.", 8, "یکی. دو؟"),
    ],
    ids=["two", "the first at least", "quotation", "number", "Japanese", "Persian"],
)
def test_sentences_are_whole(text: str, most: int, shown: str) -> None:
    assert first_sentences(text, most) == shown


@pytest.mark.parametrize(
    ("view", "body", "pages"),
    [
        (STORY, BODY, 6),
        (VACANCY, BODY, 7),
        (STORY, MANY, 8),
        (VACANCY, MANY, 8),
        (replace(STORY, quote=None), "", 0),
        (replace(VACANCY, quote=None), "", 4),
        (replace(STORY, title=""), MANY, 0),
    ],
    ids=["story", "vacancy", "long story", "long vacancy", "little to say", "facts alone", "no letters for the title"],
)
def test_there_are_four_to_eight_pages_or_none(coverage: Coverage, view: CardView, body: str, pages: int) -> None:
    assert len(slides_of(view, body, coverage)) == pages


@pytest.mark.parametrize("view", [STORY, VACANCY], ids=["story", "vacancy"])
def test_the_pages_are_square_and_say_everything(press: CardPress, coverage: Coverage, view: CardView) -> None:
    pdf = document(press, coverage, view)
    assert {page.get_size() for page in pdf} == {(1080, 1080)}
    said = texts(pdf)
    assert view.title in said[0]
    assert view.summary in said[1]
    assert all(any(fact.value in page for page in said) for fact in view.facts)
    assert any("Boots They were wet." in page for page in said)
    assert view.quote
    assert view.quote.text in said[-2]
    assert view.link in said[-1]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_last_page_leads_to_the_short_link(press: CardPress, coverage: Coverage, direction: Any) -> None:
    *others, last = images(document(press, coverage, replace(STORY, direction=direction)))
    assert [code.text for code in zxingcpp.read_barcodes(last)] == [STORY.address]
    assert not any(zxingcpp.read_barcodes(other) for other in others)


def test_the_address_is_copied_whole_from_pages_that_run_from_right_to_left(press: CardPress, tmp_path: Path) -> None:
    font("Letters", letters=ARABIC).save(tmp_path / "letters.ttf")
    own = CardPress(press.print_folder, tmp_path)
    names = Fonts(("Literata", "Letters"), ("Literata", "Letters"), ("Source Sans 3", "Letters"))
    written = replace(STORY, lang="fa", direction="rtl", title="سلام دنی", fonts=names)
    view = legible(written, coverage := coverage_of(own.font_faces))
    assert view.link in texts(document(own, coverage, view))[-1]


@pytest.mark.parametrize("title", ["Cow", LONG, "W" * 200], ids=["3", "200", "one word"])
@pytest.mark.parametrize("view", [STORY, VACANCY], ids=["story", "vacancy"])
def test_nothing_reaches_the_edges(press: CardPress, coverage: Coverage, view: CardView, title: str) -> None:
    body = f"<h2>{title}</h2><p>{LONG}. {LONG}. {LONG}.</p>"
    for image in images(document(press, coverage, replace(view, lang="nl", title=title, summary=title), body)):
        for edge in (image[:40], image[-40:], image[:, :40], image[:, -40:]):
            assert (edge == edge[0, 0]).all()


def test_texts_without_a_font_are_left_off(coverage: Coverage) -> None:
    said = slides_of(STORY, "<h2>これは</h2><p>知識.</p><h2>Boots</h2><p>Wet.</p>", coverage)
    assert [slide.title for slide in said if slide.title] == ["Boots"]


def test_the_share_page_offers_them_and_the_kit_names_them(company: Company) -> None:
    company.configure({"share": {"pictures": [], "print": ["slides"]}})
    company.edit(
        "stories/lifts.md", "A lift waits where it was left.", "## Up\n\nIt goes up.\n\n## Down\n\nIt comes down."
    )
    website = company.build()
    (held,) = json.loads(website.files["share/stories/lifts/kit.json"])["print"]
    assert held["size"] == "slides"
    pdf = pypdfium2.PdfDocument(website.files[held["url"].removeprefix("https://careers.acme.example/")])
    assert [text.split()[0] for text in texts(pdf)[2:4]] == ["Up", "Down"]
    page = website.pages["share/stories/lifts/"]
    offered = page.select(".downloads a")
    assert "Slides for LinkedIn" in [link.get_text(strip=True) for link in offered]
    assert "as a document" in page.select_one(".downloads small").get_text()  # type: ignore[union-attr]
