"""What the addresses of a body become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.diagnostics import Fault
from kollega.markdown.addresses import AddressKind, Resolver, Target, fragment_href, site_href, target_of
from kollega.markdown.sanitise import ID_PREFIX

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.markdown.report import Report


class Links:
    """Knows the ids of one body and asks a resolver for everything else; reports what leads nowhere."""

    def __init__(self, resolver: Resolver, report: Report, ids: Mapping[str, str]) -> None:
        self._resolver = resolver
        self._report = report
        self._ids = ids

    def target(self, written: str) -> Target | None:
        """Return where an address leads; nothing, once reported, where it may not lead."""
        target = target_of(written)
        if target.kind is not AddressKind.FORBIDDEN:
            return target
        message = f"links that begin with `{target.scheme}:` are taken out"
        self._report.warn("forbidden-link", message, "Link to a page with `https://`, or to a file of this site.")
        return None

    def href(self, target: Target) -> str | None:
        """Return what a link's address becomes; nothing, once reported, where there is nothing to link to."""
        match target.kind:
            case AddressKind.NOWHERE:
                self._report.warn("empty-link", "this link leads nowhere", "Give it an address, or make it plain text.")
                return None
            case AddressKind.ELSEWHERE:
                return target.url
            case AddressKind.HERE:
                return target.query + fragment_href(self._own_id(target.fragment))
        answer = self._resolver.link(target.path)
        if isinstance(answer, Fault):
            self._report.add(answer)
            return None
        prefix = ID_PREFIX if target.fragment and answer.holds_body else ""
        return site_href(answer.path, target.query, prefix + target.fragment)

    def _own_id(self, fragment: str) -> str:
        """Return the id that a fragment of this body has become."""
        if fragment and fragment not in self._ids:
            message = f"nothing in this text has the address `#{fragment}`"
            hint = "Write a heading of this text in small letters, with hyphens for spaces."
            self._report.warn("unknown-fragment", message, hint)
        return self._ids.get(fragment, fragment and ID_PREFIX + fragment)
