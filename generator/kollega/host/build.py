"""What the host draws of a site: the frames of all pages, and the hand-written ones."""

from __future__ import annotations

import logging
import os
from collections import defaultdict
from contextlib import contextmanager, nullcontext
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol, cast

from mkdocs.commands import build as host_build
from mkdocs.structure.files import File

from kollega.build.cache import CACHE_DIR, Cache
from kollega.build.changed import forget_changes
from kollega.build.checksums import checksums, require_place
from kollega.build.compress import compress_files
from kollega.build.manifest import Manifest, add_to_manifest
from kollega.build.publish import publish_beside, require_ours
from kollega.build.render import Shell, postprocess
from kollega.build.staging import Staging
from kollega.content.pages import is_page, page_address
from kollega.host.files import ItemPlaceholder, PictureFile, SiteFile
from kollega.host.log import abort_on_content_errors, host_log, log, rephrase_setting_errors
from kollega.host.theme import DrawingTheme
from kollega.outputs.layout.chrome import HandWritten
from kollega.outputs.layout.frame import draw_frames
from kollega.outputs.output import ALL_KINDS, OutputKind
from kollega.outputs.pages.hand_written import fill_blocks, lead_within_site, missing_context, page_context, page_layout
from kollega.outputs.summaries import Link
from kollega.scaffold.cms.bundle import bundle, is_installed
from kollega.scaffold.cms.editors import EDITORS
from kollega.scaffold.cms.site_editor import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from kollega.build.plan import Plan
    from kollega.config.project import Project
    from kollega.content.pages import Page as Written
    from kollega.outputs.artifact import Frame, RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.pages.hand_written import PageLayout
    from kollega.outputs.templates import Templates


class _Plugin(Protocol):
    """Passes on to a build what the host asks for."""

    host_build: HostBuild | None


def render_shell(config: MkDocsConfig, plan: Plan, folder: Path) -> Shell:
    """Let the host write frames and hand-written pages into a folder, once; return the frames and what it wrote."""
    config.site_dir = str(folder)
    build = cast("_Plugin", config.plugins["kollega"]).host_build = HostBuild(plan)
    config.plugins.on_startup(command="build", dirty=False)
    with _hush():
        host_build.build(config)
    paths = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return Shell(build.frames, build.templates, build.hand_written, tuple(paths))


def redraw_frames(config: MkDocsConfig, plan: Plan, menu: HandWritten) -> Shell:
    """Return the frames of a site of which the host has drawn the pages before, with the templates that it would use.

    Only where no plugin of others could have added to these.
    """
    templates = plan.templates(DrawingTheme(config.theme).get_env())
    return Shell(draw_frames(templates, plan.publication.editions, menu), templates, menu)


def store_of(project: Project) -> Cache:
    """Return what keeps what was made of a project, where the host builds it."""
    cache = Cache.of(Path(os.environ.get(CACHE_DIR) or project.root))
    if cache.note:
        log.info(cache.note)
    return cache


def _editor_files(project: Project) -> Iterator[tuple[str, bytes]]:
    """Yield what the page of a site's editor loads; say how that is installed where it is not."""
    if project.editor is None:
        return
    editor = EDITORS[project.editor.name]
    if is_installed(project.root, editor):
        yield from ((f"{FOLDER}/{path}", content) for path, content in bundle(project.root, editor))
    else:
        log.warning(
            "the page /%s/ stays empty: %s is not installed; say `npm ci --ignore-scripts` in the folder of %s",
            *(FOLDER, editor.title, project.config_name),
        )


@contextmanager
def _hush() -> Iterator[None]:
    """Keep the host from telling of its own progress; its warnings are shown."""
    before = host_log.level
    host_log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        host_log.setLevel(before)


