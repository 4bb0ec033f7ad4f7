"""Everything that knows MkDocs: the plugin, and drawing frames and hand-written pages with it."""

from __future__ import annotations

import logging
import os
import re
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material prints a long notice at import; ours is DESIGN's answer

import material
from mkdocs import config as mkdocs_config
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.exceptions import Abort
from mkdocs.exceptions import ConfigurationError as MkDocsConfigurationError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, InclusionLevel
from yaml import YAMLError

from kollega.cache import Cache
from kollega.clock import now_of
from kollega.content.pages import page_address
from kollega.content.problem import has_errors
from kollega.content.typeface import typeface_of
from kollega.errors import ConfigurationError, ContentError
from kollega.outputs.everything import Everything
from kollega.outputs.pages.frame import HandWritten
from kollega.outputs.pages.plan import SECTIONS
from kollega.outputs.pages.views.card import Link
from kollega.outputs.pages.written import missing_context, page_context
from kollega.outputs.press import Press, drawn_frames, fragments
from kollega.pipeline import ALL_KINDS, CACHE_FOLDER, Drawn, Host, Plan, indexed, planned
from kollega.project import Project, check_folders, settings_of, site_url_of
from kollega.report import Findings, source_lines, text_report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from kollega.content.item import AnyItem
    from kollega.content.problem import Problem

log = logging.getLogger("mkdocs.plugins.kollega")

_MATERIAL = Path(material.__file__ or "").parent
"""The folder of the theme that ours extends."""


_MKDOCS_ERROR = re.compile(r"Config value '([^']+)': (.+)", re.DOTALL)
"""How MkDocs tells its log what is wrong with an option."""


class KollegaPlugin(BasePlugin):  # type: ignore[type-arg] # MkDocs evaluates the argument; settings are read by Settings
    """Lets MkDocs draw the frames and the hand-written pages, and adds everything else that a site has."""

    plan: Plan | None = None
    """What the site is made of: given by `kollega build`, else made here."""
    drawn: Drawn | None = None
    """What was drawn for `kollega build`."""
    guest: bool = False
    """Whether `kollega build` runs MkDocs, and writes everything else itself."""
    drafts: bool = False
    """Whether drafts are shown: only in `serve`."""

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Keep the options as they are written; Settings reads them.

        MkDocs may use one plugin for several builds, so that each begins here as if it were the first.
        """
        self.plan, self.drawn, self.guest = None, None, False
        self.options = options
        self.config_file = Path(config_file_path or "mkdocs.yml")
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs passes both
        """Show drafts where somebody writes."""
        self.drafts = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all content, before MkDocs cleans anything."""
        config.theme.static_templates.discard("sitemap.xml")  # ours knows the items and languages
        if not self.guest:
            self.plan = self._made_plan(config)
            project = self._project
            _tell(project, self.plan.problems)
            config.watch += [
                str(project.root / folder)
                for folder in (project.settings.stories_dir, project.settings.vacancies_dir)
                if (project.root / folder).is_dir()
            ]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give hand-written pages their language's address, and let them link to items."""
        settings, folder = self._project.settings, self._project.pages_folder
        for file in list(files):
            if _is_left_out(file, config):
                files.remove(file)
            elif file.is_documentation_page():
                _, address = page_address(file.src_uri, settings)
                file.dest_uri = f"{address}index.html"
                file.url = address or "./"
        site = self._plan.examined.site
        for item in site.items:
            files.append(ItemFile(item, site.path(item), folder, config))
        for item in (*site.gone, *site.waiting):
            files.append(ItemFile(item, site.list_path(item.kind, item.lang), folder, config))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - as MkDocs calls
        """Keep the navigation: the frames show it."""
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Draw the frames; outside of `kollega build`, make everything and let MkDocs write it."""
        env.autoescape = True
        env.globals |= {"asset": self._plan.assets.path, "fragment": fragments()}
        self.templates, self.written = env, _hand_written(self.nav, files, self._plan)
        self.drawn = Drawn(drawn_frames(env, self._plan.editions, self.written, SECTIONS), env, ())
        if not self.guest:
            self._add_everything(config, files, self.drawn)
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002 - as MkDocs calls
    ) -> TemplateContext:
        """Return what the theme shows around a hand-written page."""
        path = f"{self._project.pages_folder}/{page.file.src_uri}"
        written = next(each for each in self._plan.examined.site.pages if each.path == path)
        edition = self._plan.edition(written.lang)
        description = page.meta.get("description") or config.site_description
        added = page_context(
            edition,
            written,
            self.written,
            self.templates,
            title=str(page.title),
            description=str(description or ""),
        )
        return _with(context, added)

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,  # noqa: ARG002 - as MkDocs calls
        config: MkDocsConfig,  # noqa: ARG002 - as MkDocs calls
    ) -> TemplateContext:
        """Return what the theme shows where an address leads nowhere."""
        return _with(context, missing_context(self._plan.editions[0], self.written, self.templates))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index what MkDocs wrote, for its search; `kollega build` does so itself."""
        if not self.guest:
            indexed(self._plan, Path(config.site_dir), self._cache)

    def _made_plan(self, config: MkDocsConfig) -> Plan:
        try:
            project = _project(config, self.options)
            with _errors_told(project):
                return planned(project, _now(project), drafts=self.drafts)
        except ConfigurationError as error:
            raise MkDocsConfigurationError(f"{error}\n{error.hint}".strip()) from error

    @property
    def _plan(self) -> Plan:
        if self.plan is None:
            raise RuntimeError("MkDocs calls on_config first")
        return self.plan

    @property
    def _project(self) -> Project:
        return self._plan.editions[0].project

    @property
    def _cache(self) -> Cache:
        return Cache(self._project.root / CACHE_FOLDER)

    def _add_everything(self, config: MkDocsConfig, files: Files, drawn: Drawn) -> None:
        plan, root = self._plan, self._project.root
        press = Press(drawn.templates, self._project.words, drawn.frames, plan.card_press, root)
        with _errors_told(self._project):
            for artifact in Everything(plan.editions, plan.networks, plan.assets).of(ALL_KINDS):
                files.append(File.generated(config, artifact.path, content=self._cache.bytes_of(artifact, press)))


