"""What the shipped fonts can show, and what becomes of the rest."""

import pytest

from kollega.outputs.cards.fonts import Coverage, emoji_in, legible, missing_scripts
from kollega.outputs.cards.view import CardView, Face, Fact


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        pytest.param("Zażółć gęślą jaźń, Ærø, ½ € – “…”", (), id="latin"),
        pytest.param("Tiếng Việt", (), id="vietnamese"),
        pytest.param("Πώς μάθαμε να ακούμε", (), id="greek"),
        pytest.param("Чому я повернулася, Љубав, Ёлка", (), id="cyrillic"),
        pytest.param("港で学んだこと", ("Japanese",), id="japanese"),
        pytest.param("采用我们的故事", ("Chinese",), id="chinese"),
        pytest.param("우리 이야기", ("Korean",), id="korean"),
        pytest.param("داستان همکاران ما", ("Arabic",), id="persian"),
        pytest.param("हमारी कहानी", ("Devanagari",), id="hindi"),
        pytest.param("سلام мир こんにちは", ("Arabic", "Japanese"), id="several"),
        pytest.param("We ship 🚀 👩🏽‍🚒 ❤️‍🔥", (), id="emoji"),
    ],
)
def test_the_scripts_whose_letters_are_missing_are_named(
    coverage: Coverage, text: str, scripts: tuple[str, ...]
) -> None:
    assert coverage.missing_scripts(text) == scripts


@pytest.mark.parametrize(
    ("lang", "name"), [("ja", "Japanese"), ("zh-Hans", "Chinese"), ("ko", "Korean"), ("en", "Chinese")]
)
def test_letters_of_several_languages_are_named_by_that_of_the_text(coverage: Coverage, lang: str, name: str) -> None:
    assert coverage.missing_scripts("採用担当", lang) == (name,)


@pytest.mark.parametrize(
    ("text", "emoji"),
    [
        ("We ship 🚀 on Fridays 🎉🚀", "🚀🎉"),
        ("Half of it: ½, 1️⃣, 👩🏽‍🚒", "1️⃣👩🏽‍🚒"),
        ("Müller & Söhne™", ""),
        ("", ""),
    ],
)
def test_the_emoji_that_cards_leave_out_are_named(text: str, emoji: str) -> None:
    assert emoji_in(text) == emoji


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("We ship 🚀 on Fridays 🎉", "We ship on Fridays", id="emoji"),
        pytest.param("Crew 👩🏽‍🚒🏴󠁧󠁢󠁳󠁣󠁴󠁿🇳🇱 of 1️⃣", "Crew of 1", id="emoji sequences"),
        pytest.param("𝗕𝗼𝗹𝗱 claims", "Bold claims", id="mathematical letters"),
        pytest.param("Cafe\u0301", "Café", id="combining accent"),
        pytest.param("€\u00a03.450", "€\u00a03.450", id="no-break space"),
        pytest.param("one\n two\tthree", "one two three", id="line ends"),
        pytest.param("left 。right", "left right", id="foreign punctuation"),
        pytest.param("\x00\x07bell", "bell", id="control characters"),
        pytest.param("half 日本語 half", "", id="missing letters"),
    ],
)
def test_signs_are_left_out_and_texts_with_missing_letters_left_off(coverage: Coverage, text: str, shown: str) -> None:
    assert coverage.drawable(text) == shown


def test_a_title_that_cannot_be_shown_gives_its_place_to_the_organisation(coverage: Coverage) -> None:
    view = CardView(
        "fa",
        "rtl",
        "Havenlicht",
        "H",
        "داستان ما",
        byline="نور",
        role="Engineer",
        faces=(Face("ن", "#b14e1d", "#fff0df"),),
    )
    assert legible(view, coverage) == CardView("fa", "rtl", "", "H", "Havenlicht")
    assert missing_scripts(view, coverage) == ("Arabic",)


def test_a_view_that_the_fonts_cover_stays_as_it_is(coverage: Coverage) -> None:
    view = CardView("nl", "ltr", "Havenlicht", "H", "Monteur", "Vacature", facts=(Fact("Plaats", "Delfzijl"),))
    assert legible(view, coverage) == view
    assert missing_scripts(view, coverage) == ()
