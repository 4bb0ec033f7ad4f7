"""Whatever bytes a file holds, reading it ends with a typed item or with problems in their place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kollega.check.codes import explanations
from kollega.content.front_matter import validate
from kollega.content.item import FRONT
from kollega.content.kind import ItemKind
from kollega.content.source import Source, parse
from kollega.diagnostics import Diagnostic

KEYS = sorted({key for model in FRONT.values() for key in model.model_fields})
SCALARS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "",
            "~",
            "NO",
            "9:30",
            "2026-02-30",
            "9999-12-31",
            "-1",
            "1e999",
            "01067",
            "*a",
            "&a",
            "!x",
            "@",
            "{}",
            "[",
            "'",
        ]
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda each: f"[{', '.join(each)}]"),
        st.dictionaries(
            st.sampled_from(["min", "max", "currency", "city", "country", "x", "any"]), inner, max_size=3
        ).map(lambda each: "{" + ", ".join(f"{key}: {value}" for key, value in each.items()) + "}"),
    ),
    max_leaves=6,
)
LINES = st.lists(st.tuples(st.sampled_from([*KEYS, "tittle"]), VALUES), max_size=8)


@given(kind=st.sampled_from(list(ItemKind)), lines=LINES)
def test_any_front_matter_gives_an_item_or_problems_in_their_place(
    kind: ItemKind, lines: list[tuple[str, str]]
) -> None:
    text = "\n".join(["---", *(f"{key}: {value}" for key, value in lines), "---", "", "Text."])
    found = parse("x.md", text.encode("utf-8", "replace"))
    diagnostics: tuple[Diagnostic, ...] = (found,) if isinstance(found, Diagnostic) else validate(FRONT[kind], found)[1]
    written = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for diagnostic in diagnostics:
        assert 1 <= diagnostic.line <= len(written)
        assert 1 <= diagnostic.column <= len(written[diagnostic.line - 1]) + 1
        assert diagnostic.message
        assert diagnostic.code in explanations()
        assert "\n" not in diagnostic.message or "\n" in text


@given(st.binary(max_size=200).map(lambda raw: b"---\n" + raw))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    found = parse("x.md", content)
    assert found.path == "x.md"
    assert isinstance(found, Source) or found.code in explanations()
