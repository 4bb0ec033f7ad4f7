"""The repository that a company begins with."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kollega.config.slug import slug_of
from kollega.i18n.translation import message_language
from kollega.scaffold.draft import (
    ORIGINAL,
    example_files,
    first_site_name,
    page_files,
    repository_text,
    templates,
    words_file,
)
from kollega.scaffold.handbook import HANDBOOK, handbook_sources
from kollega.scaffold.placeholders import DOMAIN, NAME
from kollega.scaffold.story_form import form_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

_HIDDEN = "dot-"
"""In the package, names that begin with a dot are written so, since tools pass over hidden files."""

_TEMPLATE = ".jinja"
"""The ending of what is filled in first."""

COLOURS = ("brand", "support", "accent")
"""What the colours of an organisation are for, the first one first."""


@dataclass(frozen=True)
class Company:
    """Who begins a site."""

    name: str = NAME
    """The organisation; one that does not exist until somebody replaces it."""
    languages: tuple[str, ...] = (ORIGINAL,)
    """The site's languages, the first at its root."""
    site_url: str = f"https://careers.{DOMAIN}/"
    """Where the careers site will be."""
    website: str = f"https://www.{DOMAIN}/"
    """The organisation's own site."""
    colours: tuple[str, ...] = ()
    """Its colours as #rrggbb, in the order of `COLOURS`."""
    logo: Mapping[str, bytes] = field(default_factory=dict)
    """Its logo, by path in the folder of hand-written pages; empty for none."""


def company_files(company: Company = Company(), *, vendored: bool = True) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file that a company may change, sorted by path.

    With `vendored`, the read-me explains that the program lies there too.
    """
    first, *others = company.languages
    written = dict(example_files(first)) | {f"theme/words/{tag}.po": text for tag, text in [words_file(first)]}
    for lang in company.languages:
        suffix, folder = (f".{lang}", f"/{lang}/") if lang in others else ("", "/")
        pages = {name: text.replace("](/", f"]({folder}") for name, text in page_files(lang)}
        written |= {f"pages/{_with_suffix(name, suffix)}": text for name, text in pages.items()}
    facts = _facts(company, vendored=vendored)
    for path, text in _below(files(__package__).joinpath("company"), ""):
        name, ending, _ = path.partition(_TEMPLATE)
        written[name] = templates().from_string(text).render(facts) if ending else text
    written |= form_files(company.languages, f"stories@{_domain(company.website)}")
    content = {path: text.encode() for path, text in written.items()}
    content |= {f"pages/{name}": picture for name, picture in company.logo.items()}
    yield from sorted(content.items())


def _facts(company: Company, *, vendored: bool) -> dict[str, object]:
    """Return what the templates of a company's files are given."""
    first = company.languages[0]
    another = next(lang for lang in ("nl", ORIGINAL) if lang not in company.languages[:1])
    spoken = message_language(first, {})
    facts: dict[str, object] = {
        "name": company.name,
        "slug": slug_of(company.name),
        "languages": company.languages,
        "site_names": {lang: first_site_name(lang, company.name) for lang in company.languages},
        "another": another,
        "another_name": first_site_name(another, company.name),
        "site_url": company.site_url,
        "host": urlsplit(company.site_url).hostname,
        "website": company.website,
        "colours": dict(zip(COLOURS, company.colours, strict=False)),
        "logo": next(iter(company.logo), None),
        "messages": "" if spoken == ORIGINAL else spoken,
        "vendored": vendored,
        "handbook": HANDBOOK,
        "nginx": dict(handbook_sources())["nginx.conf"].decode(),
    }
    return facts | {"text": lambda name: templates().from_string(repository_text(first, name)).render(facts)}


def _domain(address: str) -> str:
    """Return what stands behind the @ in addresses of whoever has this site."""
    return (urlsplit(address).hostname or DOMAIN).removeprefix("www.")


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
