"""`kollega share`."""

from __future__ import annotations

import base64
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import click

from kollega.cli.console import console, say, translated
from kollega.cli.item_name import ItemName, named_item
from kollega.cli.options import as_of, config_file, site_at, site_language, stop_where_paused, text_or_json
from kollega.cli.refusal import Refusal
from kollega.i18n.wording import wording
from kollega.site.addresses import SHARE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rich.text import Text

    from kollega.i18n.wording import Wording
    from kollega.outputs.kits.kit import Kit, Snippet


@click.command(
    epilog="""\b
    Examples:
      kollega share the-heron-on-gauge-17
      kollega share the-heron-on-gauge-17 --network bluesky
      kollega share the-heron-on-gauge-17 --network linkedin --variant short --copy
      kollega share vacancies/bridge-mechanic   where a story has the same name
      kollega share bridge-mechanic --lang nl   the Dutch translation
      kollega share departments/tides   all that is open there
    """
)
@click.argument("slug", metavar="SLUG")
@config_file
@click.option(
    "--lang", metavar="LANG", help="The version in this language of the site; without it, the first one there is."
)
@click.option("--network", metavar="NETWORK", help="Print only the texts for one network.")
@click.option(
    "--voice",
    type=click.Choice(["author", "colleague"]),
    help="Print the texts for the story's author, or those for everybody.",
)
@click.option("--variant", metavar="VARIANT", help="Print only the texts of one kind, such as `short`.")
@click.option("--copy", is_flag=True, help="Copy the first one to the clipboard.")
@click.option("--open", "opens", is_flag=True, help="Open the network with the first one.")
@text_or_json("for programs: the kit.json of the site")
@as_of
def share(  # noqa: PLR0913 - one for each option
    config_file: Path,
    slug: str,
    *,
    lang: str | None,
    network: str | None,
    voice: str | None,
    variant: str | None,
    copy: bool,
    opens: bool,
    form: str,
    as_of: str | None,
) -> None:
    """Print what you can post about a story or a vacancy, or about several vacancies at once.

    SLUG is the name of its file, without .md, or what follows /share/ in the address of its share page; /share/ on your
    site lists them all. Every text fits its network, link included. Change the texts as you like: your own words work
    best.
    """
    kit = _narrowed(_kit(config_file, slug, lang, as_of), {"network": network, "variant": variant, "voice": voice})
    _print(kit, form)
    first = next(iter((*kit.snippets, *kit.prompts)))
    if copy:
        _copy(first)
    if opens:
        _open(first)


def _kit(config_file: Path, name: str, lang: str | None, as_of: str | None) -> Kit:
    """Return the whole kit of what `name` means; exit with 1 where sharing is paused."""
    from kollega.build.plan import plan_project
    from kollega.config.project import networks_of
    from kollega.outputs.kits.compose import kit_of
    from kollega.outputs.kits.groups import group_kit
    from kollega.outputs.kits.kit import Sharing
    from kollega.outputs.kits.subject import subject_of

    project, now = site_at(config_file, as_of)
    spoken = site_language(project.settings, lang)
    stop_where_paused(project.settings, spoken)
    plan = plan_project(project, now)
    folder, groups = plan.site.section_path(SHARE_FOLDER, spoken), plan.site.groups
    named = {groups.share_path(group, spoken): group for group in groups.shared_in(spoken)}
    if group := named.get(f"{folder}{name.strip('/')}/"):
        return group_kit(group, plan.edition(spoken), networks_of(project.settings))
    page = project.url(folder)
    item = named_item(ItemName.of(name, lang), plan.site, page)
    edition = plan.edition(item.lang)
    sharing = Sharing.of(project.settings, networks_of(project.settings), item.lang)
    return kit_of(subject_of(item, edition), sharing, edition.words)


def _print(kit: Kit, form: str) -> None:
    from kollega.outputs.kits.kit import kit_json

    if form == "json":
        click.echo(kit_json(kit), nl=False)
    else:
        console().print(kit_text(kit), end="")


_NO_TEXT: Final[Mapping[str, Wording]] = {
    "network": wording("there is no text for the network “{value}”"),
    "variant": wording("there is no text of the kind “{value}”"),
    "voice": wording("there is no text in the voice “{value}”"),
}


