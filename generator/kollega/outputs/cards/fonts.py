"""The fonts of cards, and which scripts they can show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING
from unicodedata import category, normalize

import regex

from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.i18n.wording import wording
from kollega.outputs.cards.view import CardView, Fact, Fonts, Quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kollega.brand.typeface import Family
    from kollega.config.project import Project
    from kollega.outputs.cards.render import CardPress, FontFace

EMOJI = regex.compile(
    r"\p{Extended_Pictographic}(?=\uFE0F)"
    r"|[\p{Emoji_Presentation}\p{Emoji_Modifier}\uFE0F\u20E3\U000E0020-\U000E007F]\u200D?"
)
"""Every part of an emoji sequence but the digit of a keycap (UTS #51)."""

SPACES = regex.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
"""Spaces at which a line may break; those that keep an amount and its currency together are others."""

IGNORABLE = regex.compile(r"\p{Default_Ignorable_Code_Point}")
"""What no font need have: joiners, marks of direction, soft hyphens."""

BYTE_ORDER_MARK = "\ufeff"
"""Stands for nothing within a text, and PDF/UA allows it nowhere."""

STANDS_FOR = {"\u202f": "\u00a0", "\u2007": "\u00a0", "\u2011": "-"}
"""What a missing sign may be replaced with, where Unicode's own compatibility form would lose a meaning."""

EVERYDAY_NAMES = {"Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean", "Han": "Chinese"}
"""Scripts that people know by the name of a language. Han beside kana is Japanese too."""
_HAN_NAMES = {"ja": {"Han": "Japanese"}, "ko": {"Han": "Korean"}}


@dataclass(frozen=True)
class Coverage:
    """The characters that some fonts have between them."""

    characters: frozenset[str]

    def missing_scripts(self, text: str, lang: str = "") -> tuple[str, ...]:
        """Return the names of the scripts of which letters are missing, like `("Arabic",)`, sorted.

        Han letters are named by the language that the text is in.
        """
        unknown = set(_without_emoji(text)) - self.characters
        if not (missing := [letter for letter in unknown if self._is_missing(letter)]):
            return ()
        from fontTools.unicodedata import script, script_name  # which takes a while to load, as in what follows

        names = {script_name(script(letter)) for letter in missing}
        if names & {"Hiragana", "Katakana"}:
            names.discard("Han")
        known = EVERYDAY_NAMES | _HAN_NAMES.get(lang.partition("-")[0], {})
        return tuple(sorted({known.get(name, name) for name in names}))

    @cached_property
    def drawable(self) -> Callable[[str], str]:
        """Returns a text on one line without emoji and missing signs; nothing of it where letters are missing.

        Most words on cards stand on others too: who employs, which team, what the facts are called.
        """
        return cache(self._drawable)

    def _drawable(self, text: str) -> str:
        shown = _without_emoji(text)
        unknown = set(shown) - self.characters
        if any(map(self._is_missing, unknown)):
            return ""
        line: str = SPACES.sub(" ", shown.translate({ord(sign): self._shown(sign) for sign in unknown}))
        return line.strip()

    def _is_missing(self, character: str) -> bool:
        """Return whether a letter, mark or digit that belongs to one script cannot be shown."""
        if category(character)[0] not in "LMN" or self._shown(character):
            return False
        from fontTools.unicodedata import script

        return script(character) not in {"Zyyy", "Zinh", "Zzzz"}

    def _shown(self, character: str) -> str:
        """Return an unknown character where it is invisible, or what can stand for it, or nothing."""
        if IGNORABLE.fullmatch(character) or SPACES.fullmatch(character):
            return character
        other = STANDS_FOR.get(character) or normalize("NFKC", character)
        return other if self.characters.issuperset(other) else ""


def _without_emoji(text: str) -> str:
    composed = normalize("NFC", text).replace(BYTE_ORDER_MARK, "")
    return composed if composed.isascii() else str(EMOJI.sub("", composed))


def emoji_in(text: str) -> str:
    """Return the emoji of a text, none of which a card shows."""
    letters = () if text.isascii() else regex.findall(r"\X", text)
    return "".join(dict.fromkeys(letter for letter in letters if EMOJI.search(letter)))


def coverage_of(faces: Iterable[FontFace]) -> Coverage:
    """Return what the fonts have between them, read from their character maps."""
    return Coverage(frozenset(letter for path, number in faces for letter in _characters(path, number)))


def _characters(path: Path, number: int) -> frozenset[str]:
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=number, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap() or ()))


def missing_scripts(view: CardView, coverage: Coverage) -> tuple[str, ...]:
    """Return the scripts that the fonts lack for what a view shows."""
    return coverage.missing_scripts("\n".join(view.texts), view.lang)


def legible(view: CardView, coverage: Coverage) -> CardView:
    """Return the view with only what the fonts can show.

    The organisation's name takes the place of a title that is left off.
    """
    show = coverage.drawable
    title, organisation, byline = show(view.title), show(view.organisation), show(view.byline)
    faces = (replace(face, initials=show(face.initials)) for face in view.faces)
    facts = (Fact(show(fact.label), show(fact.value)) for fact in view.facts)
    return replace(
        view,
        organisation=organisation if title else "",
        monogram=show(view.monogram),
        title=title or organisation,
        eyebrow=show(view.eyebrow),
        byline=byline,
        role=show(view.role) if byline else "",
        faces=tuple(face for face in faces if face.initials or face.picture),
        facts=tuple(fact for fact in facts if fact.value),
        contact=view.contact and replace(view.contact, initials=show(view.contact.initials)),
        summary=show(view.summary),
        quote=_legible_quote(view.quote, coverage) if view.quote else None,
    )


def _legible_quote(quote: Quote, coverage: Coverage) -> Quote | None:
    """Return what can be shown of a quotation; nothing where its words cannot be, or nobody's name stands by them."""
    text, by, role = map(coverage.drawable, (quote.text, quote.by, quote.role))
    return Quote(text, by, role) if text and by else None


def card_fonts(project: Project, press: CardPress) -> Fonts:
    """Return the families of each kind of text, the theme's own behind those of the organisation."""
    chosen, own = project.typeface, Fonts()
    return Fonts(
        titles=(*_names(chosen.titles, project, press), *own.titles),
        texts=(*_names(chosen.texts, project, press), *own.texts),
        interface=(*_names(chosen.interface, project, press), *own.interface),
    )


def font_diagnostics(project: Project, press: CardPress) -> Iterator[Diagnostic]:
    """Yield a warning for each family that pages can show and cards cannot."""
    for family in project.typeface.families:
        if not _names(family, project, press):
            message = wording(
                "share cards cannot be set in {family}: they need TTF or OTF files", family=family[0].family
            )
            hint = wording(
                "Put the family's TTF or OTF files beside this one. Until then, cards keep the theme's fonts."
            )
            yield Diagnostic.at(family[0].path, Mark(), "font-not-for-cards", message, hint, severity=Severity.WARNING)


def _names(family: Family, project: Project, press: CardPress) -> tuple[str, ...]:
    return press.families({project.root / font.path for font in family})
