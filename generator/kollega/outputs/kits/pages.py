"""The pages for colleagues who share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from kollega.config.options import in_language
from kollega.outputs.kits.groups import group_description, group_link
from kollega.outputs.kits.lists import KitLink, guidelines_path, kit_link
from kollega.outputs.kits.sentences import label_of
from kollega.outputs.layout.chrome import foreign, language_links
from kollega.outputs.layout.frame import FramedPage
from kollega.outputs.layout.head import NOINDEX, page_head
from kollega.outputs.summaries import Picture
from kollega.site.addresses import SHARE_FOLDER
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.content.item import ShareableItem
    from kollega.i18n.words import Words
    from kollega.networks import Network
    from kollega.outputs.edition import Edition
    from kollega.outputs.kits.kit import Kit, Shared
    from kollega.site.groups import Group


TEXTS_FILE = "texts.json"
"""The file beside a share page that holds its texts."""

KIT_FILE = "kit.json"
"""The file beside a share page for other programs."""

RULES_FILE = f"{SHARE_FOLDER}/networks.json"
"""What all share pages know of networks."""


MOST_VACANCIES: Final = 24
"""How many of a group's vacancies stand on its page, which is to be light; the others are where its link leads to."""

COMMON_NOUNS = frozenset({"E-mail", "Plain text", "SMS"})
"""Names of networks that are words, which each language has its own for; all others are names."""


class NetworkOption(NamedTuple):
    """A network that one may choose."""

    id: str
    """The network's id."""
    name: str
    """The network's name; where that is a word, in the language of the page."""
    icon: str
    """The id of its mark among the theme's."""
    opens: str = ""
    """Absolute address that opens it, for those whose browser runs no script: with the text where there is only one,
    else with the link alone; empty for none."""


class Example(NamedTuple):
    """A text to read where no script runs."""

    label: str
    """What kind of text it is."""
    text: str
    """The text, without the link."""


class Download(NamedTuple):
    """A picture or a document to take along."""

    label: str
    """What it is for: `Card`, `Flyer A5`."""
    path: str
    """Root-relative path."""
    use: str
    """What a network likes or not, as `kit.json` calls it."""
    detail: str = ""
    """Size or format: `1200 × 630`."""
    alt: str = ""
    """What a picture shows, in words, to be copied along."""
    hint: str = ""
    """What one does with it, where that is not plain."""


class SharePage(NamedTuple):
    """Everything one needs to post about a story, a vacancy or several; the texts are in a file of their own."""

    kind: Shared
    """What is shared."""
    title: str
    """Its title, or the name of a group of vacancies."""
    description: str
    """Its standfirst, or what introduces a team or a place."""
    path: str
    """Root-relative address of its page."""
    host: str
    """The site's host, as a link card shows it."""
    short_url: str
    """Its short link, absolute."""
    networks: tuple[NetworkOption, ...]
    """In the site's order."""
    voices: tuple[str, ...]
    """Whose words there are: `colleague`, and `author` where the author wrote some."""
    examples: tuple[Example, ...] = ()
    """The author's words and two texts."""
    card: Picture | None = None
    """The picture networks will show."""
    downloads: tuple[Download, ...] = ()
    """Pictures and print."""
    texts: str = ""
    """Root-relative path of the texts of this page."""
    rules: str = ""
    """Root-relative path of what the page knows of all networks."""
    kit: str = ""
    """Root-relative path of `kit.json`."""
    open: str = ""
    """How many vacancies are open in a group."""
    vacancies: tuple[KitLink, ...] = ()
    """Some of them, each with a kit of its own."""
    has_more: bool = False
    """Whether there are others."""
    guidelines: str = ""
    """Path of the guidelines; empty where there are none."""
    disclosure: str = ""
    """What the employer asks colleagues to make known, as `#IWorkAt…`; empty for nothing."""
    tracking: bool = True
    """Whether the link tells the network."""
    spoken: str = ""
    """BCP 47 of what the page's script says, where that is not the page's language."""


def share_page(item: ShareableItem, kit: Kit, networks: Mapping[str, Network], edition: Edition) -> FramedPage:
    """Return the page of one kit."""
    path = edition.site.share_path(item)
    return FramedPage(
        path=path,
        lang=edition.lang,
        section=SHARE_FOLDER,
        template="share/item.html",
        page=share_view(item, kit, networks, edition),
        head=page_head(edition, f"{edition.words('Share')}: {kit.title}", path, robots=NOINDEX),
        languages=language_links(edition, edition.site.share_paths(item)),
    )


