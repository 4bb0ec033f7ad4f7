"""Whole sentences where they fit, else up to a word."""

import pytest

from kollega.networks import Network, load_networks
from kollega.outputs.kits.fitting import ellipsised, fitted, split

LINK = "https://a.example/"


def network(most: int) -> Network:
    row = {"name": "Small", "limits": [{"unit": "graphemes", "most": most}], "link_cost": 10}
    return load_networks({"small": row})["small"]


@pytest.mark.parametrize(
    ("most", "text"),
    [
        pytest.param(60, "One two. Three four. I work here.\n\n#A #B", id="everything"),
        pytest.param(51, "One two. Three four. I work here.\n\n#A", id="fewer tags"),
        pytest.param(48, "One two. Three four. I work here.", id="no tags before fewer sentences"),
        pytest.param(44, "One two. I work here.\n\n#A #B", id="fewer sentences"),
        pytest.param(20, "One two.", id="no disclosure before a cut"),
        pytest.param(19, "One…", id="cut at a word"),
        pytest.param(15, "", id="no whole word"),
    ],
)
def test_a_text_loses_tags_then_sentences_then_words(most: int, text: str) -> None:
    assert fitted(("One two.", "Three four."), network(most), LINK, "I work here.", ("#A", "#B")) == text


@pytest.mark.parametrize(
    ("sentence", "most", "text"),
    [
        pytest.param("Bread, butter and jam", 20, "Bread…", id="no comma before the ellipsis"),
        pytest.param("Read it (slowly, please)", 23, "Read it…", id="no open bracket either"),
        pytest.param("See #DataScience now", 24, "See…", id="a tag is one word"),
        pytest.param("See #データ分析中です now", 24, "See…", id="in any script"),
        pytest.param("See \u0600 now and then", 20, "See…", id="a sign that joins the space after it"),
        pytest.param("See \u0600, now and then", 20, "See…", id="or the comma"),
        pytest.param("Ask @ana@social.example now", 24, "Ask…", id="a mention too"),
        pytest.param("Über café\u0301s reden", 23, "Über café\u0301s…", id="accents stay on their letters"),
        pytest.param(
            "Go 👨\u200d👩\u200d👧\u200d👦 go", 17, "Go 👨\u200d👩\u200d👧\u200d👦…", id="a family stays together"
        ),
        pytest.param("私の仕事は面白いです", 17, "私の…", id="Japanese ends before the next kanji"),
        pytest.param("東京特許許可局長秘書室", 17, "東京特許…", id="letters as the last resort"),
        pytest.param("انا اعمل هنا منذ عامين", 21, "انا اعمل…", id="right to left"),
        pytest.param("Unabhängigkeitserklärung", 30, "", id="one long word"),
    ],
)
def test_a_long_sentence_ends_at_a_word(sentence: str, most: int, text: str) -> None:
    assert ellipsised(sentence, network(most), LINK) == text


def test_a_cut_keeps_every_limit_of_the_network() -> None:
    bluesky = load_networks()["bluesky"]
    text = ellipsised("👨\u200d👩\u200d👧\u200d👦 " * 140, bluesky, LINK)
    assert bluesky.length(bluesky.post(text, LINK)) < bluesky.length(bluesky.post(f"{text}👾", LINK)) < 300
    assert 2900 < len(bluesky.post(text, LINK).encode()) <= 3000


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("I bake. Then I code", ("I bake.", "Then I code.")),
        ("Dr. Lee knows, e.g. Tests! Really? Yes.", ("Dr. Lee knows, e.g. Tests!", "Really?", "Yes.")),
        ("Version 3.11 is out.", ("Version 3.11 is out.",)),
        ("パンを焼いた。今は書く", ("パンを焼いた。", "今は書く。")),
        ("「焼く。」と言った。", ("「焼く。」と言った。",)),
    ],
)
def test_a_description_is_split_at_the_ends_of_sentences(text: str, sentences: tuple[str, ...]) -> None:
    assert split(text) == sentences
