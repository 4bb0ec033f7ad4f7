"""For whoever has never posted about their work: choose a story, make one sentence yours, post. `first-post/`."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kollega.config.options import in_language
from kollega.content.pages import GUIDELINES
from kollega.outputs.kits.lists import KitLink, Pause, guidelines_path, kit_links, pause_of
from kollega.outputs.kits.sentences import PROMPTS
from kollega.outputs.kits.variants import GAP
from kollega.outputs.layout.chrome import language_links
from kollega.outputs.layout.frame import FramedPage
from kollega.outputs.layout.head import NOINDEX, page_head
from kollega.outputs.output import Output, OutputKind
from kollega.site.addresses import FIRST_POST, SHARE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kollega.i18n.words import Words
    from kollega.outputs.artifact import Artifact
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Part, Publication

MOST_STORIES: Final = 5
"""How many stories one chooses from: more would be looking for one, which takes longer than ten minutes."""

TITLE: Final = "Your first post, in ten minutes"


class Beginning(NamedTuple):
    """The beginning of a sentence that only the person who posts can end."""

    text: str
    """Without the gap."""
    lang: str = ""
    """BCP 47, where it is in another language than the page."""


class FirstPost(NamedTuple):
    """Three steps to a first post."""

    stories: tuple[KitLink, ...]
    """The newest; where there are none, vacancies."""
    beginnings: tuple[Beginning, ...]
    """How the sentence of one's own may begin."""
    all: str
    """Root-relative path of everything there is to share."""
    guidelines: str = ""
    """Path of the site's guidelines."""
    has_own_guidelines: bool = False
    """Whether somebody has written them; else the theme's few lines stand on the page."""
    disclosure: str = ""
    """What the employer asks colleagues to make known, as `#IWorkAt…`; empty for nothing."""
    paused: Pause | None = None
    """While the employer has paused sharing; then there are no steps."""


def first_post_page(edition: Edition) -> FramedPage:
    """Return the page of a language."""
    paths = edition.site.section_paths(FIRST_POST)
    path = paths[edition.lang]
    head = page_head(edition, edition.words(TITLE), path, robots=NOINDEX)
    languages = language_links(edition, paths)
    return FramedPage(path, edition.lang, SHARE_FOLDER, "share/first-post.html", first_post(edition), head, languages)


def first_post(edition: Edition) -> FirstPost:
    """Return what the page of a language shows."""
    links = kit_links(edition)
    stories = [link for link in links if link.kind == "story"]
    return FirstPost(
        stories=tuple(islice(stories or links, MOST_STORIES)),
        beginnings=tuple(_beginnings(edition.words)),
        all=edition.site.section_path(SHARE_FOLDER, edition.lang),
        guidelines=guidelines_path(edition),
        has_own_guidelines=not edition.site.is_default_page(GUIDELINES, edition.lang),
        disclosure=in_language(edition.site.settings.share.disclosure, edition.lang),
        paused=pause_of(edition),
    )


def _beginnings(words: Words) -> Iterator[Beginning]:
    """Yield what prompts about a story begin with, as far as they end in their gap."""
    for variant in PROMPTS["story"]["colleague"]:
        sentence = variant.lines[0][0].one
        lang = words.language_of(sentence)
        yield Beginning(words.gettext(sentence).replace(GAP, "").strip(), "" if lang == words.lang else lang)


def _parts(publication: Publication) -> Iterable[Part]:
    return (partial(_page, edition) for edition in publication.editions)


def _page(edition: Edition) -> Iterator[Artifact[Any]]:
    if edition.site.is_default_page(FIRST_POST, edition.lang):
        yield first_post_page(edition).artifact


FIRST_POST_PAGE = Output("first post", OutputKind.KITS, _parts, steady=True)
