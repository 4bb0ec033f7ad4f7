"""Web and e-mail addresses that lead somewhere: whatever is accepted here, builds and browsers can take apart."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, WithJsonSchema

from kollega.config.validation import value_error
from kollega.config.values import TEXT_LENGTH
from kollega.diagnostics import Fault
from kollega.i18n.wording import Wording, wording

if TYPE_CHECKING:
    from urllib.parse import SplitResult

_ADDRESS = re.compile(r"https?://[^\s/?#\"'<>\\]+[^\s\"'<>\\]*", re.IGNORECASE)
_ASCII_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.IGNORECASE)
_HOST = 253
"""Octets of a whole host's name (RFC 1035, 2.3.4)."""
_PERHAPS = re.compile(r"(?<![\w.+-])[^\s<>()\[\]:;,?\"“”„‘’]{1,64}@[^\s<>()\[\]:;,?\"“”„‘’]{1,253}")
"""What may be the address within a value that is more."""

_BEGINNING = re.compile(r"^(?:https?(?:[:;]/{0,2}|/{2}))?/{0,2}", re.IGNORECASE)
_HANDLE = re.compile(r"@(?P<name>[\w.-]+)@(?P<host>[\w-]+(?:\.[\w-]+)+)")
"""Somebody on Mastodon and the like."""
_AT = re.compile(r"\s*[(\[{<]?\s*\b(?:at|ät|apenstaartje)\b\s*[)\]}>]?\s*", re.IGNORECASE)
"""What stands in place of the @ of an address that is hidden from programs."""

_BARE_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_FILE = re.compile(
    r".*\.(?:aspx?|csv|docx?|gif|heic|html?|jpe?g|jsp|markdown|md|mdown|mov|mp[34]|od[pst]|pdf|php|png|pptx?|rtf|svg|txt|webp"
    r"|xlsx?|zip)",
    re.IGNORECASE,
)
"""What may be the name of a file that people link to: some endings are those of hosts too."""

_WHOLE = wording("Write the whole address, beginning with https://.")
_HOST_HINT = wording("Check what is between https:// and the next slash.")


def address_fault(value: str) -> Fault | None:
    """Return what is wrong with a web address; None where it is one."""
    if not _ADDRESS.fullmatch(value):
        return Fault("bad-address", wording("“{value}” is not a web address", value=value), _address_hint(value))
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:  # brackets around what is no IPv6 address, letters that change what they mean, a port too high
        return Fault("bad-address", wording("nothing can be found at “{value}”", value=value), _HOST_HINT)
    if parts.username is not None:
        message = wording("“{value}” has an @ before its host, which hides where it leads", value=value)
        return Fault("bad-address", message, wording("Leave out what stands before the @."))
    if not (("[" not in parts.netloc and is_host(host)) or _is_ip(parts, host)):
        return Fault("bad-address", wording("“{host}” is not the name of a host", host=host), _HOST_HINT)
    return None


def _address_hint(value: str) -> Wording:
    """Return what to write for what is no web address."""
    if found := _HANDLE.fullmatch(value):
        return wording("Write {meant}.", meant=f"https://{found['host']}/@{found['name']}")
    if email_of(value):
        return wording("This is an e-mail address; what belongs here begins with https://.")
    rest = _BEGINNING.sub("", value, count=1)
    if not is_host(re.split("[/?#]", rest, maxsplit=1)[0]) or "." not in rest:
        return _WHOLE
    if re.search(r"\s", rest):
        return wording("Write {meant}.", meant=re.sub(r"\s", "%20", f"https://{rest}"))
    return wording("Write {meant}.", meant=f"https://{rest}") if _ADDRESS.fullmatch(f"https://{rest}") else _WHOLE


def is_host(name: str) -> bool:
    """Return whether a name can be one of a host: labels of letters, digits and hyphens, in any script."""
    labels = name.removesuffix(".").split(".")
    if all(label.isascii() for label in labels):
        is_number = labels[-1].isdigit()  # browsers take it for an IPv4 address then
        return len(name) <= _HOST and not is_number and all(map(_ASCII_LABEL.fullmatch, labels))
    import idna

    if any(unicodedata.category(letter) == "Cf" for letter in name):  # it would not be seen
        return False
    try:
        return len(idna.encode(name, uts46=True)) <= _HOST
    except (idna.IDNAError, UnicodeError):
        return False


def _is_ip(parts: SplitResult, host: str) -> bool:
    with suppress(ValueError):
        return (ipaddress.ip_address(host).version == 6) == ("[" in parts.netloc)  # noqa: PLR2004 - the number is a name
    return False


def whole_address(written: str) -> str:
    """Return what was meant by an address without its beginning, `www.example.org` or `jobs@example.org`.

    It is empty for what may as well be the name of a file.
    """
    if email_of(written):
        return f"mailto:{written}"
    host = re.split("[/?#]", written, maxsplit=1)[0]
    is_file = bool(_FILE.fullmatch(written)) and not host.startswith("www.")
    is_web = bool(_BARE_HOST.fullmatch(host)) and is_host(host) and not is_file
    return f"https://{written}" if is_web and not address_fault(f"https://{written}") else ""


def email_of(value: str) -> str:
    """Return an e-mail address with its domain in small letters; nothing where it is none, or would bounce.

    Nobody is asked whether the domain exists. Before the @, mail servers at large take ASCII alone.
    """
    from email_validator import EmailNotValidError, validate_email

    with suppress(EmailNotValidError):
        found = validate_email(value, check_deliverability=False, allow_smtputf8=False, strict=True)
        return found.normalized
    return ""


def email_within(value: str) -> str:
    """Return the one e-mail address within a value that is more, such as `Jobs <jobs@example.org>`; else nothing."""
    found = {email for each in _PERHAPS.findall(value) if (email := email_of(each.strip(".")))}
    return found.pop() if len(found) == 1 else ""


def _address(value: str) -> str:
    if fault := address_fault(value):
        raise value_error(fault.code, fault.message, fault.hint)
    return value


def _email(value: str) -> str:
    if email := email_of(value):
        return email
    raise value_error("bad-email", wording("“{value}” is not an e-mail address", value=value), _email_hint(value))


def _email_hint(value: str) -> Wording:
    """Return what to write for what is no e-mail address."""
    if within := email_within(value) or email_of(_AT.sub("@", value)):
        return wording("Write only {address}.", address=within)
    if len(_PERHAPS.findall(value)) > 1:
        return wording("Write only one address.")
    if _ADDRESS.fullmatch(value):
        return wording("This is a web address, which belongs after `apply_url`.")
    return wording("Write for example jobs@example.org.")


def _contact(value: str) -> str:
    return _address(value) if "://" in value else _email(value)


WebAddress = Annotated[str, TEXT_LENGTH, AfterValidator(_address), WithJsonSchema({"type": "string", "format": "uri"})]
"""An absolute http or https address."""
Email = Annotated[str, AfterValidator(_email), WithJsonSchema({"type": "string", "format": "email"})]
Contact = Annotated[str, AfterValidator(_contact)]
"""Where somebody can be reached: an e-mail address, or a page."""
