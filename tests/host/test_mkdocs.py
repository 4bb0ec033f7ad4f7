"""`mkdocs build` makes what `kollega build` makes."""

from __future__ import annotations

import gzip
import json
import os
import sys
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from kollega.build.changed import HEAD
from website import Website

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

    from company import Company


def test_mkdocs_makes_the_same_files_with_the_same_bytes(example: Website, example_copy: Company) -> None:
    made = example_copy.run("mkdocs", "build", "--strict")
    assert made.returncode == 0, made.stderr
    made_site = Website(example_copy.site_dir, example.url)
    files = made_site.reproducible
    assert files.keys() == example.reproducible.keys()
    assert [path for path, content in files.items() if content != example.files[path]] == []
    assert files.keys() >= {"pagefind/pagefind.js", "pagefind/pagefind-entry.json"}


def test_mkdocs_too_keeps_what_was_made_where_it_is_told(company: Company, tmp_path: Path) -> None:
    company.forget()
    made = company.run("mkdocs", "build", KOLLEGA_CACHE_DIR=str(tmp_path / "kept"))
    assert made.returncode == 0, made.stderr
    assert list((tmp_path / "kept/.kollega").iterdir())
    assert not (company.root / ".kollega").exists()


@pytest.mark.parametrize("program", ["kollega", "mkdocs"])
def test_what_is_not_to_be_read_yet_is_not_built_and_no_earlier_list_of_changes_stays(
    company: Company, program: str
) -> None:
    changes = company.write("changed.txt", f"{HEAD}an earlier build\n")
    story = (company.root / "stories/lifts.md").read_text("utf-8")
    company.write("stories/draft.md", story.replace("tags: [lifts]", "status: draft").replace("wait", "are drafts"))
    company.write("stories/soon.md", story.replace("2026-03-01", "2999-01-01").replace("wait", "come soon"))
    assert company.run(program, "build").returncode == 0
    site = Website(company.site_dir, "https://careers.acme.example/")
    assert site.holding("lifts that wait")
    assert site.holding("lifts that are drafts", "lifts that come soon") == []
    assert changes.exists() == (program == "kollega")
    assert not changes.exists() or "an earlier build" not in changes.read_text("utf-8")


@pytest.mark.parametrize("program", ["kollega", "mkdocs"])
def test_content_with_errors_leaves_the_site_as_it_was(company: Company, program: str) -> None:
    before = company.build()
    company.edit("stories/lifts.md", "date: 2026-03-01", "date: soon")
    failed = company.run(program, "build")
    assert failed.returncode == 1
    assert "stories/lifts.md:4:7" in failed.stdout + failed.stderr
    assert "Traceback" not in failed.stderr
    assert Website(company.site_dir, before.url).files == before.files


@pytest.mark.parametrize("program", ["kollega", "mkdocs"])
def test_a_wrong_setting_is_named_and_leaves_the_site_as_it_was(company: Company, program: str) -> None:
    before = company.build()
    company.configure({"langauges": ["en"]})
    failed = company.run(program, "build")
    assert failed.returncode == {"kollega": 2, "mkdocs": 1}[program]
    assert "plugins.kollega.langauges" in failed.stdout + failed.stderr
    assert "Traceback" not in failed.stderr
    assert Website(company.site_dir, before.url).files == before.files


FALLING = {
    "fails": ("#!/bin/sh\necho 'no room' >&2\nexit 1\n", "no room"),
    "fails without a word": ("#!/bin/sh\nexit 3\n", "it ended with the status 3"),
    "crashes": ("#!/bin/sh\nkill -s SEGV $$\n", "the system stopped it (SIGSEGV)"),
    "is killed": ("#!/bin/sh\nkill -s KILL $$\n", "the system stopped it (SIGKILL), perhaps because memory ran short"),
    "is no program": ("nothing\n", "Exec format error"),
    "is not there": ("", "No such file"),
}
"""What may become of Pagefind, and what is said then."""


def with_pagefind(company: Company, program: str, script: str) -> CompletedProcess[str]:
    """Build with a script in the place of Pagefind."""
    tool = company.write("../stub/pagefind", script)
    tool.chmod(0o755)
    if not script:
        tool.unlink()
    stub = company.write(
        "../stub/pagefind_bin/__init__.py", f"def get_executable() -> str:\n    return {str(tool)!r}\n"
    )
    return company.run(program, "build", PYTHONPATH=os.pathsep.join([str(stub.parents[1]), *sys.path]))


