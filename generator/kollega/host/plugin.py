"""The plugin `kollega`: reads the settings, has the site planned, and passes on what the host asks for.

The host loads it to read its configuration, long before anything is drawn; what draws is loaded when there is a plan.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs.plugins import BasePlugin

from kollega.clock import now_of
from kollega.diagnostics import ContentError
from kollega.host.choice import HOST_NAME
from kollega.host.project import project_from
from kollega.host.theme import DrawingTheme

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from kollega.check.memory import Memory
    from kollega.config.project import Project
    from kollega.host.build import HostBuild
    from kollega.host.preview import PreviewServer


class KollegaPlugin(BasePlugin):  # type: ignore[type-arg] # the host evaluates the argument; settings are read by Settings
    """Lets the host draw the frames and the hand-written pages, and adds everything else that a site has."""

    host_build: HostBuild | None = None
    """What is drawn in this build: given by `kollega build`, which writes everything else itself; else made anew."""
    serving: bool = False
    """Whether somebody looks while they write, and so sees drafts and errors."""
    is_on_demand: bool = False
    """Whether the files that they look at are made when they ask for them, and the others are not."""
    makers: dict[str, tuple[str, str]]
    """What made each file of the site at some time."""
    is_followed: bool = False
    """Whether what they save is followed: a first site, or what is wrong with it, is there."""
    memory: Memory | None = None
    """What is known of files that were read for former sites."""
    server: PreviewServer | None = None
    """What shows them the site; None until there is one."""

    def load_config(
        self,
        options: dict[str, Any],
        config_file_path: str | None = None,
    ) -> tuple[list[Any], list[Any]]:
        """Keep the options as they are written; Settings reads them. The host may use one plugin for several files."""
        self.host_build = None
        self.config = options
        self.config_file = Path(config_file_path or "mkdocs.yml").resolve()
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether somebody looks while they write, and see to the server that shows it."""
        self.makers = {}
        self.serving, self.is_on_demand = command == "serve", command == "serve" and not dirty
        if f"{HOST_NAME}.commands.serve" in sys.modules:
            from kollega.host.preview import use_preview_server

            use_preview_server(self.config_file, self._note_server)

    def _note_server(self, server: PreviewServer) -> None:
        self.server = server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all content, before the host cleans anything.

        Who writes sees what is wrong in the place of the site.
        """
        config.theme = DrawingTheme(config.theme)
        config.theme.static_templates.discard("sitemap.xml")  # ours knows the items and languages
        from kollega.host.log import keep_quiet_of_own_addresses

        keep_quiet_of_own_addresses(config)
        if "admonition" not in config.markdown_extensions:
            config.markdown_extensions.append("admonition")  # alerts are drawn with it
        if self.server and self.is_on_demand:  # the site of before stays until the next one is there
            from kollega.host.preview import new_site_dir

            config.site_dir = new_site_dir(config.site_dir)
        return config if self.host_build and not self.host_build.whole else self._plan(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give hand-written pages their language's address, and let them link to items."""
        return self._build.place_files(files, config)

    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002 - as the host calls
        files: Files,  # noqa: ARG002 - as above
    ) -> str:
        """Return the text with places for blocks in it; they are filled when there are templates."""
        return self._build.place_blocks(markdown, page)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - as the host calls
        """Keep the navigation: the frames show it."""
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Draw the frames; outside of `kollega build`, make everything and let the host write it."""
        return self._build.make_frames(env, self.nav, files, config)

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002 - as the host calls
    ) -> TemplateContext:
        """Return what the theme shows around a hand-written page."""
        return self._build.frame_page(page, context, config)

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,  # noqa: ARG002 - as the host calls
        config: MkDocsConfig,  # noqa: ARG002 - as the host calls
    ) -> TemplateContext:
        """Return what the theme shows where an address leads nowhere."""
        return self._build.frame_missing(context)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index what the host wrote, for its search; `kollega build` does so itself."""
        folder = Path(config.site_dir)
        if self._build.whole:
            self._build.list_files(folder)  # also where there is no search
            self._build.list_files(folder, self._build.index_search(folder))
            if not self.serving:
                self._build.publish_others(folder)
        if self.serving and self.server:
            from kollega.host.on_demand import SiteOnDemand

            self.server.show(folder, None if self._build.whole else SiteOnDemand(self._build, folder, self.makers))

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[[], None],
    ) -> LiveReloadServer:
        """Let the server go on, and say what is wrong, where something that is saved cannot be built."""
        from kollega.host.serve import resilient_builder

        self.is_followed = True
        server.builder = resilient_builder(builder, config, cast("PreviewServer", server).tell)
        return server

    @property
    def _build(self) -> HostBuild:
        if self.host_build is None:
            raise RuntimeError("the host calls on_config first")
        return self.host_build

    def _plan(self, config: MkDocsConfig) -> MkDocsConfig:
        """Plan the site and tell what is wrong; return the configuration of what the host is to build."""
        from kollega.build.plan import plan_project
        from kollega.host.log import abort, log_diagnostics, rephrase_setting_errors, translation_of
        from kollega.host.serve import error_site
        from kollega.host.watch import watched_paths

        with rephrase_setting_errors(self.config.get("messages")):
            project = project_from(config)
            config.watch += map(str, watched_paths(project))
            try:
                plan = plan_project(project, _now(project), drafts=self.serving, memory=self._remember(project))
            except ContentError as error:
                if not self.serving:
                    abort(project, error)
                log_diagnostics(project.root, error.diagnostics, translation_of(project))
                if self.is_followed:
                    raise
                if self.server:
                    self.server.show(Path(config.site_dir))
                return error_site(config, error)
        log_diagnostics(project.root, plan.diagnostics, translation_of(project))
        from kollega.host.build import HostBuild

        self.host_build = HostBuild(plan, whole=not (self.server and self.is_on_demand))
        return config

    def _remember(self, project: Project) -> Memory | None:
        """Return what is known of unchanged files, where the next site follows this one; it stays in this process."""
        if not self.serving:
            return None
        from kollega.check.memory import Memory
        from kollega.host.build import store_of

        cache = store_of(project)
        same = self.memory and self.memory.store == cache
        self.memory = self.memory.again(project) if self.memory and same else Memory.of(project, cache)
        return self.memory


def _now(project: Project) -> datetime:
    return now_of(None, os.environ, project.settings.zone)
