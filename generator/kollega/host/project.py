"""What an mkdocs.yml says about a site."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from mkdocs.utils import is_markdown_file

from kollega.brand.typeface import Typeface, typeface_of
from kollega.config.load import asset_address, check_characters, check_folders, settings_of, site_url_of
from kollega.config.project import Extras, Project, Script
from kollega.config.settings import Settings
from kollega.content.files import folder_diagnostics
from kollega.content.yaml_comments import Comment, comments_behind_values, is_free_text
from kollega.content.yaml_errors import FrontMatterError
from kollega.diagnostics import ConfigurationError
from kollega.host.configuration import digest_of, load_config, options_of
from kollega.host.inclusions import check_inclusions
from kollega.host.settings_layout import check_layout
from kollega.host.settings_place import located, place_of
from kollega.host.theme import check_theme, installed_themes, theme_diagnostics
from kollega.i18n.suggestion import suggestion
from kollega.i18n.wording import wording
from kollega.scaffold.cms.site_editor import site_editor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from kollega.build.plan import Plan
    from kollega.build.render import Host, Shell
    from kollega.diagnostics import Steps
    from kollega.outputs.layout.chrome import HandWritten

_HOST_TEXTS: Final = frozenset({"site_name", "site_description", "site_author", "copyright"})
"""The host's own settings that may be any words."""
_WITHOUT_PAGES: Final = frozenset({"kollega", "search"})
"""Plugins that make no hand-written pages."""


def project_of(config_file: Path) -> Project:
    """Return what an mkdocs.yml says; raise ConfigurationError where it is wrong."""
    return project_from(load_config(config_file))


def open_site(config_file: Path, site_dir: Path | None = None) -> tuple[Project, Host]:
    """Return the site of an mkdocs.yml, and what draws it, once; raise ConfigurationError where the file is wrong."""
    config = load_config(config_file, site_dir)
    return project_from(config), partial(_draw, config)


def _draw(config: MkDocsConfig, plan: Plan, folder: Path, menu: HandWritten | None = None) -> Shell:
    from kollega.host.build import redraw_frames, render_shell  # with all that draws, which nobody needs who only looks

    return render_shell(config, plan, folder) if menu is None else redraw_frames(config, plan, menu)


def project_from(config: MkDocsConfig) -> Project:
    """Return what a configuration and our plugin's options in it say; raise ConfigurationError where they are wrong."""
    if config.config_file_path:
        check_layout(Path(config.config_file_path))
    try:
        return _project_from(config)
    except ConfigurationError as error:
        raise located(error, Path(config.config_file_path)) from error


def _project_from(config: MkDocsConfig) -> Project:
    options = options_of(config)
    if not config.use_directory_urls:
        raise ConfigurationError(
            "use_directory_urls", wording("must be true"), wording("Take the line out: addresses end in a slash.")
        )
    config_file = Path(config.config_file_path or "mkdocs.yml").absolute()
    above, root = config_file.parent, config_file.parent.resolve()
    _check_host(config, root)
    settings = settings_of(options)
    pages_dir, site_dir = _seen_from(root, above, config.docs_dir), Path(config.site_dir)
    check_folders(settings, root, pages_dir, site_dir)
    own_theme = _seen_from(root, above, config.theme.custom_dir) if config.theme.custom_dir else None
    diagnostics = (
        *theme_diagnostics(own_theme, root),
        *(folder_diagnostics(root, settings.fonts) if settings.fonts else ()),
    )
    return Project(
        root=root,
        pages_dir=pages_dir,
        site_dir=site_dir,
        site_name=config.site_name,
        site_url=site_url_of(config.site_url),
        settings=settings,
        theme_dirs=(*([own_theme] if own_theme and not diagnostics else ()), *installed_themes(config)),
        own_theme=own_theme,
        diagnostics=tuple(sorted(diagnostics)),
        typeface=Typeface() if diagnostics else typeface_of(settings, root),
        edit_base=_edit_base(config.repo_url or "", config.edit_uri or ""),
        extras=_extras(config, root, pages_dir),
        editor=site_editor(pages_dir),
        config_name=config_file.name,
        host_digest=digest_of(config),
    )


