"""What a text asks of the rest of its site, so that it is made anew once something else is answered.

A text that leads to other files was made with what these are: where their pages lie, whether they are there, how large
their pictures are. What was answered is kept with what was made of it, and asked again each time: that takes a moment,
and to make a text anew a hundred.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.diagnostics import Fault
    from kollega.markdown.addresses import LinkTarget, PictureTarget, Resolver


@dataclass(frozen=True)
class Questions:
    """Answers what a text asks about other files, and remembers it."""

    resolver: Resolver
    answers: dict[str, str] = field(default_factory=dict)
    """What was answered to each question, told in words of Python's."""

    def link(self, target: str) -> LinkTarget | Fault:
        """Return the page or file at a target."""
        answer = self.resolver.link(target)
        self.answers[f"link {target}"] = repr(answer)
        return answer

    def picture(self, target: str) -> PictureTarget | Fault:
        """Return the picture at a target."""
        answer = self.resolver.picture(target)
        self.answers[f"picture {target}"] = repr(answer)
        return answer

    def has_place(self, fragment: str, page: str | None = None, /) -> bool:
        """Return whether a page has a place of that name."""
        answer = self.resolver.has_place(fragment, page)
        if page is not None:
            self.answers[f"place {quote(fragment, safe='')} {page}"] = repr(answer)
        return answer

    def are_answered_alike(self, before: Mapping[str, str]) -> bool:
        """Return whether all that was asked before is answered as it was then."""
        for question in before:
            kind, _, target = question.partition(" ")
            match kind:
                case "link":
                    self.link(target)
                case "picture":
                    self.picture(target)
                case "place":
                    fragment, _, page = target.partition(" ")
                    self.has_place(unquote(fragment), page)
        return self.answers == before
