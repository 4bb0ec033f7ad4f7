"""Share kits: for each story and open vacancy a page for colleagues, and the same as `kit.json`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from kollega.executor import batches
from kollega.outputs.artifact import Artifact
from kollega.outputs.kits.build import kit_of, sharing_of
from kollega.outputs.kits.pages import share_list, share_page
from kollega.outputs.kits.view import kit_json
from kollega.outputs.output import Menu, Output, OutputKind, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kollega.content.item import ShareableItem
    from kollega.networks import Network
    from kollega.outputs.edition import Edition
    from kollega.outputs.kits.view import Kit
    from kollega.outputs.output import Part, Publication
    from kollega.outputs.press import Press


def _parts(publication: Publication) -> Iterator[Part]:
    for edition in publication.editions:
        yield partial(_list, edition)
        for items in batches(tuple(edition.site.shared_in(edition.lang))):
            yield partial(_kits, items, edition, publication.networks)


def _list(edition: Edition) -> Iterator[Artifact[Any]]:
    yield share_list(edition).artifact


def _kits(items: Iterable[ShareableItem], edition: Edition, networks: Mapping[str, Network]) -> Iterator[Artifact[Any]]:
    sharing = sharing_of(edition.site.settings, networks, edition.lang)
    for item in items:
        kit = kit_of(item, edition, sharing)
        yield share_page(item, kit, networks, edition).artifact
        yield Artifact(f"{edition.site.share_path(item)}kit.json", kit, render_kit)


def render_kit(kit: Kit, _press: Press) -> bytes:
    """Return a kit as `kit.json`."""
    return kit_json(kit).encode()


KITS = Output("share kits", OutputKind.KITS, _parts, sections=(Section("share", "Share", Menu.FOOTER),))
