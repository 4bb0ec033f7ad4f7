"""Names in the order of a language; tests/browser/test_firefox.py compares many more with a browser's."""

from __future__ import annotations

from itertools import groupby

import pytest

from kollega.i18n.collation import heading, sort_key

ORDERS = [
    ("en", "Åse Ali Zoe Øve Émile Oskar", "Ali Åse Émile Oskar Øve Zoe", "A E O Z"),
    ("de", "Zoe Özil Otto Ärmel Arno Straße Strasse", "Ärmel Arno Otto Özil Strasse Straße Zoe", "A O S Z"),
    ("sv", "Öst Zorn Åsa Ärla Anna Ürgen Ødegård", "Anna Ürgen Zorn Åsa Ärla Ødegård Öst", "A Y Z Å Ä Ö"),
    ("da-DK", "Zøe Aage Åse Ærø Østen Anna", "Anna Zøe Ærø Østen Aage Åse", "A Z Æ Ø Å"),
    ("is", "Þór Ása Anna Ýr", "Anna Ása Ýr Þór", "A Á Ý Þ"),
    ("cs", "Ivan Chaim Hana Cyril", "Cyril Hana Chaim Ivan", "C H Ch I"),
    ("tr", "İpek Irmak Çelik Can", "Can Çelik Irmak İpek", "C Ç I İ"),
    ("fa", "وحید هما پری بابک آرش کاوه", "آرش بابک پری کاوه وحید هما", "آ ب پ ک و ه"),
    ("uk", "Іван Anna Євген Ерік", "Ерік Євген Іван Anna", "Е Є І A"),
    ("ja", "サクラ さくら がく Anna 山田", "Anna がく さくら サクラ 山田", "A か さ 山"),
    ("nl", "van-Dam vanDam 3M “Zoe” ter-Horst", "“Zoe” 3M ter-Horst van-Dam vanDam", "Z 3 T V"),
    ("en", "e\u0301lan elan Elan", "elan Elan e\u0301lan", "E"),
]


@pytest.mark.parametrize(("lang", "names", "order", "headings"), ORDERS)
def test_names_are_sorted_and_headed_as_in_the_language(lang: str, names: str, order: str, headings: str) -> None:
    found = sorted(names.split(), key=lambda name: sort_key(name, lang))
    assert found == order.split()
    assert [letter for letter, _ in groupby(found, key=lambda name: heading(name, lang))] == headings.split()


@pytest.mark.parametrize("text", ["", " ", "—", "🛠", "\u0301", "\u200b", "İ", "½", "〇"])
def test_whatever_is_typed_has_a_place(text: str) -> None:
    assert sort_key(text, "tr") <= sort_key(text + "z", "tr")
    assert len(heading(text, "tr")) <= 1
