"""The directory of colleagues, `people/people.json`: data classes, of which `asdict` makes JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Portrait:
    """A colleague's photo, in a size that fits a page."""

    url: str
    """Absolute address; another photo has another one."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    alt: str
    """What it shows, in words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A colleague; a text is empty where they do not say."""

    id: str
    """The name of their file, which does not change."""
    name: str
    """As the colleague writes it."""
    role: str
    """What they do."""
    department: str
    """Its name in the directory's language."""
    location: str
    """Its name in the directory's language."""
    expertise: tuple[str, ...]
    """What one may ask them about."""
    url: str
    """Absolute address of their page."""
    photo: Portrait | None
    """None where they have none."""
    links: Mapping[str, str]
    """Where else to find them: absolute addresses by network."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Everybody who works here and is shown in a language."""

    organisation: str
    """The employer's name."""
    lang: str
    """BCP 47."""
    people: tuple[Entry, ...]
    """By name."""