class HostBuild:
    """One build by the host; its methods follow each other as its events do."""

    templates: Templates
    """The theme's, a company's own in front."""
    frames: Mapping[tuple[str, str], Frame]
    """Frames by language and section."""
    hand_written: HandWritten
    """The navigation's pages."""
    kinds: dict[str, OutputKind]
    """The kind of each file of a whole site by its path, but for the search's."""

    def __init__(self, plan: Plan, *, whole: bool = False) -> None:
        """Begin to draw what is planned; as a whole site, with everything else, where nobody else writes that."""
        self.plan, self.whole = plan, whole
        self.layouts: dict[str, PageLayout] = {}

    def place_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Give hand-written pages their language's address, and let them link to items.

        What the check has not looked at is left out: whatever lies in hidden folders, and what came in between.
        """
        site = self.plan.site
        for file in list(files):
            if file.generated_by is None and file.src_dir == config.docs_dir:
                files.remove(file)
                if known := self._known(file):
                    files.append(known)
        for item in site.items:
            files.append(ItemPlaceholder(item, site.path(item), self.plan.project, config))
        for item in (*site.withdrawn, *site.unpublished):
            files.append(ItemPlaceholder(item, site.list_path(item.kind, item.lang), self.plan.project, config))
        for path, content in _editor_files(self.plan.project):
            files.append(File.generated(config, path, content=content))
        return files

    def _known(self, file: File) -> File | None:
        """Return a file of the pages as we publish it; None where the check has not looked at it."""
        project = self.plan.project
        path, folder = f"{project.pages_folder}/{file.src_uri}", PurePosixPath(project.pages_folder)
        if path not in self.plan.links.content.files:
            return None
        if photo := self.plan.site.photos.get(path):
            return PictureFile(file, photo, project)
        known = SiteFile(file, project)
        if known.is_documentation_page():
            _, address = page_address(path, folder, project.settings)
            known.dest_uri, known.url = f"{address}index.html", address or "./"
        return known if is_page(path, f"{folder}/") or not known.is_documentation_page() else None

    def place_blocks(self, markdown: str, page: Page) -> str:
        """Return a page's text with places for blocks in it; they are filled when there are templates."""
        written, edition = self._written(page)
        self.layouts[written.path] = page_layout(markdown, written, self.plan.links, edition)
        return self.layouts[written.path].markdown

    def make_frames(self, env: Environment, nav: Navigation, files: Files, config: MkDocsConfig) -> Environment:
        """Draw the frames; of a whole site, make everything, so that the host writes it."""
        self.templates = self.plan.templates(env)
        self.hand_written = _hand_written(nav, files, self.plan, chosen=config.nav is not None)
        with rephrase_setting_errors(self._language) if self.whole else nullcontext():
            self.frames = draw_frames(self.templates, self.plan.publication.editions, self.hand_written)
            if self.whole:
                self._add_everything(config, files)
        return self.templates

    def frame_page(self, page: Page, context: TemplateContext, config: MkDocsConfig) -> TemplateContext:
        """Return what the theme shows around a hand-written page."""
        written, edition = self._written(page)
        linked = lead_within_site(page.content or "", written, self.plan.links)
        page.content = fill_blocks(linked, self.layouts[written.path], written, edition, self.templates)
        common = config.site_description if edition is self._first else ""  # it is in the first language
        description = page.meta.get("description") or common
        added = page_context(
            edition,
            written,
            self.hand_written,
            self.templates,
            title=str(page.title),
            description=str(description or ""),
        )
        return _with(context, added)

    def frame_missing(self, context: TemplateContext) -> TemplateContext:
        """Return what the theme shows where an address leads nowhere."""
        return _with(context, missing_context(self._first, self.hand_written, self.templates))

    def index_search(self, folder: Path) -> Iterable[str]:
        """Index the pages of a whole site for its search; return the paths of the index."""
        with rephrase_setting_errors(self._language):
            pages = (page.relative_to(folder).as_posix() for page in folder.rglob("index.html"))
            return postprocess(self.plan.publication, ALL_KINDS, pages, Staging(folder, folder), self.cache)

    def publish_others(self, folder: Path) -> None:
        """Write copies of texts, and what lies beside a whole site.

        What became of its pages is not known, since the host has emptied it.
        """
        settings = self.plan.project.settings
        with rephrase_setting_errors(self._language):
            forget_changes(folder)
            require_ours(folder, self.plan.publication.beside(ALL_KINDS))
            require_place(folder, wanted=settings.checksums)
        copies = compress_files(Manifest.of(folder).kinds, settings.compress, Staging(folder, folder))
        add_to_manifest(folder, copies)
        sums = checksums(folder, wanted=settings.checksums)
        publish_beside(folder, (*self.plan.publication.beside(ALL_KINDS), *sums))

    def list_files(self, folder: Path, index: Iterable[str] = ()) -> None:
        """List the files of a whole site, so that a later `kollega build` knows them for its own."""
        with rephrase_setting_errors(self._language):
            add_to_manifest(folder, self.kinds | dict.fromkeys(index, OutputKind.SEARCH))

    @property
    def _language(self) -> str:
        return self.plan.project.settings.messages

    @property
    def _first(self) -> Edition:
        return self.plan.publication.first

    @cached_property
    def cache(self) -> Cache:
        """Return what was made once."""
        return store_of(self.plan.project)

    def _written(self, page: Page) -> tuple[Written, Edition]:
        """Return a hand-written page and the edition that it belongs to."""
        path = f"{self.plan.project.pages_folder}/{page.file.src_uri}"
        written = next(each for each in self.plan.site.pages if each.path == path)
        return written, self.plan.edition(written.lang)

    def _add_everything(self, config: MkDocsConfig, files: Files) -> None:
        context = self.plan.context(self.templates, self.frames)
        self.kinds = dict.fromkeys((file.dest_uri for file in files), OutputKind.PAGES)
        self.kinds |= dict.fromkeys(config.theme.static_templates, OutputKind.PAGES)
        with abort_on_content_errors(self.plan.project):
            self._add_parts(config, files, context, late=False)
            sizes = {file.dest_uri: len(file.content_bytes) for file in files if file.generated_by}
            self._add_parts(config, files, context.at(sizes.get), late=True)

    def _add_parts(self, config: MkDocsConfig, files: Files, context: RenderContext, *, late: bool) -> None:
        for kind, part in self.plan.publication.parts(ALL_KINDS, late=late):
            for artifact in part():
                self.kinds[artifact.path] = kind
                files.append(File.generated(config, artifact.path, content=self.cache.bytes_of(artifact, context)))


