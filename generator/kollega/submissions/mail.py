"""A mail with a story in it, as mail programs save it (`.eml`): its text, who sent it, and the pictures on it.

What a mail says of itself is taken as it is: whoever makes a page of it knows whom it came from.
"""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.utils import parseaddr
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, cast

from kollega.i18n.wording import wording
from kollega.markdown.sanitise import sanitise
from kollega.markdown.tree import text_of, tree_of
from kollega.media.photo import ENDINGS
from kollega.submissions.plain import plain_line, plain_text
from kollega.submissions.submission import Submission, SubmissionError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

_PREFIX: Final = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|antw|doorst|sv|vs|vb|tr|rép)\s*:)+\s*", re.IGNORECASE)
_FORWARD: Final = re.compile(
    r"^(?:[-_]{3,20}[^\n]{3,60}[-_]{3,20}|Begin forwarded message:|Begin doorgestuurd bericht:|Anfang der "
    r"weitergeleiteten Nachricht\s?:|Vidarebefordrat brev:|Début du message réexpédié\s?:)[ \t]*\n+"
    r"((?:[^\n:]{2,20}:[^\n]*\n)+)",
    re.MULTILINE,
)
_FROM: Final = re.compile(r"^(?:From|Van|Von|Från|De)\s?:\s*([^\n]+)$", re.MULTILINE)
_SUBJECT: Final = re.compile(r"^(?:Subject|Onderwerp|Betreff|Ämne|Objet)\s?:\s*([^\n]+)$", re.MULTILINE)
_SIGNATURE: Final = re.compile(
    r"^(?:-- ?|Sent from my [^\n]*|Verstuurd vanaf mijn [^\n]*|Von meinem [^\n]* gesendet|Skickat från min [^\n]*"
    r"|Envoyé (?:de|depuis) mon [^\n]*)$.*",
    re.MULTILINE | re.DOTALL,
)
_FLOWING: Final = re.compile(r"(?<=\S) \n(?=\S)")
"""A line of `format=flowed` that goes on (RFC 3676)."""


_NO_TEXT: Final = wording("the mail has no text")
_BEGIN: Final = wording("Begin with `kollega new story`.")


def mail_submission(content: bytes) -> Submission:
    """Return what a mail says. Raises SubmissionError where there is no text in it, or nobody who wrote it."""
    try:
        message = message_from_bytes(content, policy=policy.default)
        inner = next((part for part in _parts(message) if part.get_content_type() == "message/rfc822"), None)
        written = cast("EmailMessage", inner.get_payload(0)) if inner else message
        subject, sender, text = str(written["subject"] or ""), str(written["from"] or ""), _text(written)
        pictures = tuple(_pictures(message))
    except SubmissionError:
        raise
    except Exception as error:  # the parser of the standard library fails in any way on headers made to fail it
        hint = wording("Save it again, as .eml.")
        raise SubmissionError(wording("the mail cannot be read"), hint) from error
    if forward := _FORWARD.search(text):
        sender = found[1] if (found := _FROM.search(forward[1])) else sender
        subject = found[1] if (found := _SUBJECT.search(forward[1])) else subject
        text = text[forward.end() :]
    name, address = parseaddr(plain_line(sender))
    submission = Submission(
        title=plain_line(_PREFIX.sub("", subject)),
        text=plain_text(_SIGNATURE.sub("", text).strip()),
        name=plain_line(name or address.partition("@")[0]),
        pictures=pictures,
    )
    for said, lacking in (
        (submission.title, wording("the mail has no subject")),
        (submission.name, wording("the mail has no sender")),
        (submission.text, _NO_TEXT),
    ):
        if not said.strip():
            raise SubmissionError(lacking, _BEGIN)
    return submission


def _text(message: EmailMessage) -> str:
    """Return the text of a mail, that of its HTML where it has no other."""
    body = message.get_body(("plain", "html"))
    if body is None:
        raise SubmissionError(_NO_TEXT, _BEGIN)
    text = _decoded(cast("EmailMessage", body)).replace("\r\n", "\n").replace("\r", "\n")
    if body.get_content_subtype() == "html":
        return "\n\n".join(text_of(tree_of(sanitise(text))).splitlines())
    if body.get_param("format") == "flowed":
        text = _FLOWING.sub(" ", text)
    signed = "\n".join(line.strip() if line != "-- " else line for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", signed)


def _decoded(part: EmailMessage) -> str:
    """Return a part's text; letters that its encoding does not have are left out."""
    raw = cast("bytes", part.get_payload(decode=True) or b"")
    try:
        return raw.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:  # an encoding that nobody knows
        return raw.decode("utf-8", "replace")


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield a mail and all that it is put together from."""
    yield message
    for part in message.iter_parts():
        yield from _parts(cast("EmailMessage", part))


def _pictures(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each picture; some programs call them mere bytes."""
    for part in _parts(message):
        name = part.get_filename() or ""
        if part.get_content_maintype() == "image" or PurePosixPath(name).suffix.lower() in ENDINGS:
            yield name, cast("bytes", part.get_payload(decode=True) or b"")
