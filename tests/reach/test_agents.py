"""Who reads with a browser, and what is a program."""

from __future__ import annotations

import pytest

from kollega.reach.agents import is_person

SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"

PEOPLE = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    f"{SAFARI} Version/17.5 Mobile/15E148 Safari/604.1",
    f"{SAFARI} Mobile/15E148 [LinkedInApp]/9.29.8962",
    f"{SAFARI} Mobile/21F79 Instagram 330.0.3.29.91 (iPhone14,3; iOS 17_5; nl_NL; nl)",
    f"{SAFARI} Mobile/15E148 MicroMessenger/8.0.49(0x1800312c) NetType/WIFI Language/en",
    "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)",
    "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1.32052/29.3709; U; en) Presto/2.8.119 Version/11.10",
]

PROGRAMS = [
    "",
    "-",
    "curl/8.14.1",
    "python-requests/2.32",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.3; +https://openai.com/gptbot",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    "Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
    "Misskey/2024.5.0 (https://misskey.example)",
    "WhatsApp/2.23.20.0",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "NetNewsWire (RSS Reader; https://netnewswire.com/)",
]


@pytest.mark.parametrize("agent", PEOPLE)
def test_people_read_with_browsers_and_within_apps(agent: str) -> None:
    assert is_person(agent.encode())


@pytest.mark.parametrize("agent", PROGRAMS)
def test_programs_are_no_readers(agent: str) -> None:
    assert not is_person(agent.encode())
