"""What new files say: first texts in each language, and a new story, vacancy or person as the text of its file."""

from __future__ import annotations

import math
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import BaseModel, ValidationError

from kollega.config.slug import SLUG, slug_of
from kollega.config.validation import fault_of
from kollega.config.values import Place
from kollega.content.files import source_dirs
from kollega.content.item import FRONT
from kollega.i18n.language import prefixes
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

    from kollega.config.settings import Settings
    from kollega.content.kind import ItemKind
    from kollega.content.read import Content
    from kollega.diagnostics import Fault
    from kollega.i18n.wording import Wording


ORIGINAL = "en"
"""The language of those who have no texts of their own here."""


def has_texts(lang: str) -> bool:
    """Return whether there are texts in a language, or in the one that it is a form of."""
    return _folder(lang) is not None


def draft_body(kind: str, lang: str) -> str:
    """Return what stands below the facts of a new story or vacancy; empty for a person, of whom a name is enough."""
    draft = _texts(lang).joinpath("draft", f"{kind}.md")
    return draft.read_text("utf-8") if draft.is_file() else ""


def draft_remarks(lang: str) -> dict[str, str]:
    """Return what a new file says behind a `#`, by what it stands beside."""
    return tomllib.loads(_texts(lang).joinpath("draft", "remarks.toml").read_text("utf-8"))


def first_site_name(lang: str, name: str) -> str:
    """Return how the careers site of an organisation is called."""
    names = tomllib.loads(_texts(lang).joinpath("names.toml").read_text("utf-8"))
    return str(names["site_name"]).format(name=name)


def example_files(lang: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of a story, a person and a vacancy that do not exist."""
    yield from _below(_texts(lang).joinpath("example"), "")


def page_files(lang: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of the hand-written pages that a site begins with.

    Addresses of the site, such as `/first-post/`, are those of its first language.
    """
    yield from _below(_texts(lang).joinpath("pages"), "")


def repository_text(lang: str, name: str) -> str:
    """Return a text for those who work in the repository, such as its read-me, as the template of the file."""
    return _texts(lang).joinpath("repository", f"{name}.jinja").read_text("utf-8")


def form_words(lang: str) -> dict[str, Any]:
    """Return the words of the form in which a story is handed in, by field."""
    return tomllib.loads(_texts(lang).joinpath("form.toml").read_text("utf-8"))


def editor_words(lang: str) -> dict[str, Any]:
    """Return the words of the forms in which one writes in the browser, by table and key."""
    return tomllib.loads(_texts(lang).joinpath("editor.toml").read_text("utf-8"))


def words_file(lang: str) -> tuple[str, str]:
    """Return the language of a catalogue that says one word of the theme otherwise, and what stands in it."""
    folder = _texts(lang)
    return folder.name, folder.joinpath("words.po").read_text("utf-8")


def _texts(lang: str) -> Traversable:
    return _folder(lang) or files(__package__).joinpath("texts", ORIGINAL)


def _folder(lang: str) -> Traversable | None:
    folders = (files(__package__).joinpath("texts", tag) for tag in prefixes(lang))
    return next((folder for folder in folders if folder.is_dir()), None)


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry, f"{path}{entry.name}/")
        else:
            yield path + entry.name, entry.read_text("utf-8")


LONGEST_SLUG = 60
"""Characters of a proposed name; a longer one is cut between words."""


def draft_text(kind: ItemKind, facts: Mapping[str, Any], lang: str) -> str:
    """Return the file of a kind with these values of its front matter; the names are those of its template.

    Below stands the `text` among them, or what a new file begins with.
    """
    said = {"text": draft_body(kind, lang), "remarks": draft_remarks(lang)}
    return templates().get_template(f"{kind}.md.jinja").render(said | dict(facts))


@cache
def templates() -> Environment:
    """Return what fills in the templates of new files."""
    # autoescape would write HTML's entities into YAML; each value goes through the filter `yaml`.
    environment = Environment(  # noqa: S701
        loader=PackageLoader("kollega.scaffold", "drafts"),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["yaml"] = _yaml
    return environment


def _yaml(value: object) -> str:
    """Return a text, a number, or a list or a group of such on one line of YAML."""
    plain = list(value) if isinstance(value, tuple) else value
    written: str = yaml.safe_dump(plain, default_flow_style=True, allow_unicode=True, width=math.inf, sort_keys=False)
    return written.removesuffix("\n").removesuffix("\n...")


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_AA = str.maketrans({"å": "aa", "ø": "oe", "æ": "ae"})
_SPELLED = {"de": _UMLAUTS, "da": _AA, "nb": _AA, "nn": _AA, "no": _AA}
"""How a language writes its letters where there are but those of English. Others take marks off, as Swedish, Dutch and
French do with å, ë and é; there `slug_of` is right."""


def proposed_slug(title: str, lang: str = ORIGINAL) -> str:
    """Return a name for the file of something with this title in a language."""
    composed = unicodedata.normalize("NFC", title.lower())
    spelled = next((_SPELLED[tag] for tag in prefixes(lang) if tag in _SPELLED), None)
    slug = slug_of(composed.translate(spelled) if spelled else composed)
    return slug if len(slug) <= LONGEST_SLUG else slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]


def path_of(kind: ItemKind, slug: str, lang: str, settings: Settings) -> str:
    """Return the path of a new item's file, relative to the folder of mkdocs.yml."""
    suffix = "" if lang == settings.languages[0] else f".{lang}"
    return f"{source_dirs(settings)[kind]}/{slug}{suffix}.md"


def value_fault(kind: ItemKind, key: str, value: object) -> Fault | None:
    """Return what is wrong with a value for a key of a kind's front matter; None for nothing."""
    model: type[BaseModel] = Place if key in Place.model_fields else FRONT[kind]
    try:
        model.model_validate({key: value})
    except ValidationError as error:
        wrong = [each for each in error.errors(include_url=False) if each["loc"][0] == key]
        return fault_of(wrong[0], wrong[0]["type"], key) if wrong else None
    return None


def slug_problem(kind: ItemKind, slug: str, lang: str, content: Content) -> Wording | None:
    """Return why a new item cannot have this name in this language; None if it can."""
    if not SLUG.fullmatch(slug):
        return wording(
            "file names have lower-case letters, digits and hyphens, for example {example}", example=slug_of(slug)
        )
    taken = {item.key: item.path for item in content.items}
    taken |= {(item.kind, item.lang, alias): item.path for item in content.shareable for alias in item.front.aliases}
    if first := taken.get((kind, lang, slug)):
        return wording("“{name}” is taken already by {file}", name=slug, file=first)
    return None
