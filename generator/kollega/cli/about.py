"""`kollega about`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import click

from kollega.cli.console import console, say, translated
from kollega.cli.options import config_file, site_at, text_or_json
from kollega.i18n.wording import commas, plural, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kollega.config.project import Project
    from kollega.content.item import PersonItem
    from kollega.content.read import Content
    from kollega.i18n.wording import Wording
    from kollega.site.dossier import Entry

_TEXTS = (".md", ".markdown", ".yml", ".yaml", ".txt", ".html", ".json", ".toml", ".csv", ".svg")
_HOW: Final[Mapping[str, Wording]] = {
    "file": wording("their own file"),
    "picture file": wording("their picture"),
    "author": wording("author"),
    "contact": wording("contact"),
    "lead": wording("lead"),
    "name": wording("named in the text"),
    "picture": wording("shown"),
    "link": wording("linked"),
    "perhaps": wording("perhaps, by a part of the name"),
}


@click.command(
    epilog="""\b
    Examples:
      kollega about robin-vos
      kollega about "Robin Vos" --format json
    """
)
@click.argument("name", metavar="PERSON")
@config_file
@text_or_json()
def about(name: str, config_file: Path, form: str) -> None:
    """List every file and line that mentions a person.

    Data protection calls this access. It looks through stories, vacancies, people, hand-written pages and the settings,
    including drafts and withdrawn texts.
    """
    from kollega.check.content import read
    from kollega.cli.item_name import items_called
    from kollega.content.item import PersonItem
    from kollega.executor import executor_for
    from kollega.site.dossier import dossier

    project, _ = site_at(config_file, None)
    content = read(project, executor_for())
    person = [item for item in items_called(name, content.people) if isinstance(item, PersonItem)]
    texts = dict(_texts(project, content))
    entries = dossier(person, content, texts)
    if form == "json":
        click.echo(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=2))
    else:
        _print(person, entries, texts, config_file.parent)


def _texts(project: Project, content: Content) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of the site's folders that holds text, and of its settings."""
    from kollega.content.source import MAX_TEXT_BYTES
    from kollega.filesystem import UnreadableError, read

    for path in (project.config_name, *sorted(content.files)):
        if path.lower().endswith(_TEXTS):
            try:
                found = read(project.root, path, MAX_TEXT_BYTES)
            except UnreadableError:
                say(wording("{file} cannot be read, so it was not searched.", file=path), err=True)
            else:
                yield path, found.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _print(person: Sequence[PersonItem], entries: Sequence[Entry], texts: Mapping[str, str], folder: Path) -> None:
    from kollega.check.reports.excerpt import visible

    lines = [f"{person[0].front.name} ({person[0].slug})", ""]
    for entry in entries:
        place = (folder / entry.path).as_posix()
        written = texts.get(entry.path, "").split("\n")
        line = written[entry.line - 1].strip() if entry.line <= len(written) else ""
        is_file = not {"file", "picture file"}.isdisjoint(entry.how)
        how = translated(commas(_HOW[each] for each in entry.how))
        lines.append(f"{place if is_file else f'{place}:{entry.line}'}: {how}")
        if line and not is_file:
            lines.append(f"  | {line[:120]}")
    files = len({entry.path for entry in entries})
    places = plural("{number:,} place", "{number:,} places", len(entries))
    told = plural(
        "{places} in {number:,} file. The history shows what was there before:",
        "{places} in {number:,} files. The history shows what was there before:",
        files,
        places=places,
    )
    history = f"git log --all --patch -S {json.dumps(person[0].front.name, ensure_ascii=False)}"
    lines += ["", translated(told), f"  {history}"]
    console().print("\n".join(map(visible, lines)))
