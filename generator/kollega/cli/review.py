"""`kollega review`."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import click

from kollega.cli.options import as_of, cache_dir, config_file, output_file, site_at
from kollega.cli.refusal import Refusal, refuse_os_errors, write_file, write_output
from kollega.i18n.translation import message_language, translation

if TYPE_CHECKING:
    from datetime import datetime

    from kollega.build.plan import Plan
    from kollega.check.content import CheckResult
    from kollega.config.project import Project
    from kollega.diagnostics import Diagnostic
    from kollega.review.effect import Effect
    from kollega.review.review import Review

_IN_ADDRESSES: Final = ":/?[]@!$&'*+,;=%~"
"""Signs that an address may have where Markdown ends at a bracket."""


@click.command(
    epilog="""\b
    Examples:
      kollega review --since origin/main
      kollega review --since origin/main -o review.md --pages review
      kollega review --since v2026.1 --preview-url https://deploy-preview-7--careers.example.org/
    """
)
@config_file
@click.option(
    "--since",
    metavar="REV",
    required=True,
    help="The branch, tag or commit to compare with, from where your work branched off.",
)
@output_file
@click.option(
    "--pages",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write the page of each changed item into this folder too, as one file that opens anywhere.",
)
@click.option(
    "--preview-url", metavar="URL", help="Where the host shows a preview of the whole site: links and cards lead there."
)
@click.option(
    "--longest",
    type=click.IntRange(min=0),
    metavar="NUMBER",
    help="The most characters it may have, so that a code host accepts it; 0 for no limit.  [default: 60000]",
)
@cache_dir
@as_of
def review(  # noqa: PLR0913 - one for each option
    config_file: Path,
    *,
    since: str,
    output: Path | None,
    pages: Path | None,
    preview_url: str | None,
    longest: int | None,
    cache_dir: Path | None,
    as_of: str | None,
) -> None:
    """Say what a change does to the site, for people who review a pull request.

    For each new or changed story, vacancy and person, it shows the card, the texts to share with the networks' counts,
    problems, what will appear beside it, and who is named and whether they agreed. Then it lists what leaves the site.
    The result is Markdown, for a comment; the exit status is 0 whatever it finds.
    """
    from kollega.review.report import LONGEST, review_markdown

    address = "" if preview_url is None else _preview_address(preview_url)
    look = _look(config_file, since, as_of, address).without(*filter(None, (output, pages)))
    made = look.review(config_file.parent, with_pages=pages is not None)
    if pages is not None:
        _write_pages(look, made, pages, config_file, cache_dir)
    report = review_markdown(made, sys.maxsize if longest == 0 else longest or LONGEST)
    write_output(report.encode(), output)


@dataclass(frozen=True)
class Look:
    """A site with a change and without it."""

    project: Project
    now: datetime
    before: CheckResult | None
    after: CheckResult
    problems: tuple[Diagnostic, ...]
    """Those that the change has brought."""
    files: frozenset[str]
    preview_url: str

    def without(self, *written: Path) -> Look:
        """Return the same without what an earlier review has written at these places."""
        own = [path.absolute() for path in written]
        files = (
            path for path in self.files if not any((self.project.root / path).is_relative_to(each) for each in own)
        )
        return replace(self, files=frozenset(files))

    def review(self, folder: Path, *, with_pages: bool) -> Review:
        """Return the review of the change, paths as seen from `folder`; whether or not pages are kept beside it."""
        from kollega.check.reports.findings import Findings
        from kollega.diagnostics import has_errors
        from kollega.outputs.kits.sentences import label_of
        from kollega.review.pages import page_names
        from kollega.review.review import Review, entries_of

        settings = self.project.settings
        language = message_language(settings.messages, os.environ)
        entries = entries_of(self.effect, self.preview, self.problems, self.plan)
        return Review(
            effect=self.effect,
            entries=entries,
            findings=Findings(self.problems, folder, translate=translation(language)),
            stops=has_errors(self.after.diagnostics),
            site_url=self.project.site_url,
            pages=page_names(entries, settings.languages[0]) if with_pages and self.plan else {},
            preview_url=self.preview_url,
            paused=bool(settings.share.paused),
            variant_label=partial(label_of, words=self.project.words(language)),
        )

    @cached_property
    def effect(self) -> Effect:
        """What the change does."""
        from kollega.review.review import effect_on

        return effect_on(self.before, self.after, self.files)

    @cached_property
    def preview(self) -> CheckResult:
        """The site with drafts of the change as they will be."""
        from kollega.review.review import preview_of

        return preview_of(self.after, self.effect, self.project)

    @cached_property
    def plan(self) -> Plan | None:
        """What its pages are made of; None where errors stop everything, or nothing is to be shown."""
        from kollega.review.review import plan_of

        return plan_of(self.preview, self.project) if self.effect.items else None


def _look(config_file: Path, since: str, as_of: str | None, preview_url: str) -> Look:
    """Return what has changed. Raises Refusal."""
    from kollega.check.content import check_project
    from kollega.cli.since import Changes
    from kollega.executor import executor_for

    project, now = site_at(config_file, as_of)
    changes = Changes.since(since, project)
    after = check_project(project, now, executor=executor_for())
    # What was wrong before is asked for only where something is wrong with files that have not changed.
    elsewhere = not all(changes.concern(each.path) for each in after.diagnostics)
    before = changes.seen_before(project, now, checked=elsewhere) if changes.files else after
    problems = changes.not_in(before, after.diagnostics)
    return Look(project, now, before, after, problems, changes.files, preview_url)


def _preview_address(url: str) -> str:
    """Return the address of a preview with a slash at its end, as it can stand in Markdown. Raises Refusal."""
    from kollega.config.urls import address_fault

    if fault := address_fault(url):
        raise Refusal.of_value("--preview-url", fault.message, fault.hint)
    return f"{quote(url.rstrip('/'), safe=_IN_ADDRESSES)}/"


def _write_pages(look: Look, made: Review, folder: Path, config_file: Path, cache_dir: Path | None) -> None:
    """Write the page of each changed item, as one file. Raises Refusal."""
    from kollega.build.cache import Cache
    from kollega.host import open_site
    from kollega.review.pages import Leads, make_pages, new_addresses

    with refuse_os_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if look.plan is None:
        return
    _, draw = open_site(config_file)
    names = {entry.path: made.pages[entry.item.path] for entry in made.entries if entry.item.path in made.pages}
    # The host's preview has what is published with the change; the site has what was there before.
    there = look.after.site if look.preview_url else look.before.site if look.before else None
    leads = Leads(names, look.preview_url or look.project.site_url, new_addresses(there, look.preview.site))
    cache = Cache.of(cache_dir or look.project.root)
    with TemporaryDirectory(prefix="kollega-review-") as drawn:
        for name, content in make_pages(made.entries, look.plan, draw, Path(drawn), cache, leads):
            write_file(folder / name, content)
