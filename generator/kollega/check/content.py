"""Read what a project holds, make its catalogue, and find everything that is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from kollega.check.guidelines import Linter
from kollega.check.kept_rules import found_by_rules
from kollega.check.memory import Memory, Text
from kollega.check.questions import Questions
from kollega.check.references import with_ids_of_names
from kollega.check.rules import quote_diagnostics
from kollega.check.translations import wordless_languages
from kollega.config.project import networks_of
from kollega.content.read import read_content
from kollega.diagnostics import ContentError, Diagnostic, Mark, Severity, has_errors
from kollega.executor import CHUNK, SERIAL, announce, chunks
from kollega.guidelines.phrases import Tokens
from kollega.i18n.wording import wording
from kollega.markdown.body import Body, body
from kollega.outputs.boards.requirements import board_diagnostics
from kollega.outputs.kits.kit import Sharing
from kollega.outputs.kits.own_words import own_words_diagnostics
from kollega.scaffold.placeholders import item_placeholders, placeholder_diagnostics
from kollega.site.blocks import block_diagnostics
from kollega.site.catalogue import Site
from kollega.site.file_links import FileLinks
from kollega.site.links import Links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from kollega.check.memory import Store
    from kollega.config.project import Project
    from kollega.content.item import AnyItem
    from kollega.content.read import Content
    from kollega.executor import Executor
    from kollega.i18n.words import Words

_LINK_CODES = frozenset(
    {"broken-link", "outside-link", "unknown-address", "unknown-fragment", "unpublished-link", "withdrawn-link"}
)
"""What concerns the hand-written pages too; the rest of their text is MkDocs' to draw."""


@dataclass(frozen=True)
class CheckResult:
    """A project's content: what of it may be published, and what is wrong with it."""

    site: Site
    """The catalogue."""
    bodies: Mapping[str, Body]
    """The texts of all items by path."""
    links: Links
    """Where the links of each file lead."""
    diagnostics: tuple[Diagnostic, ...]
    """All problems of all files, sorted by place."""

    def publishable(self) -> CheckResult:
        """Return itself, or raise ContentError where a problem is an error."""
        if has_errors(self.diagnostics):
            raise ContentError(self.diagnostics)
        return self


def check_project(
    project: Project, now: datetime, *, drafts: bool = False, executor: Executor = SERIAL, store: Store | None = None
) -> CheckResult:
    """Return the content of a project at the moment `now`, with or without drafts, and what is wrong with it.

    What a store knows of files is not looked for again. Raises ConfigurationError where the settings name a network
    that there is not.
    """
    memory = Memory.of(project, store)
    content = read(project, executor, memory)
    return check(project, content, catalogue(project, content, now, drafts=drafts), executor, memory)


def read(project: Project, executor: Executor, memory: Memory | None = None) -> Content:
    """Return what lies in the folders of a project."""
    return read_content(project.settings, project.root, project.pages_dir, executor, memory)


def catalogue(project: Project, content: Content, now: datetime, *, drafts: bool = False) -> Site:
    """Return the site that a project's content makes at the moment `now`, with or without drafts."""
    return Site.of(content, project.settings, now, drafts=drafts)


def check(project: Project, content: Content, site: Site, executor: Executor, memory: Memory) -> CheckResult:
    """Return the texts of a site as HTML, and everything that is wrong with its content."""
    links = Links(content, site, project.pages_folder)
    texts = _texts(project, content, links, executor, memory)
    bodies = {path: text.body for path, text in texts.items()}
    found = chain(_diagnostics(project, content, bodies, links, memory), *(text.diagnostics for text in texts.values()))
    memory.keep()
    return CheckResult(site, bodies, links, tuple(sorted(dict.fromkeys(found))))


def _texts(project: Project, content: Content, links: Links, executor: Executor, memory: Memory) -> dict[str, Text]:
    """Return the texts of items by their paths, made now or before."""
    known = {item.path: memory.text(item.path, _questions(item, links)) for item in content.items}
    new = [item for item in content.items if known[item.path] is None]
    look = partial(check_texts, linter=Linter(content.guidelines, links.site), links=links, words=project.words)
    made = list(chain.from_iterable((executor if len(new) > CHUNK else SERIAL).map(look, chunks(new))))
    if not any(each.code == "slow-pattern" for text, _ in made for each in text.diagnostics):
        memory.learn_texts((item.path, text, answers) for item, (text, answers) in zip(new, made, strict=True))
    fresh = {item.path: text for item, (text, _) in zip(new, made, strict=True)}
    return {path: text or fresh[path] for path, text in known.items()}


