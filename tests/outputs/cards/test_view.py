"""Names of pictures."""

import re
from dataclasses import replace
from typing import get_args

import pytest

from kollega.networks import PictureFormat, load_networks
from kollega.outputs.cards.sheet import CARD, PICTURES, PRINTS, SLIDES, Format, sheet_of
from kollega.outputs.cards.view import CardView, Colours, Fact, digest

VIEW = CardView("en", "ltr", "Havenlicht", "H", "A withdrawn secret", byline="Noor de Vries")


@pytest.mark.parametrize(
    ("form", "pattern"),
    [
        (CARD, r"assets/cards/story-harbour\.[0-9a-f]{12}\.png"),
        (PICTURES["square"], r"assets/cards/story-harbour-square\.[0-9a-f]{12}\.png"),
        (PICTURES["quote"], r"assets/cards/story-harbour-quote\.[0-9a-f]{12}\.png"),
        (PRINTS["a4"], r"assets/print/story-harbour-a4\.[0-9a-f]{12}\.pdf"),
    ],
    ids=lambda value: value.name if isinstance(value, Format) else "",
)
def test_a_file_is_named_after_slug_format_and_a_digest_alone(form: Format, pattern: str) -> None:
    assert re.fullmatch(
        pattern, sheet_of("story-harbour", form, VIEW, photo=None, known=digest(VIEW, "templates")).path
    )


def test_there_is_a_picture_of_each_format_that_settings_may_name() -> None:
    assert set(PICTURES) == set(get_args(PictureFormat))
    shapes = {shape for network in load_networks().values() for shape in network.pictures}
    assert shapes <= {CARD.name, *PICTURES, SLIDES.name}


def test_the_digest_changes_with_each_part_of_the_view_and_with_the_templates() -> None:
    views = [
        VIEW,
        replace(VIEW, lang="nl"),
        replace(VIEW, title="Another"),
        replace(VIEW, byline="", role="Noor de Vries"),
        replace(VIEW, facts=(Fact("Pay", "ask us"),)),
        replace(VIEW, colours=Colours(brand="#004488")),
    ]
    digests = [digest(view, "templates") for view in views] + [digest(VIEW, "other templates")]
    assert len(set(digests)) == len(digests)


def test_equal_views_have_equal_digests() -> None:
    assert digest(VIEW, "templates") == digest(replace(VIEW), "templates")