@pytest.mark.parametrize(("program", "fall"), [("mkdocs", "fails"), *(("kollega", fall) for fall in FALLING)])
def test_a_search_that_fails_is_told_and_what_was_withdrawn_goes(company: Company, program: str, fall: str) -> None:
    script, said = FALLING[fall]
    company.build()
    company.edit("stories/lifts.md", "title:", "status: withdrawn\ntitle:")
    failed = with_pagefind(company, program, script)
    assert failed.returncode == {"kollega": 2, "mkdocs": 1}[program]
    assert "Pagefind could not make the search index" in failed.stderr
    assert said in failed.stderr
    assert "Traceback" not in failed.stderr
    site = Website(company.site_dir, "https://careers.acme.example/")
    assert "search/index.html" in site.files
    assert site.holding("lifts that wait", "a lift waits where it was left") == []
    assert [path for path in site.files if path.startswith("pagefind/")] == []


@pytest.mark.parametrize("program", ["kollega", "mkdocs"])
def test_what_was_withdrawn_last_of_all_goes(company: Company, program: str) -> None:
    assert company.run(program, "build").returncode == 0
    company.edit("stories/lifts.md", "title:", "status: withdrawn\ntitle:")
    company.edit("vacancies/fitter.md", "title:", "status: withdrawn\ntitle:")
    company.edit("stories/people/ana.md", "---\nAna mends lifts.\n", "status: withdrawn\n---\n")
    assert company.run(program, "build").returncode == 0
    site = Website(company.site_dir, "https://careers.acme.example/")
    assert site.holding("lifts that wait", "a lift waits where it was left", "ana silva", "you go up and down") == []
    texts = [gzip.decompress(content) for path, content in site.files.items() if path.endswith(".pf_fragment")]
    assert [text for text in texts if b"lift" in text.lower() or b"Ana" in text] == []


@pytest.mark.parametrize("program", ["kollega", "mkdocs"])
def test_a_template_that_asks_for_what_is_not_there_ends_with_a_sentence(company: Company, program: str) -> None:
    company.configure(theme={"name": "kollega", "custom_dir": "theme"})
    company.write("theme/partials/colophon.html", "{{ asset('assets/none.css') }}")
    failed = company.run(program, "build")
    assert failed.returncode == {"kollega": 2, "mkdocs": 1}[program]
    assert "theme: a template asks for assets/none.css" in failed.stderr
    assert "Traceback" not in failed.stderr


@pytest.mark.parametrize("program", ["kollega", "mkdocs"])
def test_of_a_theme_s_folder_only_assets_are_published(company: Company, program: str) -> None:
    company.write("theme/notes.txt", "a note among colleagues")
    company.write("theme/assets/flag.txt", "a flag for everybody")
    company.configure(theme={"name": "kollega", "custom_dir": "theme"})
    assert company.run(program, "build").returncode == 0
    site = Website(company.site_dir, "https://careers.acme.example/")
    assert len(site.holding("a flag for everybody")) == 1
    assert site.holding("a note among colleagues") == []


@pytest.mark.parametrize("programs", [("mkdocs",), ("kollega", "mkdocs")], ids=" and ".join)
def test_whoever_built_before_what_is_withdrawn_goes_and_what_others_added_stays(
    company: Company, programs: tuple[str, ...]
) -> None:
    for program in programs:
        assert company.run(program, "build").returncode == 0
    company.write("site/.well-known/security.txt", "Contact: mailto:security@acme.example\n")
    company.write("site/vacancies/extra.txt", "by somebody else")
    company.edit("stories/lifts.md", "title:", "status: withdrawn\ntitle:")
    site = company.build()
    assert site.holding("lifts that wait", "a lift waits where it was left") == []
    assert site.files.keys() >= {".well-known/security.txt", "vacancies/extra.txt"}
    listed = json.loads((company.site_dir / ".kollega.json").read_text("utf-8"))
    assert site.files.keys() - listed.keys() == {".well-known/security.txt", "vacancies/extra.txt"}


def test_a_warning_is_told_and_ends_a_strict_build(company: Company) -> None:
    company.edit("stories/lifts.md", "title: Lifts that wait", "title: Lifts that wait\ntittle: Lifts")
    assert "stories/lifts.md:3:1" in company.run("mkdocs", "build").stderr
    assert company.run("mkdocs", "build", "--strict").returncode == 1


def test_a_configuration_that_is_built_again_sees_what_changed(company: Company) -> None:
    config = load_config(str(company.config_file))
    mkdocs_build(config)
    company.edit("stories/lifts.md", "Lifts that wait", "Lifts that run")
    mkdocs_build(config)
    assert "Lifts that run" in (company.site_dir / "stories/lifts/index.html").read_text("utf-8")
