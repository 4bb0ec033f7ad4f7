"""`kollega from-form`: bodies as the form on GitHub makes them, made into files that the check takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kollega.scaffold.draft import form_words
from kollega.scaffold.story_form import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

LANGUAGES = ("en", "nl", "de", "sv", "fr")
NONE = "_No response_"
ANSWERS = {
    "title": "The night the lift stood still",
    "summary": "Why I talk to lifts. They answer.",
    "name": "Zoë Ørn",
    "role": "Fitter",
    "photo": NONE,
    "consent": "- [X] I agree.",
    "text": "It was late.\n\nNobody came, and *I* waited.",
}


def form(lang: str = "en", **answers: str) -> str:
    """Return what GitHub makes of answers: a heading for each label, and below it the answer."""
    words = form_words(lang)
    return "\n\n".join(f"### {words[field]['label']}\n\n{(ANSWERS | answers)[field]}" for field in FIELDS)


def facts_of(front_matter: str) -> dict[str, object]:
    return dict(yaml.load(front_matter, yaml.BaseLoader))  # noqa: S506 - of texts alone


def files(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.md")}


@pytest.fixture
def hand_in(site: Path, run: Callable[..., Result]) -> Callable[..., dict[str, str]]:
    """Hand a form in, and return the files that there are more then, by path."""

    def new_files(body: str, *options: str) -> dict[str, str]:
        before = files(site)
        done = run("from-form", "-", *options, given=body.encode())
        assert done.exit_code == 0, done.output
        after = files(site)
        assert before.items() <= after.items(), "nothing is overwritten"
        return {path: text for path, text in after.items() if path not in before}

    return new_files


def test_a_form_becomes_a_draft_of_today_and_a_file_of_its_author(
    run: Callable[..., Result], hand_in: Callable[..., dict[str, str]]
) -> None:
    new = hand_in(form())
    assert new.keys() == {"stories/people/zoe-orn.md", "stories/the-night-the-lift-stood-still.md"}
    _, facts, text = new["stories/the-night-the-lift-stood-still.md"].split("---\n", 2)
    assert facts_of(facts) == {
        "title": "The night the lift stood still",
        "authors": ["zoe-orn"],
        "date": "2026-03-01",
        "description": "Why I talk to lifts. They answer.",
        "consent": "2026-03-01",
        "status": "draft",
    }
    assert text == "\nIt was late.\n\nNobody came, and *I* waited.\n"
    _, facts, _ = new["stories/people/zoe-orn.md"].split("---\n", 2)
    assert facts_of(facts) == {"name": "Zoë Ørn", "role": "Fitter", "consent": "2026-03-01"}
    checked = run("check", "--strict", *new)
    assert checked.exit_code == 0, checked.output


BODIES = {
    "front matter": form(text="---\nstatus: published\ntitle: other\n---\n\nText."),
    "front matter in a line": form(title="--- status: published ---", summary="---"),
    "path": form(title="../../../etc/passwd", name="../../people/.."),
    "only dots": form(title="..", name="..."),
    "yaml": form(title="#1: [x, {y}] & *z !!python/object 'q' \"r\"", summary="key: value # none", role="@me"),
    "script": form(text="<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> \\<b>\n\n<iframe src=//x>"),
    "script in a line": form(title="<script>x</script>", summary="<b>y</b>", name="<i>Z</i>"),
    "script behind escapes": form(text="a \\\\<script>x</script> <!-- y --> <?php z ?> <![CDATA[ w ]]>"),
    "links": form(text="[a](../../x) ![b](c.png) [d](javascript:x) [e](<file:///f>)\n\n[g]\n\n[g]: ../h"),
    "pictures": form(
        text='<img width="9" alt="A ](x) b" src="https://example.org/a" />\n\n![i](https://example.org/b)'
    ),
    "windows": form(text="One.\n\nTwo.").replace("\n", "\r\n"),
    "old mac": form(text="One.\n\nTwo.").replace("\n", "\r"),
    "mark of order": "\ufeff" + form(),
    "direction": form(title="a\u202eb", text="One \u202e two.\n\n\u2067three", name="Ad\u2066a"),
    "control": form(title="a\x00b\x1bc", text="\x00\x07x\ue000\ufffe", summary="\x7f."),
    "labels in the text": form(text="### Title\n\nAnother\n\n### Your name\n\nNobody\n\n### Consent\n\n- [ ] no"),
    "headings by their size": form(text="#### A\n\nText.\n\n###### B\n\n## C\n\n> #### D\n\n```\n#### E\n```"),
    "headings below a line": form(text="A\n===\n\n### B\n\nC\n---\n\n#### D"),
    "marks in lines": form(title="# **A _b_** `c`", summary="[d](https://example.org) ~~e~~", name="__F__", role="*g*"),
    "marks in the first sentence": form(summary=NONE, text="It was **late** \\<b> and `cold`. Then not."),
    "long": form(text="A lift waits. " * 60_000),
    "long title": form(title="waits " * 40),
    "emoji": form(title="🛗🛗", name="🛗"),
    "persian": form(title="شب آسانسور", name="زویا", text="دیر بود."),
    "code": form(text="```html\n<b>\n```\n\n`<i>` and ``a ` <u>``\n\n    <s>"),
    "open code": form(text="```\n<b>\n\n[x](y)"),
    "many ticks": form(text="`" * 3_000 + "x"),
    "description from the text": form(summary=NONE, text="# Head\n\n> quoted\n\nIt rained. Then not."),
    "no sentence": form(summary=NONE, text="# Head"),
    "a block of ours": form(text="> [!VACANCIES]\n\nText."),
}


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in BODIES.items()])
def test_whatever_a_form_says_becomes_files_that_the_check_takes(
    run: Callable[..., Result], hand_in: Callable[..., dict[str, str]], body: str
) -> None:
    new = hand_in(body)
    assert len(new) == 2
    assert all(path.count("/") == 2 - ("people" not in path) and ".." not in path for path in new)
    assert all("\nstatus: draft\n" in text.split("---\n")[1] for path, text in new.items() if "people" not in path)
    checked = run("check", "--strict", *new)
    assert checked.exit_code == 0, checked.output


def test_what_marks_mean_nothing_is_taken_out_and_headings_go_down_step_by_step(
    hand_in: Callable[..., dict[str, str]],
) -> None:
    text = "#### A\n\n###### B\n\n## C\n\n```\n#### D\n```"
    new = hand_in(
        form(title="A **dark** `night` at 5 * 3", summary="<b>I</b> [waited](https://example.org).", text=text)
    )
    (story,) = (content for path, content in new.items() if "people" not in path)
    _, facts, body = story.split("---\n", 2)
    assert facts_of(facts).items() >= {"title": "A dark night at 5 * 3", "description": "I waited."}.items()
    assert body == "\n## A\n\n### B\n\n## C\n\n```\n#### D\n```\n"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_form_is_read_in_each_language_and_kept_in_it_where_the_site_has_it(
    site: Path, hand_in: Callable[..., dict[str, str]], lang: str
) -> None:
    config = (site / "mkdocs.yml").read_text("utf-8")
    (site / "mkdocs.yml").write_text(config.replace("#languages: [en, nl]", "languages: [en, nl]"), "utf-8")
    suffix = ".nl" if lang == "nl" else ""
    assert f"stories/the-night-the-lift-stood-still{suffix}.md" in hand_in(form(lang))


def test_files_are_called_as_the_language_spells_it(site: Path, hand_in: Callable[..., dict[str, str]]) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("#languages: [en, nl]", "languages: [de, en]"), "utf-8")
    story = form("de", title="Größe zählt", name="Jürgen Müßig")
    assert hand_in(story).keys() == {"stories/groesse-zaehlt.md", "stories/people/juergen-muessig.md"}
    assert hand_in(story).keys() == {"stories/groesse-zaehlt-2.md"}


def test_a_second_story_of_the_same_title_gets_a_number_in_every_language(
    hand_in: Callable[..., dict[str, str]],
) -> None:
    hand_in(form())
    (path,) = hand_in(form())
    assert path == "stories/the-night-the-lift-stood-still-2.md"


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("Robin of Acme", ()),
        ("robin OF acme", ()),
        ("  Robin   of Acme ", ()),
        ("Róbin Example", ()),
        ("R. E.", ("--author", "robin-example")),
    ],
)
def test_who_is_there_already_is_the_author(
    hand_in: Callable[..., dict[str, str]], name: str, options: tuple[str, ...]
) -> None:
    (text,) = hand_in(form(name=name), *options).values()
    assert "\nauthors: [robin-example]\n" in text


def test_two_of_one_name_are_not_guessed_at(
    site: Path, run: Callable[..., Result], hand_in: Callable[..., dict[str, str]]
) -> None:
    (site / "stories/people/robin-two.md").write_text("---\nname: Robin of Acme\n---\n", "utf-8")
    done = run("from-form", "-", given=form(name="Robin of Acme"))
    assert done.exit_code == 1
    assert "there are several people called “Robin of Acme”" in done.output
    assert "--author with robin-example or robin-two" in done.output
    assert hand_in(form(name="Robin of Acme"), "--author", "robin-two")


@pytest.mark.parametrize(
    ("consent", "agreed"),
    [
        ("- [x] I agree.", True),
        ("- [X] I agree.", True),
        ("- [ ] I agree.", False),
        ("- [x] I agree.\n- [ ] So do others.", False),
        (NONE, False),
    ],
)
def test_consent_is_noted_only_where_every_box_is_ticked(
    run: Callable[..., Result], site: Path, consent: str, *, agreed: bool
) -> None:
    done = run("from-form", "-", given=form(consent=consent))
    text = (site / "stories/the-night-the-lift-stood-still.md").read_text("utf-8")
    assert ("\nconsent: 2026-03-01\n" in text) == agreed
    assert ("Nobody has said that they agree" in done.output) != agreed


def test_pictures_are_told_of_and_not_fetched(run: Callable[..., Result], site: Path) -> None:  # noqa: ARG001 - where it runs
    photo = '<img alt="Image" src="https://github.com/user-attachments/assets/1-2" /> My lift.'
    done = run("from-form", "-", given=form(photo=photo))
    assert "There is a picture at https://github.com/user-attachments/assets/1-2, which was not fetched" in done.output


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(b"", "it has no heading “### Title”", id="empty"),
        pytest.param(b"A lift.\n\n## Title\n\nx", "it has no heading “### Title”", id="another issue"),
        pytest.param(b"\xff\xfe\x00", "it is not UTF-8 text", id="bytes"),
        pytest.param(b"\x00" * 100, "it has no heading “### Title”", id="zeros"),
        pytest.param(form(title=NONE).encode(), "there is no answer to “Title”", id="no title"),
        pytest.param(form(name="\u200b\x00").encode(), "there is no answer to “Your name”", id="no name"),
        pytest.param(form(text="\n\n").encode(), "there is no answer to “Your story”", id="no text"),
        pytest.param(form("nl", text=NONE).encode(), "there is no answer to “Je verhaal”", id="dutch"),
        pytest.param(form(text="x" * 1_000_000).encode(), "it is larger than 900 kB", id="a million letters"),
        pytest.param(form(title="x " * 5_000).encode(), "`title`: ", id="a title without end"),
    ],
)
def test_what_no_story_can_be_made_of_is_a_sentence_and_writes_nothing(
    site: Path, run: Callable[..., Result], body: bytes, words: str
) -> None:
    before = files(site)
    done = run("from-form", "-", given=body)
    assert (done.exit_code, files(site)) == (1, before), done.output
    assert done.output.startswith("Error: -: ")
    assert words in done.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["from-form", "none.md"], "none.md: there is no such file"),
        (["from-form", "stories"], "stories: that is a folder"),
        (["from-form", "-", "--lang", "xx"], "the site has no language “xx”"),
        (["from-form", "-", "--author", "nobody"], "there is no person “nobody”"),
        (["from-form", "-", "-f", "other.yml"], "there is no other.yml"),
    ],
)
def test_a_wrong_command_is_a_sentence_too(
    site: Path,  # noqa: ARG001 - where it runs
    run: Callable[..., Result],
    arguments: list[str],
    words: str,
) -> None:
    done = run(*arguments, given=form())
    assert done.exit_code == 2
    assert words in done.output


PIECES = st.sampled_from(
    [
        "### Title",
        "### Your story",
        "### Your name",
        "\n\n",
        "\r\n",
        NONE,
        "---",
        "- [x] ",
        "<b",
        "](",
        "`",
        "![",
        "\\",
        "x",
    ]
)


@given(body=st.lists(PIECES | st.text(max_size=20), max_size=30).map("".join), in_order=st.booleans())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_body_gives_a_traceback_or_touches_another_file(
    site: Path, run: Callable[..., Result], body: str, *, in_order: bool
) -> None:
    before = files(site)
    done = run("from-form", "-", given=(form(text=body, title=body) if in_order else body).encode("utf-8", "replace"))
    assert done.exit_code in {0, 1}, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    new = files(site).keys() - before.keys()
    assert before.items() <= files(site).items()
    for path in new:
        (site / path).unlink()
