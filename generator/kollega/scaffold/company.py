"""The repository that a company begins with."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from kollega.scaffold.draft import ORIGINAL, example_files, first_site_name, page_files, templates
from kollega.scaffold.placeholders import DOMAIN, NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_HIDDEN = "dot-"
"""In the package, names that begin with a dot are written so, since tools pass over hidden files."""

_TEMPLATE = ".jinja"
"""The ending of what is filled in first."""


@dataclass(frozen=True)
class Company:
    """Who begins a site."""

    name: str = NAME
    """The organisation; one that does not exist until somebody replaces it."""
    languages: tuple[str, ...] = (ORIGINAL,)
    """The site's languages, the first at its root."""


def company_files(company: Company = Company(), *, vendored: bool = True) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file that a company changes, sorted by path.

    With `vendored`, the read-me explains the folder in which the program lies.
    """
    facts = {
        "name": company.name,
        "domain": DOMAIN,
        "languages": company.languages,
        "site_names": {lang: first_site_name(lang, company.name) for lang in company.languages},
        "vendored": vendored,
    }
    written = dict(example_files(company.languages[0]))
    for lang in company.languages:
        suffix = "" if lang == company.languages[0] else f".{lang}"
        written |= {f"pages/{_with_suffix(name, suffix)}": text for name, text in page_files(lang)}
    for path, text in _below(files(__package__).joinpath("company"), ""):
        name, ending, _ = path.partition(_TEMPLATE)
        written[name] = templates().from_string(text).render(facts) if ending else text
    yield from ((path, text.encode()) for path, text in sorted(written.items()))


def _with_suffix(name: str, suffix: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}{suffix}{dot}{ending}"


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        name = f".{entry.name.removeprefix(_HIDDEN)}" if entry.name.startswith(_HIDDEN) else entry.name
        if entry.is_dir():
            yield from _below(entry, f"{path}{name}/")
        else:
            yield path + name, entry.read_text("utf-8")
