"""Which of many names somebody meant who has written one that there is not, and how they are asked."""

from __future__ import annotations

import difflib
import posixpath
import unicodedata
from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from kollega.i18n.wording import NO_WORDING, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kollega.i18n.wording import Wording

_BESIDE: Final = 12
"""How many names on either side are compared. To compare all takes 10 ms among 5,000 files, for each broken link."""
_LONGEST: Final = 500
"""Characters beyond which nothing is a slip of the pen."""
_LIKE: Final = 0.6
"""How like two names are of which one can be meant by the other, as difflib counts."""


def suggestion(
    word: str,
    known: Iterable[str] | Mapping[str, str],
    otherwise: Wording = NO_WORDING,
    *,
    form: str = "`{}`",
    cutoff: float = _LIKE,
) -> Wording:
    """Return a question for the name that was meant by a word, or `otherwise` where none is like it.

    What a mapping holds is told in place of its keys; `form` is what a name looks like in the question.
    """
    near = Names(known).nearest(word, cutoff)
    told = known[near] if near and isinstance(known, Mapping) else near
    return question(told, form) if near else otherwise


def question(name: str, form: str = "`{}`") -> Wording:
    """Return how somebody is asked whether they meant a name."""
    return wording("Did you mean {name}?", name=form.format(name))


class Names:
    """Names of which the nearest is found in a time that hardly depends on how many there are.

    A slip leaves what stands before it, or what stands behind it, as it was: in the order of the alphabet, or in that
    of the names read backwards, the name that was meant is a neighbour. Capitals are no difference.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._written = {name.casefold(): name for name in names}
        self._forwards = sorted(self._written)
        self._backwards = sorted(name[::-1] for name in self._forwards)

    def nearest(self, word: str, cutoff: float = _LIKE) -> str:
        """Return the name that is most like a word, or nothing; `cutoff` is how like at least."""
        if len(word) > _LONGEST:
            return ""
        folded = word.casefold()
        mirrored = (name[::-1] for name in _beside(self._backwards, folded[::-1]))
        beside = {*_beside(self._forwards, folded), *mirrored}
        near = difflib.get_close_matches(folded, beside, n=1, cutoff=cutoff)
        return self._written[near[0]] if near else ""

    def of_file(self, path: str) -> str:
        """Return the one of them, if they are paths, whose file has the name of another path; else nothing.

        Neither its folder counts, nor capitals, nor in what way accents are written.
        """
        found = self._by_file.get(_file_name(path), ())
        return found[0] if len(found) == 1 else ""

    @cached_property
    def _by_file(self) -> Mapping[str, Sequence[str]]:
        found = defaultdict[str, list[str]](list)
        for name in self._written.values():
            found[_file_name(name)].append(name)
        return found


def file_question(near: str, written: str, folder: str) -> Wording:
    """Return how somebody is asked whether they meant the file at a path, seen from a folder.

    Where two names look the same, they are told in which way they differ.
    """
    if near != written and unicodedata.normalize("NFC", near) == unicodedata.normalize("NFC", written):
        return wording(
            "The file's name has its accents in another form, as some Macs write them: rename it without them."
        )
    return question(posixpath.relpath(near, folder or "."))


def _file_name(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2]
    return unicodedata.normalize("NFC", name).casefold()


def _beside(names: Sequence[str], word: str) -> Sequence[str]:
    place = bisect(names, word)
    return names[max(0, place - _BESIDE) : place + _BESIDE]
