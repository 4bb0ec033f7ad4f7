"""Where a setting stands in mkdocs.yml, and what is written there, which the host's YAML may read as something else."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from kollega.content.yaml_errors import FrontMatterError
from kollega.content.yaml_values import Marks, scalars
from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from pathlib import Path

    from kollega.diagnostics import Steps

_READ_AS: Final = {
    **dict.fromkeys(("no", "off", "false"), ("0", "False")),
    **dict.fromkeys(("yes", "on", "true"), ("1", "True")),
}
"""What YAML 1.1 makes of words, as the names of options have it."""
_PLUGINS: Final = ("plugins",)
_OURS: Final = ("plugins", "kollega")
"""How the names of our options begin."""


def located(error: ConfigurationError, config_file: Path) -> ConfigurationError:
    """Return what is wrong with a setting, with its line, and called as it is written; the same where it is not there.

    The host reads YAML 1.1, in which `no` is a truth value, `2026` a number and `01067` the number 567.
    """
    if error.place:
        return error
    with suppress(FrontMatterError, OSError, UnicodeDecodeError, RecursionError):  # aliases of what they stand in
        raw = config_file.read_text("utf-8-sig").replace("\r\n", "\n")
        marks, steps = Marks(raw), error.option.split(".")
        way, count = _way(marks, steps)
        is_whole = count == len(steps)
        if count > len(_OURS) or (is_whole and way):
            return (
                _placed(error, way, raw, config_file.name) if is_whole else _near(error, marks, way, config_file.name)
            )
    return error


def place_of(way: Steps, config_file: Path) -> str:
    """Return file and line of the value at a way; the file alone where it cannot be found there."""
    with suppress(FrontMatterError, OSError, UnicodeDecodeError, RecursionError):  # as above
        marks = Marks(config_file.read_text("utf-8-sig").replace("\r\n", "\n"))
        if way in marks.values:
            return f"{config_file.name}:{marks.value(*way).line}"
    return config_file.name


def _near(error: ConfigurationError, marks: Marks, way: Steps, file: str) -> ConfigurationError:
    """Return the same, with the line of what a setting is missing from."""
    place = f"{file}:{marks.key(*way).line}"
    return ConfigurationError(error.option, error.message, error.hint, place=place)


def _placed(error: ConfigurationError, way: Steps, raw: str, file: str) -> ConfigurationError:
    marks, last = Marks(raw), str(way[-1])
    written = {each.steps: each.value for each in scalars(raw) if not each.quote}
    is_key = not error.option.endswith(last)  # which YAML has read as something else
    mark = marks.key(*way) if is_key or way not in marks.values else marks.value(*way)
    option = ".".join(str(step) for number, step in enumerate(way) if number != 1 or way[:1] != _PLUGINS)
    message, hint = error.message, error.hint
    if error.is_of_type and (word := last if is_key else written.get(way, "")):
        message = wording("YAML does not read `{written}` as a word", written=word)
        hint = wording("Put it in quotation marks: `{meant}`.", meant=f'"{word}"')
    return ConfigurationError(option, message, hint, place=f"{file}:{mark.line}")


def _way(marks: Marks, steps: list[str]) -> tuple[Steps, int]:
    """Return how a setting is written that the host has made something of, and how many of its steps are there."""
    way: Steps = ()
    for count, step in enumerate(steps):
        if way == _PLUGINS:  # a list, in which each plugin is a group of its own
            way = next((key[:-1] for key in marks.keys if key[:1] == way and key[2:] == (step,)), way)
        found = next((key for key in marks.values if key and key[:-1] == way and _is(key[-1], step)), None)
        if found is None:
            return way, count
        way = found
    return way, len(steps)


def _is(written: str | int, step: str) -> bool:
    """Return whether what is written is what a step says, as it stands or as YAML 1.1 reads it."""
    return str(written) == step or step in _READ_AS.get(str(written).casefold(), ())
