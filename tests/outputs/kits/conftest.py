"""A story and a vacancy to make kits from."""

from pathlib import Path

import pytest

import kollega_theme
from kollega.i18n.words import Words, load_words
from kollega.networks import load_networks
from kollega.outputs.kits.kit import Picture, PrintFile, Sharing
from kollega.outputs.kits.subject import Subject

HOME = "https://careers.acme.example"


THEME = Path(kollega_theme.__file__).parent
WORDS = (THEME / "words", THEME / "sentences")


@pytest.fixture(scope="session")
def word_folders() -> tuple[Path, ...]:
    return WORDS


@pytest.fixture(scope="session")
def english() -> Words:
    return load_words("en", ())


@pytest.fixture(scope="session")
def sharing() -> Sharing:
    return Sharing(tuple(load_networks().values()))


@pytest.fixture(scope="session")
def story() -> Subject:
    return Subject(
        kind="story",
        slug="night-bakery",
        lang="en",
        title="From the night bakery to the night shift of the servers",
        description="I baked bread for nine years. Then I learned that a good alarm smells of something too.",
        url=f"{HOME}/stories/night-bakery/",
        short_url=f"{HOME}/go/k7d2/",
        organisation="Acme",
        authors=("Ana Silva",),
        team="Operations",
        quote="A good alarm smells of something too.",
        hashtags=("Career change", "Operations"),
        images=(Picture(f"{HOME}/assets/cards/a.png", 1200, 630, "Ana at her desk", "card"),),
        print=(PrintFile(f"{HOME}/assets/print/a.pdf", "A5"),),
    )


@pytest.fixture(scope="session")
def vacancy() -> Subject:
    return Subject(
        kind="vacancy",
        slug="welder",
        lang="en",
        title="Welder (32 hours)",
        description="You weld what others can only draw.",
        url=f"{HOME}/vacancies/welder/",
        short_url=f"{HOME}/go/w3ld/",
        organisation="Acme",
        team="Workshop",
        place="Utrecht",
        workplace="on site",
        pay="€3,200–€3,900 a month",
        closes="1 April 2026",
    )
