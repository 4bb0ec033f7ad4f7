"""`kollega cms`, which sets up writing in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kollega.cli.console import next_steps, translated
from kollega.cli.options import config_file, site_language
from kollega.cli.refusal import Refusal, refuse_os_errors
from kollega.i18n.wording import enumeration, wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kollega.config.project import Project
    from kollega.scaffold.cms.backend import CodeHost
    from kollega.scaffold.cms.editors import Editor

_EDITORS = ("sveltia", "decap")


@click.command(
    epilog="""\b
    Examples:
      kollega cms sveltia --repo https://github.com/acme/careers
      kollega cms decap --lang nl
    """
)
@click.argument("name", metavar="EDITOR", type=click.Choice(_EDITORS))
@click.option("--repo", metavar="URL", help="The repository, if mkdocs.yml does not say `repo_url`.")
@click.option(
    "--host", type=click.Choice(("github", "gitlab")), help="Which code host it is, if its name does not show it."
)
@click.option("--lang", metavar="LANG", help="The language of the forms; without it, the site's first.")
@click.option("--overwrite", is_flag=True, help="Overwrite what somebody has changed by hand.")
@config_file
def cms(name: str, *, lang: str | None, overwrite: bool, config_file: Path, **where: str | None) -> None:
    """Set up writing in the browser at /admin/, with Sveltia CMS or Decap CMS.

    Writes a form for each kind of file from the schemas and your settings, the page that shows them, and a package.json
    from which npm installs the editor. Run it again when settings change: your own part, such as how to sign in, stays.
    If you have changed the rest by hand, it shows the changes and does not overwrite them.
    """
    from kollega.host.configuration import load_config
    from kollega.host.project import project_from
    from kollega.scaffold.cms.editors import EDITORS

    config = load_config(config_file)
    project, editor = project_from(config), EDITORS[name]
    said = project.editor.lang if project.editor else ""
    chosen = site_language(project.settings, lang or (said if said in project.settings.languages else None))
    existing = _existing(project)
    above = "" if overwrite and where["repo"] else _above(existing)
    code_host = None if above else _named(where["repo"] or config.repo_url or "", where["host"])
    files = _files(project, editor, chosen, above, code_host)
    written = _write(project.root, files, existing, overwrite=overwrite)
    click.echo("\n".join([*(f"  {path}" for path in written), *_next(project, editor, code_host, existing)]))


_PACKAGES = "package.json"


def _existing(project: Project) -> dict[str, str]:
    """Return what stands in the files that the command writes, by path. Raises Refusal where one is no text."""
    from kollega.scaffold.cms.files import LOCK, PACKAGES
    from kollega.scaffold.cms.site_editor import CONFIG, PAGE

    paths = (f"{project.pages_folder}/{CONFIG}", f"{project.pages_folder}/{PAGE}", PACKAGES, LOCK)
    return {path: text for path in paths if (text := _text(project.root, path)) is not None}


def _text(root: Path, path: str) -> str | None:
    file = root / path
    with refuse_os_errors(file):
        if not file.exists():
            return None
        try:
            return file.read_text("utf-8")
        except UnicodeDecodeError as error:
            hint = wording("Save it with that encoding, or delete it.")
            raise Refusal(wording("{file} is not UTF-8", file=path), hint) from error


def _above(existing: Mapping[str, str]) -> str:
    """Return the part of the configuration that is the site's own; empty where there is none of ours."""
    from kollega.scaffold.cms.site_editor import CONFIG, Written

    found = next((Written.of(text) for path, text in existing.items() if path.endswith(CONFIG)), None)
    return found.above if found else ""


def _named(address: str, name: str | None) -> CodeHost:
    """Return the repository at an address. Raises Refusal where it is not known as one."""
    from kollega.scaffold.cms.backend import code_host

    if found := code_host(address, name):
        return found
    hint = wording(
        "Name your repository: --repo https://github.com/acme/careers, with --host github or --host gitlab if it is "
        "on a server of your own."
    )
    if address:
        message = wording(
            "“{address}” is not known as a repository of GitHub or GitLab, so an editor could not write to it",
            address=address,
        )
        raise Refusal(message, hint)
    raise Refusal(wording("no repository is named, so an editor could not write to it"), hint)


def _files(project: Project, editor: Editor, lang: str, above: str, code_host: CodeHost | None) -> dict[str, str]:
    """Return what is to stand in each file, by path."""
    from kollega.scaffold.cms.backend import backend_text
    from kollega.scaffold.cms.files import config_text, package_files, page_text
    from kollega.scaffold.cms.site_editor import CONFIG, PAGE

    own = backend_text(code_host, project.site_url) if code_host else above
    pages = {CONFIG: config_text(project, editor, lang, own), PAGE: page_text(project, editor, lang)}
    return {f"{project.pages_folder}/{path}": text for path, text in pages.items()} | package_files(editor)


def _write(root: Path, files: Mapping[str, str], existing: Mapping[str, str], *, overwrite: bool) -> list[str]:
    """Write what is new; return a line for each file. Raises Refusal, before any is written, where one was changed."""
    from kollega.scaffold.cms.files import is_changed, is_for_another_editor

    npm = _PACKAGES not in existing or is_for_another_editor(existing[_PACKAGES], files[_PACKAGES])
    wanted = {path: text for path, text in files.items() if npm or not path.startswith("package")}
    changed = [
        path for path in wanted if path.endswith((".yml", ".html")) and path in existing and is_changed(existing[path])
    ]
    if changed and not overwrite:
        _show_changes(changed, existing, files)
        hint = wording("Nothing was written. Copy what you need of it by hand, or replace it with --overwrite.")
        raise Refusal(wording("somebody has edited {files} by hand", files=enumeration(changed)), hint)
    fresh = {path: text for path, text in wanted.items() if existing.get(path) != text}
    for path, text in fresh.items():
        with refuse_os_errors(root / path):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())
    return [path if path in fresh else translated(wording("{file} (as it was)", file=path)) for path in files]


def _show_changes(changed: list[str], existing: Mapping[str, str], files: Mapping[str, str]) -> None:
    """Print what would be lost and what would come in its place."""
    from kollega.check.reports.patch import text_changes

    for path in changed:
        click.echo(text_changes(path, existing[path], files[path]), err=True)


def _next(project: Project, editor: Editor, code_host: CodeHost | None, existing: Mapping[str, str]) -> list[str]:
    """Return what is left to do, word for word what is to be typed."""
    from kollega.scaffold.cms.backend import steps
    from kollega.scaffold.cms.files import is_ours
    from kollega.scaffold.cms.site_editor import CONFIG, FOLDER

    page, config = f"{project.site_url}{FOLDER}/", f"{project.pages_folder}/{CONFIG}"
    packages = existing.get(_PACKAGES, "")
    wanted = " ".join(f"{name}@{version}" for name, version in editor.packages.items())
    lines = []
    if packages and not is_ours(packages):
        command = f"npm install --save-exact {wanted}"
        lines = [translated(wording("Your own {file} stays as it is: {command}", file=_PACKAGES, command=command))]
    if code_host is None:
        return [*lines, translated(wording("The forms now match your settings. Publish them."))]
    install = wording(
        "{command}    installs the editor; the workflows of `kollega init` do so too.",
        command="npm ci --ignore-scripts",
    )
    return [*lines, "", *next_steps([install, *steps(code_host, editor, page, config)])]
