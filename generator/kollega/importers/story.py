"""Stories of other sites as drafts of ours: facts, Markdown, and which pictures belong to them."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from pydantic import ValidationError

from kollega.config.slug import slug_of
from kollega.config.validation import fault_of
from kollega.config.values import LONGEST_LIST, LONGEST_TEXT
from kollega.content.kind import ItemKind
from kollega.content.story import Story
from kollega.i18n.characters import replace_strange
from kollega.i18n.wording import Wording, wording
from kollega.importers.answer import host_of, joined
from kollega.importers.facts import moment_of
from kollega.importers.posting import Load, Pictures, Posting, Refused, first_sentence_of
from kollega.media.photo import ENDINGS
from kollega.submissions.plain import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MOST_PICTURES: Final = 30
"""Of one story; more is an album."""

_IMAGE: Final = re.compile(
    r"!\[(?P<alt>[^\]\n]{0,500})\]\(\s*<?(?P<address>[^\s)>]+)>?(?P<title>\s+[\"'][^\n]*?[\"'])?\s*\)"
)
_LINK: Final = re.compile(
    r"(?<!!)\[(?P<words>[^\]\n]{1,500})\]\(\s*<?(?P<address>[^\s)>]+)>?(?:\s+[\"'][^\n]*?[\"'])?\s*\)"
)
_WEB: Final = re.compile(r"https?://|mailto:|tel:|#", re.IGNORECASE)


@dataclass(frozen=True)
class Draft:
    """A story as another site has it."""

    id: str
    """What the source calls it, which does not change."""
    title: str
    date: str
    """As it is written there."""
    text: str
    """Markdown, whose pictures and links are those of the source."""
    authors: tuple[str, ...] = ()
    """Names."""
    description: str = ""
    tags: tuple[str, ...] = ()
    lang: str = ""
    photo: str = ""
    """The address of a picture that stands above it."""
    base: str = ""
    """Where it was: links and pictures start from there."""
    remarks: tuple[Wording, ...] = ()
    photo_alt: str = ""
    """What the picture above it shows; empty where nobody says."""

    def posting(self, people: Mapping[str, str], lang: str, load: Load) -> Posting | Refused:
        """Return it as a file of ours; `people` are the ids of its authors by name."""
        names = dict(_pictures(self))
        text = _LINK.sub(self._link, _IMAGE.sub(lambda found: _picture(found, names, self.base), self.text))
        facts: dict[str, Any] = {
            "title": plain_line(self.title)[:LONGEST_TEXT],
            "authors": list(dict.fromkeys(people[name] for name in self.authors if name in people)),
            "date": moment_of(self.date)[:10],
            "description": plain_line(self.description)[:LONGEST_TEXT]
            or first_sentence_of(text)
            or plain_line(self.title),
            "tags": list(dict.fromkeys(filter(None, map(plain_line, self.tags))))[:LONGEST_LIST],
            "status": "draft",
        }
        try:
            Story.model_validate({key: value for key, value in facts.items() if value})
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            key = str(detail["loc"][0])
            return Refused(
                self.id,
                self.id,
                wording("`{key}`: {message}", key=key, message=fault_of(detail, detail["type"], key).message),
                _MEND,
            )
        kept = {key: facts[key] for key in Story.model_fields if facts.get(key)}
        above = names.get(_whole(self.base, self.photo), "") if self.photo else ""
        alt = plain_line(self.photo_alt)[:LONGEST_TEXT]
        pictures = Pictures({name: address for address, name in names.items()}, load, above, alt)
        return Posting(ItemKind.STORY, self.id, lang, kept, _plain(text), self.remarks, pictures)

    def _link(self, found: re.Match[str]) -> str:
        """Return a link that leads to the web; what led into the other site leads there still, or is words alone."""
        address = found["address"]
        if _WEB.match(address):
            return found[0]
        whole = joined(self.base, address) if host_of(self.base) else ""
        return f"[{found['words']}]({whole})" if whole.startswith("http") else found["words"]


MOST_TOLD: Final = 5

_MEND: Final = wording("Fix it where it comes from, or begin the file with `kollega new story`.")


def _plain(text: str) -> str:
    return replace_strange(text).replace("\ufffd", "").strip("\n")


def _pictures(draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield the whole address of each picture of a story, and the name that it gets."""
    found = [draft.photo, *(image["address"] for image in _IMAGE.finditer(draft.text))]
    for address in list(dict.fromkeys(filter(None, found)))[:MOST_PICTURES]:
        whole = _whole(draft.base, address)
        stem, ending = posixpath.splitext(posixpath.basename(unquote(urlsplit(whole).path)))
        if ending.lower() in ENDINGS:
            digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:4]
            yield whole, f"{slug_of(stem)[:40].strip('-')}-{digest}{ending.lower()}"


def _whole(base: str, address: str) -> str:
    if host_of(base):
        return joined(base, address.replace(" ", "%20"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), address))


def _picture(found: re.Match[str], names: Mapping[str, str], base: str) -> str:
    """Return a picture that lies beside the story, or a link to one that cannot."""
    whole = _whole(base, found["address"])
    if name := names.get(whole):
        return f"![{found['alt']}]({name}{found['title'] or ''})"
    return f"[{found['alt'] or whole}]({whole})" if whole.startswith("http") else found["alt"]


def authors_of(drafts: Iterable[Draft | Refused]) -> Sequence[str]:
    """Return the names of all authors, each once."""
    return tuple(dict.fromkeys(name for each in drafts if isinstance(each, Draft) for name in each.authors))


def without_missing(posting: Posting, files: Mapping[str, bytes]) -> str:
    """Return the text of a story without the pictures that could not be had."""
    gone = [name for name in (posting.pictures.addresses if posting.pictures else ()) if name not in files]
    text = posting.text
    for name in gone:
        text = re.sub(rf"!\[([^\]\n]*)\]\({re.escape(name)}(?:\s+[\"']([^\n]*?)[\"'])?\)", _words_of, text)
    return text


def _words_of(picture: re.Match[str]) -> str:
    return "\n\n".join(filter(None, picture.groups()))


def picture_facts(posting: Posting, files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the picture above a story, where the source says what it shows."""
    pictures = posting.pictures
    if pictures is None or not pictures.alt or pictures.above not in files:
        return {}
    return {"photo": pictures.above, "photo_alt": pictures.alt}


def picture_remarks(posting: Posting, files: Mapping[str, bytes]) -> Iterator[Wording]:
    """Yield what is left to do about the pictures of a story, and which could not be had."""
    if not posting.pictures:
        return
    if posting.pictures.above in files and not posting.pictures.alt:
        name = posting.pictures.above
        yield wording("write `photo: {name}` into the facts, and what it shows as `photo_alt`", name=name)
    if gone := [address for name, address in posting.pictures.addresses.items() if name not in files]:
        yield wording("pictures that could not be had: {names}", names=", ".join(gone[:MOST_TOLD]))
