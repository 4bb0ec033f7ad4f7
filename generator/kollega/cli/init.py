"""`kollega init`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kollega.cli.console import command_to_type, next_steps, quoted, speak, translated
from kollega.cli.dialogue import is_interactive
from kollega.cli.new_site import COLOUR, LANGUAGE, LOGO, NAME, SITE_URL, WEBSITE, complete, main_language
from kollega.cli.refusal import Refusal, refuse_os_errors, write_new
from kollega.i18n.wording import as_wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterable


@click.command(
    epilog="""\b
    Examples:
      kollega init careers
      kollega init careers --yes --name "Veer & Peil" --lang nl --lang en
      kollega init careers --url https://careers.example.com/ --colour 0b5a62 --logo logo.svg
    """
)
@click.argument("folder", metavar="DIR", type=click.Path(readable=False, path_type=Path))
@click.option("--name", type=NAME, metavar="TEXT", help="The name of your organisation.")
@click.option("--url", "site_url", type=SITE_URL, metavar="URL", help="The careers site's future address.")
@click.option("--website", type=WEBSITE, metavar="URL", help="The address of your organisation's own site.")
@click.option(
    "--lang",
    "languages",
    metavar="LANG",
    type=LANGUAGE,
    multiple=True,
    help="A language of the site; can be given several times, the first language first.",
)
@click.option(
    "--colour",
    "--color",
    "colours",
    metavar="RRGGBB",
    type=COLOUR,
    multiple=True,
    help="One of your colours, up to three, the main one first.",
)
@click.option("--logo", type=LOGO, metavar="FILE", help="Your logo, which is copied.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing: the example fills in what you have not given.")
def init(folder: Path, *, yes: bool, **given: Any) -> None:  # noqa: ANN401 - an argument for each option
    """Start a careers site in the new folder DIR.

    It gets settings, an example story, person and vacancy, pages in each language, workflows that check and publish,
    files for hosts, the handbook, and this very program, so that everybody who works on the site has the same one. In a
    terminal, it asks you for what you have not given. It refuses a folder that is not empty.
    """
    _see_that_it_is_free(folder)
    speak(main_language(given))
    facts = complete(given, asking=is_interactive() and not yes)
    from kollega.scaffold.company import Company, company_files
    from kollega.scaffold.handbook import handbook_files
    from kollega.scaffold.installation import installation_files, program

    company = Company(**facts)
    installation = dict(installation_files(program()))
    own = dict(company_files(company, vendored=any("/" in path for path in installation)))
    files = own | installation | dict(handbook_files())
    for path, content in sorted(files.items()):
        write_new(folder / path, content)
    click.echo("\n".join([*_told(folder, files), "", *_next(folder, company)]))


def _told(folder: Path, files: Iterable[str]) -> list[str]:
    """Return a line for each file, but one alone for the handbook."""
    from kollega.scaffold.handbook import HANDBOOK

    told = {HANDBOOK + "/" if path.startswith(HANDBOOK) else path: None for path in sorted(files)}
    return [f"  {folder.as_posix()}/{path}" for path in told]


def _see_that_it_is_free(folder: Path) -> None:
    """Raise Refusal where a folder cannot become a new site."""
    hint = wording("Name a new folder, or an empty one.")
    with refuse_os_errors(folder):
        if folder.is_symlink() and not folder.exists():
            raise Refusal(wording("{folder} is a link that leads nowhere", folder=folder), hint)
        if folder.exists() and not folder.is_dir():
            raise Refusal(wording("{folder} is a file, not a folder", folder=folder), hint)
        if folder.exists() and any(entry.name != ".git" for entry in folder.iterdir()):
            raise Refusal(wording("{folder} is not empty", folder=folder), hint)


def _next(folder: Path, company: Any) -> list[str]:  # noqa: ANN401 - a Company, whose module takes long to load
    """Return what to do now, word for word what is to be typed."""
    from kollega.i18n.language import own_name
    from kollega.scaffold.draft import has_texts
    from kollega.scaffold.handbook import HANDBOOK

    command = command_to_type()
    english = [own_name(lang) for lang in company.languages if not has_texts(lang)]
    steps = [
        *([as_wording(f"cd {quoted(folder.as_posix())}")] if folder.resolve() != Path.cwd() else []),
        wording(
            "{command}    shows you the site at http://127.0.0.1:8000/; Ctrl-C stops it.", command=f"{command} serve"
        ),
        wording(
            "{command}    shows what is still the example's, line by line: replace it.", command=f"{command} check"
        ),
        wording(
            "README.md tells your colleagues how to install and use all this, and you what to switch on to publish it."
        ),
    ]
    notes = [wording("The handbook begins at {file}.", file=f"{HANDBOOK}/index.md")]
    if english:
        names = ", ".join(english)
        notes.append(
            wording("There are no starter texts in {names}: those pages are in English. Translate them.", names=names)
        )
    return [*next_steps(steps), *map(translated, notes)]
