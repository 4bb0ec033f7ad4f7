"""What MkDocs finds among the hand-written pages, and what is published of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import NOW
from kollega.build.plan import plan_project
from kollega.host import open_site
from website import Website

if TYPE_CHECKING:
    from pathlib import Path

    from company import Company

HIDDEN = ("pages/.env", "pages/.secret/x.txt", "pages/files/.htpasswd", "pages/.x.md", "pages/.git/config")


def paths(site: Website) -> set[str]:
    return set(site.files)


@pytest.mark.parametrize("excluded", ["", "!.*", "!.env\n!.secret\n!.htpasswd\n!.x.md\n!.git\n!.well-known"])
def test_what_is_hidden_is_never_published(company: Company, excluded: str) -> None:
    theme = {"name": "kollega", "custom_dir": "theme"}
    company.configure(theme=theme, **({"exclude_docs": excluded} if excluded else {}))
    for path in (*HIDDEN, "pages/.well-known/.env", "theme/assets/.env"):
        company.write(path, "unseen-4711")
    assert company.build().holding("unseen-4711") == []


def test_what_is_well_known_is_published_where_the_settings_say_so(company: Company) -> None:
    company.write("pages/.well-known/security.txt", "Contact: mailto:security@acme.example\n")
    company.write("pages/.well-known/page.md", "# No page\n")
    assert ".well-known/security.txt" not in paths(company.build())
    company.configure(exclude_docs="!/.well-known")
    made = paths(company.build())
    assert ".well-known/security.txt" in made
    assert not [path for path in made if "page" in path and path.startswith(".well-known")]


@pytest.mark.parametrize("program", ["kollega", "mkdocs"])
def test_files_beside_the_pages_are_published_as_they_are(company: Company, program: str) -> None:
    company.write("pages/files/terms.bin", bytes(range(256)))
    company.write("pages/robots.TXT", "\ufeffline\r\n")
    company.run(program, "build")
    assert (company.site_dir / "files/terms.bin").read_bytes() == bytes(range(256))
    assert (company.site_dir / "robots.TXT").read_bytes() == "\ufeffline\r\n".encode()


@pytest.mark.parametrize("path", ["pages/index.md", "pages/files/terms.txt", "pages/lift.css"])
def test_a_link_that_comes_after_the_check_is_not_followed_either(company: Company, path: str) -> None:
    secret = company.write("../secret", "# Secret\n")
    company.write(path, "# Public\n")
    before = company.build()
    project, draw = open_site(company.config_file, company.site_dir)
    plan = plan_project(project, NOW)
    (company.root / path).unlink()
    (company.root / path).symlink_to(secret)
    with pytest.raises(Exception, match="nothing was built"):
        draw(plan, company.root.parent / "staged")
    assert Website(company.site_dir, "").files == before.files
    assert not [file for file in (company.root.parent / "staged").rglob("*") if b"Secret" in _bytes(file)]


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def test_mkdocs_tells_what_is_no_file_and_publishes_nothing(company: Company) -> None:
    before = company.build()
    secret = company.write("../secret.md", "the secret")
    for path in ("pages/x.txt", "stories/x.md", "vacancies/x.md", "stories/people/x.md", "stories/x.jpg"):
        (company.root / path).symlink_to(secret)
    company.write("pages/a\nb.txt", "x")
    (company.root / "pages" / "\udce9.md").write_bytes(b"x")
    failed = company.run("mkdocs", "build")
    said = failed.stdout + failed.stderr
    assert failed.returncode == 1
    assert "Traceback" not in said
    assert "the secret" not in said
    for path in ("pages/x.txt", "stories/x.md", "vacancies/x.md", "stories/people/x.md", "stories/x.jpg"):
        assert f"{path}:1:1: error: this is a link" in said
    assert said.count("this name has a character") == 2
    assert Website(company.site_dir, "").files == before.files
