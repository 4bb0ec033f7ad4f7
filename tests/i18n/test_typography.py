"""What people type becomes what their language prints, and what is in doubt stays."""

from __future__ import annotations

import pytest

from kollega.i18n.typography import typographic
from kollega.markdown.addresses import LinkTarget, PictureTarget
from kollega.markdown.body import body


class Anywhere:
    """A resolver that knows everything."""

    def link(self, target: str) -> LinkTarget:
        return LinkTarget(target)

    def has_place(self, _fragment: str, page: str | None = None, /) -> bool:
        return page is not None

    def picture(self, target: str) -> PictureTarget:
        return PictureTarget(target, 1, 1)


@pytest.mark.parametrize(
    ("lang", "typed", "expected"),
    [
        ("en", "\"It's 'fine'\", she said...", "“It’s ‘fine’”, she said…"),
        (
            "en",
            "the dogs' tails, O'Neil, 'tis, the '90s, rock 'n' roll",
            "the dogs’ tails, O’Neil, ’tis, the ’90s, rock ’n’ roll",
        ),
        ("en", '"\'Yes\'" ("no") "a"--"b"', "“‘Yes’” (“no”) “a”--“b”"),
        ("en", "tides - and fog -- and ice --- all", "tides – and fog – and ice — all"),
        ("en", "years 2019--2024", "years 2019–2024"),
        ("en-GB", "'quoted'", "‘quoted’"),
        ("nl", "'s Ochtends zei zij \"ja\" - foto's", "’s Ochtends zei zij “ja” – foto’s"),
        ("nl", "'ja'", "‘ja’"),
        ("de", "\"Wir sagen 'ja'\", sagte sie", "„Wir sagen ‚ja‘“, sagte sie"),
        ("de-CH", '"ja"', "„ja“"),
        ("fr", 'Elle dit "oui" aujourd\'hui', "Elle dit «\u202foui\u202f» aujourd’hui"),
        ("sv", '"Ja", sa hon', "”Ja”, sa hon"),
        ("ja", '彼は "はい" と', "彼は 「はい」 と"),
        ("uk", '"так", п\'ять', "«так», п’ять"),
        ("fa", '"بله"', "«بله»"),
        ("he", 'צה"ל "כן"', 'צה"ל ”כן”'),
    ],
)
def test_quotation_marks_dashes_and_ellipses_are_those_of_the_language(lang: str, typed: str, expected: str) -> None:
    assert typographic(typed, lang) == expected


@pytest.mark.parametrize(
    "typed",
    [
        '7" wide, 6\'2" tall',
        "wait.... and .. and ....",
        "--force -x -1 a-b e - ",
        "https://a.example/b--c and https://a.example/2019--2024",
        "“It’s fine” – she said…",
        "- first",
        "1 < 2",
        "",
    ],
)
def test_what_is_in_doubt_or_printed_already_stays(typed: str) -> None:
    assert typographic(typed, "en") == typed


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param('*"Hi"*, `"x"` and "*y*"', '<em>“Hi”</em>, <code>"x"</code> and “<em>y</em>”', id="around tags"),
        pytest.param('"`x`"', "“<code>x</code>”", id="around code"),
        pytest.param("    it's --\n", "<pre><code>it's --\n</code></pre>", id="a block of code"),
        pytest.param("see https://a.example/it's--x", ">https://a.example/it's--x</a>", id="an address"),
        pytest.param("[it's](b.md \"it's\")", 'title="it\'s">it’s</a>', id="attributes"),
        pytest.param('"open\n\n- closed"', '<p>“open</p>\n<ul>\n<li>closed"</li>', id="blocks apart"),
        pytest.param('<p title="it\'s">"a" it\'s</p>', '<p title="it\'s">“a” it’s</p>', id="raw HTML"),
        pytest.param('<img alt=\'a > "b"\' src=x.jpg> "c"', '"c"', id="odd HTML is left alone"),
        pytest.param('## "A" - it\'s', "“A” – it’s", id="a heading"),
        pytest.param('it\\\'s \\"a\\" &quot;b&quot;', "it’s “a” “b”", id="escapes"),
    ],
)
def test_code_addresses_and_tags_of_a_text_stay_as_they_are(markdown: str, html: str) -> None:
    assert html in body(markdown, Anywhere(), str, "en").html


def test_a_text_without_a_language_stays_as_it_was_typed() -> None:
    assert body('"it\'s"', Anywhere(), str).html == '<p>"it\'s"</p>'
