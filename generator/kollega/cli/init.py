"""`kollega init`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import click

from kollega.cli.console import command_to_type
from kollega.cli.refusal import Refusal, refuse_os_errors, write_new


class _Tag(click.ParamType):  # type: ignore[type-arg] # click before 8.4 takes no argument here
    """A language of the site."""

    name = "language"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's own signature
        from pydantic import TypeAdapter, ValidationError

        from kollega.config.values import Language

        try:
            return TypeAdapter[str](Language).validate_python(str(value))
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            self.fail(". ".join(filter(None, (detail["msg"], detail.get("ctx", {}).get("hint")))), param, ctx)


@click.command(
    epilog="""\b
    Examples:
      kollega init careers
      kollega init careers --name "Veer & Peil" --lang nl --lang en
    """
)
@click.argument("folder", metavar="DIR", type=click.Path(readable=False, path_type=Path))
@click.option("--name", metavar="TEXT", help="The name of your organisation; an example's if left out.")
@click.option(
    "--lang",
    "languages",
    metavar="LANG",
    type=_Tag(),
    multiple=True,
    help="A language of the site, the first one first.",
)
def init(folder: Path, name: str | None, languages: tuple[str, ...]) -> None:
    """Begin a careers site in the new folder DIR.

    It gets settings, an example story, person and vacancy, pages in each language, a
    workflow that checks and publishes, and this very program, so that everybody who works
    on the site has the same. A folder that has something in it is refused.
    """
    from kollega.scaffold.company import Company, company_files
    from kollega.scaffold.installation import installation_files, program

    company = Company(**_told(name, languages))
    _see_that_it_is_free(folder)
    installation = dict(installation_files(program()))
    vendored = any("/" in path for path in installation)
    files = dict(company_files(company, vendored=vendored)) | installation
    for path, content in sorted(files.items()):
        write_new(folder / path, content)
    click.echo("\n".join([*(f"  {(folder / path).as_posix()}" for path in sorted(files)), "", *_next(folder, company)]))


def _told(name: str | None, languages: tuple[str, ...]) -> dict[str, Any]:
    """Return what is known of the company, or raise a usage error."""
    from kollega.check.reports.excerpt import visible

    told = " ".join((name or "").split())
    if name is not None and not told:
        raise click.BadParameter("there is nothing in it; write the name of your organisation.", param_hint="--name")
    if visible(told) != told:
        raise click.BadParameter("there is an invisible control character in it.", param_hint="--name")
    if len(set(languages)) < len(languages):
        raise click.BadParameter("a language stands here twice; name each once.", param_hint="--lang")
    return ({"name": told} if told else {}) | ({"languages": languages} if languages else {})


def _see_that_it_is_free(folder: Path) -> None:
    """Raise Refusal where a folder cannot become a new site."""
    with refuse_os_errors(folder):
        if folder.is_symlink() and not folder.exists():
            raise Refusal(f"{folder} is a link that leads nowhere", "Name a new folder, or an empty one.")
        if folder.exists() and not folder.is_dir():
            raise Refusal(f"{folder} is a file, not a folder", "Name a new folder, or an empty one.")
        if folder.exists() and any(entry.name != ".git" for entry in folder.iterdir()):
            raise Refusal(f"{folder} is not empty", "Name a new folder, or an empty one.")


def _next(folder: Path, company: Any) -> list[str]:  # noqa: ANN401 - a Company, whose module takes long to load
    """Return what to do now, word for word what is to be typed."""
    from kollega.i18n.language import own_name
    from kollega.scaffold.draft import has_texts

    command = command_to_type()
    english = [own_name(lang) for lang in company.languages if not has_texts(lang)]
    steps = [
        *([f"cd {shlex.quote(folder.as_posix())}"] if folder.resolve() != Path.cwd() else []),
        f"{command} serve    shows you the site at http://127.0.0.1:8000/; Ctrl-C stops it.",
        f"{command} check    names what is still the example's, line by line: replace it.",
        "README.md tells your colleagues how to install and use all this on their computers.",
    ]
    lines = ["Next:", *(f"  {number}. {step}" for number, step in enumerate(steps, start=1))]
    if english:
        lines.append(f"There are no first texts in {', '.join(english)}: those pages are in English. Translate them.")
    return lines
