"""Names of pictures."""

import re
from dataclasses import replace

from kollega.outputs.cards.view import CardView, Colours, Fact, card_path, digest

VIEW = CardView("en", "ltr", "Havenlicht", "H", "A withdrawn secret", byline="Noor de Vries")


def test_a_picture_is_named_after_the_slug_and_a_digest_alone() -> None:
    path = card_path("stories-harbour", VIEW, "templates")
    assert re.fullmatch(r"assets/cards/stories-harbour\.[0-9a-f]{12}\.png", path)


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
