"""`kollega review` in real repositories: what a change does, told as a comment, and its pages as files."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import comrak
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from camera import file_of, landscape
from company import NOW, Company, minimal_company
from kollega.cli.command import kollega
from repository import begin_repository, git

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

HOSTILE = "@all | <img src=x onerror=alert(1)> [c](https://evil.example) GH-12 #1 !3 **b** www.evil.example </details>"
TEXT = "Fog. ````\n```\n</details>\n/close\n  /merge\n@all ![x](https://evil.example/x.png)"

ELSEWHERE = "https://www.acme.example/"

GITHUB = comrak.ExtensionOptions()
for _name in ("table", "strikethrough", "autolink", "tasklist", "footnotes", "alerts"):
    setattr(GITHUB, _name, True)
RAW = comrak.RenderOptions()
RAW.unsafe_ = True


def story(title: str = "Fog", front: str = "", text: str = "It came.\n") -> str:
    return (
        f"---\ntitle: {title!r}\nauthors: [ana]\ndate: 2026-11-20\ndescription: What one hears.\n{front}---\n\n{text}"
    )


BEFORE = {
    ".gitignore": ".kollega/\n",
    "stories/people/ben.md": "---\nname: Ben Okafor\nconsent: 2026-01-02\nconsent_until: 2028-01-02\n---\n",
    "stories/people/cor.md": "---\nname: Cor Blimey\n---\n",
    "stories/people/dee.md": "---\nname: Dee Aye\n---\n",
    "stories/kept.md": story("Kept", "aliases: [older]\n"),
    "stories/draughty.md": story("Draughty"),
    "stories/given-up.md": story("Given up", "status: draft\n"),
    "stories/left.md": story("Left behind", text="Nobody came.\n"),
    "stories/moved.md": story("Moved", text="It moved.\n"),
    "stories/lost.md": story("Lost", text="It was lost.\n"),
    "vacancies/turner.md": (
        "---\ntitle: Turner\ndate_posted: 2026-03-01\ndescription: You turn.\ndepartment: Workshop\ncontact: ana\n"
        "apply_url: https://apply.acme.example/turner\n---\nRound and round.\n"
    ),
}
MARKED = file_of(landscape(1300, 900), "JPEG")
AFTER = {
    "stories/fog.md": story(
        "Fog",
        "department: Workshop\nphoto: fog.jpg\nphoto_alt: Fog over lifts\nshare:\n"
        "  any: [Own words about fog]\n  bluesky: Fog and sky\n",
        "Ben Okafor saw it with Cor Blimey and Somebody Else.\n",
    ),
    "stories/hostile.md": (
        f"---\ntitle: '{HOSTILE}'\nauthors: [ana]\ndate: 2026-12-24\ndescription: '{HOSTILE}'\nstatus: draft\n"
        f"share: {{any: [{json.dumps(TEXT)}]}}\n---\n\nText.\n"
    ),
    "stories/later.md": story("Later").replace("2026-11-20", "2027-01-01"),
    "stories/draughty.md": story("Draughty", "status: draft\n"),
    "stories/newer.md": story("Moved on", "aliases: [moved]\n", "It moved.\n"),
    "stories/found.md": story("Found", text="It was lost.\n"),
    "stories/people/dee.md": "---\nname: Dee Aye\nstatus: withdrawn\n---\n",
    "vacancies/fitter.md": (
        "---\ntitle: Lift fitter\ndate_posted: 2026-03-01\ndescription: You mend lifts.\ndepartment: Workshop\n"
        "status: closed\napply_url: https://apply.acme.example/fitter\n---\nUp and down, as before.\n"
    ),
    "pages/about.md": "# About\n",
    ".github/workflows/site.yml": "on: push\n",
}


def make_repository(root: Path) -> Company:
    """Return a company in git on a branch `work`, at the commit of `main`."""
    company = minimal_company(root)
    for path, text in BEFORE.items():
        company.write(path, text)
    begin_repository(root)
    return company


def review(company: Company, *arguments: str) -> Result:
    words = ("review", "-f", str(company.config_file), "--as-of", NOW.isoformat(), *arguments)
    return CliRunner().invoke(kollega, words)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """A repository with a change of every kind, some of it committed."""
    company = make_repository(tmp_path_factory.mktemp("review"))
    for path, text in AFTER.items():
        company.write(path, text)
    company.write("stories/fog.jpg", MARKED)
    git(company.root, "add", "--all")
    git(company.root, "commit", "--quiet", "--message", "Change")
    for name in ("left", "moved", "lost", "given-up"):
        (company.root / f"stories/{name}.md").unlink()
    return company


@pytest.fixture(scope="module")
def told(company: Company) -> str:
    """The review of the change, with pages kept beside it."""
    pages, file = company.root / "kept", company.root / "out/review.md"
    done = review(
        company, "--since", "main", "-o", str(file), "--pages", str(pages), "--preview-url", "https://p7.example"
    )
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    return file.read_text("utf-8")


def section(told: str, title: str) -> str:
    """Return what is told under a heading."""
    found = re.search(rf"^### [^\n]*{re.escape(title)}.*?(?=^### |\Z)", told, re.MULTILINE | re.DOTALL)
    assert found, told
    return found[0]


def test_it_begins_with_a_mark_for_workflows_and_sums_up(told: str) -> None:
    assert told.startswith("<!-- kollega review -->\n\n**Kollega:** 4 new, 3 changed, 1 renamed, 4 leave the site. ")


def test_of_a_story_its_card_texts_problems_neighbours_and_people_are_told(told: str) -> None:
    fog = section(told, "New story: Fog")
    assert "`" in fog.split("\n")[2]
    for words in (
        "/stories/fog.md`, English",
        "On the site as soon as this is merged.",
        "Address: `https://careers.acme.example/stories/fog/`; [preview](https://p7.example/stories/fog/)",
        "Page, with its share card: `story-fog.html` among the files that were kept",
        "**No problems.**",
        "- Vacancies below it: Turner",
        "- Vacancies that show it: Turner",
        "- People whose page shows it: Ana Silva",
        "- Everybody shown or named: **no `consent` is noted**",
        "- Ana Silva (author): **no `consent` is noted in `stories/people/ana.md`**",
        "- Ben Okafor (named in the text): agreed on 2026-01-02, until 2028-01-02",
        "- Cor Blimey (named in the text): **no `consent` is noted in `stories/people/cor.md`**",
        "look for other names, and for faces",
    ):
        assert words in fog, words
    assert re.search(r"!\[[^\]]*\]\(https://p7\.example/assets/cards/story-fog\.[0-9a-f]+\.png\)", fog)


def test_what_the_author_wrote_is_told_in_full_with_what_networks_count(told: str) -> None:
    texts = section(told, "New story: Fog").partition("<details>")[2]
    assert re.search(r"Bluesky \d+ of 300", texts)
    written = re.findall(r"```text\n(.*?)\n```", texts, re.DOTALL)
    assert {"Own words about fog", "Fog and sky"} <= set(written)
    assert len(written) > 8


def test_drafts_and_what_is_yet_to_come_are_shown_as_they_will_be(told: str) -> None:
    later = section(told, "New story: Later")
    assert "On the site from its date. Here you see it as it will be" in later
    assert "[preview]" not in later
    assert "![" not in later, "the host's preview does not show it yet"
    assert "<details>" in later
    assert "A draft: on no page until" in section(told, "New story: @")


def test_what_closes_and_what_is_renamed_is_told(told: str) -> None:
    assert "Closed: its page stays" in section(told, "Changed vacancy: Lift fitter")
    assert "- Its name was `moved`." in section(told, "Renamed story: Moved on")


def test_what_leaves_the_site_is_told_with_where_its_address_leads(told: str) -> None:
    leaves = {re.search(r"([\w-]+)\.md`", line)[1]: line for line in section(told, "What leaves").split("\n- ")[1:]}  # type: ignore[index] # a failure is one
    assert leaves.keys() == {"left", "moved", "lost", "draughty", "dee"}
    assert "lead nowhere from then on" in leaves["left"]
    assert "name it there under `aliases`" in leaves["left"]
    assert "/stories/found.md` has taken its place, write `aliases: [lost]` there." in leaves["lost"]
    assert "From there to `https://careers.acme.example/stories/newer/`" in leaves["moved"]
    assert "a draft again, or not published yet" in leaves["draughty"]
    assert ("Dee Aye" in told, "lead to a list" in leaves["dee"]) == (False, True)


def test_other_files_are_told_as_code(told: str) -> None:
    others = section(told, "What else has changed")
    assert "/pages/about.md`" in others
    assert re.search(r"read them as code: `[^`]*/\.github/workflows/site\.yml`$", others, re.MULTILINE)


def test_a_draft_that_is_deleted_is_nothing_to_tell_of(told: str) -> None:
    assert "given-up" not in told


def test_nothing_that_people_wrote_comes_alive_in_the_comment(told: str) -> None:
    html = BeautifulSoup(comrak.render_markdown(told, GITHUB, None, RAW), "html.parser")
    known = {"p", "strong", "code", "ul", "li", "br", "h3", "details", "summary", "pre", "a", "img"}
    assert {tag.name for tag in html.find_all()} <= known
    assert {str(tag["href"]).partition("/stories")[0].partition("/vacancies")[0] for tag in html.find_all("a")} == {
        "https://p7.example"
    }
    assert all(str(tag["src"]).startswith("https://p7.example/assets/cards/") for tag in html.find_all("img"))
    assert len(html.find_all("details")) == told.count("<details><summary>")
    for code in html.find_all("code"):
        code.extract()
    assert not re.search(r"[@#!]\w|\bGH-\d", html.get_text())
    assert not re.search(r"^\s*/\w", told, re.MULTILINE), "GitLab runs such a line"


# Each page as one file


def test_a_page_is_kept_for_each_item_that_is_shown(told: str, company: Company) -> None:
    names = {file.name for file in (company.root / "kept").iterdir()}
    shown = {"fog", "hostile", "later", "draughty", "newer", "found"}
    assert names == {*(f"story-{name}.html" for name in shown), "vacancy-fitter.html"}
    assert all(f"`{name}`" in told for name in names)


def test_a_kept_page_needs_no_other_file_and_runs_nothing(told: str, company: Company) -> None:
    assert told
    for file in (company.root / "kept").iterdir():
        page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        assert page.find_all(["script", "iframe", "base", "source", "noscript"]) == []
        assert [str(tag["src"])[:5] for tag in page.find_all("img", src=True)] == ["data:"] * len(
            page.find_all("img", src=True)
        )
        assert {str(tag["href"])[:5] for tag in page.find_all("link")} <= {"data:"}
        (policy,) = page.find_all("meta", {"http-equiv": "Content-Security-Policy"})
        assert str(policy["content"]).startswith("default-src 'none';")
        styles = "".join(style.get_text() for style in page.find_all("style"))
        assert set(re.findall(r"url\(\"?(.{5})", styles)) == {"data:"}
        assert file.stat().st_size < 700_000


def test_links_of_a_kept_page_lead_to_its_neighbours_to_the_preview_or_nowhere(told: str, company: Company) -> None:
    assert told
    page = BeautifulSoup((company.root / "kept/story-later.html").read_text("utf-8"), "html.parser")
    found = {link.get_text(" ", strip=True): link.get("href") for link in page.find_all("a")}
    assert found["Stories"] == "https://p7.example/stories/"
    assert found["Ana Silva"] == "https://p7.example/people/ana/"
    assert found["Share this, in your own words"] is None
    hrefs = {str(link["href"]) for link in page.find_all("a", href=True)}
    assert any(re.fullmatch(r"story-\w+\.html", href) for href in hrefs)
    assert all(href.startswith(("https://p7.example/", "story-", "#main")) for href in hrefs - {ELSEWHERE}), hrefs


def test_a_kept_page_shows_its_card_and_says_that_it_is_a_preview(told: str, company: Company) -> None:
    assert told
    page = BeautifulSoup((company.root / "kept/story-fog.html").read_text("utf-8"), "html.parser")
    assert "None of it is published yet." in page.get_text()
    (card,) = [image for image in page.find_all("img") if image["alt"] and str(image.get("width")) == "1200"]
    assert str(card["src"]).startswith("data:image/png;base64,")


# What is not told, or cannot be


@pytest.fixture
def small(tmp_path: Path) -> Company:
    return make_repository(tmp_path)


def test_where_nothing_has_changed_that_is_said(small: Company) -> None:
    done = review(small, "--since", "main", "--pages", str(small.root / "kept"))
    expected = "<!-- kollega review -->\n\n**Kollega:** No story, vacancy, person or page has changed. No problems.\n"
    assert (done.exit_code, done.stdout) == (0, expected)


def test_errors_are_told_and_what_they_stop(small: Company) -> None:
    small.write("stories/fog.md", story(text="[Gone](gone.md)\n"))
    small.write("stories/bad.md", "---\ntitle: [\n---\n")
    done = review(small, "--since", "main", "--pages", str(small.root / "kept"))
    assert done.exit_code == 0, done.output
    fog = section(done.stdout, "New story: Fog")
    assert "Card, share texts and page follow once the errors are fixed." in fog
    assert "- **error** on line 8: there is no file “gone.md” to link to" in fog
    assert "/stories/bad.md`" in section(done.stdout, "What else has changed")
    assert "/stories/bad.md`\n\n- **error**" in section(done.stdout, "Problems elsewhere")
    assert list((small.root / "kept").iterdir()) == []


def test_kinds_of_share_texts_are_called_in_the_language_of_the_reader(
    small: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOLLEGA_MESSAGES", "de")
    small.write("stories/fog.md", story())
    done = review(small, "--since", "main")
    assert "**Als Kollegin oder Kollege – Eine Empfehlung:** " in done.stdout, done.output
    assert "colleague" not in re.sub(r"(?s)```.*?```", "", done.stdout)


def test_a_picture_that_is_replaced_changes_the_story_that_shows_it(small: Company) -> None:
    small.write("stories/fog.md", story(front="photo: my-fog.jpg\nphoto_alt: Fog\n"))
    small.write("stories/my-fog.jpg", MARKED)
    git(small.root, "add", "--all")
    git(small.root, "commit", "--quiet", "--message", "Fog")
    small.write("stories/my-fog.jpg", file_of(landscape(1200, 800), "JPEG"))
    done = review(small, "--since", "work")
    assert "1 changed." in done.stdout, done.output
    assert "What else has changed" not in done.stdout


def test_what_could_not_be_read_before_is_changed_and_not_new(small: Company) -> None:
    good = (small.root / "stories/kept.md").read_text("utf-8")
    small.write("stories/kept.md", "---\ntitle: [\n---\n")
    git(small.root, "commit", "--quiet", "--all", "--message", "Break")
    small.write("stories/kept.md", good)
    assert "**Kollega:** 1 changed. No problems." in review(small, "--since", "work").stdout


def test_what_an_earlier_review_has_written_is_no_change(small: Company) -> None:
    small.write("stories/fog.md", story())
    words = ("--since", "main", "-o", str(small.root / "review.md"), "--pages", str(small.root / "review"))
    first = [review(small, *words), (small.root / "review.md").read_text("utf-8")][1]
    review(small, *words)
    assert (small.root / "review.md").read_text("utf-8") == first
    assert "What else has changed" not in first


def test_a_site_in_a_folder_of_its_repository_is_reviewed_by_its_own_paths(tmp_path: Path) -> None:
    company = minimal_company(tmp_path / "careers")
    (tmp_path / "README.md").write_text("One.\n")
    begin_repository(tmp_path)
    (tmp_path / "README.md").write_text("Two.\n")
    company.write("stories/fog.md", story())
    done = review(company, "--since", "main")
    assert "1 new. " in done.stdout
    assert "README.md" not in done.stdout, "what lies outside of the site's folder is not its own"


def test_while_sharing_is_paused_that_is_said_in_place_of_texts(small: Company) -> None:
    small.configure({"share": {"print": [], "paused": True}})
    small.write("stories/fog.md", story())
    fog = section(review(small, "--since", "main").stdout, "New story: Fog")
    assert ("Sharing is paused on this site" in fog, "<details>" in fog) == (True, False)


@pytest.mark.parametrize(
    ("most", "words"),
    [(6_000, "Share texts are left out"), (3_600, "**Cut off here, because")],
    ids=["texts go first", "then whole items"],
)
def test_what_a_comment_cannot_hold_is_left_out_and_that_is_said(company: Company, most: int, words: str) -> None:
    done = review(company, "--since", "main", "--longest", str(most))
    assert len(done.stdout) <= most
    assert words in done.stdout
    assert ("What leaves the site" in done.stdout, "What else has changed" in done.stdout) == (True, True)
    assert "<details>" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Missing option '--since'"),
        (("--since", "mian"), "there is no revision “mian” → Did you mean main?"),
        (("--since", "--upload-pack=x"), "there is no revision"),
        (("--since", "main", "--preview-url", "ftp://x"), "--preview-url: “ftp://x”"),
        (("--since", "main", "--longest", "-1"), "is not in the range"),
        (("--since", "main", "-o", "."), "is a directory"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_told_is_refused_in_words(
    small: Company, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(small.root)
    done = review(small, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in " ".join(done.stderr.split())


def test_outside_of_a_repository_that_is_said(tmp_path: Path) -> None:
    done = review(minimal_company(tmp_path), "--since", "main")
    assert (done.exit_code, "git cannot tell what has changed" in done.stderr) == (2, True)


def test_a_site_that_is_new_is_all_new(small: Company) -> None:
    git(small.root, "checkout", "--quiet", "--orphan", "fresh")
    git(small.root, "rm", "--quiet", "-r", "--cached", ".")
    git(small.root, "add", ".gitignore")
    git(small.root, "commit", "--quiet", "--message", "Nothing yet")
    done = review(small, "--since", "fresh")
    assert (done.exit_code, "13 new. " in done.stdout) == (0, True), done.output
