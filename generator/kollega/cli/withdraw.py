"""`kollega withdraw`."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

import click

from kollega.cli.console import command_to_type, say, translated
from kollega.cli.dialogue import confirm, is_interactive
from kollega.cli.options import as_of, config_file, site_at
from kollega.cli.refusal import Refusal, replace_file
from kollega.i18n.wording import as_wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kollega.config.project import Project
    from kollega.content.item import AnyItem
    from kollega.content.read import Content
    from kollega.i18n.wording import Wording
    from kollega.site.leaving import Leaving, Place

_REMAINS: Final = (
    wording(
        "The history of the repository, its clones and forks: "
        "the handbook says how to purge it, under “Purging history”."
    ),
    wording("What people posted, with the text, the link and the picture: ask them to delete it."),
    wording(
        "What search engines, archives and networks keep a copy of: ask them to remove it; each has a form for that."
    ),
    wording("What feed readers, mails and browsers have fetched already, and what is printed."),
)
_ALL_OF_IT: Final = wording("and its cards, PDFs and texts to share, its entries in lists, feeds and search")
_NOTHING: Final = wording("nothing, since it is not on the site now")
_OF_VACANCIES: Final = wording("What job boards have taken over: it goes when they fetch the feed again.")


@click.command(
    epilog="""\b
    Examples:
      kollega withdraw my-first-year            a story, in all of its languages
      kollega withdraw vacancies/deckhand.nl    one language of a vacancy
      kollega withdraw "Robin Vos"              a person
    """
)
@click.argument("name", metavar="SLUG|PERSON")
@config_file
@click.option("--yes", is_flag=True, help="Do not ask.")
@as_of
def withdraw(name: str, config_file: Path, as_of: str | None, *, yes: bool) -> None:
    """Take a story, a vacancy or a person off the site.

    From then on, one line in each of its files says so. First, you see what goes, what stays without it and what no
    build can call back, and are asked to confirm.
    """
    from kollega.check.content import catalogue, read
    from kollega.cli.item_name import items_called
    from kollega.executor import executor_for
    from kollega.site.leaving import leaving, withdrawn

    project, now = site_at(config_file, as_of)
    content = read(project, executor_for())
    _see_that_it_can_be_read(name, content)
    items = [item for item in items_called(name, content.items) if item.front.status.value != "withdrawn"]
    if not items:
        say(wording("“{name}” is withdrawn already.", name=name))
        return
    changes = [(item, _changed(item, project)) for item in items]
    after = catalogue(project, withdrawn(items, content), now)
    found = leaving(content, catalogue(project, content, now), after)
    click.echo("\n".join(_report(items, found, project, config_file)))
    _ask(yes=yes)
    for item, written in changes:
        replace_file(project.root / item.path, written)
        say(wording("Written: {file}", file=(config_file.parent / item.path).as_posix()))
    click.echo()
    say(wording("The next build removes it: commit it, or run {command}.", command=f"{command_to_type()} build"))


def _see_that_it_can_be_read(name: str, content: Content) -> None:
    """Raise Refusal where a file of that name has errors, so that nobody can tell what follows."""
    from kollega.content.kind import ItemKind

    slug = PurePosixPath(name).name.partition(".")[0]
    if any(content.is_unread(kind, slug) for kind in ItemKind):
        hint = wording("Fix them first, or write `status: withdrawn` into it yourself. `kollega check` names them.")
        raise Refusal(wording("a file of “{name}” has errors, and nothing was changed", name=slug), hint)


def _changed(item: AnyItem, project: Project) -> bytes:
    """Return what an item's file is to hold. Raises Refusal where one line cannot say it."""
    from kollega.content.files import read_file
    from kollega.content.rewrite import rewrite

    written = rewrite(item.path, read_file(item.path, project.root), {"status": "withdrawn"})
    if not isinstance(written, bytes):
        hint = wording("Write `status: withdrawn` on a line of its own, between the two lines `---`.")
        raise Refusal(wording("{file}: its `status` cannot be changed on one line", file=item.path), hint)
    return written


def _report(items: Sequence[AnyItem], found: Leaving, project: Project, config_file: Path) -> Iterator[str]:
    """Yield the lines that say what follows."""
    own, folder = {item.path for item in items}, config_file.parent
    taken_along = [
        wording(
            "{title} ({file}): its last author leaves",
            title=item.front.title,
            file=(folder / item.path).as_posix(),
        )
        for item in found.gone
        if item.path not in own
    ]
    addresses = [*_urls(found.addresses, project), _ALL_OF_IT] if found.addresses else [_NOTHING]
    remains = [*_REMAINS, _OF_VACANCIES] if items[0].kind == "vacancy" else _REMAINS
    yield f"{items[0].front.title} ({', '.join((folder / path).as_posix() for path in sorted(own))})"
    yield from _section(wording("With the next build, this is gone:"), addresses)
    yield from _section(wording("These stories go too:"), taken_along)
    yield from _section(
        wording("From then on these lead to a list, and no longer name anyone:"), _urls(found.redirects, project)
    )
    yield from _section(wording("This stays, without them:"), _places(found.without, config_file))
    yield from _section(
        wording("This still mentions them. No build takes it out; do it yourself:"), _places(found.named, config_file)
    )
    yield from _section(wording("No build can call this back:"), remains)
    yield ""


def _urls(paths: Sequence[str], project: Project) -> list[Wording]:
    return [as_wording(project.url(path)) for path in paths]


def _section(title: Wording, lines: Sequence[Wording]) -> Iterator[str]:
    if lines:
        yield from ("", translated(title), *(f"  {translated(line)}" for line in lines))


def _places(places: Sequence[Place], config_file: Path) -> list[Wording]:
    folder = config_file.parent
    return [
        wording(
            "{place}: {what}",
            place=f"{(folder / each.path).as_posix()}:{each.line}" if each.path else config_file.as_posix(),
            what=each.what,
        )
        for each in places
    ]


def _ask(*, yes: bool) -> None:
    """End the command, with exit status 1, unless somebody says yes. Raises Refusal where nobody can be asked."""
    if yes:
        return
    if not is_interactive():
        hint = wording("Add --yes to go ahead.")
        raise Refusal(wording("there is nobody to ask here, so nothing was changed"), hint)
    if not confirm(wording("Withdraw it?")):
        say(wording("Nothing was changed."))
        raise click.exceptions.Exit(1)