def _hand_written(nav: Navigation, files: Files, plan: Plan, *, chosen: bool) -> HandWritten:
    """Return the pages of the menu by language, with the titles that the host found.

    Where nobody has chosen them, a page whose address lies below another's is reached from that one.
    """
    titles = {file.src_uri: str(file.page.title) for file in files.documentation_pages() if file.page}
    folder = f"{plan.project.pages_folder}/"
    site = plan.site
    title_at = {(page.lang, page.address): titles.get(page.path.removeprefix(folder), "") for page in site.pages}
    known = {page.path: page for page in site.pages if page.lang == site.languages[0]}
    menu = [page for shown in nav.pages if (page := known.get(folder + shown.file.src_uri))]
    addresses = frozenset() if chosen else frozenset(page.address for page in menu)
    links: dict[str, list[Link]] = defaultdict(list)
    for page in menu:
        if addresses.isdisjoint(f"{above}/" for above in PurePosixPath(page.address).parents):
            for lang, path in site.page_paths(page).items():
                if title := title_at.get((lang, path)):  # else the theme draws it
                    links[lang].append(Link(title, path))
    return HandWritten(links)


def _with(context: TemplateContext, added: dict[str, Any]) -> TemplateContext:
    """Return the host's context with what our templates show, and with the way to the site's root."""
    return cast("TemplateContext", {**context, **added, "root": context["base_url"].rstrip("/") + "/"})