def _diagnostics(
    project: Project, content: Content, bodies: Mapping[str, Body], links: Links, memory: Memory
) -> Iterator[Diagnostic]:
    """Yield everything that is wrong, but for what each text shows by itself."""
    site, settings, words = links.site, project.settings, project.words
    sharing = Sharing.of(settings, networks_of(settings), settings.languages[0])
    yield from project.diagnostics
    yield from with_ids_of_names(content)
    yield from found_by_rules(content, site, memory)
    yield from own_words_diagnostics(content.shareable, sharing, site, project)
    yield from board_diagnostics(content, bodies, site, project)
    yield from block_diagnostics(content, links, words)
    yield from placeholder_diagnostics(content, project)
    yield from wordless_languages({lang: words(lang) for lang in site.languages}, project.config_name)
    yield from _editor_diagnostics(project)
    yield from page_diagnostics(content, links, words)
    yield from quote_diagnostics(content, bodies)


def check_texts(
    items: Iterable[AnyItem], linter: Linter, links: Links, words: Callable[[str], Words]
) -> list[tuple[Text, Mapping[str, str]]]:
    """Return the texts of items, in their order, and what each was answered about the rest of the site."""
    return [_check_text(item, linter, links, words(item.lang)) for item in items]


def _check_text(item: AnyItem, linter: Linter, links: Links, words: Words) -> tuple[Text, Mapping[str, str]]:
    questions = _questions(item, links)
    announce(item.path)
    text, tokens = body(item.text, questions, words, _printed_lang(item, links)), Tokens(item.text)
    faults = (fault.of(item.path, item.text_line - 1) for fault in text.faults)
    found = (*faults, *item_placeholders(item, tokens.different), *linter.diagnostics(item, text, tokens))
    return Text(text, found), questions.answers


def _questions(item: AnyItem, links: Links) -> Questions:
    """Return what answers to a text what depends on others; its stage says whether anybody mends it still."""
    return Questions(FileLinks(links, item.path, item.lang), {"stage": links.site.stages[item.path].value})


def _editor_diagnostics(project: Project) -> Iterator[Diagnostic]:
    """Yield whether the forms in which one writes in the browser are no longer those that the settings ask for."""
    if project.editor is None:
        return
    from kollega.scaffold.cms.files import is_out_of_date  # with the schemas, which few checks need
    from kollega.scaffold.cms.site_editor import CONFIG

    if is_out_of_date(project, project.editor):
        message = wording("these forms were made for other settings, or by another version of Kollega")
        hint = wording("Run `kollega cms {editor}` again.", editor=project.editor.name)
        path = f"{project.pages_folder}/{CONFIG}"
        yield Diagnostic.at(path, Mark(), "editor-out-of-date", message, hint, severity=Severity.WARNING)


def render_bodies(items: Iterable[AnyItem], links: Links, words: Callable[[str], Words]) -> list[Body]:
    """Return the texts of items as finished HTML, in their order."""
    return [_render(item, links, words(item.lang)) for item in items]


def _render(item: AnyItem, links: Links, words: Words) -> Body:
    announce(item.path)
    return body(item.text, FileLinks(links, item.path, item.lang), words, _printed_lang(item, links))


def _printed_lang(item: AnyItem, links: Links) -> str:
    """Return the language in whose marks a text is set; none where it stays as it was typed."""
    return item.lang if links.site.settings.typographer else ""


def page_diagnostics(content: Content, links: Links, words: Callable[[str], Words]) -> Iterator[Diagnostic]:
    """Yield what is wrong in the texts of hand-written pages."""
    for page in content.pages:
        for fault in body(page.text, FileLinks(links, page.path, page.lang), words(page.lang)).faults:
            if fault.code in _LINK_CODES:
                yield fault.of(page.path)
