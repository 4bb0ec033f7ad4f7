"""In Firefox: twelve pages on screens of six widths, in dark and light, on paper, and what their scripts do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from firefox import Firefox
from firefox import firefox as opened
from kollega.i18n.collation import TAILORED, sort_key
from patience import wait_until
from screens import FAULTS, PAGES, WIDTHS
from workbench import FIELD, STORY

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.browser

FONTS = """() => [...document.fonts]
    .filter(({ family, status }) => status !== "unloaded" && !family.includes("measure"))
    .map(({ family, status }) => [family.replaceAll('"', ""), status])"""
"""What became of those that were asked for; the device's own, of the same measure, stand in until they are there."""
PAPER = "() => getComputedStyle(document.body).backgroundColor"
SHOWN = '() => [...document.querySelectorAll("#open > li")].filter((row) => row.checkVisibility()).length'

DARK, LIGHT = "rgb(23, 21, 18)", "rgb(250, 246, 239)"


LATIN = """
Anna, Ana, Aage, Åse, Ærø, Äng, Ágoston, Āris, Ąs, Amir, Bo, Cecil, Cem, Çelik, Česlav, Ćiro, Chaim, Csilla, Cyril,
Dan, Dafydd, Ddraig, Dez, Dhora, Dzsó, Džin, Đuro, Émile, Elin, Ëmir, Ęwa, Fay, Ffion, Gita, Gjon, Ģirts, Gyula, Ğani,
Hana, Hzo, Ida, Ívar, Îlie, Iza, Jan, Kim, Ķika, Lara, Lena, Liv, Llew, Ljubo, Luca, Lyra, Łucja, Max, Nadia, Nena,
Njal, Nora, Nyx, Ñico, Ńora, Ņina, Oskar, Ova, Ödön, Őze, Øve, Óscar, Ôto, Õie, Pia, Pola, Rhys, Rita, Řeh, Sam, Şen,
Ștefan, Shpat, Sven, Szoltan, Šime, Śla, Tara, Thor, Tudor, Tyra, Țin, Una, Ùna, Ümit, Űze, Ưu, Vera, Walt, Xaver,
Xhon, Yara, Ýr, Zoe, Zhan, Zsolt, Zya, Žan, Źdz, Żuk, de Wit, De Wit, de-Wit, dewit, D'Or, Dor, 3M, 20 voices, resume,
résumé, Resume
"""
NAMES = {
    "la": LATIN,
    "ru": "Ёлка, Елена, Ефим, Ян, Йод, Иван, Итар, Юра, Anna, Щит, Шура, Ь",
    "uk": "Іван, Їжак, Йосип, Инна, Анна, Євген, Ерік, Ґалина, Гнат, Дмитро, Зоя, Яна, Bo",
    "sr": "Ђура, Драган, Ђорђе, Јован, Иван, Љубо, Лука, Његош, Никола, Ћира, Тома, Џон, Чеда",
    "el": "Άννα, Αλέξης, Ωμέγα, Βασίλης, Ζωή, Όλγα, Anna",
    "fa": "وحید, هما, پری, بابک, گلی, کاوه, آرش, احمد, ژاله, زهرا, چنگیز, جمال, یاسر, نادر, Anna",
    "ja": "さくら, かえで, がく, あおい, Anna",
    "ko": "하나, 가람, 나리, Anna",
}
"""By the language whose letters they have; the first are sorted in all that are written in Latin."""

