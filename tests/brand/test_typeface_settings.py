"""A family that is named and cannot be found is said with what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from company import ORGANISATION, Company
from foundry import LATIN, file_of, font, variable_font
from kollega.brand.typeface import NotAFontError, Typeface, font_of, typeface_of
from kollega.config.load import settings_of
from kollega.diagnostics import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

    from kollega.config.settings import Settings


def settings(typeface: Any, fonts: str | None = "fonts") -> Settings:
    folder = {"fonts": fonts} if fonts else {}
    return settings_of({"organisation": ORGANISATION | {"typeface": typeface}} | folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a company's folder with the fonts Blocks and Bricks."""
    (tmp_path / "fonts" / "bricks").mkdir(parents=True)
    (tmp_path / "fonts" / "Blocks.ttf").write_bytes(file_of(font("Blocks")))
    (tmp_path / "fonts" / "bricks" / "Bricks.woff2").write_bytes(file_of(font("Bricks", 700), "woff2"))
    (tmp_path / "fonts" / "OFL.txt").write_text("A licence")
    return tmp_path


def test_a_name_alone_is_the_family_of_everything(folder: Path) -> None:
    typeface = typeface_of(settings("blocks"), folder)
    assert {font.path for family in typeface.families for font in family} == {"fonts/Blocks.ttf"}
    assert typeface.titles == typeface.texts == typeface.interface


def test_each_kind_of_text_has_a_family_of_its_own_or_the_themes(folder: Path) -> None:
    typeface = typeface_of(settings({"titles": "Bricks", "texts": "Blocks"}), folder)
    assert [font.path for font in (*typeface.titles, *typeface.texts)] == [
        "fonts/bricks/Bricks.woff2",
        "fonts/Blocks.ttf",
    ]
    assert typeface.interface == ()


def test_without_the_setting_no_file_is_looked_at(folder: Path) -> None:
    (folder / "fonts" / "broken.ttf").write_bytes(b"no font")
    assert typeface_of(settings({}), folder) == Typeface()


@pytest.mark.parametrize(
    ("named", "hint"),
    [
        pytest.param("Blocs", "Did you mean “Blocks”?", id="misspelt"),
        pytest.param("Helvetica", "There are Blocks, Bricks.", id="elsewhere"),
    ],
)
def test_a_family_that_is_not_there_is_told_with_those_that_are(folder: Path, named: str, hint: str) -> None:
    with pytest.raises(ConfigurationError, match=named) as caught:
        typeface_of(settings({"texts": named}), folder)
    assert (caught.value.option, caught.value.hint) == ("plugins.kollega.organisation.typeface", hint)


def test_a_typeface_needs_a_folder_of_fonts(folder: Path) -> None:
    with pytest.raises(ConfigurationError, match="no folder") as caught:
        typeface_of(settings("Blocks", None), folder)
    assert "fonts: fonts" in caught.value.hint


def test_a_folder_without_fonts_says_which_files_it_wants(folder: Path) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(ConfigurationError, match="no font family") as caught:
        typeface_of(settings("Blocks", "empty"), folder)
    assert "TTF, OTF or WOFF2" in caught.value.hint


@pytest.mark.parametrize(
    "content", [b"", b"no font", b"wOF2" + bytes(60), b"\0\1\0\0\0\xff" + bytes(90), file_of(font())[:900]]
)
def test_a_file_that_is_no_font_is_named(folder: Path, content: bytes) -> None:
    (folder / "fonts" / "broken.otf").write_bytes(content)
    with pytest.raises(ConfigurationError, match=r"fonts/broken\.otf is not a font") as caught:
        typeface_of(settings("Blocks"), folder)
    assert caught.value.option == "plugins.kollega.fonts"
    with pytest.raises(NotAFontError):
        font_of("broken.otf", folder / "fonts" / "broken.otf")


def test_a_font_says_its_family_weights_style_and_letters(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(file_of(font("Block  Letters", 600, italic=True, wide=500)))
    (tmp_path / "b.woff2").write_bytes(file_of(variable_font(), "woff2"))
    static, variable = (font_of(name, tmp_path) for name in ("a.ttf", "b.woff2"))
    assert (static.family, static.weights, static.italic, static.characters) == (
        "Block Letters",
        (600, 600),
        True,
        LATIN,
    )
    assert (variable.family, variable.weights, variable.italic) == ("Blocks", (200, 900), False)
    assert static.metrics.width == pytest.approx(0.5)
    assert variable.metrics.width == pytest.approx(0.4 + 0.5 * 200 / 700, abs=0.01)


def test_the_command_ends_with_two_and_the_option(company: Company) -> None:
    company.write("fonts/Blocks.ttf", file_of(font()))
    company.configure({"organisation": ORGANISATION | {"typeface": "Helvetica"}, "fonts": "fonts"})
    for arguments in (("kollega", "check"), ("mkdocs", "build")):
        done = company.run(*arguments)
        assert done.returncode in {1, 2}
        assert (
            "plugins.kollega.organisation.typeface: the folder fonts has no font family “Helvetica”"
            in done.stderr + done.stdout
        )
        assert "There are Blocks." in done.stderr + done.stdout
        assert "Traceback" not in done.stderr
    assert company.run("kollega", "check").returncode == 2
