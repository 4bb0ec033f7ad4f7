"""What builds keep is checked: nobody vouches for the folder in which it lies."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import cbor2
import pytest

from company import ORGANISATION, minimal_company, picture
from damage import DAMAGE, PLANTED
from kollega.build.cache import Cache
from kollega.diagnostics import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from company import Company
    from website import Website


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Return a company that has cards, pictures and an index in its cache, and a site that was made without it."""
    company = minimal_company(tmp_path_factory.mktemp("cached") / "acme")
    company.configure({"organisation": ORGANISATION | {"logo": "logo.png"}})
    company.write("pages/logo.png", picture())
    company.write("stories/lift.png", picture())
    company.edit("stories/lifts.md", "date:", "photo: lift.png\nphoto_alt: A lift\ndate:")
    company.build(site_dir=company.root / "cold", cached=False)
    company.build()
    return company


@pytest.fixture
def cached(warm: Company, tmp_path: Path) -> Company:
    """Return a copy of that company whose cache a test may damage."""
    shutil.copytree(warm.root, tmp_path / "copy", symlinks=True)
    return type(warm)(tmp_path / "copy")


def kept(company: Company) -> list[Path]:
    """Return the files of a cache, but for what it says of texts and of the last builds."""
    files = (file for file in (company.root / ".kollega").rglob("*") if file.is_file())
    return sorted(file for file in files if file.parent.name not in {"builds", "texts"})


def cold(company: Company) -> Website:
    """Return the site that was made without a cache."""
    return type(company.build())(company.root / "cold", "https://careers.acme.example/")


def searched(site: Website) -> list[str]:
    """Return the pages of the index."""
    return [path for path in site.files if path.endswith(".pf_fragment")]


@pytest.mark.parametrize("damage", DAMAGE)
def test_from_a_damaged_cache_comes_what_comes_from_none(cached: Company, damage: str) -> None:
    files = kept(cached)
    assert len(files) > 5
    DAMAGE[damage](files)
    site = cached.build(site_dir=cached.root / "again")
    assert site.reproducible == cold(cached).reproducible
    assert site.holding(PLANTED.decode()) == []
    assert len(searched(site)) == len(searched(cold(cached))) > 0
    assert kept(cached) == files
    assert not any(file.is_symlink() for file in files)


def test_links_to_folders_lead_nowhere(cached: Company) -> None:
    elsewhere = cached.root.parent / "elsewhere"
    (cached.root / ".kollega/assets").rename(elsewhere)
    (cached.root / ".kollega/assets").symlink_to(elsewhere)
    before = {file: file.read_bytes() for file in elsewhere.rglob("*") if file.is_file()}
    for file in before:
        file.write_bytes(PLANTED)
    site = cached.build(site_dir=cached.root / "again")
    assert site.reproducible == cold(cached).reproducible
    assert {file.read_bytes() for file in before} == {PLANTED}
    assert (cached.root / ".kollega/assets").is_symlink() is False


def test_what_else_lies_in_a_cache_is_not_published(cached: Company) -> None:
    index = kept(cached)[-1]
    assert index.parent.name == "pagefind"
    for path in ("pagefind/pagefind.js", f"pagefind/{index.name}.d/pagefind.js", "assets/cards/x.js", "index.html"):
        cached.write(f".kollega/{path}", PLANTED)
    assert cached.build(site_dir=cached.root / "again").holding(PLANTED.decode()) == []


def forge(company: Company, name: str, change: Callable[[bytes], bytes]) -> None:
    """Keep something else in the place of what is kept of the index, as one does who can write whole entries."""
    cache, entry = Cache(company.root / ".kollega"), f"pagefind/{name}"
    content = cache.get(entry)
    assert content
    assert len(content) > DIGEST
    cache.put(entry, content[:DIGEST] + change(content[DIGEST:]))


DIGEST = 32
"""How many bytes say of which pages an index is."""


def test_no_script_of_the_search_comes_from_the_cache(cached: Company) -> None:
    """Who can write whole entries can write what is found, but nothing that runs, and nothing under other names."""
    names = ("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind", "pagefind-entry.json", "x.js", "../x.js", "/x.js")
    forge(cached, "en", lambda index: cbor2.dumps(cbor2.loads(index) | dict.fromkeys(names, PLANTED)))
    assert cached.build(site_dir=cached.root / "again").files == cold(cached).files


FORGED = {
    "nothing": b"",
    "no data": b"no list",
    "a number": cbor2.dumps(7),
    "an empty list": cbor2.dumps([]),
    "no files": cbor2.dumps({}),
    "files of another kind": cbor2.dumps({"pagefind.en_1.pf_meta": 7, 7: b""}),
    "too few parts": cbor2.dumps([[], [], {}]),
    "parts of another kind": cbor2.dumps([["title"], [[3, b"page"]], {"kind": 7}, cbor2.dumps([["word", 1, 2]])]),
    "lists in lists": b"\x81" * 100_000,
}
"""What may stand behind the digest of the right pages."""


