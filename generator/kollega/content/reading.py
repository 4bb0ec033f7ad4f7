"""Everything that people wrote, read from the disk and typed; whatever cannot be typed is a problem."""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from kollega.content.fields import LANGUAGE, SLUG, slug_of
from kollega.content.item import FRONT, AnyItem, Item, Kind, Page, PersonItem, ShareableItem, StoryItem, VacancyItem
from kollega.content.photo import ENDINGS, Photo, photo_of
from kollega.content.problem import Mark, Problem
from kollega.content.source import MAX_BYTES, Source, source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from kollega.settings import Settings


@dataclass(frozen=True)
class Content:
    """What lies in the folders of a site."""

    stories: tuple[StoryItem, ...] = ()
    vacancies: tuple[VacancyItem, ...] = ()
    people: tuple[PersonItem, ...] = ()
    pages: tuple[Page, ...] = ()
    photos: Mapping[str, Photo] = field(default_factory=dict)
    """Pictures by path."""
    problems: tuple[Problem, ...] = ()
    unread: frozenset[tuple[Kind, str]] = frozenset()
    """Kind and slug of files with errors, so that links to them are not called broken as well."""

    @property
    def items(self) -> tuple[AnyItem, ...]:
        """Return stories, vacancies and people."""
        return (*self.stories, *self.vacancies, *self.people)

    @property
    def shareable(self) -> tuple[ShareableItem, ...]:
        """Return stories and vacancies."""
        return (*self.stories, *self.vacancies)


@dataclass(frozen=True)
class _File:
    """A file's path below the site's folder, taken apart."""

    kind: Kind
    path: str
    slug: str
    suffix: str
    """The language in the name; empty where it has none."""


def content_of(settings: Settings, root: Path, pages_dir: Path) -> Content:
    """Return the content of the site whose mkdocs.yml lies in `root`."""
    folders = {
        Kind.PERSON: PurePosixPath(settings.stories_dir, "people"),
        Kind.STORY: PurePosixPath(settings.stories_dir),
        Kind.VACANCY: PurePosixPath(settings.vacancies_dir),
    }
    pages_folder = PurePosixPath(Path(os.path.relpath(pages_dir, root)).as_posix())
    paths = sorted({path for folder in {*folders.values(), pages_folder} for path in _paths(root, folder)})
    files = [file for path in paths if path.endswith(".md") and (file := _named(path, folders))]
    results = [_item(file, settings, root) for file in files]
    items = [item for item, _ in results if item]
    photos = [photo_of(path, root / path) for path in paths if PurePosixPath(path).suffix.lower() in ENDINGS]
    return Content(
        stories=tuple(cast("StoryItem", item) for item in items if item.kind is Kind.STORY),
        vacancies=tuple(cast("VacancyItem", item) for item in items if item.kind is Kind.VACANCY),
        people=tuple(cast("PersonItem", item) for item in items if item.kind is Kind.PERSON),
        pages=tuple(_pages(paths, pages_folder, settings, root)),
        photos={photo.path: photo for photo in photos if isinstance(photo, Photo)},
        problems=(
            *(problem for _, problems in results for problem in problems),
            *(photo for photo in photos if isinstance(photo, Problem)),
        ),
        unread=frozenset((file.kind, file.slug) for file, (item, _) in zip(files, results, strict=True) if not item),
    )


def _paths(root: Path, folder: PurePosixPath) -> Iterator[str]:
    """Yield the files below a folder; a link that leaves the site's folder is not followed."""
    inside = root.resolve()
    for base, subfolders, names in os.walk(root / folder):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith((".", "_")))
        for name in names:
            file = Path(base, name)
            if not name.startswith((".", "_")) and file.is_file() and file.resolve().is_relative_to(inside):
                yield file.relative_to(root).as_posix()


