"""Former addresses and short links, which lead elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kollega.outputs.artifact import Artifact
from kollega.outputs.layout.frame import root_of

if TYPE_CHECKING:
    from kollega.outputs.edition import Edition
    from kollega.outputs.press import Press
    from kollega.site.former import Former


class RedirectPage(NamedTuple):
    """A former address, a short link, or the address of something withdrawn."""

    lang: str
    """BCP 47."""
    target: str
    """Relative address of where it leads."""
    canonical: str
    """The same, absolute."""


def redirect(former: Former, edition: Edition) -> Artifact[RedirectPage]:
    """Return the file at an address that leads elsewhere."""
    target = f"{root_of(former.path)}{former.target}"
    view = RedirectPage(former.lang, target, edition.project.url(former.target))
    return Artifact(f"{former.path}index.html", view, render_redirect)


def render_redirect(view: RedirectPage, press: Press) -> bytes:
    """Return a page that leads elsewhere."""
    return press.html("redirect.html", view.lang, redirect=view).encode()
