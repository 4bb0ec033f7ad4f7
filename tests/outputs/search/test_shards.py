"""An index is merged of shards: it has the same bytes each time, and answers as Pagefind's own would."""

from __future__ import annotations

import gzip
import json
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import cbor2
import pytest

from kollega.build.cache import Cache
from kollega.outputs.search import index
from kollega.outputs.search.index import group, index_of
from kollega.outputs.search.pagefind import run_pagefind
from kollega.outputs.search.pages import SearchedPage, searched_part
from kollega.outputs.search.shard import MAGIC
from kollega.outputs.search.wording import index_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

WORDS = "ferry Fähre café cafe ångström bridge lock sluice tide 船 Łódź mechanic crane quay night".split()  # noqa: SIM905 - a list of them is a screen long
PAGE = (
    '<html lang="{lang}"><body><main><article data-pagefind-body data-pagefind-filter="kind:{kind}"{fact}>'
    '<h1 data-pagefind-meta="title" data-pagefind-ignore>{title}</h1>{text}</article></main></body></html>'
)


def site(number: int = 40, lang: str = "en", *, folder: str = "stories") -> dict[str, bytes]:
    """Return pages, each with words of its own; every third has a fact that the others have not."""
    return {
        f"{folder}/{lang}-{each}/index.html": PAGE.format(
            lang=lang,
            kind="story" if each % 2 else "vacancy",
            fact="" if each % 3 else f' data-pagefind-meta="place[data-place]" data-place="{WORDS[each % 7]} hall"',
            title=f"{WORDS[each % 5]} {WORDS[each % 11]} number{each}",
            text="".join(f"<p>{' '.join(WORDS[each % step :: step])} alone{each}</p>" for step in (1, 2, 3)),
        ).encode()
        for each in range(number)
    }


def index_files(pages: Mapping[str, bytes], cache: Path | None = None) -> dict[str, bytes]:
    searched = [SearchedPage.of(path, html) for path, html in sorted(pages.items())]
    return {path.removeprefix("pagefind/"): made for path, made in index_of(searched, pages.__getitem__, Cache(cache))}


def kept_files(cache: Path) -> dict[str, int]:
    """Return which file each part is that a cache keeps: one that is made anew is another, one that is read is not."""
    return {file.name: file.stat().st_ino for file in (cache / "pagefind").iterdir()}


def data(content: bytes) -> Any:
    """Return what a file of the index holds, as another reader of CBOR gives it."""
    payload = gzip.decompress(content)
    assert payload.startswith(MAGIC)
    return cbor2.loads(payload.removeprefix(MAGIC))


def places(pages: Iterable[Any], addresses: list[str], fields: list[str]) -> dict[str, tuple[Any, ...]]:
    """Return the places of a word by the address of a page, with facts by their names."""
    listed = list(pages)
    numbers = accumulate(page[0] for page in listed)
    named = ([fields[-1 - place] if place < 0 else place for place in facts] for _, _, facts in listed)
    return {addresses[number]: (page[1], facts) for number, page, facts in zip(numbers, listed, named, strict=True)}


def meaning(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what an index of one language says, whatever its files are called and its pages numbered."""
    (meta,) = (data(content) for path, content in files.items() if path.endswith(".pf_meta"))
    version, pages, chunks, filters, sorts, fields = meta
    found = [gzip.decompress(files[f"fragment/{name}.pf_fragment"]).removeprefix(MAGIC) for name, _ in pages]
    addresses = [json.loads(fragment)["url"] for fragment in found]
    words = {}
    for first, last, name in chunks:
        for word, listed, forms in data(files[f"index/{name}.pf_index"])[0]:
            assert first <= word
            assert word[: len(last)] <= last
            others = {form: places(pages_of_form, addresses, fields) for form, pages_of_form in forms}
            words[word] = (places(listed, addresses, fields), others)
    by_name = {name: dict(data(files[f"filter/{file}.pf_filter"])[1]) for name, file in filters}
    return {
        "version": version,
        "pages": {address: (count, text) for address, (_, count), text in zip(addresses, pages, found, strict=True)},
        "words": words,
        "filters": {
            name: {value: {addresses[each] for each in numbers} for value, numbers in values.items()}
            for name, values in by_name.items()
        },
        "others": (sorts, fields),
    }


def at_once(pages: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that Pagefind makes of all pages together."""
    return run_pagefind({path: index_text(searched_part(html).decode()) for path, html in pages.items()})


@pytest.mark.parametrize(("shard", "chunk"), [(500, 100_000), (7, 100_000), (7, 500), (1, 1)])
def test_what_is_merged_of_shards_says_what_pagefind_says_of_all_pages_at_once(
    monkeypatch: pytest.MonkeyPatch, shard: int, chunk: int
) -> None:
    monkeypatch.setattr(index, "MOST_PAGES", shard)
    monkeypatch.setattr("kollega.outputs.search.merge._CHUNK", chunk)
    pages = site(24)
    merged = index_files(pages)
    assert meaning(merged) == meaning(at_once(pages))
    entry = json.loads(merged["pagefind-entry.json"])
    assert entry["languages"]["en"]["page_count"] == len(pages)
    assert f"pagefind.{entry['languages']['en']['hash']}.pf_meta" in merged


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    pages = site() | site(lang="nl") | site(3, lang="pt-BR")
    made = index_files(pages)
    assert {path.split("/")[0] for path in made} >= {"fragment", "index", "filter", "wasm.pt-br.pagefind"}
    assert index_files(dict(reversed(pages.items()))) == made
    assert index_files(pages, tmp_path) == made
    assert index_files(pages, tmp_path) == made


def test_a_change_in_one_language_leaves_the_files_of_others_alone(tmp_path: Path) -> None:
    pages = site() | site(lang="nl")
    before = index_files(pages, tmp_path)
    kept = kept_files(tmp_path)
    changed = index_files(pages | site(1, lang="nl", folder="vacancies"), tmp_path)
    different = {path for path in before.keys() | changed.keys() if before.get(path) != changed.get(path)}
    assert different
    assert {path for path in different if not path.startswith(("index/nl_", "filter/nl_", "fragment/nl_"))} == {
        "pagefind-entry.json",
        *(path for path in different if path.startswith("pagefind.nl_")),
    }
    now = kept_files(tmp_path)
    assert {name for name in kept if now[name] != kept[name]} == {"nl", "nl-1-0"}


def test_a_change_of_one_page_asks_for_one_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MOST_PAGES", 10)
    pages = site()
    index_files(pages, tmp_path)
    kept = kept_files(tmp_path)
    assert kept.keys() == {"en", "en-4-0", "en-4-1", "en-4-2", "en-4-3"}
    index_files(pages | {"stories/en-7/index.html": pages["stories/en-8/index.html"]}, tmp_path)
    now = kept_files(tmp_path)
    assert len([name for name in kept if now[name] != kept[name]]) == 2


def test_a_page_stays_in_its_group_while_others_come() -> None:
    pages = [SearchedPage(f"stories/{number}/index.html", "en", b"") for number in range(2001)]
    few, more, most = (group(pages[:number]) for number in (1001, 2000, 2001))
    assert [len(groups) for groups in (group([]), group(pages[:500]), group(pages[:501]), few, more, most)] == [
        *(1, 1, 2, 4, 4, 8),
    ]
    assert all(set(less) <= set(all_) for less, all_ in zip(few, more, strict=True))
    assert max(map(len, more)) < 1.2 * index.MOST_PAGES
