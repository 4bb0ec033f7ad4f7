"""Stories of folders that other generators read: Jekyll's posts, and the pages of Hugo."""

from __future__ import annotations

import posixpath
import re
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from kollega.content.source import MAX_TEXT_BYTES, FrontMatterHandler, decode
from kollega.content.yaml_errors import FrontMatterError
from kollega.content.yaml_values import load_values
from kollega.filesystem import MAX_FILE, UnreadableError, read, walk
from kollega.i18n.wording import NO_WORDING, Wording, wording
from kollega.importers.answer import Data, first_text, texts
from kollega.importers.html import markdown_of
from kollega.importers.posting import Refused
from kollega.importers.story import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_MARKDOWN: Final = (".md", ".markdown")
_NAME: Final = re.compile(r"(?P<date>\d{4}-\d{1,2}-\d{1,2})-(?P<slug>.+)")
_LIQUID: Final = re.compile(r"\{%-?\s*(?P<tag>\w+)[^%]*%\}|\{\{[^}]*\}\}")
_SHORTCODE: Final = re.compile(r"\{\{[<%]\s*/?(?P<tag>[\w-]+)(?P<values>[^>%]*?)/?\s*[>%]\}\}")
_VALUE: Final = re.compile(r"(\w+)=\"([^\"]*)\"")
_HIDDEN: Final = ("published", "draft")


def jekyll_drafts(root: Path) -> Iterator[Draft | Refused]:
    """Yield the posts of a Jekyll site that are published."""
    for path, facts, text in _files(root, lambda path: "_posts" in path.split("/")[:-1], (*_MARKDOWN, ".html")):
        if isinstance(facts, Refused):
            yield facts
            continue
        named = _NAME.fullmatch(posixpath.splitext(posixpath.basename(path))[0])
        day = first_text(facts, "date")[:10] or (named["date"] if named else "")
        body = text if path.endswith(_MARKDOWN) else markdown_of(text, pictures=True)
        yield _draft(path, facts, day, *_without_liquid(body))


def hugo_drafts(root: Path) -> Iterator[Draft | Refused]:
    """Yield the pages of a Hugo site that are published, without its lists."""
    folder = "content" if (root / "content").is_dir() else "."
    for path, facts, text in _files(root, lambda path: posixpath.basename(path)[:6] != "_index", _MARKDOWN, folder):
        if isinstance(facts, Refused):
            yield facts
        elif first_text(facts, "date"):  # a page without a day is none of a blog
            yield _draft(path, facts, first_text(facts, "date", "publishDate"), *_without_shortcodes(text))


def _files(
    root: Path, belongs: Callable[[str], bool], endings: tuple[str, ...], folder: str = "."
) -> Iterator[tuple[str, Any, str]]:
    """Yield path, facts and text of the files of a folder; in place of the facts what keeps them from being read."""
    for path in sorted(each for each in walk(root, folder) if isinstance(each, str)):
        if not belongs(path) or not path.endswith(endings):
            continue
        try:
            facts, text = _parts(decode(read(root, path, MAX_TEXT_BYTES)))
        except UnreadableError as error:
            yield path, Refused(path, path, error.diagnostic.message, error.diagnostic.hint), ""
        except UnicodeDecodeError:
            yield path, Refused(path, path, wording("it is not UTF-8 text"), NO_WORDING), ""
        except FrontMatterError as error:
            yield path, Refused(f"{path}:{error.fault.mark.line}", path, error.fault.message, error.fault.hint), ""
        except tomllib.TOMLDecodeError as error:
            yield path, Refused(path, path, wording("its facts are not TOML: {reason}", reason=error), NO_WORDING), ""
        else:
            if not _is_hidden(facts):
                yield path, facts, text


def _parts(text: str) -> tuple[dict[str, Data], str]:
    """Return the facts of a file, in YAML or TOML, and the text below."""
    if text.startswith("+++\n"):
        raw, _, below = text[4:].partition("\n+++")
        return _as_text(tomllib.loads(raw)), below.partition("\n")[2]
    raw, below, _ = FrontMatterHandler().parts(text)
    return load_values(raw), below


