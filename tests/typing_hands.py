"""What people and programs may type, near to what is right: front matter, texts, settings, forms and mails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from kollega.config.settings import Settings
from kollega.content.item import FRONT
from kollega.content.kind import ItemKind
from kollega.guidelines.model import Guidelines
from kollega.scaffold.story_form import form_labels

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGNS = "ab1 :#-'\"“”„‘’«»[]{}(),;.!?&*|>%@`~\\/<=_\t\u00a0\u200b\u202e\ufeff：—–€$éß日🙂"
_WORDS = """
anna bram Anna Maas draft published withdrawn closed FULL_TIME Vollzeit remote onsite NL no NO yes on off true null
~ 2026-02-01 01/02/2026 2026-13-45 0000-00-00 9999-12-31 €3.000 32-40 1e999 -1 0 01067 9:30 P6M
https://www.example.org/ https://[ www.example.org jobs@example.org <o:p> <!-- --> ``` --- ... +++ &amp; {{x}}
[x](y.md) ![x](quay.jpg) [^1] | [!STORIES] quay.jpg ../x.md C:\\x
"""
WORDS = st.sampled_from(_WORDS.split())
LINE = st.one_of(WORDS, st.text(SIGNS, max_size=24), st.text(max_size=12), st.lists(WORDS, max_size=6).map(" ".join))
VALUES = st.recursive(
    LINE,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda each: f"[{', '.join(each)}]"),
        st.lists(inner, max_size=3).map(lambda each: "".join(f"\n  - {one}" for one in each)),
        st.dictionaries(LINE, inner, max_size=3).map(
            lambda each: f"{{{', '.join(f'{k}: {v}' for k, v in each.items())}}}"
        ),
        inner.map(lambda each: f'"{each}"'),
        inner.map(lambda each: f"|\n  {each}"),
    ),
    max_leaves=5,
)
RIGHT = {
    ItemKind.STORY: {"title": "Fog", "authors": "[anna]", "date": "2026-02-01", "description": "One night."},
    ItemKind.VACANCY: {
        "title": "Deckhand",
        "date_posted": "2026-02-01",
        "description": "You moor the ferry.",
        "apply_email": "jobs@example.org",
    },
    ItemKind.PERSON: {"name": "Bram"},
}
_BLOCKS = """
# A heading
## Another
- one
1. one
> a word
> [!NOTE]
> [!STORIES]
> - latest: 3
| a | b |
|:--|--:|
```
~~~
    code
<div>
</div>
<p class="MsoNormal">x<o:p></o:p></p>
<table><tr><td>
[a]: quay.jpg
[^1]: note
text[^1]
![The quay](quay.jpg)
![](x.jpg)
[a](../vacancies/x.md)
[a](#heading)
<img src=x>
<!-- guidelines: off heroes: x -->
<details><summary>
**bold
*a* _b_ ~~c~~
&lt;&#0;
<<<<<<< HEAD
=======
>>>>>>> x
$$x$$
https://www.example.org/
@anna #fog
"""
BLOCKS = st.one_of(LINE, st.sampled_from(_BLOCKS.splitlines()))
TEXTS = st.lists(BLOCKS, max_size=8).map("\n".join)
LINE_ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])


@st.composite
def item_files(draw: st.DrawFn, kind: ItemKind, *, most: int = 3) -> bytes:
    """A file of an item that is right but for some lines."""
    facts = dict(RIGHT[kind])
    keys = st.one_of(st.sampled_from(sorted(FRONT[kind].model_fields)), LINE)
    facts |= draw(st.dictionaries(keys, VALUES, max_size=most))
    lines = [f"{key}: {value}" for key, value in facts.items()]
    bounds = (
        [draw(st.sampled_from(["---", "---", "---", "---", "—", "--", ""])) for _ in range(2)]
        if most > 1
        else ["---"] * 2
    )
    text = "\n".join([bounds[0], *lines, bounds[1], draw(TEXTS)])
    return text.replace("\n", draw(LINE_ENDS)).encode("utf-8", "surrogatepass")


def _options(names: Sequence[str]) -> st.SearchStrategy[dict[Any, Any]]:
    scalars = st.one_of(LINE, st.booleans(), st.integers(), st.floats(), st.none(), st.dates())
    keys = st.one_of(st.sampled_from(names), LINE, st.booleans(), st.integers(0, 3000))
    values = st.recursive(
        scalars,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=3)),
        max_leaves=6,
    )
    return st.dictionaries(keys, values, max_size=4)


NAMES = sorted(
    {
        *Settings.model_fields,
        "name",
        "url",
        "logo",
        "colours",
        "brand",
        "networks",
        "id",
        "intent_url",
        "city",
        "country",
        "paused",
    }
)
OPTIONS = _options(NAMES).map(lambda each: {"organisation": {"name": "Veer", "url": "https://www.example.org/"}} | each)
GUIDELINES = st.one_of(
    _options([*Guidelines.model_fields, "phrases", "patterns", "why", "severity", "kinds", "heroes"]).map(
        lambda each: yaml.safe_dump(each, allow_unicode=True)
    ),
    st.lists(st.tuples(st.sampled_from([*Guidelines.model_fields, "x"]), VALUES), max_size=4).map(
        lambda each: "\n".join(f"{key}: {value}" for key, value in each)
    ),
)
LABELS = sorted({label for labels in form_labels().values() for label in labels})
ANSWERS = st.one_of(st.just("_No response_"), st.just("- [x] Yes"), st.just("- [ ] Yes"), TEXTS, LINE)
FORMS = st.lists(st.tuples(st.one_of(st.sampled_from(LABELS), LINE), ANSWERS), max_size=9).map(
    lambda each: "\n\n".join(f"### {label}\n\n{answer}" for label, answer in each)
)


@st.composite
def whole_forms(draw: st.DrawFn) -> str:
    """A form's body in which nothing is missing."""
    labels = form_labels()[draw(st.sampled_from(sorted(form_labels())))]
    answers = {"title": LINE, "name": LINE, "text": TEXTS, "consent": st.sampled_from(["- [x] Yes", "- [ ] Yes", "x"])}
    return "\n\n".join(f"### {label}\n\n{draw(answers.get(field, ANSWERS))}" for label, field in labels.items())


HEADERS = st.one_of(
    LINE,
    st.sampled_from(
        [
            "Bram Visser <bram@example.org>",
            "bram@example.org",
            "<>",
            '"',
            "a, b <c@d>",
            "=?utf-8?b?8J+Z?=",
            "Fwd: Re: Fog",
        ]
    ),
)


@st.composite
def mails(draw: st.DrawFn) -> bytes:
    """A mail as programs write them, and as they do not."""
    subtype, charset = draw(st.sampled_from(["plain", "html", "x"])), draw(st.sampled_from(["utf-8", "latin-1", "x"]))
    text = f'Content-Type: text/{subtype}; charset="{charset}"\n\n{draw(TEXTS)}\n'
    if draw(st.booleans()):
        kind = draw(st.sampled_from(["image/jpeg", "message/rfc822", "application/octet-stream", "multipart/mixed"]))
        name, encoding = (
            draw(st.sampled_from(["a.jpg", "../a.jpg", ""])),
            draw(st.sampled_from(["base64", "8bit", "x"])),
        )
        part = f'Content-Type: {kind}; name="{name}"\nContent-Transfer-Encoding: {encoding}\n\n{draw(TEXTS)}\n'
        text = f'Content-Type: multipart/mixed; boundary="b"\n\n--b\n{text}--b\n{part}--b--\n'
    written = f"Subject: {draw(HEADERS)}\nFrom: {draw(HEADERS)}\nMIME-Version: 1.0\n{text}".encode("utf-8", "replace")
    cut = draw(st.integers(0, len(written)))
    change = draw(
        st.one_of(st.just(b""), st.binary(max_size=8), st.sampled_from([b"\n\n", b"=?utf-8?b?", b"\0", b": "]))
    )
    return written[:cut] + change + written[cut:]