@pytest.mark.parametrize("forged", FORGED)
def test_an_index_of_another_form_is_made_anew(cached: Company, forged: str) -> None:
    for file in kept(cached):
        if file.parent.name == "pagefind":
            forge(cached, file.name, lambda _: FORGED[forged])
    assert cached.build(site_dir=cached.root / "again").files == cold(cached).files


@pytest.mark.parametrize("kind", ["a link", "a link that leads nowhere", "a file"])
def test_a_cache_that_is_no_folder_is_an_error(company: Company, kind: str) -> None:
    company.forget()
    cache, elsewhere = company.root / ".kollega", company.root.parent / "elsewhere"
    elsewhere.mkdir()
    if kind == "a file":
        cache.write_text("mine")
    else:
        cache.symlink_to(elsewhere if kind == "a link" else "nowhere")
    with pytest.raises(ConfigurationError) as raised:
        company.build()
    assert (raised.value.option, "Delete it" in raised.value.hint) == (".kollega", True)
    assert list(elsewhere.iterdir()) == []
    assert not company.site_dir.exists()


def git(company: Company, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=company.root, check=True, capture_output=True)


TRACKED = {
    "all of it": ".kollega",
    "one file of it": ".kollega/pagefind/x",
    "a link": ".kollega",
    "in capitals": ".KOLLEGA/x",
}


@pytest.fixture(params=[".", "careers"], ids=["at the top", "below"])
def tracking(company: Company, request: pytest.FixtureRequest) -> Company:
    """Return a company whose folder is a repository, or lies in one, and which has something to track."""
    top = company.root
    if request.param != ".":
        company.root.rename(top.parent / request.param)
        top.mkdir()
        (top.parent / request.param).rename(top / request.param)
        company = type(company)(top / request.param)
    subprocess.run(["git", "init", "-q", "."], cwd=top, check=True)
    company.write(".gitignore", ".kollega/\nsite/\n")
    company.write(".kollega/pagefind/x", "planted")
    company.write(".KOLLEGA/x", "planted")
    return company


@pytest.mark.parametrize("case", TRACKED)
def test_a_cache_that_git_tracks_is_an_error(tracking: Company, case: str) -> None:
    git(tracking, "add", "-f", TRACKED[case])
    with pytest.raises(ConfigurationError, match="kept in git") as raised:
        tracking.build()
    assert "git rm -r --cached .kollega" in raised.value.hint
    assert not tracking.site_dir.exists()


@pytest.mark.parametrize(("program", "status"), [("kollega", 2), ("mkdocs", 1)])
def test_either_program_says_that_git_tracks_a_cache(company: Company, program: str, status: int) -> None:
    git(company, "init", "-q", ".")
    company.write(".kollega/pagefind/x", "planted")
    git(company, "add", "-f", ".kollega")
    ended = company.run(program, "build")
    assert ended.returncode == status, ended.stderr
    assert "kept in git" in ended.stderr
    assert "git rm -r --cached .kollega" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not company.site_dir.exists()


def test_a_cache_that_git_ignores_is_used(company: Company) -> None:
    git(company, "init", "-q", ".")
    company.write(".gitignore", ".kollega/\nsite/\n")
    git(company, "add", ".")
    company.build()
    before = {file: file.stat() for file in kept(company)}
    ended = company.run("kollega", "build", "-d", "again")
    assert (ended.returncode, "Note:" in ended.stderr) == (0, False)
    now = {file: file.stat() for file in kept(company)}
    assert {file: status.st_ino for file, status in now.items()} == {
        file: status.st_ino for file, status in before.items()
    }, "a file was made anew"
    assert [file for file in now if now[file].st_mtime_ns == before[file].st_mtime_ns] == [], "a file was not asked for"


@pytest.mark.parametrize("case", ["no git", "a repository that cannot be read"])
def test_where_git_cannot_say_nothing_of_a_cache_is_believed(company: Company, tmp_path: Path, case: str) -> None:
    git(company, "init", "-q", ".")
    company.build()
    cache = Cache(company.root / ".kollega")
    name = (
        next(file for file in kept(company) if file.suffix == ".png").relative_to(company.root / ".kollega").as_posix()
    )
    cache.put(name, PLANTED)
    path = os.environ["PATH"]
    if case == "no git":
        path = str(tmp_path)
    else:
        (company.root / ".git/HEAD").write_text("nonsense")
    ended = company.run("kollega", "build", "-d", "again", PATH=path)
    assert ended.returncode == 0, ended.stderr
    assert "git cannot say" in ended.stderr
    assert (company.root / "again" / name).read_bytes() != PLANTED
    assert company.run("kollega", "build", "-d", "third", "--no-cache", PATH=path).stderr.count("git cannot say") == 0


def test_what_lies_in_the_way_of_a_cache_goes(cached: Company) -> None:
    files = kept(cached)
    shutil.rmtree(cached.root / ".kollega/assets")
    cached.write(".kollega/assets", "in the way")
    assert cached.build(site_dir=cached.root / "again").reproducible == cold(cached).reproducible
    assert kept(cached) == files
