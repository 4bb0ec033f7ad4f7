"""The digest as a message in a chat."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from company import HOSTILE
from digests import body, planned, read, written
from kollega.i18n.words import load_words
from kollega.outputs.digest.messages import SLACK_BLOCKS, SLACK_LIMIT, TEAMS_LIMIT, slack_message, teams_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from company import Company

ENGLISH = load_words("en", ())
STORY = "---\ntitle: {}\nauthors: [ana]\ndate: 2026-03-02\ndescription: {}\n---\nText.\n"


def texts(message: Any) -> Iterator[str]:
    """Yield every text and address that a message holds."""
    if isinstance(message, str):
        yield message
    elif isinstance(message, (dict, list)):
        for below in message.values() if isinstance(message, dict) else message:
            yield from texts(below)


@pytest.mark.parametrize("write", [slack_message, teams_message])
def test_a_message_names_what_is_new_with_a_text_to_post(company: Company, write: Any) -> None:
    digest = planned(company)
    said = "\n".join(texts(json.loads(write(digest, ENGLISH))))
    for entry in digest.entries:
        for part in (entry.ready.title, entry.ready.text, entry.ready.link, entry.ready.page, entry.url):
            assert part in said


def test_slack_gets_blocks_of_kinds_that_it_knows(company: Company) -> None:
    message = json.loads(slack_message(planned(company), ENGLISH))
    assert message["text"].startswith("New to share: ")
    assert {block["type"] for block in message["blocks"]} <= {"header", "section", "divider", "context"}


def test_teams_gets_one_adaptive_card(company: Company) -> None:
    (attachment,) = json.loads(teams_message(planned(company), ENGLISH))["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert (attachment["content"]["type"], attachment["content"]["version"]) == ("AdaptiveCard", "1.4")


def test_a_language_that_runs_the_other_way_runs_so_in_teams(company: Company) -> None:
    company.configure({"languages": ["en", "fa"]})
    company.write("stories/lifts.fa.md", STORY.format("آسانسور", "چرا آسانسورها صبر می‌کنند."))
    digest = planned(company, "fa")
    assert json.loads(teams_message(digest, load_words("fa", ())))["attachments"][0]["content"]["rtl"] is True


@pytest.mark.parametrize(("write", "most"), [(slack_message, SLACK_LIMIT), (teams_message, TEAMS_LIMIT)])
def test_a_message_is_never_larger_than_the_channel_takes(company: Company, write: Any, most: int) -> None:
    for number in range(8):
        company.write(f"stories/l{number}.md", STORY.format(f"Lift {number}", "Why a lift waits. " * 50))
        company.write(
            f"vacancies/v{number}.md",
            f"---\ntitle: V{number}\ndate_posted: 2026-03-02\ndescription: {'Mend lifts. ' * 60}\n"
            "apply_url: https://apply.acme.example/\n---\nUp.\n",
        )
    text = write(planned(company), ENGLISH)
    assert len(text.encode()) <= most
    assert len(json.loads(text).get("blocks", [])) <= SLACK_BLOCKS
    assert all(title in text for title in ("New stories", "Lift 0", "New vacancies", "V0"))


def test_a_text_is_whole_or_not_there(company: Company) -> None:
    words = "Lifts wait for those who wait. " * 150
    company.write("stories/lifts.md", STORY.format("Lift", f"Why.\nshare:\n  any: [{words}]"))
    entry = planned(company).entries[0]
    message = slack_message(planned(company), ENGLISH)
    assert entry.ready.text not in message
    assert entry.ready.text[:60] not in message
    assert entry.ready.page in message


def test_what_a_story_is_called_is_no_command_for_slack(company: Company) -> None:
    title = "<!channel> & *bold* <https://evil.example|click> `code`"
    company.write("stories/lifts.md", STORY.format(f"'{title}'", "Why lifts wait."))
    message = json.loads(slack_message(planned(company), ENGLISH))
    marked = [
        text["text"] for block in message["blocks"] for text in [block.get("text", {})] if text.get("type") == "mrkdwn"
    ]
    assert not any("<!channel" in text or "<https://evil" in text or "*bold*" in text for text in marked)
    assert any("&lt;!channel&gt; &amp; " in text for text in marked)


def test_hostile_words_are_shown_as_they_are_in_teams(company: Company) -> None:
    company.write("stories/lifts.md", STORY.format("'[click](https://evil.example) **bold**'", "Why lifts wait."))
    card = json.loads(teams_message(planned(company), ENGLISH))
    assert '"TextBlock"' not in json.dumps(card)  # it reads Markdown
    assert "[click](https://evil.example) **bold**" in set(texts(card))


def test_hostile_text_of_every_kind_is_json(company: Company) -> None:
    company.write("stories/lifts.md", STORY.format(json.dumps(HOSTILE), "Why lifts wait."))
    for write in (slack_message, teams_message):
        assert json.loads(write(planned(company), ENGLISH))


FULL = [
    (8, 0, ""),
    (9, 0, " (1 more story)"),
    (11, 0, " (3 more stories)"),
    (9, 10, " (1 more story, 2 more vacancies)"),
]
"""How many stories and vacancies are new, and what is said of those that are not named."""


@pytest.mark.parametrize(("stories", "vacancies", "said"), FULL)
def test_what_is_not_named_is_counted_beside_the_link_to_everything(
    company: Company, stories: int, vacancies: int, said: str
) -> None:
    (company.root / "stories/lifts.md").unlink()
    (company.root / "vacancies/fitter.md").unlink()
    for number in range(stories):
        company.write(f"stories/l{number}.md", STORY.format(f"Lift {number}", "Why."))
    for number in range(vacancies):
        front = "date_posted: 2026-03-02\ndescription: Up.\napply_url: https://apply.acme.example/"
        company.write(f"vacancies/v{number}.md", f"---\ntitle: V{number}\n{front}\n---\nUp.\n")
    mail = read(written(company))
    label = f"Everything there is to share{said}"
    assert f"{label}: https://careers.acme.example/share/" in body(mail, "plain").replace("\n", " ")
    assert label in BeautifulSoup(body(mail, "html"), "html5lib").text
    digest = planned(company)
    for message in (slack_message(digest, ENGLISH), teams_message(digest, ENGLISH)):
        named = sum(f'"{title}"' in message or f"|{title}>" in message for title in TITLES)
        count = sum(map(int, re.findall(r"(\d+) more (?:stor|vacanc)", message)))
        assert named + count == stories + vacancies


TITLES = [*(f"Lift {number}" for number in range(11)), *(f"V{number}" for number in range(10))]
