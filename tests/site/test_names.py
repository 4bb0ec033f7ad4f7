"""Names of people in texts: whole names, as each script writes and bends them, and no others."""

from __future__ import annotations

import unicodedata

import pytest

from kollega.site.names import Names, parts_in

STANDS = [
    ("Ana Silva", "Then Ana Silva came."),
    ("Ana Silva", "ANA SILVA and ana silva"),
    ("Ana Silva", "Ana  Silva, or Ana\nSilva"),
    ("Ana Silva", "**Ana** Silva, *Ana Silva* and __Ana Silva__"),
    ("Ana Silva", "Ana Silva's boat, Ana Silva’s boat, Ana Silvas båt"),
    ("Ana Silva", "[Ana Silva](people/ana.md)"),
    ("Ana Silva", "“Ana Silva”, said-Ana Silva"),
    ("Robin Vos", "Robin Vos’ boat"),
    ("Zoë Ångström", "Zoë Ångström"),
    ("Zoë Ångström", unicodedata.normalize("NFD", "Zoë Ångström")),
    (unicodedata.normalize("NFD", "Zoë Ångström"), "Zoë Ångström"),
    ("Jean-Luc O'Brien", "Jean-Luc O’Brien and Jean‑Luc O'Brien"),
    ("J. R. Müller", "J. R. Müller, J.R. Müller, J R Müller"),
    ("Strauß Jürgen", "STRAUSS JÜRGEN"),
    ("Hope", "Hope sails. Hope's boat."),
    ("Hope Hill", "hope hill"),
    ("Nguyễn Văn An", "Nguyễn Văn An"),
    ("İpek Çelik", "İpek Çelik'in"),
    ("田中太郎", "私は田中太郎です。"),
    ("田中 太郎", "田中太郎さんと田中　太郎さん"),
    ("王芳", "我们和王芳一起工作。"),
    ("สมชาย ใจดี", "คุณสมชาย ใจดีทำงาน"),
    ("김민수", "김민수는 배를 탄다."),
    ("Анна Петрова", "С Анной Петровой, для Анны Петровой, Анна Петрова"),
    ("Иван Чайка", "Ивану Чайке"),
    ("Νίκος Παππάς", "του Νίκου Παππά"),
    ("دانا کریمی", "با دانا کریمی"),
    ("ليلى حداد", "وليلى حداد"),
    ("דנה לוי", "של דנה לוי ולדנה לוי"),
]
DOES_NOT = [
    ("Ana Silva", "Banana Silvara"),
    ("Ana Silva", "Ana Silvana"),
    ("Ana Silva", "Diana Silva"),
    ("Ana Silva", "Ana"),
    ("Ana Silva", "Silva"),
    ("Ana Silva", "Silva Ana"),
    ("Ana Silva", "With Ana. Silva came too."),
    ("Ana Silva", "Ana, Silva"),
    ("Ana Silva", "[her](people/ana-silva.md), https://example.org/ana-silva"),
    ("Ana Silva", "ana-silva"),
    ("Jean-Luc Bos", "Jean Luc Bos"),
    ("Ana Silva", "Ana and Silva"),
    ("Hope", "We hope. Hopeful."),
    ("Will", "We will."),
    ("Li", "Lion, Bali, li"),
    ("Jo", "Jos, but it is Jose"),
    ("김민수", "이김민수"),
    ("Анна Петрова", "Анна"),
    ("林", "森林"),
    ("דנה", "סדנהאות"),
    ("---", "---"),
]


@pytest.mark.parametrize(("name", "text"), STANDS)
def test_a_name_is_found_as_its_script_writes_it(name: str, text: str) -> None:
    found = Names((name, "Somebody Else")).found_in(text)
    assert found
    assert {each.name for each in found} == {name}


@pytest.mark.parametrize(("name", "text"), DOES_NOT)
def test_what_only_looks_like_a_name_is_none(name: str, text: str) -> None:
    assert Names((name,)).found_in(text) == ()


def test_every_place_is_told_once_and_where_it_is() -> None:
    text = "Ana Silva and Robin Vos met Ana Silva."
    found = Names(("Robin Vos", "Ana Silva")).found_in(text)
    assert [(each.name, text[each.start : each.end]) for each in found] == [
        ("Ana Silva", "Ana Silva"),
        ("Robin Vos", "Robin Vos"),
        ("Ana Silva", "Ana Silva"),
    ]


def test_a_longer_name_is_not_the_shorter_one_in_it() -> None:
    names = Names(("Ana Silva", "Ana Silva Costa", "Maria Ana Silva"))
    assert [each.name for each in names.found_in("Ana Silva Costa")] == ["Ana Silva Costa"]
    assert [each.name for each in names.found_in("Maria Ana Silva")] == ["Maria Ana Silva"]
    assert [each.name for each in names.found_in("Ana Silva, Costa")] == ["Ana Silva"]


def test_a_part_of_a_name_is_told_where_the_whole_does_not_stand() -> None:
    text = "Ana Silva came. Ana laughed; Silva's boat, ana, Anatomy, Silvas."
    sure = Names(("Ana Silva",)).found_in(text)
    assert [text[each.start : each.end] for each in parts_in(text, "Ana Silva", sure)] == ["Ana", "Silva", "Silvas"]
    assert list(parts_in("Hope and hope", "Hope", ())) == []