def _as_text(value: Any) -> Any:  # noqa: ANN401 - nested data of TOML
    if isinstance(value, dict):
        return {key: _as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)


def _is_hidden(facts: Mapping[str, Data]) -> bool:
    said = {key: str(facts.get(key, "")).lower() for key in _HIDDEN}
    return said["published"] == "false" or said["draft"] == "true"


def _draft(path: str, facts: Mapping[str, Data], day: str, text: str, remarks: tuple[Wording, ...]) -> Draft:
    image = facts.get("image") or facts.get("cover") or facts.get("featured_image")
    return Draft(
        path,
        first_text(facts, "title"),
        day,
        re.sub(r"<!--\s*more\s*-->\n?", "", text),
        tuple(_names(facts)),
        first_text(facts, "description", "summary", "excerpt"),
        tuple(
            word
            for key in ("tags", "categories")
            for each in texts(facts.get(key))
            for word in _split(each, facts.get(key))
        ),
        first_text(facts, "lang", "language"),
        first_text(image, "path", "image", "src", "relative") if isinstance(image, dict) else next(texts(image), ""),
        path,
        remarks,
    )


def _split(written: str, value: Data) -> list[str]:
    """Return the words of Jekyll's lists in one text, which spaces or commas part."""
    return [written] if isinstance(value, list) else [each for each in re.split(r",\s*|\s+", written) if each]


def _names(facts: Mapping[str, Data]) -> Iterator[str]:
    for key in ("author", "authors"):
        value = facts.get(key)
        for each in value if isinstance(value, list) else [value]:
            yield from texts(each.get("name") if isinstance(each, dict) else each)


def _without_liquid(text: str) -> tuple[str, tuple[Wording, ...]]:
    """Return a text without what Jekyll fills in, and a remark where that was more than addresses and code."""
    plain = re.sub(
        r"\{%-?\s*highlight\s+(\w+)[^%]*%\}\n?(.*?)\n?\{%-?\s*endhighlight\s*-?%\}",
        r"```\1\n\2\n```",
        text,
        flags=re.DOTALL,
    )
    plain = re.sub(r"\{%-?\s*(?:end)?raw\s*-?%\}", "", plain)
    plain = re.sub(r"\{\{-?\s*site\.(?:baseurl|url)[^}]*\}\}", "", plain)
    plain = re.sub(r"\{\{-?\s*[\"']([^\"']+)[\"']\s*\|\s*(?:relative_url|absolute_url)\s*-?\}\}", r"\1", plain)
    plain = re.sub(r"^\{:[^}]*\}[ \t]*\n?|(?<=\S)\{:[^}]*\}", "", plain, flags=re.MULTILINE)  # attributes of kramdown
    left = sorted({each[0][:40] for each in _LIQUID.finditer(plain)})
    return _LIQUID.sub("", plain), _told(left)


def _without_shortcodes(text: str) -> tuple[str, tuple[Wording, ...]]:
    """Return a text whose figures are pictures, without Hugo's other shortcodes, and a remark where there were any."""
    left = sorted({each["tag"] for each in _SHORTCODE.finditer(text)} - {"figure", "highlight"})
    return _SHORTCODE.sub(_figure, text), _told(left)


def _figure(shortcode: re.Match[str]) -> str:
    values = dict(_VALUE.findall(shortcode["values"]))
    if shortcode["tag"] != "figure" or "src" not in values:
        return "" if shortcode["tag"] != "highlight" else "\n"
    return f"![{values.get('alt') or values.get('caption') or values.get('title', '')}]({values['src']})"


def _told(left: list[str]) -> tuple[Wording, ...]:
    if not left:
        return ()
    return (wording("what only its own generator fills in was left out: {names}", names=", ".join(left)),)


def local_pictures(root: Path) -> Callable[[str], bytes | None]:
    """Return what reads a picture of a folder by the path that a text names, also from `static` and `assets`."""

    def load(path: str) -> bytes | None:
        bare = path.lstrip("/")
        for each in (bare, bare.removeprefix("_posts/"), f"static/{bare}", f"assets/{bare}"):
            try:
                return read(root, each, MAX_FILE)
            except UnreadableError:
                continue
        return None

    return load
