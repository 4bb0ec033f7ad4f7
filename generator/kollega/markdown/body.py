"""A body: Markdown turned into safe HTML, with what it has to report.

comrak turns Markdown into HTML (`render`), one pass over its elements resolves and reports
(`transform`), and nh3 has the last word on what may stay (`sanitise`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from kollega.i18n.typography import typographic_html
from kollega.i18n.wording import wording
from kollega.markdown.bounds import NESTING, attribute_refusals, growth_refusals, refusals, too_deep
from kollega.markdown.readers_text import may_hold_markdown, read_html_blocks
from kollega.markdown.render import has_capital_links, html_of, link_capitals, source_of
from kollega.markdown.sanitise import PAGE, SITE, sanitise, sanitise_again
from kollega.markdown.slips import may_have_slips, slips_in
from kollega.markdown.source_map import SourceMap
from kollega.markdown.transform import Transformation
from kollega.markdown.tree import text_of, tree_of, words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kollega.diagnostics import Fault, Mark
    from kollega.i18n.wording import Wording
    from kollega.markdown.addresses import Resolver

_TOO_DEEP = etree.XPath(f"boolean(/{'*/' * (NESTING + 1)}*)")
"""Goes down level by level: to count the ancestors of each element takes the square of their number."""

WORDS_A_MINUTE = 230
"""Silent reading of adults in English: Brysbaert, How many words do we read per minute?, 2019 (238 for non-fiction)."""


_BY_THE_DOZEN = frozenset(
    {"empty-link", "event-handler", "external-picture", "forbidden-element", "markdown-in-html", "style"}
    | {"raw-html", "raw-markdown", "unknown-element"}
)
"""What stands on every second line of a text that another program has made, if on any."""
_MOST_OF_A_KIND = 3
"""So many are told one by one."""


@dataclass(frozen=True)
class Body:
    """The finished body of a story, a vacancy or a person."""

    html: str
    """Sanitised HTML; addresses within the site wait for `html_at`."""
    faults: tuple[Fault, ...]
    """In the order of the text."""

    @cached_property
    def text(self) -> str:
        """The same as plain text, one block a line."""
        return text_of(tree_of(self.html))

    @cached_property
    def words(self) -> int:
        """How many words there are to read, within a few."""
        return words_in(self.html)

    @property
    def minutes(self) -> int:
        """How many minutes it takes to read, at least one."""
        return max(1, round(self.words / WORDS_A_MINUTE))

    def html_at(self, root: str, page: str = "") -> str:
        """Return the HTML for one place.

        `root` is the way to the site's root, such as `../../`, or the site's address with a slash
        at its end; `page` is the page's own address, which links to its headings need where the
        body stands elsewhere, as in feeds. Both are written as they stand in an attribute.
        """
        return self.html.replace(SITE, root).replace(PAGE, page)


class KeptBody(Body):
    """A body that was made before, and kept where others might have changed it: nh3 has the last word once more."""

    def __init__(self, html: str, words: int) -> None:
        vars(self).update(kept=html, words=words, faults=())  # what was wrong is known already

    @cached_property
    def html(self) -> str:
        """Sanitised HTML, as above."""
        return sanitise_again(vars(self)["kept"])

    def __reduce__(self) -> tuple[type[KeptBody], tuple[str, int]]:
        """Return what another process makes it of."""
        return KeptBody, (vars(self)["kept"], self.words)


def body(markdown: str, resolver: Resolver, words: Callable[[str], str], lang: str = "") -> Body:
    """Return the body that the Markdown makes; an empty one where it is refused as a whole.

    `words` translates the few words that the body adds: the titles of alerts, the names of tables,
    footnotes, check boxes and recordings. With `lang`, quotation marks, dashes and ellipses are those
    that the language prints.
    """
    source = source_of(markdown)
    if refused := refusals(source):
        return Body("", refused)
    rendered = html_of(source)
    if refused := growth_refusals(source, rendered) or attribute_refusals(source, rendered):
        return Body("", refused)
    slips: tuple[Fault, ...] = ()
    if may_hold_markdown(rendered):
        source, slips = read_html_blocks(source)
        rendered = html_of(source) if slips else rendered
    if may_have_slips(rendered):
        slips = (*slips, *slips_in(source))
    if lang:
        rendered = typographic_html(rendered, lang, has_raw_tags="<" in source)
    root = tree_of(rendered)
    elements = list(root.iter())
    if len(elements) > NESTING and _TOO_DEEP(root):
        return Body("", (too_deep(_deep_mark(elements, source)),))
    transformation = Transformation(elements, source, resolver, words)
    if has_capital_links(source):
        link_capitals(root)
    html = sanitise(etree.tostring(root, method="html", encoding="unicode"))
    faults = sorted((*slips, *transformation.faults), key=lambda fault: (fault.mark, fault.code, fault.message))
    return Body(html.strip(), tuple(_counted(faults)))


def _counted(faults: Sequence[Fault]) -> Iterator[Fault]:
    """Yield the faults; of what HTML brings along by the dozen, the first of each kind with its number."""
    numbers = Counter(_kind(fault) for fault in faults if fault.code in _BY_THE_DOZEN)
    many = {kind: number for kind, number in numbers.items() if number > _MOST_OF_A_KIND}
    for fault in faults:
        if (kind := _kind(fault)) not in many:
            yield fault
        elif number := many[kind]:
            many[kind] = 0
            message = wording("{message}; {number:,} lines of this text have it", message=fault.message, number=number)
            yield replace(fault, message=message)


def _kind(fault: Fault) -> tuple[str, Wording]:
    return fault.code, fault.message


def _deep_mark(elements: Iterable[etree._Element], source: str) -> Mark:
    """Return where the first element stands that is too deep."""
    source_map = SourceMap(source)
    for element in elements:
        source_map.step()
        if sum(1 for _ in element.iterancestors()) > NESTING:
            break
    return source_map.mark()