def _narrowed(kit: Kit, wanted: Mapping[str, str | None]) -> Kit:
    """Return the kit with the texts of one network, variant or voice alone; raise Refusal where it has none such."""
    from kollega.i18n.suggestion import suggestion

    for name, value in wanted.items():
        if value is None:
            continue
        offered = sorted({str(getattr(each, name)) for each in (*kit.snippets, *kit.prompts)})
        if value not in offered:
            hint = suggestion(value, offered, wording("There are {names}.", names=", ".join(offered)), form="{}")
            raise Refusal(_NO_TEXT[name].fill({"value": value}), hint)
        kit = replace(
            kit,
            snippets=tuple(each for each in kit.snippets if getattr(each, name) == value),
            prompts=tuple(each for each in kit.prompts if getattr(each, name) == value),
        )
    return kit


def _copy(snippet: Snippet) -> None:
    from kollega.outputs.kits.variants import GAP

    if GAP in snippet.text:
        raise Refusal(wording("this text has a gap […] that only you can fill"), wording("Print it without --copy."))
    copy_to_clipboard(snippet.text)
    say(wording("Copied: {network}, {kind}.", network=snippet.network, kind=snippet.variant), err=True)


def copy_to_clipboard(text: str) -> None:
    """Put a text on the clipboard. Raises Refusal where there is none.

    Over ssh this machine's clipboard is somebody else's, so the terminal is asked (OSC 52), as it is where there is no
    desktop; whether it may set the clipboard is a setting of the terminal.
    """
    if "SSH_CONNECTION" in os.environ or not _on_desktop(text):
        _through_terminal(text)


def _on_desktop(text: str) -> bool:
    # Loaded where it is needed: over ssh nothing of a desktop is asked for.
    import copykitten

    try:
        # Where the program that copied has to keep the text, another process does.
        copykitten.copy(text, detach=sys.platform.startswith("linux"))
    except copykitten.CopykittenError:
        return False
    return True


def _through_terminal(text: str) -> None:
    # https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, “Manipulate Selection Data”
    terminal = next((stream for stream in (sys.stderr, sys.stdout) if stream.isatty()), None)
    if terminal is None:
        hint = wording("Leave out --copy, and hand the text to a program of your own.")
        raise Refusal(wording("there is no clipboard here"), hint)
    terminal.write(f"\033]52;c;{base64.b64encode(text.encode()).decode()}\a")
    terminal.flush()


def _open(snippet: Snippet) -> None:
    if snippet.intent is None:
        hint = wording("Copy it with --copy, and paste it there.")
        raise Refusal(wording("{network} cannot be opened with a text", network=snippet.network), hint)
    click.launch(snippet.intent)


def kit_text(kit: Kit) -> Text:
    """Return the texts of a kit under the names of their networks, then the beginnings with gaps to fill."""
    from rich.text import Text  # which takes longer to load than most of this program

    from kollega.check.reports.excerpt import visible

    text = Text.assemble((visible(kit.title), "bold"), f"\n{kit.url}\n")
    for snippet in kit.snippets:
        _append(text, snippet)
    if kit.prompts:
        heading = translated(wording("To finish in your own words, where it says […]:"))
        text.append(f"\n\n{heading}\n", "bold")
    for prompt in kit.prompts:
        _append(text, prompt)
    return text


def _append(text: Text, snippet: Snippet) -> None:
    from kollega.check.reports.excerpt import visible

    name = f"{snippet.network}, {snippet.voice}, {snippet.variant}"
    count = wording("{length:,}", length=snippet.length)
    if snippet.limit is not None:
        count = wording("{length:,} of {limit:,}", length=snippet.length, limit=snippet.limit)
    text.append(f"\n── {name}: {translated(count)}\n", "cyan")
    if snippet.title is not None:
        text.append(f"{visible(snippet.title)}\n\n", "bold")
    text.append("\n".join(map(visible, snippet.text.split("\n"))) + "\n")
    if snippet.intent:
        opening = translated(wording("Open: {address}", address=snippet.intent))
        text.append(f"{opening}\n", "dim")
