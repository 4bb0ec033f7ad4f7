"""The digest as a mail: text and HTML, its pictures within, the same bytes for the same input."""

from __future__ import annotations

from email.header import Header
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urlsplit

from kollega.brand.palette import palette_of
from kollega.outputs.cards.output import Cropper, render_picture
from kollega.outputs.digest.digest import details, greeting, onward, subject_line
from kollega.outputs.templates import template_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.i18n.words import Words
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.digest.digest import Digest, DigestEntry

LONGEST_HTML: Final = 100_000
"""Bytes. Gmail hides what a mail's HTML has beyond 102 kB, the way to leave at its end included
(github.com/hteumeuleu/email-bugs/issues/41)."""

LONGEST_ADDRESS: Final = 900
"""Characters of an address in a header: a line of a mail has 998 octets (RFC 5322, 2.1.1)."""


class Envelope(NamedTuple):
    """Who sends a mail to whom; each empty where the mail is a draft for somebody to finish."""

    sender: str = ""
    recipient: str = ""
    unsubscribe: str = ""
    """How to leave: an e-mail address or a web address."""


class InlinePicture(NamedTuple):
    """A picture within a mail."""

    content: bytes
    subtype: str
    """Of `image/`."""
    alt: str
    """What it shows, in words."""


_UNFOLDED: Final = frozenset({"list-unsubscribe", "message-id", "content-id"})


class _Policy(EmailPolicy):
    """Writes mails as SMTP wants them, but for headers that Python folds wrongly.

    Addresses and ids would become encoded words where they are longer than a line, and no mail program reads those as
    what they are (github.com/python/cpython/issues/74717, read 2026-11-28). Between plain words and the first encoded
    one of a subject there would be two spaces.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        """Return a header as it is written."""
        if name.lower() in _UNFOLDED:
            return f"{name}: {value}{self.linesep}".encode("ascii")
        if not str(value).isascii() and name.lower() == "subject":
            encoded = Header(str(value), "utf-8", header_name=name).encode(linesep=self.linesep)
            return f"{name}: {encoded}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


_POLICY: Final = _Policy(linesep=SMTP.linesep, max_line_length=76)


def pictures_of(digest: Digest, context: RenderContext) -> dict[str, InlinePicture]:
    """Return the pictures of a digest's stories by key; raise ContentError where one turns out to be damaged.

    Where no story has one, the first has its card: a card says again what stands below it, which is enough once.
    """
    pictures = dict(_pictures(digest, context))
    card = next(((entry.key, entry.card) for entry in digest.entries if entry.card), None)
    if pictures or card is None:
        return pictures
    key, sheet = card
    return {key: InlinePicture(render_picture(sheet, context), "png", sheet.alt)}


def _pictures(digest: Digest, context: RenderContext) -> Iterator[tuple[str, InlinePicture]]:
    for entry in digest.entries:
        if crop := entry.photo:
            yield entry.key, InlinePicture(context.tool(Cropper).crop(crop), "jpeg", entry.photo_alt)


def mail(
    digest: Digest, pictures: Mapping[str, InlinePicture], envelope: Envelope, words: Words, context: RenderContext
) -> bytes:
    """Return a digest as a mail; `pictures` are those of its items by key, which name them in `cid:` addresses."""
    host, leave = urlsplit(digest.site_url).hostname or "localhost", leave_url(envelope.unsubscribe)
    html = mail_html(digest, pictures, leave, words, context, host)
    while len(html.encode()) > LONGEST_HTML and len(digest.entries) > 1:
        digest = digest.shorter
        html = mail_html(digest, pictures, leave, words, context, host)
    message = EmailMessage(_POLICY)
    for name, value in _headers(digest, envelope, words, host):
        message[name] = value
    message.set_content(mail_text(digest, leave, words), cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    *_, shown = message.iter_parts()
    for entry in digest.entries:
        if picture := pictures.get(entry.key):
            _add_picture(shown, entry.key, picture, host)
    message["Content-Language"] = digest.lang
    for name, part in (("alternative", message), ("related", shown)):
        if part.is_multipart():
            part.set_boundary(f"=_kollega-{name}_=")
    return message.as_bytes()


def _headers(digest: Digest, envelope: Envelope, words: Words, host: str) -> Iterator[tuple[str, str]]:
    yield "Subject", subject_line(digest, words)
    if envelope.sender:
        yield "From", envelope.sender
    if envelope.recipient:
        yield "To", envelope.recipient
    if not (envelope.sender and envelope.recipient):
        yield "X-Unsent", "1"  # mail programs open it for writing
    yield "Date", format_datetime(digest.now)
    yield "Message-ID", f"<digest-{digest.since:%Y%m%d}-{digest.now:%Y%m%d}-{digest.lang.lower()}@{host}>"
    yield "Auto-Submitted", "auto-generated"
    if leave := leave_url(envelope.unsubscribe):
        yield "List-Unsubscribe", f"<{leave}>"


def _add_picture(message: MIMEPart, key: str, picture: InlinePicture, host: str) -> None:
    message.add_related(
        picture.content,
        "image",
        picture.subtype,
        cid=f"<{key}@{host}>",
        disposition="inline",
        filename=f"{key}.{'jpg' if picture.subtype == 'jpeg' else picture.subtype}",
    )


def leave_url(address: str) -> str:
    """Return where one says that one wants no more mails, in ASCII; empty where nobody is named."""
    if not address:
        return ""
    if "://" in address:
        return quote(address, safe=":/?#[]@!$&'()*+,;=%~")
    return f"mailto:{quote(address, safe='@+')}?subject=unsubscribe"


def mail_html(  # noqa: PLR0913, PLR0917 - a mail is made of these six things
    digest: Digest,
    pictures: Mapping[str, InlinePicture],
    leave: str,
    words: Words,
    context: RenderContext,
    host: str,
) -> str:
    """Return a mail's HTML."""
    template = context.templates.get_template("mail/digest.html")
    return template.render(
        template_words(words, context.templates),
        digest=digest,
        pictures=pictures,
        preview=" · ".join(entry.ready.title for entry in digest.entries[1:]),
        subject=subject_line(digest, words),
        palette=palette_of(context.project.settings.organisation.colours),
        leave=leave,
        host=host,
    )


def mail_text(digest: Digest, leave: str, words: Words) -> str:
    """Return a mail's plain text."""
    blocks = [words("Hello,"), greeting(digest, words)]
    for section in digest.sections:
        title = words(section.title)
        blocks.append(f"{title}\n{'-' * len(title)}")
        blocks += ["\n".join(_lines(entry, words)) for entry in section.entries]
    blocks += ["-- ", f"{onward(digest, words)}: {digest.page}"]
    blocks.append(words("Taking part is voluntary. You do not have to do anything with this message."))
    if leave:
        blocks.append(f"{words('Stop getting these messages')}: {leave}")
    return "\n\n".join(blocks).replace("-- \n\n", "-- \n") + "\n"


def _lines(entry: DigestEntry, words: Words) -> Iterator[str]:
    yield entry.ready.title
    yield from details(entry, words)
    yield entry.url
    yield ""
    yield from (f"    {line}".rstrip() for line in entry.ready.text.split("\n"))
    yield f"    {entry.ready.link}"
    yield ""
    yield f"{words('Make it yours and post it')}: {entry.ready.page}"
