"""Vacancies and stories in a page of another origin, under a policy that lets it do nothing but what it names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from kollega.outputs.embeds.code import embed_code, frame_height
from kollega.outputs.embeds.listing import KINDS
from served import served
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Frame, Page

    from company import Company
    from plans import Written
    from website import Website

pytestmark = pytest.mark.browser

LIST = '<ul lang="en" dir="ltr"><li><a href="https://old.example/">A link of the code</a></li></ul>'

BODIES = {
    "element": f"<kollega-vacancies>{LIST}</kollega-vacancies>",
    "both": f"<kollega-vacancies>{LIST}</kollega-vacancies><kollega-stories limit=4 lang=nl>{LIST}</kollega-stories>",
    "wordpress": f"<div data-kollega-vacancies data-department=bridges data-limit=1 lang=nl>{LIST}</div>"
    f"<div data-kollega-stories data-person=yusuf-aydin>{LIST}</div>",
    "frame": '<iframe src="{site}embed/vacancies/?department=bridges" title="Jobs" width="100%" height="50"></iframe>',
}

PAGE = """<!doctype html>
<html lang="{lang}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Somebody else</title>
<link rel="stylesheet" href="/style.css">
<main><h1>Somebody else</h1>{body}</main>
<script src="{site}embed/kollega.js" defer></script>
"""

STYLE = """
html { color-scheme: light dark; color: light-dark(#222, #ddd); background: light-dark(#fff, #141414) }
html { font-family: serif }
.ours { --kollega-ink: rgb(1, 2, 3); --kollega-title-font: monospace; --kollega-accent: rgb(4, 5, 6) }
.ours::part(title) { font-style: italic }
.ours::part(more) { text-align: end }
"""

POLICY = (
    "default-src 'none'; script-src {site}; connect-src {connect}; img-src {site}; frame-src {site}; style-src 'self'; "
    "base-uri 'none'; require-trusted-types-for 'script'"
)


def write_pages(folder: Path, site: str) -> None:
    """Write pages that show lists of a site; those in `belgian/` are in Dutch, those in `closed/` may read nothing."""
    rules = []
    for place, lang, connect in (("open", "en", site), ("belgian", "nl-BE", site), ("closed", "en", "'none'")):
        (folder / place).mkdir()
        for name, body in BODIES.items():
            page = PAGE.format(lang=lang, body=body.replace("{site}", site), site=site)
            (folder / place / f"{name}.html").write_text(page, "utf-8")
        rules.append(f"/{place}/*\n  Content-Security-Policy: {POLICY.format(site=site, connect=connect)}\n")
    (folder / "style.css").write_text(STYLE, "utf-8")
    (folder / "_headers").write_text("".join(rules), "utf-8")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, example_address: str) -> Iterator[str]:
    """Serve pages that show lists of the example, from another origin, and give their address."""
    folder = tmp_path_factory.mktemp("elsewhere")
    write_pages(folder, example_address)
    with served(folder) as address:
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture
def guest(chromium: Browser, elsewhere: str) -> Iterator[Reader]:
    """Return somebody who reads those pages."""
    with Reader.of(chromium, elsewhere, anew=True) as reader:
        yield reader


def titles(page: Page | Frame) -> list[str]:
    return page.locator(".title a, [data-rows] h2 a").filter(visible=True).all_inner_texts()


def shown(page: Page, element: str = "kollega-vacancies") -> list[str]:
    """Return the titles that an element shows, once it shows its own list."""
    page.locator(f"{element} .more").wait_for()
    return page.locator(f"{element} .title a").all_inner_texts()


def listed(website: Website, path: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(website.files[path])["items"]
    return items


def test_an_element_shows_what_is_open_and_breaks_no_policy(
    guest: Reader, example: Website, example_address: str
) -> None:
    page = guest.visit("open/element.html")
    items = listed(example, "embed/vacancies.json")
    assert shown(page) == [each["title"] for each in items]
    assert page.locator("kollega-vacancies .pay dd").all_inner_texts() == [
        each["pay"] for each in items if "pay" in each
    ]
    first = page.locator("kollega-vacancies .title a").first
    assert first.get_attribute("href") == example_address + items[0]["url"]
    expect(first).to_have_css("text-decoration-line", "none")  # as its own style sheet says
    assert guest.complaints == []
    assert guest.hosts == {example_address, guest.address}
    assert guest.kept() == {}


CUTS: dict[str, dict[str, str]] = {
    "a department": {"department": "bridges"},
    "two departments": {"department": "bridges ferries"},
    "two departments, with a comma and capitals": {"department": "Bridges, FERRIES"},
    "a place": {"location": "terhaven"},
    "a topic": {"tag": "electric"},
    "whom to ask": {"person": "joost-verbrugge"},
    "a department at a place": {"department": "tides", "location": "terhaven"},
    "at most two": {"limit": "2"},
    "one of a place": {"location": "wulpenoord", "limit": "1"},
    "no number": {"limit": "many"},
    "what there is not": {"department": "circus"},
}


def expected(items: list[dict[str, Any]], cut: dict[str, str]) -> list[str]:
    asked = {name: set(value.lower().replace(",", " ").split()) for name, value in cut.items() if name != "limit"}
    rows = [each for each in items if all(ids & set(each["in"].get(name, "").split()) for name, ids in asked.items())]
    limit = cut.get("limit", "")
    return [each["title"] for each in rows][: int(limit) if limit.isdigit() else None]


CUT = """(host, cut) => {
    for (const name of ["department", "location", "tag", "person", "limit"]) {
        name in cut ? host.setAttribute(name, cut[name]) : host.removeAttribute(name);
    }
}"""


def test_attributes_and_the_address_of_a_frame_cut_the_list_alike(
    guest: Reader, example: Website, example_address: str
) -> None:
    items = listed(example, "embed/vacancies.json")
    page = guest.visit("open/element.html")
    shown(page)
    by_element = {}
    for name, cut in CUTS.items():
        page.locator("kollega-vacancies").evaluate(CUT, cut)
        page.evaluate("new Promise((done) => setTimeout(done))")
        by_element[name] = shown(page)
    by_frame = {}
    for name, cut in CUTS.items():
        page.goto(f"{example_address}embed/vacancies/?" + "&".join(f"{key}={value}" for key, value in cut.items()))
        by_frame[name] = titles(page)
    assert by_element == by_frame == {name: expected(items, cut) for name, cut in CUTS.items()}
    assert by_frame["what there is not"] == []
    assert page.get_by_text("Nothing is open here right now.").is_visible()


def test_no_list_has_more_stories_than_the_handbook_says(chromium: Browser, company: Company) -> None:
    """And the page about feeds counts what is in the feed, whatever else the list knows for the sake of slices."""
    company.configure({"feeds": {"stories": 9}})
    for number in range(30):
        company.write(
            f"stories/office-{number}.md",
            f"---\ntitle: Office {number}\nauthors: [ana]\ndate: 2026-04-{number % 28 + 1:02}\ndescription: D.\n"
            "department: Office\n---\nText.\n",
        )
    site = company.draw()
    cuts = {"": 24, "limit=30": 24, "limit=-1": 24, "limit=3": 3, "department=workshop": 1, "department=office": 24}
    elements = "".join(f"<kollega-stories {cut}></kollega-stories>" for cut in cuts)
    page = f"<!doctype html><title>Lists</title>{elements}<script src=embed/kollega.js></script>"
    (site.folder / "lists.html").write_text(page, "utf-8")
    with served(site.folder) as address, Reader.of(chromium, address, anew=True) as reader:
        lists = reader.visit("lists.html").locator("kollega-stories")
        lists.last.locator(".more").wait_for()
        assert [each.locator(".title").count() for each in lists.all()] == list(cuts.values())
        for cut, count in cuts.items():
            assert len(titles(reader.visit(f"embed/stories/?{cut}"))) == count
        feeds = reader.visit("feeds/#stories.rss")
        expect(feeds.locator("[data-count]")).to_have_text("9")
        feeds.get_by_label("About", exact=True).select_option("Workshop")
        expect(feeds.locator("[data-count]")).to_have_text("1")


SCHEMES = {"": "light dark", "?scheme=dark": "dark", "?scheme=light": "light", "?scheme=no": "light dark"}


def test_the_address_of_a_frame_says_light_or_dark(guest: Reader, example_address: str) -> None:
    for asked, scheme in SCHEMES.items():
        guest.page.goto(f"{example_address}embed/stories/{asked}")
        expect(guest.page.locator("html")).to_have_css("color-scheme", scheme)


def test_a_list_speaks_the_language_that_is_asked_for_or_that_of_its_page(guest: Reader, example: Website) -> None:
    page = guest.visit("belgian/element.html")  # nl-BE, which the site has not
    found = {"": shown(page)}
    for lang in ("sv", "en-US", "fr"):
        page.locator("kollega-vacancies").evaluate("(host, lang) => { host.lang = lang; }", lang)
        expect(page.locator("kollega-vacancies .all")).to_have_attribute("lang", lang if lang == "sv" else "en")
        found[lang] = shown(page)
    paths = {"": "nl/", "sv": "sv/", "en-US": "", "fr": ""}
    assert found == {
        lang: [each["title"] for each in listed(example, f"{paths[lang]}embed/vacancies.json")] for lang in paths
    }


def test_a_page_gives_a_list_its_own_look(guest: Reader) -> None:
    page = guest.visit("open/element.html")
    title, more = page.locator("kollega-vacancies .title").first, page.locator("kollega-vacancies .more")
    expect(title).to_have_css("font-family", "serif")  # the page's, unless it says more
    expect(title).to_have_css("color", "rgb(34, 34, 34)")
    page.locator("kollega-vacancies").evaluate("(host) => { host.className = 'ours'; }")
    expect(title).to_have_css("font-family", "monospace")
    expect(title).to_have_css("font-style", "italic")
    expect(title).to_have_css("color", "rgb(1, 2, 3)")
    expect(more).to_have_css("text-align", "end")
    title.hover()
    expect(title.locator("a")).to_have_css("color", "rgb(4, 5, 6)")


def test_a_div_that_wordpress_lets_through_becomes_a_list(guest: Reader, example: Website) -> None:
    page = guest.visit("open/wordpress.html")
    vacancies, stories = "[data-kollega-vacancies]", "[data-kollega-stories]"
    assert shown(page, vacancies) == expected(
        listed(example, "nl/embed/vacancies.json"), {"department": "bridges", "limit": "1"}
    )
    assert shown(page, stories) == expected(listed(example, "embed/stories.json"), {"person": "yusuf-aydin"})
    assert page.get_by_text("A link of the code").filter(visible=True).count() == 0
    assert guest.complaints == []


def test_where_the_list_cannot_be_read_the_links_of_the_code_stay(guest: Reader) -> None:
    page = guest.page
    with page.expect_console_message(lambda said: "stays as it is" in said.text):
        page.goto(f"{guest.address}closed/element.html")
    assert page.get_by_role("link").all_inner_texts() == ["A link of the code"]


def test_without_a_script_the_links_of_the_code_are_there(chromium: Browser, elsewhere: str) -> None:
    with Reader.of(chromium, elsewhere, java_script_enabled=False) as guest:
        guest.page.goto(f"{elsewhere}open/element.html")
        assert guest.page.get_by_role("link").all_inner_texts() == ["A link of the code"]
        guest.page.goto(f"{elsewhere}open/frame.html")
        assert guest.page.frames[1].get_by_role("link", name="Bridge mechanic").is_visible()


def test_one_goes_through_a_list_by_the_keyboard(guest: Reader, example_address: str) -> None:
    page = guest.visit("open/element.html")
    names = shown(page)
    focus = "document.activeElement.shadowRoot?.activeElement"
    for name in (*names, "All vacancies at Veer & Peil"):
        page.keyboard.press("Tab")
        assert page.evaluate(f"{focus}.innerText") == name
    assert page.evaluate(f"getComputedStyle({focus}).outlineStyle") == "solid"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{example_address}vacancies/*/")


COME_TO_REST = """(width) => new Promise((done, fail) => {
    setTimeout(() => fail(new Error("the frame has not the height of its list")), 10000);
    const look = () => {
        const spare = innerHeight - document.querySelector("main").offsetHeight;
        if (outerWidth === width && (spare === 0 || spare === 1)) done();
        else requestAnimationFrame(look);
    };
    look();
})"""


def test_a_frame_is_as_high_as_what_it_shows_at_any_width(guest: Reader) -> None:
    page = guest.visit("open/frame.html")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.frames[1].evaluate(COME_TO_REST, width)
        assert page.frames[1].evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert guest.complaints == []


HEIGHTS = """() => {
    document.documentElement.dataset.framed = "";
    const rows = [...document.querySelectorAll("[data-rows] > li")];
    return [1, 2, 3].map((most) => {
        rows.forEach((row, index) => { row.hidden = index >= most; });
        return document.querySelector("main").offsetHeight;
    });
}"""


def test_where_nobody_listens_a_frame_is_high_enough_for_a_row_or_two_on_a_phone(
    chromium: Browser, example_address: str
) -> None:
    with Reader.of(chromium, example_address, viewport={"width": 390, "height": 800}) as reader:
        for kind in KINDS:
            one, two, three = reader.visit(f"embed/{kind.plural}/").evaluate(HEIGHTS)
            assert one <= frame_height(kind, 1) < two <= frame_height(kind, 2) < three


def test_a_link_in_a_frame_leads_the_whole_page_to_the_site(guest: Reader, example_address: str) -> None:
    page = guest.visit("open/frame.html")
    page.frames[1].get_by_role("link", name="Bridge mechanic").click()
    page.wait_for_url(f"{example_address}vacancies/bridge-mechanic/")


# Pages of the guest forbid `eval`, by which Playwright would ask again and again: the page itself tells.
HEAR_OF_LINK = """() => new Promise((heard, fail) => {
    const isThere = () => said.some(({ message }) => message === "link");
    addEventListener("message", () => isThere() && heard());
    if (isThere()) heard();
    setTimeout(() => fail(new Error("no word of the link")), 10000);
})"""


SANDBOXES = {
    "WordPress, which is asked to lead there": ("allow-scripts", "#?secret=abc123", "link"),
    "new windows alone": ("allow-scripts allow-popups allow-popups-to-escape-sandbox", "", "window"),
    "the whole page by a click": ("allow-scripts allow-top-navigation-by-user-activation", "", "page"),
    "no script, but new pages": ("allow-top-navigation", "", "page"),
}


@pytest.mark.parametrize(("sandbox", "secret", "way"), SANDBOXES.values(), ids=SANDBOXES)
def test_a_frame_that_is_held_apart_leads_out_as_far_as_it_may(
    guest: Reader, example_address: str, sandbox: str, secret: str, way: str
) -> None:
    page = guest.visit("open/frame.html")
    page.evaluate(
        """([sandbox, src]) => {
            window.said = [];
            addEventListener("message", ({ data }) => said.push(data));
            const frame = document.createElement("iframe");
            Object.assign(frame, { src, sandbox, id: "apart" });
            document.querySelector("iframe").replaceWith(frame);
        }""",
        [sandbox, f"{example_address}embed/vacancies/?department=bridges{secret}"],
    )
    link = page.frame_locator("#apart").get_by_role("link", name="Bridge mechanic")
    link.wait_for()
    target = f"{example_address}vacancies/bridge-mechanic/"
    if way == "window":
        with page.context.expect_page() as opened:
            link.click()
        opened.value.wait_for_url(target)
    elif way == "link":
        link.click()
        page.evaluate(HEAR_OF_LINK)
        said = page.evaluate("said.filter(({ secret }) => secret === 'abc123')")
        assert {each["message"] for each in said} == {"height", "link"}
        assert [each["value"] for each in said if each["message"] == "link"] == [target]
        assert all(each["value"] > 60 for each in said if each["message"] == "height")
    else:
        link.click()
        page.wait_for_url(target)


@pytest.mark.parametrize("path", ["people/people.json", "share/stories/left-on-board/kit.json", "embed/stories.json"])
def test_a_script_elsewhere_reads_what_is_made_for_it(guest: Reader, example_address: str, path: str) -> None:
    page = guest.visit("open/element.html")
    read = "async (url) => { try { return (await fetch(url)).status; } catch { return 0; } }"
    assert page.evaluate(read, example_address + path) == 200
    assert page.evaluate(read, f"{example_address}stories/") == 0


CHOOSE = """async (names) => {
    const chosen = {};
    for (const name of names) {
        const changed = new Promise((done) => addEventListener("hashchange", done, { once: true }));
        location.hash = name;
        await changed;
        await new Promise((done) => setTimeout(done)); // once the list is there, which is kept
        const codes = document.querySelector("[data-codes]:not([hidden])");
        chosen[name] = {};
        for (const code of codes.querySelectorAll("[data-code]")) chosen[name][code.dataset.code] = code.textContent;
        chosen[name].paste = codes.querySelector("[data-paste]:not([hidden]) code")?.textContent ?? "";
    }
    return chosen;
}"""


@pytest.mark.parametrize("prefix", ["", "nl/"], ids=["en", "nl"])
def test_the_page_about_feeds_cuts_code_as_the_program_writes_it(
    chromium: Browser, example_address: str, written: Written, prefix: str
) -> None:
    edition = written.edition(prefix.removesuffix("/") or "en")
    meant: dict[str, dict[str, str]] = {}
    for part in edition.site.slices.in_language(edition.lang):
        filters = {part.scope.kind.value: part.scope.id} if part.scope.id else {}
        code = embed_code(part.kind, edition, filters)
        codes = {each: written.macro("embed/code.html", each, code) for each in ("element", "frame", "wordpress")}
        meant[f"{part.scope.folder}{part.kind.plural}"] = codes | {"paste": code.paste_url}
    with Reader.of(chromium, example_address) as reader:
        page = reader.visit(f"{prefix}feeds/")
        page.locator("[data-preview]").wait_for()
        page.evaluate(CHOOSE, ["stories", "vacancies"])  # both lists are read
        page.wait_for_load_state("networkidle")
        chosen = page.evaluate(CHOOSE, list(meant))
    assert len(meant) > 30
    assert chosen == meant


CONTRAST = "axe.run({ runOnly: ['color-contrast'], resultTypes: ['violations'] }).then(({ violations }) => violations)"


@pytest.mark.parametrize("path", ["both.html", "nl/embed/stories/"])
def test_axe_finds_nothing_in_elements_and_frames(
    chromium: Browser, elsewhere: str, example_address: str, path: str
) -> None:
    own = path.endswith(".html")
    with Reader.of(chromium, elsewhere, viewport={"width": 390, "height": 800}, bypass_csp=True) as guest:
        guest.page.goto(f"{elsewhere}open/{path}" if own else example_address + path)
        guest.settle()
        if own:
            shown(guest.page, "kollega-stories")
        violations = Axe().run(guest.page).response["violations"]
        guest.prefer("dark")
        violations += guest.page.evaluate(CONTRAST)
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations] == []