def _named(path: str, folders: Mapping[Kind, PurePosixPath]) -> _File | None:
    """Return kind, slug and language of a path, or None where it is no item."""
    pure = PurePosixPath(path)
    for kind, folder in folders.items():
        if pure.is_relative_to(folder):
            below = pure.relative_to(folder)
            if below.name.lower() == "readme.md":
                return None
            stem, suffix = _parted(below.name.removesuffix(".md"))
            if len(below.parts) == 1:
                return _File(kind, path, stem, suffix)
            if len(below.parts) == 2 and stem == "index":  # noqa: PLR2004 - a folder and its index.md
                return _File(kind, path, below.parts[0], suffix)
            return None
    return None


def _parted(stem: str) -> tuple[str, str]:
    """Return the slug and the language of a name such as `my-story.nl`."""
    slug, dot, suffix = stem.rpartition(".")
    return (slug, suffix) if dot and LANGUAGE.fullmatch(suffix) else (stem, "")


def _item(file: _File, settings: Settings, root: Path) -> tuple[AnyItem | None, tuple[Problem, ...]]:
    """Return the typed item, if its front matter has no error, and all that is wrong with the file itself."""
    source = source_of(file.path, root / file.path)
    if isinstance(source, Problem):
        return None, (source,)
    model = FRONT[file.kind]
    front, problems = _front(model, source)
    if not SLUG.fullmatch(file.slug):
        hint = f"Rename it, for example to `{slug_of(file.slug)}.md`. The name becomes the address of the page."
        message = f"the file name “{file.slug}” has something besides small letters, digits and hyphens"
        problems = (*problems, Problem.at(file.path, Mark(), "bad-slug", message, hint))
        front = None
    stated = source.data.get("lang")
    lang = file.suffix or (stated if isinstance(stated, str) else "") or settings.languages[0]
    if file.suffix and isinstance(stated, str) and stated != file.suffix:
        message = f"the file name says “{file.suffix}”, and `lang` says “{stated}”"
        problems = (
            *problems,
            Problem.at(file.path, source.marks.value("lang"), "two-languages", message, "Delete `lang`."),
        )
    elif lang not in settings.languages and LANGUAGE.fullmatch(lang):
        hint = f"The languages are {', '.join(settings.languages)}; others are added under `languages` in mkdocs.yml."
        message = f"the site has no language “{lang}”"
        problems = (*problems, Problem.at(file.path, source.marks.value("lang"), "no-such-language", message, hint))
        front = None
    if not source.text.strip() and file.kind is not Kind.PERSON:
        message = "there is no text below the front matter"
        mark = Mark(source.text_line)
        problems = (*problems, Problem.at(file.path, mark, "empty-body", message, "Write it there.", warning=True))
    if front is None:
        return None, problems
    item = Item(file.kind, file.slug, lang, file.path, front, source.text, source.text_line, source.marks)
    return cast("AnyItem", item), problems


def _front(model: type[Any], source: Source) -> tuple[Any, tuple[Problem, ...]]:
    """Return the typed front matter, or None where it has an error, and its problems."""
    try:
        return model.model_validate(source.data), ()
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
    problems = tuple(_problem(model, source, each) for each in details)
    extra = [each["loc"] for each in details if each["type"] == "extra_forbidden"]
    if len(extra) < len(details):
        return None, problems
    return model.model_validate(_without(source.data, extra)), problems


def _without(data: Mapping[str, Any], unknown: Iterable[Sequence[str | int]]) -> dict[str, Any]:
    """Return the data without the unknown keys; only a key of the front matter itself or of a mapping in it."""
    top = {loc[0] for loc in unknown if len(loc) == 1}
    nested = [loc for loc in unknown if len(loc) > 1]
    kept = {key: value for key, value in data.items() if key not in top}
    for loc in nested:
        kept = cast("dict[str, Any]", _pruned(kept, loc))
    return kept


def _pruned(value: Any, loc: Sequence[str | int]) -> Any:  # noqa: ANN401 - nested data of YAML
    step, *rest = loc
    if isinstance(value, dict) and step in value:
        if not rest:
            return {key: each for key, each in value.items() if key != step}
        return value | {step: _pruned(value[str(step)], rest)}
    if isinstance(value, list) and isinstance(step, int):
        return [_pruned(each, rest) if index == step else each for index, each in enumerate(value)]
    return _pruned(value, rest) if rest else value


