"""`kollega from-form` of a mail, as mail programs save it."""

from __future__ import annotations

from email.message import EmailMessage
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from camera import MAKER, file_of, landscape, telling_exif

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

TEXT = "The lift stood still.\n\nNobody came, and I wäited."


def mail(
    text: str = TEXT, subject: str = "Fwd: Re: A night", sender: str = "Zoë Ørn <zoe@example.org>", **how: Any
) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"] = subject, sender
    message.set_content(text, **how)
    return message


def html_mail() -> EmailMessage:
    return mail(
        "<html><head><style>p{}</style></head><p>The lift <b>stood</b> still.</p><script>x</script><p>Nobody came, "
        "and I w&auml;ited.</p>",
        subtype="html",
    )


def with_attached_mail() -> EmailMessage:
    outer = mail("See below!", "Fwd: look", "Someone Else <else@example.org>")
    outer.add_attachment(mail())
    return outer


def raw(headers: str, body: bytes) -> bytes:
    return f"Subject: A night\r\nFrom: Zoe Orn <zoe@example.org>\r\n{headers}\r\n\r\n".encode() + body


FORWARDED = (
    "Please look at this.\n\n---------- Forwarded message ---------\nVon: Zoë Ørn <zoe@example.org>\n"
    f"Date: Mon, 2 Mar 2026\nSubject: A night\nTo: else@example.org\n\n{TEXT}"
)
MAILS = {
    "plain": bytes(mail()),
    "quoted-printable": bytes(mail(cte="quoted-printable")),
    "base64": bytes(mail(cte="base64")),
    "latin-1": bytes(mail(charset="iso-8859-1")),
    "windows": bytes(mail()).replace(b"\n", b"\r\n"),
    "html alone": bytes(html_mail()),
    "signature": bytes(mail(f"{TEXT}\n\n-- \nZoë Ørn\nFitter, +31 6 0000")),
    "phone": bytes(mail(f"{TEXT}\n\nVerstuurd vanaf mijn telefoon")),
    "forwarded": bytes(mail(FORWARDED, "Fwd: A night", "Someone Else <else@example.org>")),
    "attached": bytes(with_attached_mail()),
    "flowed": raw("Content-Type: text/plain; charset=utf-8; format=flowed",
                  "The lift \r\nstood still.\r\n\r\nNobody came, \r\nand I wäited.\r\n".encode()),
    "no charset": raw("Content-Type: text/plain", TEXT.encode()),
    "unknown charset": raw("Content-Type: text/plain; charset=x-none", TEXT.encode()),
    "encoded name": raw("X: y", TEXT.encode()).replace(b"Zoe Orn", b"=?utf-8?q?Zo=C3=AB_=C3=98rn?="),
}  # fmt: skip


@pytest.fixture
def hand_in(site: Path, run: Callable[..., Result]) -> Callable[[bytes], Result]:
    def result(content: bytes) -> Result:
        (site.parent / "story.eml").write_bytes(content)
        return run("from-form", str(site.parent / "story.eml"))

    return result


@pytest.mark.parametrize("content", [pytest.param(content, id=name) for name, content in MAILS.items()])
def test_a_mail_becomes_a_draft_by_its_sender(
    site: Path, run: Callable[..., Result], hand_in: Callable[[bytes], Result], content: bytes
) -> None:
    done = hand_in(content)
    assert done.exit_code == 0, done.output
    _, facts, text = (site / "stories/a-night.md").read_text("utf-8").split("---\n", 2)
    assert text == f"\n{TEXT}\n"
    assert "\nauthors: [zoe-orn]\n" in facts
    assert "\nstatus: draft\n" in facts
    assert "consent" not in facts
    assert "Nobody has said that they agree" in done.output
    checked = run("check", "--strict", "stories/a-night.md", "stories/people/zoe-orn.md")
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize(("form", "subtype"), [("JPEG", "jpeg"), ("HEIF", "heic"), ("HEIF", "octet-stream")])
def test_a_photo_lies_beside_the_story_as_a_jpeg_that_tells_nothing(
    site: Path, run: Callable[..., Result], hand_in: Callable[[bytes], Result], form: str, subtype: str
) -> None:
    message = mail()
    photo = file_of(landscape(400, 300), form, exif=telling_exif().tobytes())
    kind = "application" if subtype == "octet-stream" else "image"
    message.add_attachment(photo, kind, subtype, filename="../../IMG 1.HEIC")
    logo = file_of(landscape(90, 30), "PNG")
    message.add_attachment(logo, "image", "png", filename="logo.png")
    message.add_attachment(b"no picture", "image", "png", filename="x.png")
    message.add_attachment(photo, "image", "heic", filename="second.heic")
    done = hand_in(bytes(message))
    assert done.exit_code == 0, done.output
    assert "2 pictures were left out, since they are tiny, too large or damaged, or there were too many." in done.output
    for name in ("a-night.jpg", "a-night-2.jpg"):
        content = (site / "stories" / name).read_bytes()
        image = Image.open(BytesIO(content))
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (400, 300), {})
        assert MAKER.encode() not in content
    story = site / "stories/a-night.md"
    assert "\n# photo: a-night.jpg\n" in story.read_text("utf-8")
    story.write_text(story.read_text("utf-8").replace("# photo", "photo"), "utf-8")
    checked = run("check", "--strict", "stories/a-night.md")
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "the mail has no", id="empty"),
        pytest.param(bytes(mail(subject="Re: ")), "the mail has no subject", id="no subject"),
        pytest.param(bytes(mail(sender="")), "the mail has no sender", id="no sender"),
        pytest.param(bytes(mail("-- \nZoë")), "the mail has no text", id="a signature alone"),
        pytest.param(raw("Content-Type: image/png", b"x"), "the mail has no text", id="a picture alone"),
        pytest.param(raw("Content-Type: multipart/mixed; boundary=b", b"--b"), "the mail has no text", id="cut"),
        pytest.param(raw("X: y", b"-" * 1_000_000), "its text is larger than 900 kB", id="a line without end"),
        pytest.param(bytes(mail("waits " * 200_000)), "its text is larger than 900 kB", id="a million letters"),
    ],
)
def test_a_mail_of_which_no_story_can_be_made_is_a_sentence(
    site: Path, hand_in: Callable[[bytes], Result], content: bytes, words: str
) -> None:
    done = hand_in(content)
    assert done.exit_code == 1, done.output
    assert words in done.output
    assert not list((site / "stories").glob("a-night*"))


@given(cut=st.integers(0, 900), noise=st.binary(max_size=40), which=st.sampled_from(sorted(MAILS)))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_mail_is_a_story_or_a_sentence(
    site: Path, hand_in: Callable[[bytes], Result], cut: int, noise: bytes, which: str
) -> None:
    before = {path.relative_to(site) for path in site.rglob("*")}
    done = hand_in(MAILS[which][:cut] + noise + MAILS[which][cut:])
    assert done.exit_code in {0, 1}, done.output
    new = {path.relative_to(site) for path in site.rglob("*")} - before
    assert all(path.parts[0] == "stories" for path in new)
    for path in new:
        (site / path).unlink()
