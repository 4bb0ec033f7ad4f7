"""Translations from several folders, and formats by language."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kollega_theme
from kollega.i18n.words import load_words

WORDS = Path(kollega_theme.__file__).parent / "words"
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n{extra}\n'


def catalogue(folder: Path, name: str, *entries: str, extra: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(HEAD.format(extra=extra) + "\n\n".join(entries) + "\n", "utf-8")
    return folder


def entry(english: str, translation: str) -> str:
    return f'msgid "{english}"\nmsgstr "{translation}"'


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    known = {"Apply": "Solliciteer", "Stories": "Verhalen", "By %(name)s": "Door %(name)s"}
    return catalogue(tmp_path / "theme", "nl.po", *(entry(*pair) for pair in known.items()))


def test_a_language_is_one_file(theme: Path) -> None:
    catalogue(theme, "old.nl.po", entry("Stories", "Vertelsels"))
    words = load_words("nl", (theme,))
    assert [words("Stories"), words("By %(name)s", name="Ana")] == ["Verhalen", "Door Ana"]


def test_a_later_folder_wins_and_the_rest_stays(theme: Path, tmp_path: Path) -> None:
    company = catalogue(tmp_path / "company", "nl.po", entry("Apply", "Doe mee"))
    words = load_words("nl", (theme, company))
    assert [words("Apply"), words("Stories")] == ["Doe mee", "Verhalen"]


def test_a_region_falls_back_to_its_language_and_then_to_english(theme: Path) -> None:
    catalogue(theme, "nl-BE.po", entry("Apply", "Stel u kandidaat"))
    words = load_words("nl-BE", (theme,))
    assert [words("Apply"), words("Stories"), words("People")] == ["Stel u kandidaat", "Verhalen", "People"]


def test_fuzzy_and_empty_translations_are_not_used(tmp_path: Path) -> None:
    folder = catalogue(tmp_path / "theme", "nl.po", "#, fuzzy\n" + entry("Apply", "Misschien"), entry("Stories", ""))
    words = load_words("nl", (folder,))
    assert [words("Apply"), words("Stories")] == ["Apply", "Stories"]


def test_a_context_keeps_meanings_apart(tmp_path: Path) -> None:
    folder = catalogue(tmp_path / "theme", "nl.po", 'msgctxt "month"\n' + entry("May", "mei"))
    words = load_words("nl", (folder,))
    assert [words.pgettext("month", "May"), words.gettext("May")] == ["mei", "May"]


@pytest.mark.parametrize(("n", "form"), [(1, "wakat"), (2, "wakaty"), (5, "wakatów"), (22, "wakaty")])
def test_a_number_takes_the_form_of_its_language(tmp_path: Path, n: int, form: str) -> None:
    forms = 'msgid "vacancy"\nmsgid_plural "vacancies"\nmsgstr[0] "wakat"\nmsgstr[1] "wakaty"\nmsgstr[2] "wakatów"'
    rule = "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;"
    folder = catalogue(tmp_path / "theme", "pl.po", forms, extra=f'"Plural-Forms: {rule}\\n"\n')
    assert load_words("pl", (folder,)).ngettext("vacancy", "vacancies", n) == form


def test_without_a_translation_a_number_takes_the_english_form() -> None:
    words = load_words("de", ())
    assert [words.ngettext("story", "stories", n) for n in (0, 1, 2)] == ["stories", "story", "stories"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(entry("By %(name)s", "Door %(naam)s"), "nl.po: “Door %\\(naam\\)s”", id="placeholder"),
        pytest.param(entry("By %(name)s", "Door %(name)"), "nl.po: ", id="half a placeholder"),
        pytest.param('msgid "a"\ntranslation "b"', "nl.po: ", id="unknown keyword"),
    ],
)
def test_a_wrong_catalogue_is_an_error_that_names_the_file(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load_words("nl", (catalogue(tmp_path / "theme", "nl.po", content),))


def test_a_catalogue_that_is_not_utf_8_is_an_error(tmp_path: Path) -> None:
    catalogue(tmp_path / "theme", "nl.po")
    (tmp_path / "theme" / "nl.po").write_bytes(b'msgid "a"\nmsgstr "\xff\xfe"\n')
    with pytest.raises(ValueError, match=r"nl\.po"):
        load_words("nl", (tmp_path / "theme",))


@pytest.mark.parametrize(
    ("lang", "day", "number", "pay", "names"),
    [
        ("en", "1 March 2026", "12,345.5", "€3,500", "Ana, Bo and Cy"),
        ("en-US", "March 1, 2026", "12,345.5", "€3,500", "Ana, Bo, and Cy"),
        ("nl", "1 maart 2026", "12.345,5", "€\xa03.500", "Ana, Bo en Cy"),
        ("de", "1. März 2026", "12.345,5", "3.500\xa0€", "Ana, Bo und Cy"),
        ("ja", "2026年3月1日", "12,345.5", "€3,500", "Ana、Bo、Cy"),
        ("tlh", "1 March 2026", "12,345.5", "€3,500", "Ana, Bo and Cy"),
    ],
)
def test_formats_follow_the_language(lang: str, day: str, number: str, pay: str, names: str) -> None:
    words = load_words(lang, ())
    assert words.date(date(2026, 3, 1)) == day
    assert words.number(12345.5) == number
    assert words.money(3500, "EUR") == pay
    assert words.conjoined(["Ana", "Bo", "Cy"]) == names


@pytest.mark.parametrize(
    ("lang", "names", "text"),
    [
        ("es", ["Robin", "Inés"], "Robin e Inés"),
        ("es", ["Ana", "Robin", "Inés"], "Ana, Robin e Inés"),
        ("es", ["Ana", "ÍÑIGO"], "Ana e ÍÑIGO"),
        ("es", ["Ana", "I\u0301n\u0303igo"], "Ana e I\u0301n\u0303igo"),
        ("es", ["Ana", "Hilda"], "Ana e Hilda"),
        ("es", ["Ana", "“Isa”"], "Ana e “Isa”"),
        ("es", ["agua", "hielo"], "agua y hielo"),
        ("es", ["Ana", "Hiart"], "Ana y Hiart"),
        ("es", ["Ana", "Yolanda"], "Ana y Yolanda"),
        ("es", ["Ana", "Hugo"], "Ana y Hugo"),
        ("es", ["Inés", "Ana"], "Inés y Ana"),
        ("es", ["Inés"], "Inés"),
        ("es", [], ""),
        ("es-MX", ["Robin", "Inés"], "Robin e Inés"),
        ("ca", ["Robin", "Inés"], "Robin i Inés"),
        ("it", ["Robin", "Ines"], "Robin e Ines"),
        ("pt", ["Robin", "Inês"], "Robin e Inês"),
        ("gl", ["Robin", "Inés"], "Robin e Inés"),
        ("he", ["דנה", "יעל"], "דנה ויעל"),
        ("he", ["דנה", "Robin"], "דנה ו-Robin"),
        ("en", ["Robin", "Inés"], "Robin and Inés"),
    ],
)
def test_a_conjunction_changes_before_a_sound(lang: str, names: list[str], text: str) -> None:
    assert load_words(lang, ()).conjoined(names) == text


def test_a_short_date_tells_its_year_where_that_is_not_plain() -> None:
    words, near = load_words("en", ()), date(2026, 11, 21)
    assert [words.short_date(date(year, 3, 31), near) for year in (2026, 2027)] == ["31 Mar", "31 Mar 2027"]
    assert words.time(datetime(2026, 3, 31, 17, 0, tzinfo=UTC)) == "17:00"


def test_money_keeps_its_decimals_where_it_has_some() -> None:
    words = load_words("en", ())
    amounts = [words.money(Decimal("15.50"), "EUR"), words.money(15.0, "GBP"), words.money(300_000, "JPY")]
    assert amounts == ["€15.50", "£15", "JP¥300,000"]


@pytest.mark.parametrize(
    ("lang", "amount", "currency", "text"),
    [
        ("en", "1500.5", "JPY", "JP¥1,500.5"),
        ("en", "1500.50", "JPY", "JP¥1,500.5"),
        ("en", "15.1255", "EUR", "€15.1255"),
        ("en", "1.25", "KWD", "KWD 1.250"),
        ("de", "1200.5", "ISK", "1.200,5 ISK"),
        ("nl", "16.5", "EUR", "€ 16,50"),
        ("sv", "165.5", "SEK", "165,50 kr"),
        ("en", 12.345, "USD", "US$12.345"),
    ],
)
def test_no_part_of_an_amount_is_rounded_away(lang: str, amount: str | float, currency: str, text: str) -> None:
    said = load_words(lang, ()).money(Decimal(amount) if isinstance(amount, str) else amount, currency)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == text


def test_both_ends_of_a_span_have_the_decimals_that_one_of_them_needs() -> None:
    assert load_words("en", ()).money_span(Decimal(1500), Decimal("1600.5"), "JPY") == "JP¥1,500.0–1,600.5"


def test_names_of_countries_and_languages() -> None:
    words = load_words("nl", ())
    assert [words.country("de"), words.country("QQ")] == ["Duitsland", "QQ"]
    assert [words.language(tag) for tag in ("nl", "fr", "ar", "xx-odd")] == [
        "Nederlands",
        "Français",
        "العربية",
        "xx-odd",
    ]


@pytest.mark.parametrize(
    ("lang", "direction"),
    [
        ("nl", "ltr"),
        ("ar-EG", "rtl"),
        ("fa", "rtl"),
        ("dv", "rtl"),
        ("az", "ltr"),
        ("az-Arab", "rtl"),
        ("ur-Latn", "ltr"),
    ],
)
def test_the_direction_follows_the_script(lang: str, direction: str) -> None:
    assert load_words(lang, ()).direction == direction


@pytest.mark.parametrize(
    ("lang", "marks"),
    [("en", "“”"), ("nl-BE", "‘’"), ("de", "„“"), ("pt", "“”"), ("pt-PT", "«»"), ("zh-Hant-TW", "「」")],
)
def test_quotation_marks_follow_the_language(lang: str, marks: str) -> None:
    assert "".join(load_words(lang, ()).quotation_marks) == marks


@settings(deadline=None)
@given(st.text(max_size=20) | st.from_regex(r"[a-zA-Z]{1,8}([-_][a-zA-Z0-9]{1,8}){0,3}", fullmatch=True))
def test_no_tag_of_a_language_raises(lang: str) -> None:
    words = load_words(lang, (WORDS,))
    assert words.direction in {"ltr", "rtl"}
    assert words.language(lang) or not lang
    assert words.date(date(2026, 3, 1))
    assert words.short_date(date(2026, 3, 1), date(2027, 3, 1))
    assert words.money(1, "EUR")
    assert all(words.conjoined(names) for names in (["a", "b"], ["a", ""], ["", "i"]))
    assert len(words.quotation_marks) == 2
