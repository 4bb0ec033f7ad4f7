"""A language is what BCP 47 calls one, however its letters are written; whoever writes another is told which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kollega.config.load import settings_of
from kollega.content.files import split_suffix
from kollega.diagnostics import ConfigurationError
from kollega.i18n.language import likely_tag, standard_tag

if TYPE_CHECKING:
    from pathlib import Path

ORGANISATION = {"name": "Veer & Peil", "url": "https://www.example.org/"}


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("pt-br", "pt-BR"),
        ("PT-BR", "pt-BR"),
        ("zh-hans", "zh-Hans"),
        ("zh-HANT-tw", "zh-Hant-TW"),
        ("sr-latn", "sr-Latn"),
        ("es-419", "es-419"),
        ("gsw", "gsw"),
        ("ckb", "ckb"),
        ("nds", "nds"),
        ("se", "se"),
        ("no", "no"),
    ],
)
def test_a_tag_is_known_however_its_letters_are_written(written: str, tag: str) -> None:
    assert standard_tag(written) == tag
    assert settings_of({"organisation": ORGANISATION, "languages": [written]}).languages == (tag,)
    assert split_suffix(f"the-ferry.{written}") == ("the-ferry", tag)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("cz", "cs"),
        ("dk", "da"),
        ("gr", "el"),
        ("jp", "ja"),
        ("cn", "zh"),
        ("ua", "uk"),
        ("eng", "en"),
        ("ger", "de"),
        ("iw", "he"),
        ("pt_BR", "pt-BR"),
        ("en_GB", "en-GB"),
        ("en-UK", "en-GB"),
        ("Dutch", "nl"),
        ("Deutsch", "de"),
        ("français", "fr"),
        ("nederlands", "nl"),
        ("english", "en"),
        ("xx", ""),
        ("de-XQ", "de"),
        ("en-Abcd", "en"),
        ("und", ""),
        ("e", ""),
        ("ｅｎ", ""),
        ("", ""),
        ("en-", ""),
    ],
)
def test_what_is_no_language_is_an_error_that_names_the_one_that_is_meant(written: str, meant: str) -> None:
    assert standard_tag(written) == ""
    assert likely_tag(written) == meant
    if written:
        with pytest.raises(ConfigurationError) as caught:
            settings_of({"organisation": ORGANISATION, "languages": ["fr", written]})
        assert caught.value.option == "plugins.kollega.languages.1"
        assert caught.value.hint == (
            f"Did you mean `{meant}`?" if meant else "Write a language tag such as en, nl, de-CH or sr-Latn."
        )


def test_one_language_written_in_two_ways_is_one() -> None:
    with pytest.raises(ConfigurationError):
        settings_of({"organisation": ORGANISATION, "languages": ["pt-BR", "pt-br"]})


@pytest.mark.parametrize("key", ["cz", "Dutch", "english"])
def test_the_language_of_a_text_must_be_one(key: str) -> None:
    with pytest.raises(ConfigurationError):
        settings_of({"organisation": ORGANISATION | {"description": {key: "We mend."}}})


def test_texts_and_names_follow_a_language_however_it_is_written() -> None:
    options: dict[str, Any] = {"languages": ["en", "pt-br"], "site_names": {"PT-br": "Trabalhar"}}
    settings = settings_of({"organisation": ORGANISATION | {"description": {"pt-br": "Nós"}}} | options)
    assert settings.site_names == {"pt-BR": "Trabalhar"}
    assert settings.organisation.description == {"pt-BR": "Nós"}


def test_files_and_front_matter_may_write_a_language_in_small_letters(tmp_path: Path) -> None:
    from company import minimal_company

    company = minimal_company(tmp_path)
    company.configure({"languages": ["en", "pt-BR"]})
    story = (tmp_path / "stories/lifts.md").read_text("utf-8")
    company.write("stories/lifts.pt-br.md", story)
    company.write("stories/stairs.md", story.replace("date:", "lang: PT-br\ndate:", 1))
    company.write("pages/working.pt-br.md", "# Trabalhar\n")
    files = company.build().files
    for path in ("stories/lifts", "stories/stairs", "working"):
        assert f"pt-BR/{path}/index.html" in files
