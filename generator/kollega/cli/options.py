"""What commands share: their options, and the site and the moment that they are about."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kollega.cli.console import CONFIG_FILE, CONFIG_KEY, config_file_of, console, say, translation_of
from kollega.cli.refusal import Refusal
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from kollega.config.project import Project
    from kollega.config.settings import Settings
    from kollega.content.kind import ItemKind
    from kollega.diagnostics import Diagnostic


OTHER_CONFIG_FILE = "properdocs.yml"
"""What ProperDocs asks to call it."""

Decorated = TypeVar("Decorated", bound="Callable[..., Any]")


def _default_config_file() -> Path:
    return next(filter(Path.is_file, (Path(CONFIG_FILE), Path(OTHER_CONFIG_FILE))), Path(CONFIG_FILE))


def _there(ctx: click.Context, _parameter: click.Parameter, file: Path) -> Path:
    if not file.is_file():
        hint = wording(
            "Go to the folder of your site, or name its {file} with -f. `kollega init DIR` starts a new site.",
            file=CONFIG_FILE,
        )
        raise Refusal(wording("there is no {file}", file=file.as_posix()), hint)
    ctx.meta[CONFIG_KEY] = file
    return file


def config_file(command: Decorated) -> Decorated:
    """Give a command the option `-f`, with the path of a file that is there."""
    option = click.option(
        "-f",
        "--config-file",
        type=click.Path(path_type=Path),
        default=_default_config_file,
        show_default=CONFIG_FILE,
        callback=_there,
        help="The site's configuration.",
    )
    return option(command)


def cache_dir(command: Decorated) -> Decorated:
    """Give a command the option `--cache-dir`."""
    option = click.option(
        "--cache-dir",
        envvar="KOLLEGA_CACHE_DIR",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help="Where to keep what was made, in a folder .kollega; without it, beside the site's configuration.",
    )
    return option(command)


def as_of(command: Decorated) -> Decorated:
    """Give a command the option `--as-of`, as text."""
    option = click.option(
        "--as-of",
        metavar="DATE",
        help="Work as on this day (at noon) or at this moment, instead of now. "
        "SOURCE_DATE_EPOCH in the environment does the same.",
    )
    return option(command)


def output_file(command: Decorated) -> Decorated:
    """Give a command the option `--output`, the parameter `output`: a file in the place of standard output."""
    option = click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Where to write it; without it, to standard output.",
    )
    return option(command)


def text_or_json(programs: str = "for programs") -> Callable[[Decorated], Decorated]:
    """Return what gives a command the option `--format`, for people or, as said, for programs."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=f"For people, or {programs}.",
    )


class DayValue(click.ParamType):  # type: ignore[type-arg] # click before 8.4 takes no argument here
    """A day; what the check would not take for a date is refused in the words of the check."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, _ctx: click.Context | None) -> date:  # noqa: ANN401 - click's own signature
        """Return the day. Raises Refusal."""
        from pydantic import TypeAdapter, ValidationError

        from kollega.config.days import Day
        from kollega.config.validation import fault_of

        day: TypeAdapter[date] = TypeAdapter(Day)
        try:
            return day.validate_python(value)
        except ValidationError as error:
            (problem,) = error.errors(include_url=False)
            fault = fault_of(problem, problem["type"], "")
            raise Refusal.of_value(param, fault.message, fault.hint) from error


def show_diagnostics(
    ctx: click.Context, diagnostics: Iterable[Diagnostic], *, strict: bool = False, most: int | None = None
) -> None:
    """Print the problems, or the first ones, of the site that the command is about to standard error."""
    from kollega.check.reports.excerpt import source_lines
    from kollega.check.reports.findings import Findings
    from kollega.check.reports.text import text_report

    folder = config_file_of(ctx).parent
    findings = Findings(tuple(diagnostics), folder, strict=strict, translate=translation_of(ctx))
    console(err=True).print(text_report(findings, source_lines(folder, findings.diagnostics), most=most))


class FrontMatterValue(click.ParamType):  # type: ignore[type-arg] # click before 8.4 takes no argument here
    """A value for a key of the front matter of a kind: as the check would mend it, and refused where it cannot."""

    name = "text"

    def __init__(self, kind: ItemKind, key: str) -> None:
        self.kind, self.key = kind, key

    def convert(self, value: Any, param: click.Parameter | None, _ctx: click.Context | None) -> str:  # noqa: ANN401 - click's own signature
        """Return the text on one line. Raises Refusal."""
        from kollega.check.mending.values import MEANT
        from kollega.check.reports.excerpt import visible
        from kollega.i18n.characters import strange_in, strange_name
        from kollega.scaffold.draft import value_fault

        text = " ".join(str(value).split())
        if not text:
            raise Refusal.of_value(param, wording("there is nothing in it"))
        if strange := strange_in(text):
            raise Refusal.of_value(param, wording("there is {character} in it", character=strange_name(strange[0])))
        if visible(text) != text:
            raise Refusal.of_value(param, wording("there is an invisible control character in it"))
        if (fault := value_fault(self.kind, self.key, text)) is None:
            return text
        meanings = MEANT[fault.code](text) if fault.code in MEANT else ()
        fitting = (each for each in meanings if each and value_fault(self.kind, self.key, each) is None)
        if meant := next(fitting, None):
            return meant
        raise Refusal.of_value(param, fault.message, fault.hint)


def site_at(config_file: Path, as_of: str | None) -> tuple[Project, datetime]:
    """Return the site of a configuration, and the moment to look at it. Raises ConfigurationError."""
    from kollega.host import project_of

    project = project_of(config_file)
    return project, moment_of(project, as_of)


def moment_of(project: Project, as_of: str | None) -> datetime:
    """Return the moment to look at a site, and let libraries take it for now. Raises ConfigurationError."""
    from kollega.clock import EPOCH, now_of

    now = now_of(as_of, os.environ, project.settings.zone)
    os.environ[EPOCH] = str(int(now.timestamp()))
    return now


def site_language(settings: Settings, lang: str | None) -> str:
    """Return the language of the site that was asked for, or its first one. Raises Refusal."""
    from kollega.i18n.suggestion import suggestion

    languages = settings.languages
    if lang is None:
        return languages[0]
    if lang not in languages:
        hint = suggestion(lang, languages, wording("There are {names}.", names=", ".join(languages)), form="{}")
        raise Refusal(wording("the site has no language “{lang}”", lang=lang), hint)
    return lang


def stop_where_paused(settings: Settings, lang: str) -> None:
    """Say in a language why sharing is paused, and end with exit status 1; do nothing where it is not."""
    if settings.share.paused:
        reason = settings.share.pause_reason(lang)
        say(
            wording("Sharing is paused on this site: {reason}", reason=reason)
            if reason
            else wording("Sharing is paused on this site."),
            err=True,
        )
        raise click.exceptions.Exit(1)
