"""The digest as a mail, read back by Python's own parsers."""

from __future__ import annotations

import email
import re
from email import policy
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from company import HOSTILE, NOW, picture
from digests import SINCE, body, read, written
from kollega.build.plan import plan_project
from kollega.host import project_of
from kollega.outputs.digest.digest import LONGEST_SUBJECT, digest_of
from kollega.outputs.digest.mail import Envelope, leave_url, mail

if TYPE_CHECKING:
    from company import Company

STORY = "---\ntitle: {}\nauthors: [ana]\ndate: 2026-03-02\ndescription: {}\n---\nText.\n"


def test_a_mail_has_text_and_html_with_its_picture_within(weekly: bytes) -> None:
    message = read(weekly)
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/jpeg",
    ]


def test_every_picture_that_the_html_shows_is_in_the_mail(weekly: bytes) -> None:
    message = read(weekly)
    shown = BeautifulSoup(body(message, "html"), "html5lib").select("img")
    there = {f"cid:{part['Content-ID'][1:-1]}" for part in message.walk() if part["Content-ID"]}
    assert {image["src"] for image in shown} == there
    assert [image["alt"] for image in shown] == ["A lift, waiting"]


def test_pictures_are_found_however_long_names_are(company: Company) -> None:
    company.configure(site_url=f"https://{'careers.' * 12}acme.example/")
    company.write(f"stories/{'lift-' * 20}s.md", STORY.format("Lift", "Why lifts wait."))
    content = written(company)
    old = email.message_from_bytes(content, policy=policy.compat32)
    there = {f"cid:{part['Content-ID'][1:-1]}" for part in old.walk() if part["Content-ID"]}
    shown = BeautifulSoup(body(read(content), "html"), "html5lib").select("img")
    assert {image["src"] for image in shown} == there
    assert there


def test_a_picture_that_would_be_a_blur_is_not_shown(company: Company) -> None:
    company.write("stories/lift.png", picture((300, 150)))
    company.edit("stories/lifts.md", "tags: [lifts]", "photo: lift.png\nphoto_alt: A lift")
    (image,) = [part for part in read(written(company)).walk() if part.get_content_maintype() == "image"]
    assert image.get_content_type() == "image/png"


def test_only_the_first_story_shows_its_card(company: Company) -> None:
    company.write("stories/second.md", STORY.format("Second", "Why lifts wait."))
    images = [part for part in read(written(company)).walk() if part.get_content_maintype() == "image"]
    assert [image.get_content_type() for image in images] == ["image/png"]


def test_nothing_is_fetched_when_somebody_reads_it(weekly: bytes) -> None:
    html = BeautifulSoup(body(read(weekly), "html"), "html5lib")
    assert html.select("link, script, iframe, object, form, [background], [srcset]") == []
    assert "url(" not in str(html)


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_text_and_html_say_the_same(weekly: bytes, kind: str) -> None:
    text = body(read(weekly), kind)
    for said in (
        "Lifts that wait",
        "Ana Silva",
        "Lift fitter",
        "/share/stories/lifts/",
        "/go/",
        "is voluntary",
        "leave@",
    ):
        assert said in text, said


def test_the_same_input_gives_the_same_bytes(pictured: Company) -> None:
    assert written(pictured) == written(pictured)


def test_every_line_ends_as_mails_do_and_none_is_too_long(weekly: bytes) -> None:
    assert max(map(len, weekly.split(b"\r\n"))) <= 998
    assert b"\n" not in weekly.replace(b"\r\n", b"")
    assert weekly.isascii()


def test_older_parsers_read_it_too(weekly: bytes) -> None:
    message = email.message_from_bytes(weekly, policy=policy.compat32)
    assert [part.get_content_type() for part in message.walk()][-1] == "image/jpeg"
    assert message["List-Unsubscribe"] == "<mailto:leave@acme.example?subject=unsubscribe>"


def test_the_day_and_the_site_name_the_mail(weekly: bytes) -> None:
    message = read(weekly)
    assert message["Date"].datetime == NOW
    assert message["Message-ID"] == "<digest-20260301-20261121-en@careers.acme.example>"
    assert (message["From"], message["To"]) == ("jobs@acme.example", "all@acme.example")
    assert message["X-Unsent"] is None


def test_without_addresses_it_is_a_draft(pictured: Company) -> None:
    message = read(written(pictured))
    assert (message["X-Unsent"], message["From"], message["List-Unsubscribe"]) == ("1", None, None)


LONG = f"https://people.acme.example/{'leave/' * 40}?list=lifts&who=%40"


@pytest.mark.parametrize(
    ("address", "header"),
    [
        pytest.param("a@acme.example", "<mailto:a@acme.example?subject=unsubscribe>", id="a mailbox"),
        pytest.param("a&b@acme.example", "<mailto:a%26b@acme.example?subject=unsubscribe>", id="a strange one"),
        pytest.param(LONG, f"<{LONG}>", id="longer than a line"),
        pytest.param("https://acme.example/ж", "<https://acme.example/%D0%B6>", id="other letters"),
    ],
)
def test_the_way_to_leave_stands_in_one_line(pictured: Company, address: str, header: str) -> None:
    content = written(pictured, envelope=Envelope(unsubscribe=address))
    assert f"\r\nList-Unsubscribe: {header}\r\n".encode() in content
    assert header == f"<{leave_url(address)}>"


