"""The kit of vacancies together, of a team, a place, a topic or a team in one place: one text, a picture, one link."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urljoin, urlsplit

import jsonschema
import pytest
import zxingcpp
from PIL import Image

import kollega_theme
from company import Company, minimal_company
from kollega.i18n.words import load_words
from kollega.networks import load_networks

if TYPE_CHECKING:
    from website import Website

VACANCY = (
    "---\ntitle: {title}\ndate_posted: 2026-03-0{day}\ndescription: You mend lifts.\ndepartment: Workshop\n"
    "locations: [{{city: Ghent, country: BE}}]\napply_url: https://apply.acme.example/{day}\n{more}---\nUp and down.\n"
)
TEAM, PLACE = "share/departments/workshop/", "share/locations/ghent-be/"
URL = "https://careers.acme.example/go/vldscek2/"
"""The short link of the team: it has been posted, so it stays what it is."""


def with_vacancies(company: Company, *titles: str, more: str = "") -> Company:
    for day, title in enumerate(titles, start=2):
        company.write(f"vacancies/job-{day}.md", VACANCY.format(title=title, day=day, more=more))
    return company


def posts_of(website: Website, path: str = TEAM) -> dict[str, str]:
    """Return what is posted about a group on each network, as the page puts it together."""
    data, rules = (json.loads(website.files[name]) for name in (f"{path}texts.json", "share/networks.json"))
    rows = {network: data["rows"][number] for network, number in data["voices"]["colleague"].items()}
    return {
        network: rules[network]["paragraph"].join(
            (data["texts"][words], *(data["tags"][tags] for _ in range(tags >= 0)), data["links"][network])
        )
        for network, ((_, words, tags),) in rows.items()
    }


def openings_of(website: Website, path: str = TEAM) -> dict[str, str]:
    """Return where the links to networks lead when no script runs."""
    return {link.get_text(strip=True): str(link["href"]) for link in website.pages[path].select(".share-openings a")}


def test_a_team_with_several_open_vacancies_has_one_text_with_all_of_them(company: Company) -> None:
    website = with_vacancies(company, "Roster planner", "Welder").draw()
    posts = posts_of(website)
    assert posts["mastodon"] == (
        f"Workshop, Acme: 3 vacancies are open.\n\nWelder\nRoster planner\nLift fitter\n\n{URL}?utm_source=mastodon"
    )
    assert posts_of(website, PLACE)["plain"].startswith(
        "Ghent, Acme: 2 vacancies are open.\n\nWelder\nRoster planner\n"
    )
    assert set(posts) == set(load_networks())


def test_a_list_of_a_team_repeats_no_name_and_one_of_a_place_says_which_team(company: Company) -> None:
    website = with_vacancies(company, "Roster planner", "Welder").draw()
    lines = {
        path: [line.get_text(" ", strip=True) for line in website.pages[path].select(".share-vacancies .kit-line")]
        for path in (TEAM, PLACE)
    }
    assert not any("Workshop" in line for line in lines[TEAM])
    assert all("Workshop" in line for line in lines[PLACE])
    assert not website.pages[TEAM].select(".kit-line span:empty")


def test_titles_do_not_run_together_where_a_network_takes_no_lines(company: Company) -> None:
    website = with_vacancies(company, "Intern, listening to lifts", "Welder").draw()
    said = "Workshop, Acme: 3 vacancies are open. Welder · Intern, listening to lifts · Lift fitter"
    assert posts_of(website)["bluesky"] == f"{said} {URL}?utm_source=bluesky"
    (opened,) = parse_qs(urlsplit(openings_of(website)["Bluesky"]).query)["text"]
    assert opened == f"{said} {URL}?utm_source=bluesky"


def test_no_titles_run_together_where_not_all_have_room(company: Company) -> None:
    titles = [f"Fitter of lifts number {number} in a tower of many floors" for number in range(2, 9)]
    post = posts_of(with_vacancies(company, *titles).draw())["bluesky"]
    assert f"{titles[-1]} · {titles[-2]} · " in post
    assert post.endswith(f" · … {URL}?utm_source=bluesky")
    assert load_networks()["bluesky"].fits(post)


@pytest.mark.parametrize(
    ("share", "query"),
    [
        ({}, "?utm_source={network}"),
        ({"campaign": "spring"}, "?utm_source={network}&utm_campaign=spring"),
        ({"tracking": False}, ""),
    ],
    ids=["as it comes", "with a campaign", "without tracking"],
)
def test_its_link_says_on_which_network_it_was_shared_as_the_settings_have_it(
    company: Company, share: dict[str, object], query: str
) -> None:
    company.configure({"share": {"print": [], **share}})
    website = with_vacancies(company, "Welder").draw()
    for network, post in posts_of(website).items():
        assert post.endswith(URL + query.format(network=network)), network


def test_every_text_fits_with_its_link_and_tells_where_one_works_if_that_is_asked_for(company: Company) -> None:
    company.configure({"share": {"print": [], "disclosure": "#AcmeTeam"}})
    posts = posts_of(with_vacancies(company, *(f"Fitter {'of lifts ' * 12}{day}" for day in range(2, 7))).draw())
    for network, post in posts.items():
        assert load_networks()[network].fits(post), network
        assert "#AcmeTeam" in post, network


def test_its_page_leads_to_the_kit_of_each_vacancy_and_says_the_same_as_others(company: Company) -> None:
    page = with_vacancies(company, "Welder").draw().pages[TEAM]
    leads = {urljoin(f"/{TEAM}", str(link["href"])) for link in page.select("main a[href]")}
    assert {"/share/vacancies/job-2/", "/share/vacancies/fitter/", "/departments/workshop/"} <= leads
    assert page.select_one("[data-share][data-says-link-alone]")
    assert page.select("a[href$='kit.json']")


def test_it_is_led_to_from_the_page_of_the_team_and_from_the_list_of_kits(company: Company) -> None:
    website = with_vacancies(company, "Welder").draw()
    for page in ("departments/workshop/", "share/"):
        targets = [link["href"] for link in website.pages[page].select("main a[href]")]
        assert any(
            str(target).endswith(TEAM.removeprefix("share/")) and "share" in f"{page}{target}" for target in targets
        )
    assert "noindex" in str(website.pages[TEAM].select_one("meta[name=robots]"))
    assert TEAM not in website.files["sitemap.xml"].decode()


@pytest.mark.parametrize(
    ("more", "settings"),
    [
        ("status: closed\n", {}),
        ("valid_through: 2026-04-01\n", {}),
        ("status: withdrawn\n", {}),
        ("", {"paused": True}),
    ],
    ids=["closed", "over", "withdrawn", "paused"],
)
def test_what_is_not_open_has_none(company: Company, more: str, settings: dict[str, bool]) -> None:
    company.configure({"share": {"print": [], **settings}})
    website = with_vacancies(company, "Welder", more=more).draw()
    assert TEAM not in website.pages or not website.pages[TEAM].select("textarea, [data-share]")
    assert not website.pages["departments/workshop/"].select(f"a[href*='{TEAM}']")
    assert "Teams and places" not in website.pages["share/"].get_text()


def test_its_card_is_the_picture_of_the_page_that_is_shared(company: Company) -> None:
    website = with_vacancies(company, "Welder").build()
    page, kit = website.pages["departments/workshop/"], website.pages[TEAM]
    shown = str(page.select_one("meta[property='og:image']")["content"])  # type: ignore[index]
    path = shown.removeprefix("https://careers.acme.example/")
    assert path.startswith("assets/cards/department-workshop.")
    assert Image.open(BytesIO(website.files[path])).size == (1200, 630)
    assert str(kit.select_one(".link-card img")["src"]).endswith(path)  # type: ignore[index]
    alt = str(page.select_one("meta[property='og:image:alt']")["content"])  # type: ignore[index]
    assert alt == "Workshop. 2 vacancies are open. Ghent: Welder. Lift fitter. Acme."


@pytest.mark.parametrize(
    ("places", "more", "said"),
    [
        ("[{city: Ghent, country: BE}]", "", "Ghent"),
        ("[{city: Ghent, country: BE}, {city: Lier, country: BE}]", "", "2 places"),
        ("[{city: Ghent, country: BE}, {city: Ghent, country: BE}]", "", "Ghent"),
        ("[{city: Ghent, country: BE}, {city: Lier, country: BE}, {city: Mol, country: BE}]", "", "3 places"),
        (
            "[{city: Ghent, country: BE}, {city: Lier, country: BE}]",
            "workplace: remote\napplicant_locations: [BE]\n",
            "2 places or remote",
        ),
        ("[]", "workplace: remote\napplicant_locations: [BE]\n", "Remote"),
    ],
    ids=["one", "two", "one twice", "three", "two or remote", "remote"],
)
def test_a_card_counts_the_places_that_it_has_no_room_for(company: Company, places: str, more: str, said: str) -> None:
    text = VACANCY.format(title="Welder", day=2, more=more).replace("[{city: Ghent, country: BE}]", places)
    company.write("vacancies/job-2.md", text)
    description = company.draw().pages["departments/workshop/"].select_one("meta[property='og:image:alt']")
    assert f" {said}: Welder. " in str(description and description["content"])


def test_each_network_is_opened_with_as_much_as_it_takes(company: Company) -> None:
    titles = [f"Fitter of lifts number {number} in a tower of many floors" for number in range(2, 9)]
    website = with_vacancies(company, *titles).draw()
    links = openings_of(website)
    (text,) = parse_qs(urlsplit(links["X"]).query)["text"]
    assert load_networks()["x"].fits(f"{text}\n\n{URL}?utm_source=x")
    assert text.endswith("\n…")
    assert titles[-1] in text
    (post,) = parse_qs(urlsplit(links["WhatsApp"]).query)["text"]
    assert all(title in post for title in titles)
    assert post.endswith(f"{URL}?utm_source=whatsapp")


def test_each_language_has_its_own(company: Company) -> None:
    company.configure({"languages": ["en", "nl"], "share": {"print": []}})
    with_vacancies(company, "Welder")
    for day, title in ((2, "Lasser"), (3, "Planner")):
        company.write(f"vacancies/job-{day}.nl.md", VACANCY.format(title=title, day=day, more=""))
    website = company.draw()
    assert "2 vacatures staan open" in posts_of(website, f"nl/{TEAM}")["linkedin"]
    hrefs = [str(link["href"]) for link in website.pages[f"nl/{TEAM}"].select("a[hreflang=en]")]
    assert any(href.endswith(TEAM) for href in hrefs)


def replace(company: Company, slug: str, old: str, new: str) -> None:
    file = company.root / "vacancies" / f"{slug}.md"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


BOTH = "share/departments/workshop/ghent-be/"


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """Return a site with two vacancies of a team in Ghent, one of it in Lier, and one of another team in Ghent."""
    company = minimal_company(tmp_path_factory.mktemp("several") / "acme")
    company.configure({"share": {"print": [], "pictures": ["square", "portrait", "story", "quote"]}})
    with_vacancies(company, "Welder", "Planner", "Rigger", "Cook", more="tags: [Night shifts]\n")
    replace(company, "job-4", "city: Ghent", "city: Lier")
    replace(company, "job-5", "Workshop", "Canteen")
    return company.build()


def test_the_vacancies_of_a_team_in_one_place_have_a_kit_of_their_own(several: Website) -> None:
    posts = posts_of(several, BOTH)
    assert posts["mastodon"].startswith("Workshop, Ghent, Acme: 2 vacancies are open.\n\nPlanner\nWelder\n\nhttps://")
    assert len(posts["mastodon"].split("/go/")[1].partition("/")[0]) == 8
    page = several.pages[BOTH]
    assert page.select_one("h1").get_text(strip=True) == "Workshop, Ghent"  # type: ignore[union-attr]
    leads = {urljoin(f"/{BOTH}", str(link["href"])) for link in page.select("main a[href]")}
    assert {"/vacancies/?department=workshop&location=ghent-be", "/share/vacancies/job-2/"} <= leads


def test_no_kit_says_again_what_another_says(several: Website) -> None:
    """All of the canteen is in Ghent, and all of Lier is of the workshop."""
    kits = {path for path in several.pages if path.startswith("share/") and not path.startswith("share/vacancies/job")}
    assert kits == {
        *("share/", "share/stories/lifts/", "share/vacancies/fitter/"),
        *(TEAM, PLACE, BOTH, "share/tags/night-shifts/"),
    }


def test_a_short_link_has_the_title_and_the_card_of_what_it_leads_to(several: Website) -> None:
    for path, target in (
        (TEAM, "../../departments/workshop/"),
        (BOTH, "../../vacancies/?department=workshop&location=ghent-be"),
    ):
        kit = json.loads(several.files[f"{path}kit.json"])
        short = several.documents[f"{kit['short_url'].removeprefix('https://careers.acme.example/')}index.html"]
        said = {str(each["property"]): str(each["content"]) for each in short.select("meta[property]")}
        assert said["og:title"] == kit["title"].removesuffix(", Acme")
        assert said["og:image"] == kit["images"][0]["url"]
        assert [link["href"] for link in short.select("main a")] == [target]
        # Facebook shows what stands at this address; filters of a list have no title of their own.
        assert said["og:url"] == (kit["short_url"] if path == BOTH else kit["url"])


@pytest.mark.parametrize("path", [TEAM, PLACE, BOTH, "share/tags/night-shifts/"])
def test_its_kit_is_there_as_data_with_pictures_in_the_sizes_of_a_single_vacancy(several: Website, path: str) -> None:
    kit = json.loads(several.files[f"{path}kit.json"])
    jsonschema.validate(kit, json.loads(Path(__file__).with_name("kit.schema.json").read_text("utf-8")))
    assert [snippet["text"] for snippet in kit["snippets"]] == list(posts_of(several, path).values())
    assert [image["use"] for image in kit["images"]] == ["card", "square", "portrait", "story"]
    for image in kit["images"]:
        content = several.files[image["url"].removeprefix("https://careers.acme.example/")]
        assert Image.open(BytesIO(content)).size == (image["width"], image["height"])
        assert kit["title"].removesuffix(", Acme") in image["alt"]
    story = several.files[kit["images"][-1]["url"].removeprefix("https://careers.acme.example/")]
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(story)))
    assert code.text == kit["short_url"]


def test_a_page_of_many_vacancies_stays_light(company: Company) -> None:
    for number in range(60):
        text = VACANCY.format(title=f"Fitter of lifts in tower {number}", day=2, more="")
        company.write(f"vacancies/tower-{number}.md", text)
    website = company.draw()
    page = website.pages[TEAM].select_one(".share-vacancies")
    assert len(page.select(".kits li")) == 24  # type: ignore[union-attr]
    post = posts_of(website)["plain"]
    assert (post.count("tower"), "\n…\n" in post) == (12, True)
    assert page.select("p > a")[-1].get_text() == "61 vacancies are open"  # type: ignore[union-attr]
    assert len(website.files[f"{TEAM}index.html"]) <= 40_000
    assert len(website.files[f"{TEAM}texts.json"]) <= 30_000


def test_its_short_link_leads_on_when_all_has_closed(company: Company) -> None:
    before = with_vacancies(company, "Welder", "Planner").draw()
    short = json.loads(before.files[f"{TEAM}kit.json"])["short_url"].removeprefix("https://careers.acme.example/")
    for path in ("job-2", "job-3", "fitter"):
        replace(company, path, "date_posted", "status: closed\ndate_posted")
    after = company.draw()
    assert TEAM not in after.pages
    assert [link["href"] for link in after.documents[f"{short}index.html"].select("main a")] == [
        "../../departments/workshop/"
    ]


@pytest.mark.parametrize("lang", ["nl", "sv", "de", "fr", "es", "it", "pt", "da", "nb", "fi", "pl"])
def test_its_text_is_said_in_every_language_of_the_texts(lang: str) -> None:
    theme = Path(kollega_theme.__file__).parent
    words = load_words(lang, (theme / "words", theme / "sentences"))
    assert words.untranslated(["%(num)s vacancy is open"]) == ()
