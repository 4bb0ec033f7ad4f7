"""MkDocs' plugin `kollega`: reads the settings, has the site planned, and passes on what MkDocs asks for.

MkDocs loads it to read its configuration, long before anything is drawn; what draws is loaded when there is a plan.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs.plugins import BasePlugin

from kollega.clock import now_of
from kollega.diagnostics import ContentError
from kollega.host.configuration import project_from
from kollega.host.theme import DrawingTheme

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

    from kollega.config.project import Project
    from kollega.host.drawing import Drawing


class KollegaPlugin(BasePlugin):  # type: ignore[type-arg] # MkDocs evaluates the argument; settings are read by Settings
    """Lets MkDocs draw the frames and the hand-written pages, and adds everything else that a site has."""

    drawing: Drawing | None = None
    """What is drawn in this build: given by `kollega build`, which writes everything else itself; else made anew."""
    serving: bool = False
    """Whether somebody looks while they write, and so sees drafts and errors."""

    def load_config(
        self,
        options: dict[str, Any],
        config_file_path: str | None = None,  # noqa: ARG002 - as MkDocs calls
    ) -> tuple[list[Any], list[Any]]:
        """Keep the options as they are written; Settings reads them. MkDocs may use one plugin for several files."""
        self.drawing = None
        self.options = options
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
        return config if self.drawing and not self.drawing.whole else self._planned(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give hand-written pages their language's address, and let them link to items."""
        return self._drawing.with_addresses(files, config)

    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002 - as MkDocs calls
        files: Files,  # noqa: ARG002 - as above
    ) -> str:
        """Return the text with places for blocks in it; they are filled when there are templates."""
        return self._drawing.laid_out(markdown, page)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - as MkDocs calls
        """Keep the navigation: the frames show it."""
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Draw the frames; outside of `kollega build`, make everything and let MkDocs write it."""
        return self._drawing.with_frames(env, self.nav, files, config)

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002 - as MkDocs calls
    ) -> TemplateContext:
        """Return what the theme shows around a hand-written page."""
        return self._drawing.around(page, context, config)

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,  # noqa: ARG002 - as MkDocs calls
        config: MkDocsConfig,  # noqa: ARG002 - as MkDocs calls
    ) -> TemplateContext:
        """Return what the theme shows where an address leads nowhere."""
        return self._drawing.around_nothing(context)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index what MkDocs wrote, for its search; `kollega build` does so itself."""
        self._drawing.index(Path(config.site_dir))

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[[], None],
    ) -> LiveReloadServer:
        """Let the server go on, and say what is wrong, where something that is saved cannot be built.

        It answers under its own names alone, and watches what the check looks at.
        """
        from kollega.host.serving import followed, going_on, guarded, own_names
        from kollega.host.watching import watch_without_links

        watch_without_links(server, Path(config.config_file_path).resolve().parent)
        server.builder = going_on(builder, config)
        app = followed(cast("WSGIApplication", server.get_app()), f"{server.mount_path}404.html")
        server.set_app(guarded(app, own_names(config.dev_addr.host)))
        return server

    @property
    def _drawing(self) -> Drawing:
        if self.drawing is None:
            raise RuntimeError("MkDocs calls on_config first")
        return self.drawing

    def _planned(self, config: MkDocsConfig) -> MkDocsConfig:
        """Plan the site and tell what is wrong; return the configuration of what MkDocs is to build."""
        from kollega.build.pipeline import planned
        from kollega.host.serving import notice_site, watched
        from kollega.host.telling import aborted, setting_errors_told, tell

        with setting_errors_told():
            project = project_from(config, self.options)
            config.watch += map(str, watched(project))
            try:
                plan = planned(project, _now(project), drafts=self.serving)
            except ContentError as error:
                tell(project.root, error.diagnostics)
                if not self.serving:
                    raise aborted() from error
                return notice_site(config, error)
        tell(project.root, plan.diagnostics)
        from kollega.host.drawing import Drawing

        self.drawing = Drawing(plan, whole=True)
        return config


def _now(project: Project) -> datetime:
    return now_of(None, os.environ, project.settings.zone)
