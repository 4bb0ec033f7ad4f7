"""`kollega new story|vacancy|person`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from kollega.cli.console import CONFIG_FILE, next_steps, say
from kollega.cli.dialogue import is_interactive
from kollega.cli.options import FrontMatterValue, as_of, config_file, site_at
from kollega.cli.questions import RangeValue
from kollega.cli.refusal import Refusal
from kollega.content.kind import ItemKind
from kollega.i18n.wording import as_wording, wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Decorated = TypeVar("Decorated", bound="Callable[..., Any]")


@click.group(
    epilog="""\b
    Examples:
      kollega new person "Robin Vos" --role Skipper
      kollega new story --edit
      kollega new story "My first year" --author "Robin Vos" --description "What I learned."
      kollega new vacancy --pay "2800-3600 EUR a month" --hours 32-36 --closing-date 2027-01-31
    """
)
def new() -> None:
    """Start a story, a vacancy or a person's page.

    In a terminal, it asks you for what is missing. It never overwrites a file.
    """


def _common(command: Decorated) -> Decorated:
    options = (
        click.option("--slug", metavar="NAME", help="The file's name without .md; proposed from the title or name."),
        click.option("--lang", metavar="LANG", help="Its language; without it, the site's first."),
        click.option("--edit", is_flag=True, help="Open the new file in the editor that $VISUAL or $EDITOR names."),
        config_file,
        as_of,
    )
    for option in reversed(options):
        command = option(command)
    return command


def _value(
    kind: ItemKind, key: str, about: str, option: str = "", *, multiple: bool = False
) -> Callable[[Decorated], Decorated]:
    name = option or f"--{key.replace('_', '-')}"
    return click.option(name, key, type=FrontMatterValue(kind, key), help=about, multiple=multiple, metavar="TEXT")


def _headline(kind: ItemKind, key: str) -> Callable[[Decorated], Decorated]:
    """Let the title or the name stand behind the command as well, as most people type it."""
    return click.argument("headline", type=FrontMatterValue(kind, key), required=False, metavar=f"[{key.upper()}]")


def _person(key: str, about: str, option: str, *, multiple: bool = False) -> Callable[[Decorated], Decorated]:
    """Give a command an option with the id or the name of a person."""
    value = FrontMatterValue(ItemKind.PERSON, "name")
    return click.option(option, key, type=value, help=about, multiple=multiple, metavar="NAME")


@new.command()
@_headline(ItemKind.STORY, "title")
@_value(ItemKind.STORY, "title", "Its title.")
@_person("authors", "Name or id of who wrote it; can be given several times.", "--author", multiple=True)
@_value(ItemKind.STORY, "description", "What it is about, in one or two sentences.")
@_value(ItemKind.STORY, "department", "The team it is about.")
@_value(ItemKind.STORY, "location", "The place it is about.")
@_value(ItemKind.STORY, "tags", "What it is about; can be given several times.", "--tag", multiple=True)
@_value(ItemKind.STORY, "consent", "The day by which everybody shown or named had agreed.")
@_common
def story(**given: Any) -> None:  # noqa: ANN401 - an argument for each option
    """Start a story, as a draft with today's date."""
    _begin(ItemKind.STORY, **given)


@new.command()
@_headline(ItemKind.VACANCY, "title")
@_value(ItemKind.VACANCY, "title", "Only the name of the job.")
@_value(ItemKind.VACANCY, "description", "What it is about, in one or two sentences.")
@_value(ItemKind.VACANCY, "apply_url", "The web address where people apply.")
@_value(ItemKind.VACANCY, "apply_email", "Or the e-mail address to write to.")
@_value(ItemKind.VACANCY, "department", "The team.")
@_value(ItemKind.VACANCY, "locations", "Where the work is: a place on the site, or a town.", "--location")
@_value(ItemKind.VACANCY, "country", "The country of that town, in two letters.")
@_value(ItemKind.VACANCY, "tags", "What the work is about; can be given several times.", "--tag", multiple=True)
@_value(
    ItemKind.VACANCY,
    "employment_type",
    "Full-time, part-time, temporary, intern and so on; can be given several times.",
    multiple=True,
)
@click.option("--hours", type=RangeValue("hours"), metavar="HOURS", help="Hours a week, such as 36 or 32-36.")
@click.option(
    "--pay", "salary", type=RangeValue("salary"), metavar="PAY", help="What it pays, such as “2800-3600 EUR a month”."
)
@_value(ItemKind.VACANCY, "valid_through", "The last day to apply, or the moment.", "--closing-date")
@_person("contact", "Name or id of a colleague who answers questions.", "--contact")
@_common
def vacancy(**given: Any) -> None:  # noqa: ANN401 - an argument for each option
    """Start a vacancy, as a draft with today's date."""
    _begin(ItemKind.VACANCY, **given)


@new.command()
@_headline(ItemKind.PERSON, "name")
@_value(ItemKind.PERSON, "name", "The name, as the person writes it.")
@_value(ItemKind.PERSON, "role", "What they do, in a few words.")
@_value(ItemKind.PERSON, "department", "Their team.")
@_value(ItemKind.PERSON, "location", "Where they work.")
@_value(ItemKind.PERSON, "consent", "The day on which they agreed to the page.")
@_common
def person(**given: Any) -> None:  # noqa: ANN401 - an argument for each option
    """Start the page of a colleague, who can then be named as author or contact."""
    _begin(ItemKind.PERSON, **given)


def _begin(  # noqa: PLR0913 - what the commands have in common
    kind: ItemKind,
    config_file: Path,
    as_of: str | None,
    slug: str | None,
    lang: str | None,
    *,
    headline: str | None,
    edit: bool,
    **given: Any,  # noqa: ANN401 - an argument for each option
) -> None:
    from kollega.cli.new_file import NewFile

    key = "name" if kind is ItemKind.PERSON else "title"
    given[key] = given[key] or headline
    new_file = NewFile.of(kind, *site_at(config_file, as_of), lang, asking=is_interactive())
    paths = new_file.write(new_file.complete(given), slug)
    for path in paths:
        say(wording("Written: {file}", file=(config_file.parent / path).as_posix()))
    if edit:
        _open_editor(config_file.parent / paths[0])
    _tell_next(kind, config_file, (config_file.parent / paths[0]).as_posix(), edit=edit)


def _open_editor(file: Path) -> None:
    """Open a file in the editor of whoever runs the command. Raises Refusal where there is none."""
    try:
        click.edit(filename=str(file))
    except click.ClickException as error:
        hint = wording("Name one in $EDITOR. What you have begun is saved: {file}", file=file.as_posix())
        raise Refusal(wording("the editor did not open: {reason}", reason=error.format_message()), hint) from error


def _tell_next(kind: ItemKind, config_file: Path, file: str, *, edit: bool) -> None:
    """Say what is to be done with a file that was begun."""
    from kollega.cli.console import command_to_type

    option = "" if config_file.as_posix() == CONFIG_FILE else f" -f {config_file.as_posix()}"
    command = command_to_type()
    steps = [] if edit else [wording("Open it in your editor and finish it.")]
    steps.append(as_wording(f"{command} check{option} {file}"))
    if kind is not ItemKind.PERSON:
        served = f"{command} serve{option}"
        steps.append(wording("{command} shows it to you. Remove `status: draft` when it is ready.", command=served))
    click.echo("\n" + "\n".join(next_steps(steps)))
