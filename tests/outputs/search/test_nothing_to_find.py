"""A site in whose pages there is not one word to find."""

from __future__ import annotations

import pytest

from kollega.build.cache import Cache
from kollega.outputs.search.index import index_of
from kollega.outputs.search.pages import SearchedPage

WORDLESS = {
    "no page": [],
    "an empty page": ["<main data-pagefind-body></main>"],
    "several empty pages": ["<main data-pagefind-body></main>"] * 3,
    "signs alone": ["<main data-pagefind-body>—…!</main>"],
    "what is not searched": ["<main data-pagefind-body><p data-pagefind-ignore>word</p></main>"],
}


@pytest.mark.parametrize("mains", WORDLESS.values(), ids=WORDLESS)
def test_there_is_no_index_where_there_is_nothing_to_find(mains: list[str]) -> None:
    site = {
        f"people/{number}/index.html": f'<html lang="en"><title>a</title><body>{main}'.encode()
        for number, main in enumerate(mains)
    }
    pages = [SearchedPage.of(path, html) for path, html in site.items()]
    assert list(index_of(pages, site.__getitem__, Cache(None))) == []