class ItemFile(File):
    """Stands in MkDocs' list of files for an item, so that hand-written pages can link to its Markdown file.

    Links to what is not on the site lead to the list of its kind.
    """

    def __init__(self, item: AnyItem, path: str, pages_folder: str, config: MkDocsConfig) -> None:
        src_uri = Path(os.path.relpath(item.path, pages_folder)).as_posix()
        super().__init__(src_uri, None, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV)
        self.dest_uri = f"{path}index.html"
        self.url = path

    def is_documentation_page(self) -> bool:
        """Return False: MkDocs draws no page for it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' signature
        """Copy nothing: the generator writes the page."""


def project_of(config_file: Path, *, site_dir: Path | None = None) -> Project:
    """Return what an mkdocs.yml says; raise ConfigurationError where it is wrong."""
    config = _loaded(config_file, site_dir)
    return _project(config, _plugin(config).options)


def drawn_with(config_file: Path) -> Host:
    """Return the host that draws with the site's MkDocs configuration."""

    def draw(plan: Plan, folder: Path) -> Drawn:
        config = _loaded(config_file, folder)
        plugin = _plugin(config)
        plugin.plan, plugin.guest = plan, True
        config.plugins.on_startup(command="build", dirty=False)
        with _quiet():
            mkdocs_build.build(config)
        if plugin.drawn is None:
            raise RuntimeError("MkDocs draws frames")
        paths = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
        return replace(plugin.drawn, paths=tuple(paths))

    return draw


def serve(config_file: Path, address: str | None, now: datetime | None = None) -> None:
    """Show the site in a browser, drafts included, and follow what is saved."""
    if now is not None:  # MkDocs loads the plugin anew for every change; only the environment reaches it
        os.environ["SOURCE_DATE_EPOCH"] = str(int(now.timestamp()))
    mkdocs_serve.serve(str(config_file), dev_addr=address)


def _loaded(config_file: Path, site_dir: Path | None) -> MkDocsConfig:
    chosen = {"site_dir": str(site_dir)} if site_dir else {}
    try:
        with _overheard() as said:
            return mkdocs_config.load_config(str(config_file), **chosen)
    except MkDocsConfigurationError as error:
        raise ConfigurationError(str(config_file), str(error)) from error
    except Abort as error:
        raise _refused(config_file, said) from error
    except (YAMLError, ImportError) as error:  # a tag such as !!python/name that names nothing
        raise ConfigurationError(str(config_file), "this is not valid YAML") from error


