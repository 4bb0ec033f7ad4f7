"""Share kits: for each story and open vacancy a page for colleagues, and the same as `kit.json`."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from kollega.config.project import networks_of
from kollega.outputs.artifact import Artifact
from kollega.outputs.edition import Menu, Section
from kollega.outputs.kits.compose import kit_of
from kollega.outputs.kits.groups import group_kit, group_links
from kollega.outputs.kits.kit import Sharing, kit_json
from kollega.outputs.kits.lists import INDEX, kit_links, pause_pages, share_lists
from kollega.outputs.kits.pages import KIT_FILE, RULES_FILE, TEXTS_FILE, group_page, share_page
from kollega.outputs.kits.subject import subject_of
from kollega.outputs.kits.texts import rules_of, texts_of
from kollega.outputs.output import Output, OutputKind, each_in_bundles
from kollega.site.addresses import SHARE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kollega.content.item import ShareableItem
    from kollega.networks import Network
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.kits.kit import Kit
    from kollega.outputs.output import Part, Parts, Publication


def _parts(publication: Publication) -> Iterator[Part | Parts]:
    networks = networks_of(publication.first.project.settings)
    yield partial(_rules, networks)
    for edition in publication.editions:
        yield partial(_list, edition)
        yield partial(_groups, edition, networks)
        sharing = Sharing.of(edition.site.settings, networks, edition.lang)
        make = partial(_kits, sharing=sharing, edition=edition, networks=networks)
        yield from each_in_bundles(make, tuple(edition.site.shared_in(edition.lang)))


def _rules(networks: Mapping[str, Network]) -> Iterator[Artifact[Any]]:
    yield Artifact(RULES_FILE, rules_of(networks), render_data)


def _list(edition: Edition) -> Iterator[Artifact[Any]]:
    yield from (page.artifact for page in share_lists(edition))
    yield from (page.artifact for page in pause_pages(edition))
    links = [link._asdict() for link in kit_links(edition)]
    if links:
        index = {"kits": links, "groups": [link._asdict() for link in group_links(edition)]}
        yield Artifact(edition.site.section_path(SHARE_FOLDER, edition.lang) + INDEX, index, render_data)


def _groups(edition: Edition, networks: Mapping[str, Network]) -> Iterator[Artifact[Any]]:
    groups = edition.site.groups
    for group in groups.shared_in(edition.lang):
        kit = group_kit(group, edition, networks)
        yield group_page(group, kit, networks, edition).artifact
        yield from _data(kit, groups.share_path(group, edition.lang), networks, edition)


def _kits(
    items: Iterable[ShareableItem], sharing: Sharing, edition: Edition, networks: Mapping[str, Network]
) -> Iterator[Artifact[Any]]:
    for item in items:
        kit = kit_of(subject_of(item, edition), sharing, edition.words)
        yield share_page(item, kit, networks, edition).artifact
        yield from _data(kit, edition.site.share_path(item), networks, edition)


def _data(kit: Kit, base: str, networks: Mapping[str, Network], edition: Edition) -> Iterator[Artifact[Any]]:
    """Yield the files with a kit's texts, beside its page."""
    yield Artifact(f"{base}{KIT_FILE}", kit, render_kit)
    yield Artifact(f"{base}{TEXTS_FILE}", texts_of(kit, networks, edition.words), render_data)


def render_data(data: Any, _context: RenderContext) -> bytes:  # noqa: ANN401 - whatever JSON knows
    """Return data as JSON, as short as can be."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def render_kit(kit: Kit, _context: RenderContext) -> bytes:
    """Return a kit as `kit.json`."""
    return kit_json(kit)


KITS = Output(
    "share kits", OutputKind.KITS, _parts, sections=(Section(SHARE_FOLDER, "Share", Menu.FOOTER),), steady=True
)
