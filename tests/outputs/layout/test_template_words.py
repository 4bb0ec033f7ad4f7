"""How templates say words, in text and in attributes."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

import kollega_theme
from kollega.i18n.words import load_words
from kollega.outputs.templates import template_words

THEME = Path(kollega_theme.__file__).parent
QUOTED = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Apply"\nmsgstr "Doe \\"mee\\""\n'


def drawn(template: str, lang: str, folder: Path = THEME / "words") -> str:
    environment = Environment(loader=FileSystemLoader(THEME), autoescape=True)
    return environment.from_string(template).render(template_words(load_words(lang, (folder,)), environment))


@pytest.mark.parametrize(
    ("lang", "html"),
    [
        ("en", "Apply"),
        ("en-GB", "Apply"),
        ("nl-BE", "Solliciteer"),
        ("fa", '<bdi lang="en">Apply</bdi>'),
        ("ja", '<bdi lang="en">Apply</bdi>'),
    ],
)
def test_what_nobody_translated_is_marked_as_english(lang: str, html: str) -> None:
    assert drawn('{{ _("Apply") }}', lang) == html


@pytest.mark.parametrize(
    ("lang", "html"),
    [
        ("nl", "Pagina 2 van 1.200"),
        ("sv", "Sida 2 av 1\N{NO-BREAK SPACE}200"),
        ("fa", '<bdi lang="en">Page 2 of 1,200</bdi>'),
    ],
)
def test_numbers_are_written_as_in_the_language(lang: str, html: str) -> None:
    assert drawn('{{ _("Page %(number)s of %(count)s", number=2, count=1200) }}', lang) == html


def test_a_plural_is_marked_too() -> None:
    template = '{{ ngettext("%(num)s minute to read", "%(num)s minutes to read", 16) }}'
    assert drawn(template, "fa") == '<bdi lang="en">16 minutes to read</bdi>'
    assert drawn(template, "de") == "16 Minuten Lesezeit"


def test_a_plural_may_hold_values_besides_its_number() -> None:
    template = '{{ ngettext("%(shown)s of %(num)s vacancy", "%(shown)s of %(num)s vacancies", 1200, shown="<b>") }}'
    assert drawn(template, "en") == "&lt;b&gt; of 1,200 vacancies"


def test_in_an_attribute_words_are_plain_text(tmp_path: Path) -> None:
    (tmp_path / "nl.po").write_text(QUOTED, "utf-8")
    assert drawn("<a title=\"{{ gettext('Apply') }}\">", "nl", tmp_path) == '<a title="Doe &#34;mee&#34;">'
    assert drawn("<a title=\"{{ gettext('Apply') }}\">", "fa", tmp_path) == '<a title="Apply">'


def test_values_are_escaped() -> None:
    assert drawn('{{ _("Open %(network)s", network="<b>") }}', "en") == "Open &lt;b&gt;"