def share_view(item: ShareableItem, kit: Kit, networks: Mapping[str, Network], edition: Edition) -> SharePage:
    """Return everything one needs to post about an item."""
    page = _workbench(kit, edition.path(item), edition.site.share_path(item), networks, edition)
    return page._replace(description=item.front.description, card=_card(item.path, edition))


def group_page(group: Group, kit: Kit, networks: Mapping[str, Network], edition: Edition) -> FramedPage:
    """Return the page of the kit of vacancies that are shared together."""
    lang, site, link = edition.lang, edition.site, group_link(group, edition)
    page = _workbench(kit, site.groups.target(group, lang), link.path, networks, edition)._replace(
        title=link.name,
        description=group_description(group, link.open, edition),
        card=_card(group.key(lang), edition),
        open=link.open,
        has_more=link.number > MOST_VACANCIES,
        vacancies=tuple(
            _beside(kit_link(each, edition), group)
            for each in site.groups.vacancies(group, lang)[:MOST_VACANCIES]
            if site.is_shared(each)
        ),
    )
    head = page_head(edition, f"{edition.words('Share')}: {link.name}", link.path, robots=NOINDEX)
    languages = language_links(edition, site.groups.share_paths(group))
    return FramedPage(link.path, lang, SHARE_FOLDER, "share/item.html", page, head, languages)


def _beside(link: KitLink, group: Group) -> KitLink:
    """Return a link below the name of its group, which the team need not be named beside."""
    return link._replace(team="") if group.facet.kind is FacetKind.DEPARTMENT else link


def _card(key: str, edition: Edition) -> Picture | None:
    card = edition.pictures.cards.get(key)
    return Picture(card.path, "", card.format.width, card.format.height) if card else None


def _workbench(kit: Kit, path: str, base: str, networks: Mapping[str, Network], edition: Edition) -> SharePage:
    """Return what all kits have on their pages; `path` is the page that is shared, `base` the kit's own."""
    settings, words = edition.site.settings, edition.words
    return SharePage(
        kind=kit.kind,
        title=kit.title,
        description="",
        path=path,
        host=urlsplit(edition.project.site_url).hostname or "",
        short_url=kit.short_url,
        networks=tuple(_option(network, kit, words) for network in networks.values()),
        voices=tuple(dict.fromkeys(snippet.voice for snippet in (*kit.snippets, *kit.prompts))),
        examples=tuple(_examples(kit, words)),
        downloads=tuple(_downloads(kit, edition)),
        texts=f"{base}{TEXTS_FILE}",
        rules=RULES_FILE,
        kit=f"{base}{KIT_FILE}",
        guidelines=guidelines_path(edition),
        disclosure=in_language(settings.share.disclosure, edition.lang),
        tracking=settings.share.tracking,
        spoken=foreign(words.language_of("Copied. It is yours now."), edition),
    )


def _examples(kit: Kit, words: Words) -> Iterator[Example]:
    """Yield the author's words and two texts, from the network that takes the longest ones."""
    if not kit.snippets:
        return
    roomiest = max(kit.snippets, key=lambda snippet: (snippet.limit is None, snippet.limit or 0)).network
    there = [snippet for snippet in kit.snippets if snippet.network == roomiest]
    own = [snippet for snippet in there if snippet.voice == "author"][:1]
    for snippet in (*own, *[each for each in there if each.voice != "author"][:2]):
        label = words("In the author’s own words") if snippet.voice == "author" else label_of(snippet.variant, words)
        yield Example(label, snippet.text_without_link)


def _option(network: Network, kit: Kit, words: Words) -> NetworkOption:
    snippets = [snippet for snippet in kit.snippets if snippet.network == network.id]
    link = snippets[0].link if snippets else kit.short_url
    whole = snippets[0].intent if len(snippets) == 1 else network.intent("", link, kit.title)
    name = words(network.name) if network.name in COMMON_NOUNS else network.name
    return NetworkOption(network.id, name, network.icon, whole or "")


def _downloads(kit: Kit, edition: Edition) -> Iterator[Download]:
    """Yield the kit's pictures and documents."""
    root, words = edition.project.site_url, edition.words
    labels = {
        "card": words("Card"),
        "square": words("Square"),
        "portrait": words("Portrait format"),
        "story": words("Story format"),
        "quote": words("Quotation"),
    }
    for image in kit.images:
        size = f"{image.width} × {image.height}"
        yield Download(labels.get(image.use, image.use), image.url.removeprefix(root), image.use, size, image.alt)
    for file in kit.print:
        path = file.url.removeprefix(root)
        if file.size == "slides":
            hint = words("On LinkedIn, add them to a post as a document.")
            yield Download(words("Slides for LinkedIn"), path, file.size, "PDF", hint=hint)
        else:
            yield Download(words("For printing"), path, file.size, file.size)
