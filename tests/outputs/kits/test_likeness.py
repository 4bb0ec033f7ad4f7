"""How alike two texts are."""

import pytest

from kollega.outputs.kits.variants import likeness


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("We bake bread here.", "we bake bread here", 1, id="the same but for case and marks"),
        pytest.param("We bake bread here.", "They sail boats there.", 0, id="nothing in common"),
        pytest.param("a b c d", "a b c e", 1 / 3, id="one of three trigrams"),
        pytest.param("We bake bread here. #Bread #Boats", "We bake bread here.", 1, id="tags count for nothing"),
        pytest.param("Night bakery", "Night bakery", 1, id="shorter than three words"),
        pytest.param("", "", 1, id="nothing"),
        pytest.param("夜のパン屋", "夜のパン屋さん", 3 / 5, id="no spaces"),
    ],
)
def test_likeness_is_what_trigrams_have_in_common(one: str, other: str, alike: float) -> None:
    assert likeness(one, other) == likeness(other, one) == pytest.approx(alike)


def test_marks_in_a_title_do_not_make_it_another_one() -> None:
    title = "The “wrong” bridge over the river"
    said = "The ‘wrong’ bridge over the river"
    assert likeness(f"My colleague wrote “{said}”.", f"I thought of you: “{said}”.", title) == 0


def test_a_title_counts_for_nothing() -> None:
    title = "From the night bakery to the servers"
    assert likeness(f"My colleague wrote “{title}”.", f"I thought of you: “{title}”.", title) == 0
