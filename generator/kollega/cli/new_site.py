"""What a new site is begun with: given as options, or asked for where somebody can answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kollega.cli.console import say, speak
from kollega.cli.dialogue import prompt
from kollega.cli.refusal import Refusal
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.i18n.wording import Wording


_COLOUR = re.compile(r"""["'“”„]?#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})["'“”]?""")
"""A colour as people write it: without its #, behind which a shell sees a remark; in the quotation marks that it has in
`mkdocs.yml`; or in the short form of style sheets."""

_SEPARATORS = re.compile(r"[\s,;]+")

_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(/|$)")


_AS_AN_ANSWER: Final[Mapping[str, Wording]] = {
    "site address": wording("Write the whole address, for example https://careers.example.org/."),
    "colour": wording("Write six hexadecimal digits, for example 0b5d5e."),
}
"""What to write where a setting's own advice speaks of `mkdocs.yml`, with its keys and quotation marks."""


class SettingValue(click.ParamType):  # type: ignore[type-arg] # click before 8.4 takes no argument here
    """A value of mkdocs.yml: whatever cannot stand there is refused, in the same words."""

    def __init__(self, name: str) -> None:
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, _ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's own signature
        """Return the value. Raises Refusal."""
        from pydantic import ValidationError

        from kollega.check.reports.excerpt import visible
        from kollega.config.validation import fault_of
        from kollega.diagnostics import ConfigurationError

        text = " ".join(str(value).split())
        if not text:
            raise Refusal.of_value(param, wording("there is nothing in it"))
        if visible(text) != text:
            raise Refusal.of_value(param, wording("there is an invisible control character in it"))
        try:
            return self.read(text)
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            fault = fault_of(detail, detail["type"], "")
            raise Refusal.of_value(param, fault.message, _AS_AN_ANSWER.get(self.name, fault.hint)) from error
        except ConfigurationError as error:
            raise Refusal.of_value(param, error.message, _AS_AN_ANSWER.get(self.name, error.hint)) from error

    def read(self, text: str) -> Any:  # noqa: ANN401 - of any type
        """Return what the settings make of a text. Raises ValidationError or ConfigurationError."""
        from pydantic import TypeAdapter

        from kollega.config.load import site_url_of
        from kollega.config.options import Colour
        from kollega.config.urls import WebAddress
        from kollega.config.values import Language, Line

        if self.name == "site address":
            return site_url_of(_with_scheme(text))
        readers: dict[str, tuple[Any, str]] = {
            "language": (Language, text),
            "web address": (WebAddress, _with_scheme(text)),
            "colour": (Colour, _whole_colour(text)),
        }
        kind, written = readers.get(self.name, (Line, text))
        return TypeAdapter[Any](kind).validate_python(written)


def _whole_colour(text: str) -> str:
    """Return a colour with # and six digits; what is none stays as it is."""
    found = _COLOUR.fullmatch(text)
    if not found:
        return text
    digits = found[1]
    return f"#{digits if len(digits) == len('rrggbb') else ''.join(2 * digit for digit in digits)}"


def _with_scheme(text: str) -> str:
    """Return a web address as people say it, such as “example.com”, as the whole one."""
    return f"https://{text}" if _HOST.match(text) else text


class LogoFile(click.ParamType):  # type: ignore[type-arg] # click before 8.4 takes no argument here
    """A picture that can be a logo, as its place in the folder of hand-written pages and its content."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, _ctx: click.Context | None) -> dict[str, bytes]:  # noqa: ANN401 - click's own signature
        """Return the picture. Raises Refusal."""
        file = _dropped(str(value).strip())
        if wrong := _kind_problem(file) or _picture_problem(file):
            raise Refusal.of_value(param, wrong)
        return {f"assets/logo{file.suffix.lower()}": file.read_bytes()}


def _kind_problem(file: Path) -> Wording | None:
    """Return why a file cannot be a logo, as its name tells; None where it can."""
    if file.is_dir():
        return wording("{file} is a folder; name the picture in it", file=file.as_posix())
    if not file.is_file():
        return wording("there is no file {file}", file=file.as_posix())
    if file.suffix.lower() not in {".svg", ".png", ".jpg", ".jpeg", ".webp"}:
        return wording("a logo is a picture that ends in .svg, .png, .jpg or .webp")
    return None


def _picture_problem(file: Path) -> Wording | None:
    """Return why a file is no picture, as what it holds tells; None where it is one."""
    from kollega.diagnostics import Diagnostic
    from kollega.media.photo import photo_of

    if file.suffix.lower() == ".svg":
        return None if b"<svg" in file.read_bytes() else wording("it is not an SVG picture")
    picture = photo_of(file.name, file.absolute().parent)
    return picture.message if isinstance(picture, Diagnostic) else None


def _dropped(text: str) -> Path:
    """Return a file as a terminal writes it that it was dropped into: in quotes, or with backslashes before spaces."""
    file = Path(text.strip("'\"")).expanduser()
    bare = Path(re.sub(r"\\(.)", r"\1", text)).expanduser()
    return file if file.exists() or not bare.exists() else bare


@dataclass(frozen=True)
class Question:
    """Something that a new site should be told; nothing is an answer too, for which the example stands."""

    key: str
    words: Wording
    value: click.ParamType  # type: ignore[type-arg] # click before 8.4 takes no argument here
    several: bool = False
    """Whether there may be more than one, with commas between them."""
    most: int = 100

    def answer(self, text: str) -> Any:  # noqa: ANN401 - of the value's type
        """Return what somebody has answered; None for nothing. Raises Refusal."""
        if not text.strip():
            return None
        if not self.several:
            return self.value.convert(text, None, None)
        texts = filter(None, _SEPARATORS.split(text))
        return without_repetition(self, tuple(self.value.convert(each, None, None) for each in texts))


NAME = SettingValue("text")
SITE_URL = SettingValue("site address")
WEBSITE = SettingValue("web address")
LANGUAGE = SettingValue("language")
COLOUR = SettingValue("colour")
LOGO = LogoFile()

QUESTIONS = (
    Question(
        "languages",
        wording("Which languages will your site have, the main one first, such as: en, nl?"),
        LANGUAGE,
        several=True,
    ),
    Question("name", wording("What is your organisation called?"), NAME),
    Question("site_url", wording("What will this site's address be, such as https://careers.example.com/?"), SITE_URL),
    Question("website", wording("And your organisation's own site, such as https://www.example.com/?"), WEBSITE),
    Question(
        "colours",
        wording("Your colours, the main one first, such as: #0b5a62, #b4531f?"),
        COLOUR,
        several=True,
        most=3,
    ),
    Question("logo", wording("Which file is your logo?"), LOGO),
)
"""Languages first: in the main one all others are asked."""


def without_repetition(question: Question, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values. Raises Refusal where one stands there twice, or there are too many."""
    option = {"languages": "--lang", "colours": "--colour"}[question.key]
    if len(set(values)) < len(values):
        raise Refusal.of_value(option, wording("one is named twice"), wording("Name each once."))
    if len(values) > question.most:
        problem = wording("there are {count}, but at most {most} can be used", count=len(values), most=question.most)
        raise Refusal.of_value(option, problem)
    return values


def complete(given: Mapping[str, Any], *, asking: bool) -> dict[str, Any]:
    """Return what is given, with answers to what is not; what nobody has said is left out."""
    facts = {key: value for key, value in given.items() if value not in (None, ())}
    for question in QUESTIONS:
        if question.several and question.key in facts:
            without_repetition(question, facts[question.key])
    if asking:
        say(wording("Press Enter where you do not know yet: all of it can be changed in mkdocs.yml."), err=True)
    for question in QUESTIONS:
        if asking and question.key not in facts:
            facts[question.key] = prompt(question.words, question.answer)
            speak(main_language(facts))
    return {key: value for key, value in facts.items() if value is not None}


def main_language(facts: Mapping[str, Any]) -> str:
    """Return the first language of the site, as far as it is known."""
    return next(iter(facts.get("languages") or ()), "")
