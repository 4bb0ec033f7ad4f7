"""A picture or a PDF before it is made: its format, what it shows, and its address."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.media.renditions import Crop
from kollega.outputs.cards.view import CardView, Slide, canonical

if TYPE_CHECKING:
    from kollega.media.photo import Photo

MOST_ENLARGED: Final = 2
"""How many times larger than it is a picture may be shown: beyond that it is a blur."""

LEAST_SHOWN: Final = 0.5
"""The part of a picture that must be seen; one that would lose more to its place is not shown there."""


MOST_OF_A_SLAB: Final = 2 / 3
"""How much of its slab a wide picture fills at most, so that words have room below it; a higher one fills it all."""


class Format(NamedTuple):
    """A size of paper or of pixels, and the Typst document that is set in it."""

    name: str
    """As settings and `kit.json` call it."""
    width: int
    """Pixels; of paper, points (1/72 inch)."""
    height: int
    document: str
    """The Typst document."""
    picture: tuple[int, int]
    """Pixels of the place for the story's picture: at the top, or at the end of the line where it is as high as the
    whole."""
    printed: bool = False
    """Whether it is a PDF."""

    @property
    def size(self) -> str:
        """Return its paper as people write it, such as `A5`."""
        return self.name.upper() if self.name.startswith("a") else self.name


LINKED: Final = frozenset({"story"})
"""Pictures that name the address, since nothing beside them does."""

WITH_SUMMARY: Final = frozenset({"portrait", "story"})
"""Pictures with room for more than a title."""

SLIDES: Final = Format("slides", 1080, 1080, "slides.typ", (1080, 560), printed=True)
"""Pages to leaf through on a screen."""

CARD: Final = Format("card", 1200, 630, "card.typ", (600, 630))

PICTURES: Final = {
    each.name: each
    for each in (
        Format("square", 1080, 1080, "picture.typ", (1080, 560)),
        Format("portrait", 1080, 1350, "picture.typ", (1080, 720)),
        Format("story", 1080, 1920, "picture.typ", (1080, 860)),
        Format("quote", 1080, 1080, "quote.typ", (0, 0)),
    )
}
"""Pictures to post by themselves, as settings call them."""

PRINTS: Final = {
    each.name: each
    for each in (
        Format("a5", 420, 595, "flyer.typ", (1240, 620), printed=True),
        Format("a4", 595, 842, "flyer.typ", (1240, 620), printed=True),
        Format("a3", 842, 1191, "flyer.typ", (1600, 800), printed=True),
        SLIDES,
    )
}


@dataclass(frozen=True)
class Sheet:
    """Something to make, a file of its own. It can be pickled."""

    format: Format
    view: CardView
    """What stands on it."""
    path: str
    """Root-relative path; holds a digest of what it shows."""
    alt: str = ""
    """What stands on it, for those who do not see it."""
    photo: Crop | None = None
    """The story's picture, cut to its place."""
    slides: tuple[Slide, ...] = ()
    """What stands on each page, where there are several."""

    @property
    def address(self) -> str:
        """Return what its QR code says."""
        on_paper = self.format.printed and self.format != SLIDES
        return self.view.print_address if on_paper else self.view.address

    @property
    def beside(self) -> str:
        """Return the words that a card says beside its title, below a wide picture or in place of one."""
        view = self.view
        if self.format != CARD:
            return ""
        if self.photo:
            return (view.quote.text if view.quote else view.summary) if self.photo.height < self.format.height else ""
        drawn = not view.facts and not any(face.picture for face in view.faces)
        return view.quote.text if view.quote and drawn else ""

    @cached_property
    def json(self) -> str:
        """Everything but the pictures, as its Typst document reads it."""
        photo = {"width": self.photo.width, "height": self.photo.height} if self.photo else None
        return canonical(
            self.view.bare
            | {"format": self.format.name, "width": self.format.width, "height": self.format.height}
            | {"photo": photo, "beside": self.beside}
            | ({"slides": [asdict(slide) for slide in self.slides]} if self.slides else {})
        )


def sheet_of(  # noqa: PLR0913 - all that it shows
    name: str,
    form: Format,
    view: CardView,
    *,
    photo: Photo | None,
    known: str,
    slides: tuple[Slide, ...] = (),
) -> Sheet:
    """Return a sheet about the item called `name`, which is all that its path tells; `known` is the view's digest.

    It makes an address new when its picture is: networks keep a picture they know for weeks.
    """
    crop, slides = cut(photo, form) if photo else None, slides if form == SLIDES else ()
    if crop or form != CARD:
        known = hashlib.sha256(f"{known}\n{form!r}\n{crop!r}\n{slides!r}".encode()).hexdigest()[:12]
    folder, ending = ("print", "pdf") if form.printed else ("cards", "png")
    suffix = "" if form == CARD else f"-{form.name}"
    sheet = Sheet(form, view, f"assets/{folder}/{name}{suffix}.{known}.{ending}", photo=crop, slides=slides)
    return replace(sheet, alt=alt_of(sheet))


def cut(photo: Photo, form: Format) -> Crop | None:
    """Return a picture cut to its place; None where it is too small or would lose too much.

    A wide one stays whole where it stands beside the words: more of these have room below it.
    """
    width, height = form.picture
    if not width:
        return None
    whole = round(width * photo.height / photo.width)
    beside = height == form.height
    crop = Crop(photo, width, whole if beside and whole <= height * MOST_OF_A_SLAB else height)
    shown = crop.width * crop.height / (photo.width * photo.height * crop.enlarged**2)
    return crop if crop.enlarged <= MOST_ENLARGED and shown >= LEAST_SHOWN else None


def alt_of(sheet: Sheet) -> str:
    """Return what stands on a picture, in the item's language."""
    view, shown = sheet.view, sheet.format.name
    facts = (": ".join(filter(None, (fact.label, fact.value))) for fact in view.facts)
    if shown == "quote" and view.quote:
        said = view.quote
        parts = [f"“{said.text}”", ", ".join(filter(None, (said.by, said.role))), view.title]
    else:
        said_beside = view.quote and sheet.beside == view.quote.text
        beside = f"“{sheet.beside}”" if said_beside else sheet.beside
        by = ", ".join(filter(None, (view.byline, view.role))) if view.byline else ""
        parts = [view.title, view.eyebrow, *facts, beside, by]
        if shown in WITH_SUMMARY:
            parts.insert(1, view.summary)
    picture = view.photo_alt if sheet.photo else ""
    link = view.link if shown in LINKED else ""
    organisation = view.organisation if view.organisation not in view.title else ""
    return " ".join(sentence(part) for part in (picture, *parts, organisation, link) if part)


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    bare = text.rstrip("”»\"'’")
    return text if bare.endswith((".", "!", "?", "…", "؟", "。", "！", "？")) else f"{text}."
