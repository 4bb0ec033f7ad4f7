"""The order of names in a language: Å at the end of the alphabet in Swedish, with A in German.

As Unicode's collation algorithm has it (UTS 10), with CLDR's orders of single languages, in small: what is alike but
for accents is told apart by them, and then by capital letters. Signs of Chinese stand as in Unicode. Python's `locale`
sorts as the machine happens to know, PyICU must be compiled, pyuca knows no languages (read 2026-11-28).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT: Final = (
    *("d ð", "e ə", "i ı", "n ŋ", "z þ"),
    *("г ґ", "д ђ ѓ", "е є", "з ѕ", "и і ї й ј", "л љ", "н њ", "т ћ ќ", "у ў", "ч џ"),
    *("ب پ", "ج چ", "ز ژ", "ك|ک گ", "ه|ة", "ي|ی|ى"),
)
_NORDIC: Final = ("d|đ|ð", "y|ü|ű", "z æ|ä|ę ø|ö|ő|œ å|aa")
_SOUTH_SLAVIC: Final = ("c č ć", "d dž đ", "l lj", "n nj", "s š", "z ž")

TAILORED: Final[Mapping[str, tuple[str, ...]]] = {
    "az": ("c ç", "e ə", "g ğ", "h x", "i|ı", "k q", "o ö", "s ş", "u ü", "z w"),
    "bs": _SOUTH_SLAVIC,
    "cs": ("c č", "h ch", "r ř", "s š", "z ž"),
    "cy": ("c ch", "d dd", "f ff", "g ng", "l ll", "p ph", "r rh", "t th"),
    "da": ("d|đ|ð", "y|ü|ű", "z æ|ä ø|ö|ő|œ å|aa"),
    "es": ("n ñ",),
    "et": ("s š z ž", "w õ ä ö ü"),
    "fa": ("ء آ", "ق ک|ك گ", "ن و ه|ة ی|ي|ى"),
    "fi": ("d|đ|ð", "y|ü", "z å ä|æ ö|ø"),
    "fo": _NORDIC,
    "gl": ("n ñ",),
    "hr": _SOUTH_SLAVIC,
    "hu": ("c cs", "d dz dzs", "g gy", "l ly", "n ny", "o ö|ő", "s sz", "t ty", "u ü|ű", "z zs"),
    "is": ("a á", "d|đ ð", "e é", "i í", "o ó", "u ú", "y ý", "z þ æ|ä ö|ø å"),
    "lt": ("c č", "i|y", "s š", "z ž"),
    "lv": ("a ā", "c č", "e ē", "g ģ", "i ī y", "k ķ", "l ļ", "n ņ", "o ō", "r ŗ", "s š", "u ū", "z ž"),
    "nb": _NORDIC,
    "nn": _NORDIC,
    "no": _NORDIC,
    "pl": ("a ą", "c ć", "e ę", "l ł", "n ń", "o ó", "s ś", "z ź ż"),
    "ro": ("a ă â", "i î", "s ș|ş", "t ț|ţ"),
    "sk": ("a ä", "c č", "h ch", "o ô", "r ř", "s š", "z ž"),
    "sl": ("c č ć", "d đ", "s š", "z ž"),
    "sq": ("c ç", "d dh", "e ë", "g gj", "l ll", "n nj", "r rr", "s sh", "t th", "x xh", "z zh"),
    "sv": ("d|đ|ð", "y|ü|ű", "z å ä|æ|ę ö|ø|ő|œ|ô"),
    "tr": ("c ç", "g ğ", "h ı", "o ö", "s ş", "u ü"),
    "vi": ("a ă â", "d đ", "e ê", "o ô ơ", "u ư"),
}
"""Letters of a language's own, each after the one before it. What stands behind a bar is the same letter, told apart
where all else is alike."""

_DOTLESS: Final = frozenset({"tr", "az"})
"""Whose I is that of ı, and whose i that of İ."""
_FIRST_SCRIPT: Final = (
    dict.fromkeys(("el",), range(0x370, 0x400))
    | dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "uk"), range(0x400, 0x530))
    | dict.fromkeys(("he", "yi"), range(0x590, 0x600))
    | {"ko": range(0xAC00, 0xD7A4), "zh": range(0x4E00, 0xA000)}
    | dict.fromkeys(("ar", "ckb", "fa", "ps", "ur"), range(0x600, 0x700))
)
"""The letters that stand before those of other scripts."""
_LIGATURES: Final = {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ŧ": "t"}
"""What Unicode takes apart nowhere, and its collation does."""
_HIRAGANA: Final = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
_SIGNS: Final = "_-,;:!?.'’\"()[]{}@*/\\&#%`^+<=>|~$"
"""Punctuation and symbols that names have, in their order."""
_MARKS: Final = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0328\u0327\u0304"
_KINDS: Final = "ZPSNL"

_Weight = tuple[int, ...]
SortKey = tuple[tuple[_Weight, ...], tuple[_Weight, ...], str, str]


@dataclass(frozen=True)
class _Letter:
    """A letter, or several that a language takes for one."""

    base: str
    """The letter under which it stands in the list of letters."""
    weight: _Weight
    variant: int = 0


@dataclass(frozen=True)
class _Alphabet:
    """The letters of a language, and how texts are taken apart into them."""

    letters: Mapping[str, _Letter]
    pattern: re.Pattern[str]
    first: range
    dotless: bool

    @classmethod
    def of(cls, lang: str) -> _Alphabet:
        """Return that of a language, or of one without letters of its own."""
        language = lang.casefold().partition("-")[0]
        rules = ((rule, number) for number, rules in enumerate((ROOT, TAILORED.get(language, ()))) for rule in rules)
        letters = {spelling: letter for rule, number in rules for spelling, letter in _letters(rule, 10 * number)}
        longest = sorted(letters, key=len, reverse=True)
        pattern = re.compile("|".join([*map(re.escape, longest), "."]), re.DOTALL)
        return cls(letters, pattern, _FIRST_SCRIPT.get(language, range(0)), language in _DOTLESS)

    def small(self, text: str) -> str:
        """Return a text in small letters, each with its marks where there is such a character."""
        if self.dotless:
            text = unicodedata.normalize("NFD", text.replace("İ", "i")).replace("I", "ı")
        return unicodedata.normalize("NFC", text.casefold()).translate(_HIRAGANA)

    def capital(self, letter: str) -> str:
        """Return a letter as a heading has it."""
        return (letter.replace("i", "İ") if self.dotless else letter).capitalize()

    def parts(self, small: str) -> Iterator[tuple[_Letter, str]]:
        """Yield the letters of a text, and other signs as such, each with its marks."""
        for spelling in self.pattern.findall(small):
            if letter := self.letters.get(spelling):
                yield letter, ""
                continue
            for each in _LIGATURES.get(spelling, spelling):
                apart = unicodedata.normalize("NFD", each)
                base, marks = apart[0], apart[1:]
                if not all(map(unicodedata.combining, marks)):  # a syllable of Hangul
                    base, marks = each, ""
                yield self.letters.get(base) or _Letter(base, (ord(base),)), marks

    def weight(self, letter: _Letter) -> _Weight:
        """Return where a letter or sign stands: spaces, punctuation, symbols, digits, letters."""
        kind = unicodedata.category(letter.base[0])[0]
        if kind == "N":
            return _KINDS.index(kind), int(unicodedata.numeric(letter.base))
        if kind == "L":
            return _KINDS.index(kind), letter.weight[0] not in self.first, *letter.weight
        sign = _SIGNS.find(letter.base)
        return _KINDS.find(kind), sign if sign >= 0 else len(_SIGNS), *letter.weight


@lru_cache(maxsize=8192)
def sort_key(text: str, lang: str) -> SortKey:
    """Return by what texts are sorted in a language, to be compared with others of the same language alone."""
    alphabet = _alphabet(lang)
    weights: list[_Weight] = []
    marks: list[_Weight] = []
    for letter, accents in alphabet.parts(alphabet.small(text)):
        if unicodedata.category(letter.base[0])[0] in _KINDS:
            weights.append(alphabet.weight(letter))
            marks.append((letter.variant, *map(_mark, accents)))
    case = text if lang.startswith("da") else text.swapcase()  # small letters first
    return tuple(weights), tuple(marks), case, text


def heading(text: str, lang: str) -> str:
    """Return the letter, or digit, under which a text stands in a list by the alphabet; empty where it has none."""
    alphabet = _alphabet(lang)
    parts = (letter.base for letter, _ in alphabet.parts(alphabet.small(text)) if letter.base[0].isalnum())
    return alphabet.capital(next(parts, ""))


def _letters(rule: str, least: int) -> Iterator[tuple[str, _Letter]]:
    """Yield the letters of a rule by how they are written."""
    anchor, *others = (group.split("|") for group in rule.split())
    for number, group in enumerate((anchor, *others)):
        weight = (ord(anchor[0]), number and least + number)
        for variant, spelling in enumerate(group):
            yield spelling, _Letter(group[0], weight, variant)


def _mark(accent: str) -> int:
    known = _MARKS.find(accent)
    return known if known >= 0 else ord(accent)


@cache
def _alphabet(lang: str) -> _Alphabet:
    return _Alphabet.of(lang)