_MISFITS = {
    "string_type": ("not-text", "a text was expected, and {found} was found", "Write one value on the line."),
    "string_too_short": ("empty", "there is nothing behind `{key}:`", "Write the text behind the colon."),
    "missing": ("missing-key", "`{key}` is missing", "Add a line `{key}: …` between the two `---` lines."),
    "tuple_type": ("not-a-list", "a list was expected, and {found} was found", "Write `{key}: [one, two]`."),
    "too_short": ("empty", "the list `{key}` is empty", "Write at least one."),
    "dict_type": ("not-a-mapping", "`key: value` lines were expected, and {found} was found", ""),
    "model_type": ("not-a-mapping", "`key: value` lines were expected, and {found} was found", ""),
    "model_attributes_type": ("not-a-mapping", "`key: value` lines were expected, and {found} was found", ""),
    "enum": ("unknown-word", "“{input}” is not one of {expected}", "Write one of these words, spelled like this."),
    "bool_parsing": ("not-yes-or-no", "true or false was expected, and “{input}” was found", ""),
    "int_parsing": ("bad-number", "a whole number was expected, and “{input}” was found", ""),
    "greater_than_equal": ("bad-number", "“{input}” is too small", "The least is {ge}."),
}
"""What is said for each of pydantic's own errors: code, message and hint."""


def _problem(model: type[Any], source: Source, detail: ErrorDetails) -> Problem:
    """Return pydantic's error as a problem, in our words and at its place."""
    loc, context = detail["loc"], detail.get("ctx", {})
    key = str(next((step for step in reversed(loc) if isinstance(step, str)), ""))
    if detail["type"] == "extra_forbidden":
        return _unknown_key(model, source, loc)
    if detail["type"] not in _MISFITS:
        key = context.get("key") or key
        message, hint = detail["msg"], context.get("hint", "")
        path = (*loc[:-1], context["key"]) if context.get("key") else loc
        return Problem.at(source.path, source.marks.value(*path), detail["type"], message, hint)
    code, message, hint = _MISFITS[detail["type"]]
    words = {"key": key, "input": detail["input"], "found": _kind_of(detail["input"]), **context}
    mark = source.marks.value(*loc[:-1] if detail["type"] == "missing" else loc)
    return Problem.at(source.path, mark, code, message.format_map(words), hint.format_map(words))


def _kind_of(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "`key: value` lines"
    return "a list" if isinstance(value, list) else f"“{value}”"


def _unknown_key(model: type[Any], source: Source, loc: Sequence[str | int]) -> Problem:
    key = str(loc[-1])
    known = tuple(model.model_fields) if len(loc) == 1 else ()
    near = difflib.get_close_matches(key, known, n=1)
    hint = f"Did you mean `{near[0]}`?" if near else "It has no effect; delete it, or see the handbook for the keys."
    message = f"the key `{key}` is not known"
    return Problem.at(source.path, source.marks.key(*loc), "unknown-key", message, hint, warning=True)


def _pages(paths: Iterable[str], folder: PurePosixPath, settings: Settings, root: Path) -> Iterator[Page]:
    """Yield the hand-written pages; what cannot be read is MkDocs' to report."""
    for path in paths:
        pure = PurePosixPath(path)
        if path.endswith(".md") and pure.is_relative_to(folder) and (root / path).stat().st_size <= MAX_BYTES:
            text = (root / path).read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
            lang, address = page_address(pure.relative_to(folder).as_posix(), settings)
            yield Page(path, lang, address, text)


def page_address(path: str, settings: Settings) -> tuple[str, str]:
    """Return language and root-relative address of a hand-written page, from its path in the pages' folder."""
    pure = PurePosixPath(path)
    stem, suffix = _parted(pure.name.removesuffix(".md"))
    lang = suffix if suffix in settings.languages else settings.languages[0]
    if suffix and suffix not in settings.languages:
        stem = f"{stem}.{suffix}"
    folder = "" if str(pure.parent) == "." else f"{pure.parent}/"
    name = "" if stem.lower() in {"index", "readme"} else f"{stem}/"
    return lang, f"{settings.prefix(lang)}{folder}{name}"