def _check_host(config: MkDocsConfig, root: Path) -> None:
    """Raise ConfigurationError where one of the host's own settings is wrong."""
    _check_comments(config.config_file_path)
    _check_addresses(config)
    check_theme(config)
    check_inclusions(config, root)
    _check_menu(config)
    for option in ("nav", *sorted(_HOST_TEXTS)):
        check_characters(option, config[option])


def _check_addresses(config: MkDocsConfig) -> None:
    """Raise ConfigurationError for an address that the host would fall over only when it draws."""
    for option, value in (("nav", config.nav), ("edit_uri", config.edit_uri), ("repo_url", config.repo_url)):
        for text in _texts(value):
            try:
                urlsplit(text)
            except ValueError as error:
                hint = wording("Check what is between https:// and the next slash.")
                raise ConfigurationError(
                    option, wording("nothing can be found at “{text}”", text=text), hint
                ) from error


def _texts(value: object) -> Iterator[str]:
    yield from (text for _, text in _texts_by_way(value, ()))


def _texts_by_way(value: object, way: Steps) -> Iterator[tuple[Steps, str]]:
    """Yield each text of a setting with the way to it."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    yield from (found for step, each in below for found in _texts_by_way(each, (*way, step)))
    if isinstance(value, str):
        yield way, value


def _check_menu(config: MkDocsConfig) -> None:
    """Raise ConfigurationError where `nav` names a page that is not there; the host shows a link that leads nowhere.

    Where other plugins are at work the host alone can tell, as it builds: they may make pages.
    """
    if not set(config.plugins) <= _WITHOUT_PAGES or not config.config_file_path:
        return
    file, pages = Path(config.config_file_path), Path(config.docs_dir)
    for way, path in _texts_by_way(config.nav, ("nav",)):
        if is_markdown_file(path) and not urlsplit(path).scheme and not os.path.isfile(pages / path):  # noqa: PTH113 - any text is none, however long
            known = (each.relative_to(pages).as_posix() for each in pages.rglob("*.md"))
            message = wording("there is no “{path}” in the folder {folder}", path=path, folder=f"{pages.name}/")
            hint = wording(
                "Put the file there, and write its name as seen from the folder {folder}.", folder=f"{pages.name}/"
            )
            raise ConfigurationError("nav", message, suggestion(path, known, hint), place=place_of(way, file))


def _check_comments(config_file: str | None) -> None:
    """Raise ConfigurationError where words of a setting are lost behind ` #`: a colour without quotation marks is."""
    raw = Path(config_file).read_text("utf-8-sig", "replace") if config_file else ""
    with suppress(FrontMatterError):  # the host reads more than a front matter may hold
        if lost := next(filter(_loses_words, comments_behind_values(raw)), None):
            message = wording(
                "“{text}” on line {line} is lost: to YAML, ` #` begins a comment", text=lost.text, line=lost.mark.line
            )
            raise ConfigurationError(".".join(lost.keys), message, lost.hint())


def _loses_words(comment: Comment) -> bool:
    match comment.keys:
        case ("plugins", "kollega", *ours):
            return comment.goes_on and (not comment.value or is_free_text(Settings, ours))
        case (only,):
            return comment.goes_on and only in _HOST_TEXTS
        case _:
            return False


def _seen_from(root: Path, above: Path, folder: str) -> Path:
    """Return a folder as it lies below the site's own, to which a link may lead, if it does lie there."""
    path = Path(os.path.normpath(Path.cwd() / folder))
    return root / path.relative_to(above) if path.is_relative_to(above) else path


def _extras(config: MkDocsConfig, root: Path, pages_dir: Path) -> Extras:
    """Return the files of `extra_css` and `extra_javascript`; a script is read as a name, or as one with more."""
    folder = Path(os.path.relpath(pages_dir, root)).as_posix()
    styles = tuple(asset_address(path, "extra_css", root, folder) for path in config.extra_css)
    scripts = tuple(
        Script(asset_address(script, "extra_javascript", root, folder))
        if isinstance(script, str)
        else Script(
            asset_address(script.path, "extra_javascript", root, folder), script.type, script.defer, script.async_
        )
        for script in config.extra_javascript
    )
    return Extras(styles, scripts)


def _edit_base(repository: str, edit_uri: str) -> str:
    if not edit_uri or edit_uri.startswith(("http://", "https://")):
        return edit_uri and edit_uri.rstrip("/") + "/"
    return repository and f"{repository.rstrip('/')}/{edit_uri.strip('/')}/"
