"""A site set in its organisation's fonts, read back by fontTools."""

from __future__ import annotations

import posixpath
import re
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import pytest
from fontTools.ttLib import TTFont

from company import ORGANISATION, Company
from foundry import ARABIC, GREEK, LATIN, file_of, font, font_with_figures, variable_font
from kollega.outputs.output import OutputKind
from kollega.outputs.site_files.headers import KEPT
from served import header_rules
from website import Website, attribute

if TYPE_CHECKING:
    from pathlib import Path

TYPES = ("titles", "texts", "interface")


class Rule(NamedTuple):
    """An `@font-face` with a file."""

    style: str
    weight: str
    path: str
    characters: frozenset[int]


def configured(company: Company, typeface: object = "Blocks", **fonts: bytes) -> Website:
    """Build without pictures, with fonts by the names of their files, `blocks_ttf`."""
    for name, content in fonts.items():
        company.write(f"fonts/{name.replace('_', '.')}", content)
    company.configure({"organisation": ORGANISATION | {"typeface": typeface}, "fonts": "fonts"})
    return company.draw()


def style_of(website: Website) -> tuple[str, str]:
    ((path, content),) = [each for each in website.files.items() if "/brand." in each[0]]
    return path, content.decode()


def rules(website: Website) -> list[Rule]:
    path, text = style_of(website)
    found = re.findall(r'font-style: (\w+); font-weight: ([\d ]+);.+?url\("(.+?)"\).+?unicode-range: (.+?);', text)
    return [
        Rule(style, weight, posixpath.normpath(posixpath.join(posixpath.dirname(path), url)), _code_points(ranges))
        for style, weight, url, ranges in found
    ]


def _code_points(ranges: str) -> frozenset[int]:
    ends = [each.removeprefix("U+").split("-") for each in ranges.split(",")]
    return frozenset(point for pair in ends for point in range(int(pair[0], 16), int(pair[-1], 16) + 1))


def preloaded(website: Website, address: str = "") -> list[str]:
    links = website.pages[address].select("link[rel=preload][as=font]")
    return [attribute(link, "href").removeprefix("./") for link in links]


def read(website: Website, path: str) -> TTFont:
    return TTFont(BytesIO(website.files[path]))


def test_every_file_of_the_style_is_there_and_holds_what_its_rule_says(company: Company) -> None:
    regular = font(letters=LATIN | GREEK | ARABIC)
    website = configured(company, regular_ttf=file_of(regular), bold_ttf=file_of(font(weight=600)))
    found = rules(website)
    assert {(rule.style, rule.weight) for rule in found} == {("normal", "400"), ("normal", "600")}
    for rule in found:
        made = read(website, rule.path)
        assert made.flavor == "woff2"
        assert frozenset(made.getBestCmap()) == rule.characters
        assert made["OS/2"].usWeightClass == int(rule.weight)
    parts = [rule.characters for rule in found if rule.weight == "400"]
    assert frozenset().union(*parts) == LATIN - {ord("‽")} | GREEK | ARABIC
    assert GREEK in parts
    assert ARABIC in parts


FIGURES = {"tabular-nums": "tnum", "lining-nums": "lnum", "proportional-nums": "pnum", "oldstyle-nums": "onum"}


def test_a_font_keeps_what_texts_and_style_sheets_ask_for(company: Company) -> None:
    website = configured(company, regular_ttf=file_of(font_with_figures()))
    styles = "".join(content.decode() for path, content in website.files.items() if path.endswith(".css"))
    values = " ".join(re.findall(r"font-variant-numeric:([^;}]+)", styles)).split()
    latin = read(website, preloaded(website)[0])
    kept = {record.FeatureTag for table in ("GSUB", "GPOS") for record in latin[table].table.FeatureList.FeatureRecord}
    assert {FIGURES[value] for value in values} == {"tnum", "lnum"}
    assert kept == {"tnum", "lnum", "kern", "liga", "calt", "ccmp", "locl"}
    substitutes = _substitutes(latin)
    assert len(substitutes["tnum"] | substitutes["lnum"]) == 20
    assert substitutes["tnum"] | substitutes["lnum"] <= {*latin.getGlyphOrder()}


def _substitutes(made: TTFont) -> dict[str, set[str]]:
    """Return the signs that each feature puts in place of others."""
    table = made["GSUB"].table
    return {
        record.FeatureTag: {
            str(sign)
            for index in record.Feature.LookupListIndex
            for subtable in table.LookupList.Lookup[index].SubTable
            for sign in getattr(subtable, "mapping", {}).values()
        }
        for record in table.FeatureList.FeatureRecord
    }


def test_fonts_of_the_site_are_kept_for_ever(company: Company) -> None:
    website = configured(company, regular_ttf=file_of(font()))
    for rule in rules(website):
        assert re.search(r"\.[0-9a-f]{12}\.woff2$", rule.path)
        sent = {
            name: value for pattern, name, value in header_rules(website.folder) if pattern.fullmatch(f"/{rule.path}")
        }
        assert sent.items() >= KEPT.items()


def test_a_variable_font_is_one_file_with_the_weights_that_pages_use(company: Company) -> None:
    website = configured(company, variable_ttf=file_of(variable_font()), bold_ttf=file_of(font(weight=600)))
    assert {rule.weight for rule in rules(website)} == {"400 600"}
    for rule in rules(website):
        (axis,) = read(website, rule.path)["fvar"].axes
        assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 600)