ALPHABETS = [("la", lang) for lang in ("en", "nl", "de", "fr", "it", "pt", *TAILORED) if lang != "fa"]
ALPHABETS += [(lang, lang) for lang in NAMES if lang != "la"]
SORTED = "(lists) => lists.map(([lang, names]) => [...names].sort(new Intl.Collator(lang).compare))"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Return the one window in which all of these look: to open Firefox takes as long as to show ten pages."""
    with opened(tmp_path_factory.mktemp("firefox")) as browser:
        yield browser


@pytest.fixture
def firefox(browser: Firefox, example_address: str) -> Iterator[Firefox]:
    """Return Firefox as somebody has it who was never on the site; whatever they do, it has no complaint."""
    browser.resize(1280)
    browser.visit(f"{example_address}robots.txt")
    browser.run("() => localStorage.clear()")
    browser.hosts.clear()
    yield browser
    complaints = [*browser.complaints]
    browser.complaints.clear()
    assert complaints == []
    assert browser.hosts <= {example_address}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_each_screen_and_is_set_in_its_fonts(firefox: Firefox, example_address: str, address: str) -> None:
    firefox.visit(example_address + address)
    assert {*map(tuple, firefox.run(FONTS))} == {("Literata", "loaded"), ("Source Sans 3", "loaded")}
    faults = {}
    for width in WIDTHS:
        firefox.resize(width)
        faults[width] = firefox.run(FAULTS)
    assert faults == {width: [] for width in WIDTHS}


def test_a_page_follows_the_device_until_somebody_chooses(firefox: Firefox, example_address: str) -> None:
    firefox.visit(example_address)
    assert firefox.run(PAPER) == DARK
    firefox.click("[name=appearance][value=light]")
    assert firefox.run(PAPER) == LIGHT
    firefox.visit(f"{example_address}stories/")
    assert firefox.run(PAPER) == LIGHT


def test_on_paper_is_what_one_reads_and_where_it_stands(firefox: Firefox, example_address: str) -> None:
    firefox.visit(f"{example_address}stories/the-heron-on-gauge-17/")
    with pypdfium2.PdfDocument(firefox.print()) as document:
        sheets = [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in document]
        lowest = min(thing.get_bounds()[1] for thing in document[0].get_objects())
        assert lowest < document[0].get_height() / 4  # Firefox would begin the row of a grid on the next sheet
    assert "3 minutes to read" in sheets[0]
    assert firefox.value("link[rel=canonical]", "href") in sheets[-1]
    assert not [sheet for sheet in sheets if "Search" in sheet or "Appearance" in sheet]


def test_filters_leave_rows_and_say_how_many(firefox: Firefox, example_address: str) -> None:
    firefox.visit(f"{example_address}vacancies/")
    every = firefox.run(SHOWN)
    firefox.click("[name=department][value=ferries]")
    firefox.wait_for(".filters-said [data-says=left]:not([hidden])")
    assert 0 < firefox.run(SHOWN) < every
    assert firefox.value(".filters-said [data-shown]") == str(firefox.run(SHOWN))
    assert firefox.run("() => location.search") == "?department=ferries"


def test_on_a_phone_the_filters_open_and_lead_back_to_the_list(firefox: Firefox, example_address: str) -> None:
    firefox.resize(390)
    firefox.visit(f"{example_address}vacancies/")
    questions = "() => document.querySelector('#questions').checkVisibility()"
    assert not firefox.run(questions)
    firefox.click(".filters-fold")
    assert firefox.run(questions)
    firefox.click(".filters-done button")
    assert not firefox.run(questions)


def test_a_key_opens_the_search_which_finds_what_one_writes(firefox: Firefox, example_address: str) -> None:
    firefox.visit(example_address)
    firefox.press("Control", "k")
    firefox.wait_for("#search-words")
    firefox.settle()
    firefox.click("#search-words")
    firefox.write("heron")
    firefox.wait_for(".results a[href*='the-heron-on-gauge-17']")


def test_a_text_is_counted_as_the_network_counts_while_one_writes(firefox: Firefox, example_address: str) -> None:
    firefox.visit(f"{example_address}{STORY}")
    firefox.click("label:has([name=network][value=bluesky])")
    prepared = firefox.value(FIELD, "value")
    length = int(firefox.value("#count").split()[0])
    firefox.click(FIELD)
    firefox.press("Control", "Home")
    firefox.write("Née ")
    assert firefox.value(FIELD, "value") == f"Née {prepared}"
    assert int(firefox.value("#count").split()[0]) == length + 4
    firefox.run("(field) => document.querySelector(field).setRangeText('👩‍👩‍👧‍👦')", FIELD)
    firefox.write(" ")
    assert int(firefox.value("#count").split()[0]) == length + 6


def test_what_is_copied_is_what_stands_in_the_field(firefox: Firefox, example_address: str) -> None:
    firefox.visit(f"{example_address}{STORY}")
    firefox.click("label:has([name=network][value=mastodon])")
    firefox.click("label:has([name=variant][value='0'])")
    firefox.click(FIELD)
    firefox.write(" Mine. ")
    text = firefox.value(FIELD, "value")
    firefox.click("[data-copies]")
    wait_until(lambda: firefox.value("[data-said]") == "Copied. It is yours now.")
    firefox.click(FIELD)
    firefox.press("Control", "a")
    firefox.write("Something else")
    firefox.press("Control", "a")
    firefox.press("Control", "v")
    wait_until(lambda: firefox.value(FIELD, "value") == text)


def test_names_stand_in_the_order_that_firefox_has_for_the_language(firefox: Firefox) -> None:
    lists = [(lang, sorted(re.split(r",\s+", NAMES[script].strip()))) for script, lang in ALPHABETS]
    ours = {lang: sorted(names, key=lambda name: sort_key(name, lang)) for lang, names in lists}
    theirs = dict(zip((lang for lang, _ in lists), firefox.run(SORTED, lists), strict=True))
    assert ours == theirs
