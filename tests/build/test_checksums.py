"""SHA256SUMS beside a site names every file of it, as `sha256sum` compares them."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from company import minimal_company
from kollega.build.checksums import NAME, list_of_checksums
from kollega.build.manifest import Manifest
from kollega.diagnostics import ConfigurationError
from kollega.outputs.output import OutputKind

if TYPE_CHECKING:
    from pathlib import Path

    from company import Company

QUICK = frozenset({OutputKind.PAGES, OutputKind.FEEDS})


@pytest.fixture
def company(tmp_path: Path) -> Company:
    company = minimal_company(tmp_path / "acme")
    company.configure({"checksums": True})
    return company


def compare(site_dir: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Return what another program says of a site and its list."""
    program = shutil.which("sha256sum") or pytest.skip("there is no sha256sum")
    command = [program, "-c", "--strict", *options, f"../{NAME}"]
    return subprocess.run(command, cwd=site_dir, capture_output=True, text=True, check=False)


def names(company: Company) -> list[str]:
    lines = (company.root / NAME).read_text("utf-8").splitlines()
    return [line.split("  ", 1)[1] for line in lines]


def test_the_list_has_every_file_in_order_and_nothing_else(company: Company) -> None:
    company.write("site/CNAME", "careers.example.org")
    site = company.build(kinds=QUICK)
    assert names(company) == sorted(site.files.keys() - {"CNAME"})
    assert compare(company.site_dir).stdout.count(": OK\n") == len(names(company))
    before = (company.root / NAME).stat().st_mtime_ns
    company.build(kinds=QUICK)
    assert (company.root / NAME).stat().st_mtime_ns == before


def test_the_list_follows_what_a_build_changes_and_leaves_alone(company: Company) -> None:
    company.build(kinds=QUICK)
    before = (company.root / NAME).read_text("utf-8")
    company.edit("stories/lifts.md", "A lift waits", "A paternoster waits")
    company.build(kinds=frozenset({OutputKind.PAGES}))
    assert (company.root / NAME).read_text("utf-8") != before
    assert "feeds/stories.rss" in names(company)
    assert compare(company.site_dir, "--quiet").returncode == 0


@pytest.mark.parametrize("change", ["changed", "gone"])
def test_a_file_that_did_not_arrive_is_found(company: Company, change: str) -> None:
    company.build(kinds=QUICK)
    file = company.site_dir / "stories/lifts/index.html"
    file.write_bytes(file.read_bytes()[:-1]) if change == "changed" else file.unlink()
    compared = compare(company.site_dir, "--quiet")
    assert compared.returncode == 1
    assert "stories/lifts/index.html: FAILED" in compared.stdout


def test_a_list_goes_when_nobody_asks_for_it(company: Company) -> None:
    company.build(kinds=QUICK)
    company.configure({"checksums": False})
    company.build(kinds=QUICK)
    assert not (company.root / NAME).exists()


OTHERS = {
    "a list of downloads": f"{'0' * 64}  kollega.whl\n",
    "something else": "Mine.\n",
    "nothing": "",
    "a list with a remark": f"# mine\n{'0' * 64}  index.html\n{'0' * 64}  sitemap.xml\n",
}


@pytest.mark.parametrize("other", OTHERS)
def test_somebody_elses_list_is_left_alone(company: Company, other: str) -> None:
    company.write(NAME, OTHERS[other])
    with pytest.raises(ConfigurationError, match="is where a build writes"):
        company.build(kinds=QUICK)
    company.configure({"checksums": False})
    company.build(kinds=QUICK)
    assert (company.root / NAME).read_text("utf-8") == OTHERS[other]


def test_a_list_of_a_site_that_was_deleted_is_replaced(company: Company) -> None:
    company.build(kinds=QUICK)
    shutil.rmtree(company.site_dir)
    company.build(kinds=QUICK)
    assert compare(company.site_dir, "--quiet").returncode == 0


def test_strange_names_are_written_as_sha256sum_reads_them(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    strange = ["a b.txt", "é.txt", "back\\slash.txt", "new\nline.txt", " first.txt", "*.txt"]
    for name in strange:
        (tmp_path / "site" / name).write_text(name, "utf-8")
    Manifest(dict.fromkeys(strange, OutputKind.PAGES)).write(tmp_path / "site")
    name, content = list_of_checksums(tmp_path / "site")
    (tmp_path / name).write_bytes(content)
    assert compare(tmp_path / "site", "--quiet").returncode == 0
