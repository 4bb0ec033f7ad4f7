"""MkDocs' plugin `kollega`: draws the frames and the hand-written pages, and adds everything else."""

from __future__ import annotations

import os
from collections import defaultdict
from contextlib import nullcontext
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File

from kollega.cache import Cache
from kollega.clock import now_of
from kollega.content.pages import page_address
from kollega.errors import ContentError
from kollega.host.configuration import project_from
from kollega.host.files import ItemFile, PictureFile
from kollega.host.notice import going_on, notice_site
from kollega.host.telling import aborted, content_errors_told, setting_errors_told, tell
from kollega.host.templates import Templates
from kollega.host.theme import DrawingTheme
from kollega.outputs.everything import Everything
from kollega.outputs.pages.blocks import laid_out, with_blocks
from kollega.outputs.pages.frame import HandWritten
from kollega.outputs.pages.plan import SECTIONS
from kollega.outputs.pages.views.card import Link
from kollega.outputs.pages.written import missing_context, page_context
from kollega.outputs.press import Press, drawn_frames, fragments
from kollega.pipeline import ALL_KINDS, CACHE_FOLDER, Drawn, Plan, indexed, planned
from kollega.preview import followed, watched
from kollega.publish import Staging

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from wsgiref.types import WSGIApplication

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from kollega.content.item import Page as Written
    from kollega.outputs.edition import Edition
    from kollega.outputs.pages.blocks import Layout
    from kollega.project import Project


class KollegaPlugin(BasePlugin):  # type: ignore[type-arg] # MkDocs evaluates the argument; settings are read by Settings
    """Lets MkDocs draw the frames and the hand-written pages, and adds everything else that a site has."""

    plan: Plan | None = None
    """What the site is made of: given by `kollega build`, else made here."""
    drawn: Drawn | None = None
    """What was drawn for `kollega build`."""
    guest: bool = False
    """Whether `kollega build` runs MkDocs, and writes everything else itself."""
    serving: bool = False
    """Whether somebody looks while they write, and so sees drafts and errors."""

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Keep the options as they are written; Settings reads them.

        MkDocs may use one plugin for several builds, so that each begins here as if it were the first.
        """
        self.plan, self.drawn, self.guest = None, None, False
        self.layouts: dict[str, Layout] = {}
        self.options = options
        self.config_file = Path(config_file_path or "mkdocs.yml")
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs passes both
        """Note whether somebody looks while they write."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all content, before MkDocs cleans anything.

        Who writes sees what is wrong in the place of the site.
        """
        config.theme = DrawingTheme(config.theme)
        config.theme.static_templates.discard("sitemap.xml")  # ours knows the items and languages
        if "admonition" not in config.markdown_extensions:
            config.markdown_extensions.append("admonition")  # alerts are drawn with it
        if not self.guest:
            with setting_errors_told():
                project = project_from(config, self.options)
                config.watch += map(str, watched(project))
                try:
                    self.plan = planned(project, _now(project), drafts=self.serving)
                except ContentError as error:
                    tell(project, error.problems)
                    if not self.serving:
                        raise aborted() from error
                    return notice_site(config, error)
            tell(project, self.plan.problems)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give hand-written pages their language's address, and let them link to items."""
        settings, folder = self._project.settings, self._project.pages_folder
        site = self._plan.examined.site
        for file in list(files):
            if photo := site.photos.get(f"{self._project.pages_folder}/{file.src_uri}"):
                files.remove(file)
                files.append(PictureFile(file, photo, self._project))
            elif file.is_documentation_page():
                _, address = page_address(f"{folder}/{file.src_uri}", PurePosixPath(folder), settings)
                file.dest_uri = f"{address}index.html"
                file.url = address or "./"
        for item in site.items:
            files.append(ItemFile(item, site.path(item), folder, config))
        for item in (*site.gone, *site.waiting):
            files.append(ItemFile(item, site.list_path(item.kind, item.lang), folder, config))
        return files

    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002 - as MkDocs calls
        files: Files,  # noqa: ARG002 - as above
    ) -> str:
        """Return the text with places for blocks in it; they are filled when there are templates."""
        written, edition = self._written(page)
        self.layouts[written.path] = laid_out(markdown, written, self._plan.examined.links, edition)
        return self.layouts[written.path].markdown

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - as MkDocs calls
        """Keep the navigation: the frames show it."""
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Draw the frames; outside of `kollega build`, make everything and let MkDocs write it."""
        self.templates = Templates(env, {"asset": self._plan.assets.path, "fragment": fragments()})
        self.written = _hand_written(self.nav, files, self._plan)
        with nullcontext() if self.guest else setting_errors_told():
            frames = drawn_frames(self.templates, self._plan.editions, self.written, SECTIONS)
            self.drawn = Drawn(frames, self.templates, ())
            if not self.guest:
                self._add_everything(config, files, self.drawn)
        return self.templates

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002 - as MkDocs calls
    ) -> TemplateContext:
        """Return what the theme shows around a hand-written page."""
        written, edition = self._written(page)
        page.content = with_blocks(page.content or "", self.layouts[written.path], written, edition, self.templates)
        common = config.site_description if edition is self._plan.editions[0] else ""  # it is in the first language
        description = page.meta.get("description") or common
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
            with setting_errors_told():
                folder = Path(config.site_dir)
                pages = (page.relative_to(folder).as_posix() for page in folder.rglob("index.html"))
                indexed(self._plan, pages, Staging(folder, folder), self._cache)

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[[], None],
    ) -> LiveReloadServer:
        """Let the server go on, and say what is wrong, where something that is saved cannot be built."""
        server.builder = going_on(builder, config)
        server.set_app(followed(cast("WSGIApplication", server.get_app()), f"{server.mount_path}404.html"))
        return server

    @property
    def _plan(self) -> Plan:
        if self.plan is None:
            raise RuntimeError("MkDocs calls on_config first")
        return self.plan

    def _written(self, page: Page) -> tuple[Written, Edition]:
        """Return a hand-written page and the edition that it belongs to."""
        path = f"{self._project.pages_folder}/{page.file.src_uri}"
        written = next(each for each in self._plan.examined.site.pages if each.path == path)
        return written, self._plan.edition(written.lang)

    @property
    def _project(self) -> Project:
        return self._plan.editions[0].project

    @property
    def _cache(self) -> Cache:
        return Cache(self._project.root / CACHE_FOLDER)

    def _add_everything(self, config: MkDocsConfig, files: Files, drawn: Drawn) -> None:
        plan, root = self._plan, self._project.root
        press = Press(drawn.templates, self._project.words, drawn.frames, plan.card_press, root)
        with content_errors_told(self._project):
            for artifact in Everything(plan.editions, plan.networks, plan.assets).of(ALL_KINDS):
                files.append(File.generated(config, artifact.path, content=self._cache.bytes_of(artifact, press)))


def _now(project: Project) -> datetime:
    return now_of(None, os.environ, project.settings.zone)


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
                if title := title_at.get((lang, path)):  # else the theme draws it
                    links[lang].append(Link(title, path))
    return HandWritten(links)


def _with(context: TemplateContext, added: dict[str, Any]) -> TemplateContext:
    """Return MkDocs' context with what our templates show, and with the way to the site's root."""
    return cast("TemplateContext", {**context, **added, "root": context["base_url"].rstrip("/") + "/"})
