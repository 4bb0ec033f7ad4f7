"""A review is told in the language that the site has set for messages."""

from __future__ import annotations

import pytest

from kollega.check.reports.findings import Findings
from kollega.i18n.translation import translation
from kollega.review.effect import Effect, Fate, GoneItem
from kollega.review.report import review_markdown
from kollega.review.review import Review


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "What leaves the site"),
        ("nl", "Wat van de site verdwijnt"),
        ("sv", "Vad som lämnar webbplatsen"),
        ("de", "Was die Website verlässt"),
        ("fr", "Ce qui quitte le site"),
    ],
)
def test_a_review_speaks_the_language_of_its_readers(lang: str, title: str) -> None:
    gone = GoneItem("stories/fog.md", "Fog", Fate.DELETED, ("stories/fog/",))
    review = Review(
        Effect((), (gone,), (), (), ()), (), Findings((), translate=translation(lang)), "https://a.example/"
    )
    told = review_markdown(review)
    assert f"### {title}\n\n- `stories/fog.md` (Fog), " in told
    assert "`status: withdrawn`" in told
