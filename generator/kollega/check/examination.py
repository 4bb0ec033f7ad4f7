"""From the files of a project to its catalogue, and everything that is wrong with them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.check.rules import quote_diagnostics, rule_diagnostics
from kollega.config.project import networks_of
from kollega.content.reading import content_begun
from kollega.diagnostics import ContentError, Diagnostic, has_errors
from kollega.scaffold.placeholders import placeholder_diagnostics
from kollega.site.blocks import block_diagnostics
from kollega.site.bodies import bodies_begun, body_diagnostics
from kollega.site.catalogue import Site
from kollega.site.links import Links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from datetime import datetime

    from kollega.config.project import Project
    from kollega.content.reading import Content
    from kollega.markdown.body import Body


@dataclass(frozen=True)
class Examined:
    """A project's content: what of it may be published, and what is wrong with it."""

    site: Site
    """The catalogue."""
    bodies: Mapping[str, Body]
    """The texts of all items by path."""
    links: Links
    """Where the links of each file lead."""
    diagnostics: tuple[Diagnostic, ...]
    """All problems of all files, sorted by place."""

    def publishable(self) -> Examined:
        """Return itself, or raise ContentError where a problem is an error."""
        if has_errors(self.diagnostics):
            raise ContentError(self.diagnostics)
        return self


@dataclass(frozen=True)
class Examination:
    """A project's content while others still work on its texts."""

    project: Project
    content: Content
    site: Site
    """The catalogue."""
    links: Links
    """Where the links of each file lead."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong beside the texts."""
    texts: Callable[[], Mapping[str, Body]]
    """Waits for the texts of all items by path."""

    def done(self) -> Examined:
        """Wait for the texts, and return everything that was found."""
        bodies, words = self.texts(), self.project.words
        diagnostics = (
            *self.diagnostics,
            *body_diagnostics(self.content, bodies, self.links, words),
            *quote_diagnostics(self.content, bodies),
        )
        return Examined(self.site, bodies, self.links, tuple(sorted(diagnostics)))


def examined(project: Project, now: datetime, *, drafts: bool = False, jobs: int = 1) -> Examined:
    """Return the content of a project at the moment `now`, with or without drafts; `jobs` processes share the work.

    Raises ConfigurationError where the settings name a network that there is not.
    """
    with reading(project, jobs) as content:
        read = content()
    with examination(project, read, now, drafts=drafts, jobs=jobs) as begun:
        return begun.done()


def reading(project: Project, jobs: int) -> AbstractContextManager[Callable[[], Content]]:
    """Begin to read a project, `jobs` processes with this one; give what waits for its content."""
    return content_begun(project.settings, project.root, project.pages_dir, jobs)


@contextmanager
def examination(
    project: Project, content: Content, now: datetime, *, drafts: bool = False, jobs: int = 1
) -> Iterator[Examination]:
    """Begin to examine what a project holds, as `examined` does; within the block, others work on its texts."""
    settings = project.settings
    networks = networks_of(settings)
    site = Site.of(content, settings, now, drafts=drafts)
    links = Links(content, site, project.pages_folder)
    with bodies_begun(content, links, project.words, jobs) as texts:
        from kollega.outputs.kits.build import sharing_of  # they take long to load, and others work meanwhile
        from kollega.outputs.kits.own_words import own_words_diagnostics

        sharing = sharing_of(settings, networks, settings.languages[0])
        diagnostics = (
            *project.diagnostics,
            *content.diagnostics,
            *rule_diagnostics(content, site),
            *own_words_diagnostics(content.shareable, sharing, site, project),
            *block_diagnostics(content, links, project.words),
            *placeholder_diagnostics(content, project),
        )
        yield Examination(project, content, site, links, diagnostics, texts)