def _refused(config_file: Path, said: list[str]) -> ConfigurationError:
    """Return the first of the errors that MkDocs told its log, with the option's name in front."""
    first = next(iter(said), "")
    found = _MKDOCS_ERROR.match(first)
    return ConfigurationError(found[1], found[2]) if found else ConfigurationError(str(config_file), first)


def _plugin(config: MkDocsConfig) -> KollegaPlugin:
    plugin = config.plugins.get("kollega")
    if not isinstance(plugin, KollegaPlugin):
        hint = "Add `- kollega:` with `organisation:` under `plugins:`."
        raise ConfigurationError("plugins", "the plugin kollega is not in the list", hint)
    return plugin


def _project(config: MkDocsConfig, options: Mapping[str, Any]) -> Project:
    if not config.use_directory_urls:
        raise ConfigurationError("use_directory_urls", "must be true", "Take the line out: addresses end in a slash.")
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    settings = settings_of(options)
    check_folders(settings, root, Path(config.docs_dir), Path(config.site_dir))
    repository = (config.repo_url or "").rstrip("/") + "/" if config.repo_url else ""
    return Project(
        root=root,
        pages_dir=Path(config.docs_dir),
        site_dir=Path(config.site_dir),
        site_name=config.site_name,
        site_url=site_url_of(config.site_url),
        settings=settings,
        theme_dirs=tuple(folder for folder in map(Path, config.theme.dirs) if _MATERIAL not in folder.parents),
        typeface=typeface_of(settings, root),
        edit_base=_edit_base(repository, config.edit_uri or ""),
    )


def _edit_base(repository: str, edit_uri: str) -> str:
    if not edit_uri or edit_uri.startswith(("http://", "https://")):
        return edit_uri and edit_uri.rstrip("/") + "/"
    return repository and repository + edit_uri.strip("/") + "/"


def _now(project: Project) -> datetime:
    return now_of(None, os.environ, project.settings.zone)


@contextmanager
def _errors_told(project: Project) -> Iterator[None]:
    """Tell what is wrong with the content, and end MkDocs, where that is found within."""
    try:
        yield
    except ContentError as error:
        _tell(project, error.problems)
        raise Abort("The content has errors: nothing was built.") from error


def _tell(project: Project, problems: tuple[Problem, ...]) -> None:
    """Tell MkDocs' log what is wrong with the content, with lines and marks."""
    if problems:
        findings = Findings(problems)
        say = log.error if has_errors(problems) else log.warning
        say("%s", text_report(findings, source_lines(project.root, problems)).plain)


def _is_left_out(file: File, config: MkDocsConfig) -> bool:
    """Return whether a file lies in a theme folder: we publish assets, under names of their own, and nothing else."""
    return file.src_dir in config.theme.dirs


def _hand_written(nav: Navigation, files: Files, plan: Plan) -> HandWritten:
    """Return the navigation's pages by language, with the titles that MkDocs found."""
    titles = {file.src_uri: str(file.page.title) for file in files.documentation_pages() if file.page}
    folder = f"{plan.editions[0].project.pages_folder}/"
    site = plan.examined.site
    title_at = {(page.lang, page.address): titles.get(page.path.removeprefix(folder), "") for page in site.pages}
    links: dict[str, list[Link]] = defaultdict(list)
    for shown in nav.pages:
        page = next((each for each in site.pages if each.path == folder + shown.file.src_uri), None)
        if page and page.lang == site.languages[0]:
            for lang, path in site.page_paths(page).items():
                links[lang].append(Link(title_at.get((lang, path), ""), path))
    return HandWritten(links)


def _with(context: TemplateContext, added: dict[str, Any]) -> TemplateContext:
    """Return MkDocs' context with what our templates show, and with the way to the site's root."""
    return cast("TemplateContext", {**context, **added, "root": context["base_url"].rstrip("/") + "/"})


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """Collect the errors that MkDocs tells its log, and keep them from being printed."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger, listener = logging.getLogger("mkdocs.config"), Listener(logging.ERROR)
    logger.addHandler(listener)
    before, logger.propagate = logger.propagate, False
    try:
        yield said
    finally:
        logger.propagate = before
        logger.removeHandler(listener)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep MkDocs from telling of its own progress; its warnings are shown."""
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(before)
