"""What hosts are asked to send: `_headers`, and the same for nginx."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from company import EXAMPLE
from kollega.config.project import BrowserEditor
from kollega.diagnostics import KollegaError
from kollega.outputs.outputs import OUTPUTS
from kollega.outputs.site_files.headers import (
    EMBEDDED,
    EVERYWHERE,
    FEED_TYPES,
    KEPT,
    PAGES,
    POLICY,
    SHARED,
    editor_headers,
    literal,
)
from kollega.scaffold.cms.site_editor import mark, site_editor
from served import header_rules

if TYPE_CHECKING:
    from pathlib import Path

    from company import Company
    from website import Website


def is_for_frames(address: str) -> bool:
    return re.match(r"([\w-]+/)?embed/", address) is not None


NGINX = (EXAMPLE / "docs" / "nginx.conf").read_text("utf-8")


def sent(website: Website, address: str) -> dict[str, str]:
    return {name: value for pattern, name, value in header_rules(website.folder) if pattern.fullmatch(address)}


def test_no_header_is_said_twice_for_one_address(example: Website) -> None:
    addresses = ["/" + path.removesuffix("index.html") for path in example.files]
    rules = header_rules(example.folder)
    for address in addresses:
        names = [name for pattern, name, _ in rules if pattern.fullmatch(address)]
        assert len(names) == len(set(names)), address


def test_a_page_of_one_s_own_within_a_section_has_the_headers_of_the_section(company: Company) -> None:
    for folder in ("stories", "vacancies", "feeds", "embed", "assets/theme"):
        company.write(f"pages/{folder}/how.md", "# How\n")
    company.write("pages/stories-of-us/index.md", "# How\n")
    rules = header_rules(company.draw().folder)

    def names(address: str) -> list[str]:
        return sorted(name for pattern, name, _ in rules if pattern.fullmatch(address))

    page = sorted([*EVERYWHERE, *PAGES])
    assert [names(f"/{folder}/how/") for folder in ("stories", "vacancies", "feeds")] == [page] * 3
    assert names("/embed/how/") == sorted([*EVERYWHERE, *EMBEDDED])
    assert names("/assets/theme/how/") == sorted([*EVERYWHERE, *KEPT])
    assert names("/stories-of-us/") == page


def test_a_host_that_takes_a_hundred_rules_takes_all_that_others_depend_on(postings: Website) -> None:
    rules = postings.files["_headers"].decode().strip().split("\n\n")
    assert len(rules) > 100
    ends = ("X-Frame-Options: DENY", "Cache-Control: public, max-age=0, must-revalidate")
    alone = [set(map(str.strip, rule.splitlines()[1:])) == set(ends) for rule in rules]
    assert all(alone[100:])
    assert alone == sorted(alone)


def test_every_page_but_those_for_frames_refuses_frames_and_is_asked_for_anew(example: Website) -> None:
    for address in example.pages.keys() - {"404.html"}:
        said = sent(example, f"/{address}")
        assert said.pop("X-Frame-Options", "") == ("" if is_for_frames(address) else "DENY"), address
        assert {**said, **SHARED} == {**EVERYWHERE, **EMBEDDED}, address


FOR_SCRIPTS_ELSEWHERE = [
    "embed/kollega.js",
    "nl/embed/vacancies.json",
    "embed/vacancies/oembed.json",
    "sv/people/people.json",
    "nl/share/stories/left-on-board/kit.json",
    "jobs.json",
    "assets/theme/fonts/any.woff2",
]


@pytest.mark.parametrize("path", FOR_SCRIPTS_ELSEWHERE)
def test_scripts_of_other_sites_may_read_what_is_made_for_them(example: Website, path: str) -> None:
    assert sent(example, f"/{path}").items() >= SHARED.items()


def test_scripts_of_other_sites_read_none_of_the_pages(example: Website) -> None:
    read = {address for address in example.pages if sent(example, f"/{address}").items() >= SHARED.items()}
    assert {address for address in read if not re.match(r"([\w-]+/)?(embed|share)/", address)} == set()


def test_a_file_is_kept_for_ever_exactly_where_its_name_holds_a_digest(example: Website) -> None:
    kept = {path for path in example.files if sent(example, f"/{path}").items() >= KEPT.items()}
    assert kept
    assert kept == {path for path in example.files if re.fullmatch(r"assets/.+\.[0-9a-f]{12}(-\d+)?\.\w+", path)}


def test_the_policy_lets_nothing_run_that_is_written_into_a_page() -> None:
    assert "'unsafe-inline'" not in POLICY
    assert "'unsafe-eval'" not in POLICY
    assert not re.search(r"https?:|\*", POLICY)


def test_below_a_path_the_rules_name_it(company: Company) -> None:
    company.configure(site_url="https://acme.example/careers/")
    website = company.build()
    assert sent(website, "/careers/stories/") == {**EVERYWHERE, **PAGES}
    assert sent(website, "/") == {}


def headers_of_nginx(which: str) -> dict[str, str]:
    """Return the headers that are the same for all addresses but those of the editor, or those that it has."""
    said = {}
    for name, value in re.findall(r"^\s+add_header (\S+) (.+) always;$", NGINX, re.MULTILINE):
        if value.startswith("$"):
            rules = re.search(rf"^map \$uri \{value} {{\n(.*?)^}}", NGINX, re.MULTILINE | re.DOTALL)
            assert rules
            found = re.search(rf'^    {which} +"?(.*?)"?;$', rules[1], re.MULTILINE)
            said[name] = found[1] if found else ""
        else:
            said[name] = value.strip('"')
    others = {*PAGES, *SHARED}
    return {name: value for name, value in said.items() if value and name not in others}


def test_nginx_sends_the_same() -> None:
    usual, at_admin = (headers_of_nginx(which) for which in ("default", r'"~\^/admin/"'))
    assert usual == EVERYWHERE
    hosts = {"origins": ("https://api.github.com", "https://gitlab.com")}
    images = ("https://avatars.githubusercontent.com", "https://secure.gravatar.com", *hosts["origins"])
    own = editor_headers(BrowserEditor("sveltia", "en", "", images=images, **hosts))
    assert at_admin == {name: value for name, value in (EVERYWHERE | own).items() if name not in PAGES}
    assert f"default {PAGES['X-Frame-Options']};" in re.sub(r" +", " ", NGINX)
    assert re.findall(r'"(public, [^"]+)"', NGINX) == [each["Cache-Control"] for each in (PAGES, KEPT)]
    folders = sorted(folder for output in OUTPUTS for folder in output.lasting)
    assert f"assets/({'|'.join(folders)})/" in NGINX


def test_nginx_sends_the_same_to_other_sites(example: Website) -> None:
    maps = {
        name: re.findall(r'^    "~(\S+)" +"(.*)";', rules, re.MULTILINE)
        for name, rules in re.findall(r"^map \$uri \$kollega_(\w+) \{(.+?)^\}", NGINX, re.MULTILINE | re.DOTALL)
    }

    def by_nginx(name: str, address: str, default: str = "") -> str:
        return next((value for pattern, value in maps[name] if re.search(pattern, address)), default)

    for path in (*example.files, "jobs.json"):
        assert by_nginx("readers", f"/{path}") == sent(example, f"/{path}").get(*SHARED, ""), path
    assert by_nginx("readers", "/zh-Hant/embed/stories.json") == "*"
    for address in example.pages.keys() - {"404.html"}:
        frames = sent(example, f"/{address}").get("X-Frame-Options", "")
        assert by_nginx("frames", f"/{address}", "DENY") == frames, address


NAMES = {
    "a line break": "a\n/*\n  X-Planted: 1",
    "a return": "a\r/*\r  X-Planted: 1",
    "a line break of another kind": "a\u2028X-Planted: 1",
    "a tab": "a\tX-Planted: 1",
    "spaces": "  X-Planted: 1",
    "a star": "a*",
    "a placeholder": ":a",
    "a remark": "# a",
    "a question mark": "a?b",
    "other letters": "łódź-日本",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_no_name_writes_a_rule_of_its_own(name: str) -> None:
    lines = literal(f"{name}/").splitlines()
    assert len(lines) == 1
    assert not set(lines[0]) & set("*: \t#?")
    assert unquote(lines[0]) == f"{name}/"


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_no_file_s_name_reaches_the_rules_of_a_site(company: Company, name: str) -> None:
    company.write(f"pages/{name.replace('/', '')}.md", "# A page\n")
    try:
        site = company.build()
    except KollegaError:
        return  # it is refused, which will do
    known = {*EVERYWHERE, *PAGES, *KEPT, *EMBEDDED, "Content-Type"}
    said = site.files["_headers"].decode().splitlines()
    assert [
        line for line in said if line and not line.startswith("/") and line.split(":")[0].strip() not in known
    ] == []
    stars = [line for line in said if line.startswith("/") and "*" in line and not line.endswith("/*")]
    assert stars == [f"/feeds/*.{ending}" for ending in FEED_TYPES]


GITHUB = "https://api.github.com"
GITLAB = "https://gitlab.com"
CODE_HOSTS = [
    pytest.param("name: github\n  repo: acme/careers", [GITHUB], id="GitHub"),
    pytest.param("name: gitlab\n  repo: acme/careers", [GITLAB], id="GitLab"),
    pytest.param(
        "name: gitlab\n  api_root: https://git.acme.example/api/v4\n  base_url: https://git.acme.example",
        ["https://git.acme.example"],
        id="of one's own",
    ),
    pytest.param('name: github\n  api_root: "https://a.example; script-src *"', [], id="hostile"),
    pytest.param("[", [], id="broken"),
]


@pytest.mark.parametrize(("backend", "hosts"), CODE_HOSTS)
def test_an_editor_asks_its_code_host_alone(tmp_path: Path, backend: str, hosts: list[str]) -> None:
    (tmp_path / "admin").mkdir()
    config = f"backend:\n  {backend}\n{mark('decap', 'en', 'collections: []')}collections: []"
    (tmp_path / "admin/config.yml").write_text(config, "utf-8")
    editor = site_editor(tmp_path)
    assert editor
    policy = dict(each.split(" ", 1) for each in editor_headers(editor)["Content-Security-Policy"].split("; "))
    assert policy["connect-src"].split() == ["'self'", "blob:", "data:", *hosts]
    assert policy["script-src"] == "'self' 'unsafe-eval'"


def test_the_page_of_an_editor_alone_has_a_policy_of_its_own_and_is_told_to_nobody(company: Company) -> None:
    company.configure({"languages": ["en", "nl"]})
    company.write("pages/index.nl.md", "# Werken bij Acme\n")
    company.write("pages/our_house.md", "# Our house\n")
    company.run("kollega", "cms", "sveltia", "--repo", f"{GITLAB}/acme/careers")
    website = company.draw()
    assert sent(website, "/admin/")["X-Robots-Tag"] == "noindex"
    assert GITLAB in sent(website, "/admin/config.yml")["Content-Security-Policy"]
    for address in website.pages:
        names = [name for pattern, name, _ in header_rules(website.folder) if pattern.fullmatch(f"/{address}")]
        assert len(names) == len(set(names)), address
        if address != "admin/":
            assert EVERYWHERE.items() <= sent(website, f"/{address}").items(), address
    texts = {
        path: content for path, content in website.files.items() if path.endswith((".xml", ".txt", ".atom", ".rss"))
    }
    assert [path for path, content in texts.items() if b"admin/" in content] == []
