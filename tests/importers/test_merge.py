"""What changed there comes in, what changed here stays, and what changed in both is told."""

from __future__ import annotations

import pytest

from kollega.importers.merge import TEXT, merge, read_digests, written_digests

BASE = {"title": "Fitter", "hours": "36", "tags": ["a"]}


@pytest.mark.parametrize(
    ("here", "there", "facts", "conflicts"),
    [
        pytest.param({}, {}, {}, (), id="nothing changed"),
        pytest.param({}, {"title": "Lift fitter"}, {"title": "Lift fitter"}, (), id="changed there"),
        pytest.param({"title": "Mine"}, {}, {}, (), id="changed here"),
        pytest.param({"title": "Mine"}, {"title": "Theirs"}, {}, ("title",), id="changed in both"),
        pytest.param({"title": "Same"}, {"title": "Same"}, {}, (), id="changed alike"),
        pytest.param({}, {"hours": None}, {"hours": None}, (), id="taken out there"),
        pytest.param({"hours": None}, {}, {}, (), id="taken out here"),
        pytest.param({"hours": None}, {"hours": "40"}, {}, ("hours",), id="taken out here and changed there"),
        pytest.param({"hours": "40"}, {"hours": None}, {}, ("hours",), id="changed here and taken out there"),
        pytest.param({}, {"openings": "2"}, {"openings": "2"}, (), id="new there"),
        pytest.param({"contact": "ana"}, {}, {}, (), id="new here"),
        pytest.param({"openings": "1"}, {"openings": "2"}, {}, ("openings",), id="new in both"),
        pytest.param({"tags": ["a", "b"]}, {"title": "x"}, {"title": "x"}, (), id="different facts"),
    ],
)
def test_a_fact_is_merged(
    here: dict[str, object], there: dict[str, object], facts: dict[str, object], conflicts: tuple[str, ...]
) -> None:
    ours, theirs = ({k: v for k, v in {**BASE, **side}.items() if v is not None} for side in (here, there))
    merged = merge(read_digests(written_digests(BASE, "")), (ours, ""), (theirs, ""))
    assert (merged.facts, merged.conflicts) == (facts, conflicts)


ONCE = "One.\n\n- two\n- three\n\nFour."


@pytest.mark.parametrize(
    ("here", "there", "text", "clash"),
    [
        pytest.param(ONCE, ONCE, None, None, id="nothing changed"),
        pytest.param(f"{ONCE}\n\nOurs.", ONCE, None, None, id="a paragraph of ours"),
        pytest.param(ONCE, f"Theirs.\n\n{ONCE}", f"Theirs.\n\n{ONCE}", None, id="a paragraph of theirs"),
        pytest.param(
            f"{ONCE}\n\nOurs.", ONCE.replace("One", "1"), f"{ONCE.replace('One', '1')}\n\nOurs.", None, id="both, apart"
        ),
        pytest.param("One.\n\nFour.", ONCE.replace("One", "1"), None, 0, id="both, beside each other"),
        pytest.param(ONCE.replace("One", "I"), ONCE.replace("One", "1"), None, 0, id="both, the same place"),
        pytest.param(ONCE.replace("Four", "4"), ONCE.replace("Four", "4"), None, None, id="both alike"),
        pytest.param(
            ONCE.replace("three", "3"),
            f"{ONCE.replace('three', 'III')}\n\nNew.",
            f"{ONCE.replace('three', '3')}\n\nNew.",
            1,
            id="a conflict, and more of theirs",
        ),
        pytest.param("One.\n\n\n- two\n- three\n \nFour.\n", ONCE, None, None, id="only other gaps"),
        pytest.param("", ONCE.replace("One", "1"), None, 0, id="all taken out here"),
    ],
)
def test_a_text_is_merged_paragraph_by_paragraph(here: str, there: str, text: str | None, clash: int | None) -> None:
    merged = merge(read_digests(written_digests({}, ONCE)), ({}, here), ({}, there))
    assert (merged.text, merged.block, merged.conflicts) == (text, clash, () if clash is None else (TEXT,))
