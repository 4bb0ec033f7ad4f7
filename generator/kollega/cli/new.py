"""`kollega new story|vacancy|person`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from kollega.cli.console import is_interactive
from kollega.cli.options import CONFIG_FILE, FrontMatterValue, as_of, config_file, site_at
from kollega.content.kind import ItemKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Decorated = TypeVar("Decorated", bound="Callable[..., Any]")


@click.group(
    epilog="""\b
    Examples:
      kollega new person --name "Robin Vos" --role Skipper
      kollega new story
      kollega new story --title "My first year" --author robin-vos --description "What I learned."
    """
)
def new() -> None:
    """Begin a story, a vacancy or a person's page.

    In a terminal you are asked for what is missing. No file is ever overwritten.
    """


def _common(command: Decorated) -> Decorated:
    options = (
        click.option("--slug", metavar="NAME", help="The file's name without .md; proposed from the title or name."),
        click.option("--lang", metavar="LANG", help="Its language; the site's first one if left out."),
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


@new.command()
@_value(ItemKind.STORY, "title", "What it is called.")
@_value(ItemKind.STORY, "authors", "The id of who writes it; may be given several times.", "--author", multiple=True)
@_value(ItemKind.STORY, "description", "What it is about, in one or two sentences.")
@_value(ItemKind.STORY, "department", "The team it is about.")
@_value(ItemKind.STORY, "location", "The place it is about.")
@_value(ItemKind.STORY, "tags", "What it is about; may be given several times.", "--tag", multiple=True)
@_value(ItemKind.STORY, "consent", "The day on which everybody shown or named had agreed.")
@_common
def story(**given: Any) -> None:  # noqa: ANN401 - an argument for each option
    """Begin a story, as a draft with today's date."""
    _begin(ItemKind.STORY, **given)


@new.command()
@_value(ItemKind.VACANCY, "title", "The name of the job alone.")
@_value(ItemKind.VACANCY, "description", "What it is about, in one or two sentences.")
@_value(ItemKind.VACANCY, "apply_url", "The web address where one applies.")
@_value(ItemKind.VACANCY, "apply_email", "Or the e-mail address to which one writes.")
@_value(ItemKind.VACANCY, "department", "The team.")
@_value(ItemKind.VACANCY, "locations", "Where the work is: a place of the site, or a town.", "--location")
@_value(ItemKind.VACANCY, "country", "The country of that town, in two letters.")
@_value(ItemKind.VACANCY, "tags", "What the work is about; may be given several times.", "--tag", multiple=True)
@_value(ItemKind.VACANCY, "contact", "The id of a colleague who answers questions.")
@_common
def vacancy(**given: Any) -> None:  # noqa: ANN401 - an argument for each option
    """Begin a vacancy, as a draft with today's date."""
    _begin(ItemKind.VACANCY, **given)


@new.command()
@_value(ItemKind.PERSON, "name", "The name, as the person writes it.")
@_value(ItemKind.PERSON, "role", "What they do, in a few words.")
@_value(ItemKind.PERSON, "department", "Their team.")
@_value(ItemKind.PERSON, "location", "Where they work.")
@_value(ItemKind.PERSON, "consent", "The day on which they agreed to the page.")
@_common
def person(**given: Any) -> None:  # noqa: ANN401 - an argument for each option
    """Begin the page of a colleague, who can then be named as author or contact."""
    _begin(ItemKind.PERSON, **given)


def _begin(
    kind: ItemKind,
    config_file: Path,
    as_of: str | None,
    slug: str | None,
    lang: str | None,
    **given: Any,  # noqa: ANN401 - an argument for each option
) -> None:
    from kollega.cli.console import command_to_type
    from kollega.cli.new_file import NewFile

    new_file = NewFile.of(kind, *site_at(config_file, as_of), lang)
    facts = new_file.complete(given, asking=is_interactive())
    path = new_file.write(facts, slug, asking=is_interactive())
    file = (config_file.parent / path).as_posix()
    option = "" if config_file.as_posix() == CONFIG_FILE else f" -f {config_file.as_posix()}"
    command = command_to_type()
    click.echo(
        f"Written: {file}\n\nNext:\n  1. Open it in your editor and finish it.\n  2. {command} check{option} {file}"
    )
    if kind is not ItemKind.PERSON:
        click.echo(f"  3. {command} serve{option} shows it to you. Take `status: draft` away when it is ready.")