TITLES = {
    "a line break and a header": ('"Lifts\\r\\nBcc: everybody@acme.example"', "Lifts Bcc: everybody@acme.example"),
    "markup": (f"'{HOSTILE.replace(chr(39), chr(39) * 2)}'", HOSTILE),
    "another script": ("آسانسوری که صبر می‌کند", "آسانسوری که صبر می‌کند"),
    "a picture of a letter": ("Lift 🛗 up", "Lift 🛗 up"),
    "as long as can be": ("Lift " * 90, ("Lift " * 90).strip()),
}


@pytest.mark.parametrize("case", TITLES)
def test_whatever_a_story_is_called_the_mail_stays_a_mail(company: Company, case: str) -> None:
    written_title, title = TITLES[case]
    company.configure({"typographer": False})
    company.write("stories/lifts.md", STORY.format(written_title, "Why lifts wait."))
    content = written(company)
    message = read(content)
    assert set(message.keys()) >= {"Subject", "Date"}
    assert message["Bcc"] is None
    html = BeautifulSoup(body(message, "html"), "html5lib")
    assert html.select("script, textarea, [onerror]") == []
    assert title in " ".join(html.get_text().split()) or case == "markup"
    subject = message["Subject"]
    assert subject.startswith(f"New to share: {title[:60].strip()}")
    assert len(subject) <= len("New to share: ") + LONGEST_SUBJECT
    assert "  " not in subject
    assert max(map(len, content.split(b"\r\n"))) <= 998


@pytest.mark.parametrize(
    ("lang", "direction", "said"),
    [
        pytest.param("nl", "ltr", "Nieuw om te delen", id="Dutch"),
        pytest.param("pl", "ltr", "Nowości do udostępnienia", id="Polish"),
        pytest.param("fa", "rtl", '<bdi lang="en">New to share</bdi>', id="Persian falls back, and says so"),
    ],
)
def test_it_speaks_the_language_it_is_asked_for(company: Company, lang: str, direction: str, said: str) -> None:
    company.configure({"languages": ["en", lang]})
    company.write(f"stories/lifts.{lang}.md", STORY.format("Lift", "Why lifts wait."))
    message = read(written(company, lang))
    html = body(message, "html")
    assert (message["Content-Language"], said in html) == (lang, True)
    assert f'<html lang="{lang}" dir="{direction}"' in html


LANGUAGES = ("da", "de", "es", "fi", "fr", "it", "nb", "nl", "pl", "pt", "sv")


def test_in_the_languages_of_the_share_texts_no_word_of_it_is_english(company: Company) -> None:
    company.configure({"languages": ["en", *LANGUAGES]})
    soon = "date_posted: 2026-03-02\nvalid_through: 2026-11-30\napply_url: https://apply.acme.example/"
    new = soon.replace("2026-11-30", "2027-11-30")
    for lang in LANGUAGES:
        company.write(f"stories/lifts.{lang}.md", STORY.format("Lift", "Lift."))
        for slug, front in (("soon", soon), ("new", new)):
            company.write(f"vacancies/{slug}.{lang}.md", f"---\ntitle: Lift\ndescription: Lift.\n{front}\n---\nLift.\n")
    plan = plan_project(project_of(company.config_file), NOW)
    context = plan.context(plan.templates(), {})
    for lang in LANGUAGES:
        digest = digest_of(plan.edition(lang), SINCE)
        assert len(digest.sections) == 3
        digest = digest._replace(stories=digest.stories + 5, vacancies=digest.vacancies + 1)
        message = read(mail(digest, {}, Envelope(unsubscribe="a@acme.example"), plan.project.words(lang), context))
        assert 'lang="en"' not in body(message, "html"), lang
        (onward,) = [line for line in body(message, "plain").splitlines() if line.endswith(": " + digest.page)]
        assert re.search(r"\(\D*5\D+1\D+\): ", onward)
        assert " more " not in onward


def test_a_story_without_a_picture_shows_its_card(company: Company) -> None:
    (image,) = [part for part in read(written(company)).walk() if part.get_content_maintype() == "image"]
    assert image.get_content_type() == "image/png"
    assert image.get_content().startswith(b"\x89PNG")


def test_nothing_is_hidden_at_the_end_of_a_mail_of_long_texts(company: Company) -> None:
    long = f"share:\n  any: [{'Lifts wait for those who wait. ' * 150}]"
    for number in range(8):
        company.write(f"stories/l{number}.md", STORY.format(f"Lift {number}", f"Why.\n{long}"))
        company.write(
            f"vacancies/v{number}.md",
            f"---\ntitle: V{number}\ndate_posted: 2026-03-02\ndescription: Up.\n{long}\n"
            "apply_url: https://apply.acme.example/\n---\nUp.\n",
        )
    message = read(written(company))
    html = body(message, "html")
    assert len(html.encode()) < 102_000
    assert "New stories" in html
    assert "New vacancies" in html
    shown = {f"cid:{part['Content-ID'][1:-1]}" for part in message.walk() if part["Content-ID"]}
    assert shown == {image["src"] for image in BeautifulSoup(html, "html5lib").select("img")}


def test_a_mail_of_many_stories_is_no_megabytes(company: Company) -> None:
    company.write("stories/lift.png", picture())
    for number in range(20):
        front = STORY.format(f"Lift {number}", f"Why.\nphoto: lift.png\nphoto_alt: Lift {number}")
        company.write(f"stories/l{number}.md", front)
    content = written(company)
    assert len(content) < 1_500_000
    assert len(body(read(content), "html").encode()) < 102_000
