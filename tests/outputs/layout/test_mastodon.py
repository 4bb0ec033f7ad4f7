"""Who wrote a story, for the cards of Mastodon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kollega.outputs.layout.head import mastodon_account

if TYPE_CHECKING:
    from website import Website


@pytest.mark.parametrize(
    ("links", "account"),
    [
        pytest.param({"mastodon": "https://social.example/@sam"}, "@sam@social.example", id="an account"),
        pytest.param(
            {"Mastodon": "https://Social.Example/@Sam_O/"}, "@Sam_O@social.example", id="capitals and a slash"
        ),
        pytest.param({"Mastodon": "https://social.example/@sam?lang=nl"}, "@sam@social.example", id="a question"),
        pytest.param({"Mastodon": "https://social.example/users/sam"}, "@sam@social.example", id="as servers say it"),
        pytest.param({"Mastodon": "https://social.example/web/@sam"}, "@sam@social.example", id="an old address"),
        pytest.param({"Mastodon": "https://a.example/@sam@b.example"}, "@sam@b.example", id="seen from another server"),
        pytest.param({"Mastodon": "https://social.example:8443/@s.am"}, "@s.am@social.example:8443", id="a port"),
        pytest.param({"Mastodon": "https://social.example/@sam/1123"}, "", id="a post"),
        pytest.param({"Mastodon": "https://social.example/sam"}, "", id="no account"),
        pytest.param({"Video": "https://video.example/@sam"}, "", id="another network"),
        pytest.param({}, "", id="nothing"),
    ],
)
def test_an_account_on_mastodon_is_read_from_the_link_to_it(links: dict[str, str], account: str) -> None:
    assert mastodon_account(links) == account


def test_a_story_names_its_author_and_their_account_to_mastodon(example: Website) -> None:
    page = example.pages["stories/the-bridge-that-would-not-close/"]
    assert page.select_one("meta[property='og:author']")["content"] == "Marjan Dekkers"
    assert [each["content"] for each in page.select("meta[name='fediverse:creator']")] == ["@marjan@social.example.net"]


def test_pages_that_nobody_wrote_name_no_author_to_mastodon(example: Website) -> None:
    for address in ("", "vacancies/bridge-mechanic/", "people/"):
        assert not example.pages[address].select("meta[property='og:author'], meta[name='fediverse:creator']")
