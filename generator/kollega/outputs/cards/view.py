"""What a share card shows: plain, finished texts in the item's language."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from kollega.media.renditions import Crop


@dataclass(frozen=True, slots=True)
class Colours:
    """The colour roles of a card, each as `#rrggbb`; the defaults are the site's by day."""

    paper: str = "#faf6ef"
    ink: str = "#1d1915"
    muted: str = "#5e564a"
    """Text of second rank; 4.5 : 1 on the paper."""
    line: str = "#d8cebd"
    brand: str = "#0b5a62"
    """The words above the title; 4.5 : 1 on the paper."""
    brand_ground: str = "#0b5a62"
    """The slab of facts."""
    on_brand: str = "#fffdf8"
    """Text on the slab; 4.5 : 1."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """Families for each kind of text, the first that has a sign first; the last is the theme's own."""

    titles: tuple[str, ...] = ("Literata",)
    texts: tuple[str, ...] = ("Literata",)
    interface: tuple[str, ...] = ("Source Sans 3",)


@dataclass(frozen=True, slots=True)
class Face:
    """A person's portrait: a picture, or drawn."""

    initials: str
    ground: str
    """`#rrggbb`, the person's own."""
    ink: str
    """`#rrggbb` of the letters."""
    picture: Crop | None = None
    """Shown in place of the monogram."""


@dataclass(frozen=True, slots=True)
class CardLogo:
    """The organisation's logo in the size of its place."""

    width: int
    """Pixels."""
    height: int
    """Pixels."""
    alone: bool
    """Whether it stands in place of the organisation's name, and not beside it."""
    picture: bytes
    """PNG."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a vacancy's facts, like `Pay` and `€4,200–5,100 a month`."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a colleague."""

    text: str
    by: str
    """Who said it."""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """A page of a document to leaf through."""

    layout: Literal["cover", "words", "facts", "quote", "end"]
    """How it is set."""
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class CardView:
    """One card. An empty text leaves its place empty.

    The slab of colour beside the text shows `faces`, or else `facts`, or else `monogram`.
    """

    lang: str
    """BCP 47; hyphenation follows it."""
    direction: Literal["ltr", "rtl"]
    organisation: str
    monogram: str
    """The organisation's initial letter or two."""
    title: str
    eyebrow: str = ""
    """The word or two above the title: what this is, of which team."""
    byline: str = ""
    role: str = ""
    faces: tuple[Face, ...] = ()
    """Three have room."""
    facts: tuple[Fact, ...] = ()
    """The first is set large; four have room."""
    contact: Face | None = None
    """A colleague to ask, beside the byline."""
    summary: str = ""
    """One or two sentences."""
    quote: Quote | None = None
    """What somebody has said."""
    link: str = ""
    """The short address as people type it, without `https://`."""
    address: str = ""
    """What the QR code says; empty for none."""
    print_address: str = ""
    """What it says on paper."""
    photo_alt: str = ""
    """What the item's picture shows."""
    colours: Colours = Colours()
    fonts: Fonts = Fonts()
    logo: CardLogo | None = None

    @property
    def portraits(self) -> tuple[Face, ...]:
        """Every face on the card."""
        return (*self.faces, *((self.contact,) if self.contact else ()))

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that the card would show."""
        facts = (text for fact in self.facts for text in (fact.label, fact.value))
        initials = (face.initials for face in self.portraits)
        lines = (self.organisation, self.monogram, self.title, self.eyebrow, self.byline, self.role)
        quote = (self.quote.text, self.quote.by, self.quote.role) if self.quote else ()
        return (*lines, *initials, *facts, self.summary, *quote)

    @property
    def bare(self) -> dict[str, Any]:
        """The view without its pictures, as JSON has it."""
        faces = tuple(replace(face, picture=None) for face in self.faces)
        contact = self.contact and replace(self.contact, picture=None)
        logo = self.logo and {"width": self.logo.width, "height": self.logo.height, "alone": self.logo.alone}
        return asdict(replace(self, faces=faces, contact=contact, logo=None)) | {"logo": logo}

    @property
    def json(self) -> str:
        """The view without its pictures as canonical JSON: equal views give equal texts."""
        return canonical(self.bare)


def canonical(value: object) -> str:
    """Return a value as JSON, the same text for equal values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(view: CardView, templates_digest: str) -> str:
    """Return twelve hexadecimal digits that change when the view or the templates do."""
    return hashlib.sha256(f"{templates_digest}\n{view!r}".encode()).hexdigest()[:12]