@pytest.mark.parametrize(
    ("lightest", "heaviest", "said"), [(100, 300, "300"), (500, 900, "500 600"), (700, 900, "700")]
)
def test_a_variable_font_may_lack_some_of_these_weights(
    company: Company, lightest: int, heaviest: int, said: str
) -> None:
    website = configured(company, variable_ttf=file_of(variable_font("Blocks", lightest, heaviest)))
    assert {rule.weight for rule in rules(website)} == {said}
    for rule in rules(website):
        made = read(website, rule.path)
        assert ("fvar" in made) is (" " in said)
        assert made["OS/2"].usWeightClass == int(said[:3])


@pytest.mark.parametrize(
    ("weights", "used"),
    [
        ((300, 400, 500, 600, 700), ["400", "500", "600"]),
        ((400, 700), ["400", "700"]),
        ((400, 500), ["400", "500"]),
        ((300, 800), ["300", "800"]),
        ((900,), ["900"]),
    ],
)
def test_of_many_weights_those_are_published_that_come_nearest(
    company: Company, weights: tuple[int, ...], used: list[str]
) -> None:
    files = {f"w{weight}_ttf": file_of(font(weight=weight)) for weight in weights}
    website = configured(company, **files)
    assert sorted({rule.weight for rule in rules(website)}) == used


def test_a_condensed_style_of_the_family_is_left_alone(company: Company) -> None:
    condensed = font(wide=300)
    condensed["OS/2"].usWidthClass = 3
    website = configured(company, a_ttf=file_of(condensed), b_ttf=file_of(font(wide=700)))
    (latin,) = [read(website, rule.path) for rule in rules(website) if ord("A") in rule.characters]
    assert latin["hmtx"][latin.getBestCmap()[ord("A")]][0] == 700


def test_italics_are_used_where_there_are_any(company: Company) -> None:
    italics = file_of(font(italic=True)), file_of(font(weight=600, italic=True))
    website = configured(company, a_ttf=file_of(font()), b_ttf=italics[0], c_ttf=italics[1])
    assert {(rule.style, rule.weight) for rule in rules(website)} == {("normal", "400"), ("italic", "400")}


def test_pages_ask_early_for_what_every_page_needs(company: Company) -> None:
    website = configured(
        company,
        {"titles": "Bricks", "interface": "Blocks"},
        blocks_ttf=file_of(font()),
        bricks_ttf=file_of(variable_font("Bricks")),
    )
    early = preloaded(website)
    assert [re.sub(r".*/(.+)\.\w+\.woff2", r"\1", path) for path in early] == [
        "bricks-400-600-latin",
        "blocks-400-latin",
    ]
    assert set(early) <= set(website.files)
    assert all("literata" not in path for path in early)


def test_one_family_for_all_is_asked_for_once(company: Company) -> None:
    assert len(preloaded(configured(company, blocks_ttf=file_of(variable_font())))) == 1


def test_what_is_not_chosen_stays_the_themes(company: Company) -> None:
    website = configured(company, {"interface": "Blocks"}, blocks_ttf=file_of(font()))
    assert [re.sub(r".*/(\w+)-.*", r"\1", path) for path in preloaded(website)] == ["literata", "blocks"]
    _, text = style_of(website)
    assert [role for role in TYPES if f"--{role}:" in text] == ["interface"]
    assert '--interface: "own-blocks", "own-blocks-stand-in", var(--sans);' in text


def test_a_family_without_latin_letters_leaves_the_themes_to_be_asked_for_early(company: Company) -> None:
    website = configured(company, arabic_ttf=file_of(font(letters=ARABIC)))
    assert ["literata" in path or "source-sans" in path for path in preloaded(website)] == [True, True]
    assert "stand-in" not in style_of(website)[1]
    assert {rule.characters for rule in rules(website)} == {ARABIC}


def test_a_woff2_serves_the_site_and_cards_say_that_they_cannot(company: Company) -> None:
    website = configured(company, blocks_woff2=file_of(font(), "woff2"))
    assert rules(website)
    done = company.run("kollega", "build")
    assert done.returncode == 0
    assert "fonts/blocks.woff2:1:1: warning: share cards cannot be set in Blocks" in done.stdout + done.stderr


def test_cards_are_set_in_the_family_too(company: Company) -> None:
    def cards() -> dict[str, bytes]:
        files = company.build().files.items()
        return {re.sub(r"\.\w+\.png$", "", path): each for path, each in files if path.startswith("assets/cards/")}

    configured(company, {}, blocks_ttf=file_of(font()))
    plain = cards()
    configured(company)
    own = cards()
    assert plain.keys() == own.keys()
    assert all(plain[name] != own[name] for name in plain)


def test_another_font_under_the_same_name_has_another_address(company: Company) -> None:
    before = {rule.path for rule in rules(configured(company, blocks_ttf=file_of(font())))}
    style = style_of(Website(company.site_dir, ""))[0]
    after = configured(company, blocks_ttf=file_of(font(wide=700)))
    assert before.isdisjoint(rule.path for rule in rules(after))
    assert style_of(after)[0] != style


def test_the_same_fonts_give_the_same_bytes_with_and_without_a_cache(company: Company, tmp_path: Path) -> None:
    website = configured(company, blocks_ttf=file_of(variable_font()))
    anew = company.build(cached=False, site_dir=tmp_path / "anew", kinds=frozenset({OutputKind.PAGES}))
    kept, made = (
        {path: content for path, content in each.files.items() if path.startswith("assets/")}
        for each in (website, anew)
    )
    assert kept == made


def test_rules_ask_for_a_kind_of_text_and_never_for_a_family(example: Website) -> None:
    for path, content in example.files.items():
        if path.endswith(".css") and "/brand." not in path:
            used = re.findall(r"^(?!\s+--).*var\(--(?:serif|sans)\)", content.decode(), re.MULTILINE)
            assert used == [], path
