"""`kollega from-form`."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kollega.cli.console import CONFIG_FILE, translated
from kollega.cli.options import as_of, config_file, site_at, site_language
from kollega.cli.refusal import Refusal, refuse_os_errors, write_new
from kollega.i18n.wording import NO_WORDING, plural, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.config.project import Project
    from kollega.i18n.wording import Wording
    from kollega.submissions.files import NewStory
    from kollega.submissions.submission import Submission

MAX_BYTES = 900_000
"""Of a form: the story's own file, with facts above it, must be one that the check still reads. GitHub takes 65,536
characters of an issue."""

MAX_MAIL_BYTES = 60_000_000
"""Of a mail with its pictures, which grow by a third on their way; most programs send 25 MB at most."""


_NOT_A_FILE = {
    errno.ENOENT: (wording("there is no such file"), wording("Save the text of the issue in a file, and name that.")),
    errno.EISDIR: (wording("that is a folder"), wording("Name the file that holds the text of the issue.")),
}


class Unusable(Refusal):
    """What was handed in is wrong, not the command."""

    exit_code = 1


@click.command(
    epilog="""\b
    Examples:
      kollega from-form issue.md
      gh issue view 12 --json body --jq .body | kollega from-form -
      kollega from-form "My story.eml"
    """
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--lang", metavar="LANG", help="The language of the story; without it, the form's.")
@click.option("--author", metavar="ID", help="The id of who wrote it, if they have a file under another name.")
@config_file
@as_of
def from_form(file: Path, lang: str | None, author: str | None, config_file: Path, as_of: str | None) -> None:
    """Turn FILE into a story: the text of an issue from the form of `kollega init`, or an e-mail (.eml).

    The story is a draft with today's date. Its author gets a file too, unless there is one. No file is ever
    overwritten: a second story with the same title gets a number. FILE can be -, for standard input. Pictures from an
    e-mail go beside the story.
    """
    from kollega.content.read import read_content
    from kollega.submissions.files import Intake, known_people
    from kollega.submissions.submission import SubmissionError

    project, now = site_at(config_file, as_of)
    there = read_content(project.settings, project.root, project.pages_dir)
    if author and author not in known_people(there):
        hint = wording("Begin with `kollega new person`, or leave out --author.")
        raise Refusal(wording("there is no person “{name}”", name=author), hint)
    try:
        submission = _submission(file, project)
        chosen = site_language(project.settings, lang or _language(submission, project))
        story = Intake(there, project.settings, now.date()).new_story(submission, chosen, author or "")
    except SubmissionError as error:
        raise Unusable(wording("{path}: {problem}", path=file.as_posix(), problem=error.message), error.hint) from error
    for path, content in story.files:
        write_new(project.root / path, content)
    click.echo("\n".join(map(translated, _report(story, submission, config_file, chosen))))


def _submission(file: Path, project: Project) -> Submission:
    """Return what a file holds. Raises SubmissionError or Refusal."""
    from kollega.submissions.mail import mail_submission
    from kollega.submissions.submission import SubmissionError

    is_mail = file.suffix.lower() == ".eml"
    most = MAX_MAIL_BYTES if is_mail else MAX_BYTES
    with refuse_os_errors(file, _NOT_A_FILE), click.open_file(str(file), "rb") as opened:
        written = opened.read(most + 1)
    if len(written) > most:
        hint = wording("Shorten it, or begin with `kollega new`.")
        raise SubmissionError(wording("it is larger than {number:,} kB", number=most // 1000), hint)
    submission = mail_submission(written) if is_mail else _form(written, project)
    if len(submission.text.encode()) > MAX_BYTES:
        problem = wording("its text is larger than {number:,} kB", number=MAX_BYTES // 1000)
        raise SubmissionError(problem, wording("Shorten it."))
    return submission


def _form(written: bytes, project: Project) -> Submission:
    """Return what a form holds; where it could be of several languages, it is of one that the site has."""
    from kollega.i18n.language import prefixes
    from kollega.scaffold.story_form import form_labels
    from kollega.submissions.form import form_submission
    from kollega.submissions.submission import SubmissionError

    try:
        body = written.decode()
    except UnicodeDecodeError as error:
        hint = wording("Save the text of the issue as UTF-8.")
        raise SubmissionError(wording("it is not UTF-8 text"), hint) from error
    labels = form_labels()
    own_first = sorted(labels, key=lambda lang: not any(lang in prefixes(each) for each in project.settings.languages))
    return form_submission(body, {lang: labels[lang] for lang in own_first})


def _language(submission: Submission, project: Project) -> str | None:
    """Return the site's language that the form has; None where it has none of them."""
    from kollega.i18n.language import prefixes

    fitting = (lang for lang in project.settings.languages if submission.lang in prefixes(lang))
    return next(fitting, None)


def _report(story: NewStory, submission: Submission, config_file: Path, lang: str) -> Iterator[Wording]:
    from kollega.cli.console import command_to_type
    from kollega.i18n.language import prefixes

    folder = config_file.parent
    yield from (wording("Written: {file}", file=(folder / path).as_posix()) for path, _ in story.files)
    yield NO_WORDING
    if len(story.files) == 1 + len(story.pictures):
        yield wording(
            "It is by {author}, who already has a file: check that it is the same person.", author=story.author
        )
    if submission.lang and submission.lang not in prefixes(lang):
        yield wording(
            "The form is in {lang}, which the site does not have: the story is kept as {chosen}.",
            lang=submission.lang,
            chosen=lang,
        )
    if not submission.consent:
        yield wording("Nobody has said that they agree: ask, and write the day as `consent:` into the facts.")
    if not submission.summary:
        yield wording("`description` is the first sentence of the text: check that it says what the story is about.")
    yield from _of_pictures(story, submission)
    option = "" if config_file.as_posix() == CONFIG_FILE else f" -f {config_file.as_posix()}"
    path = (folder / story.files[-1][0]).as_posix()
    command = f"{command_to_type()} check{option} {path}"
    yield wording("{command} says what is left to do. Remove `status: draft` when it is ready.", command=command)


def _of_pictures(story: NewStory, submission: Submission) -> Iterator[Wording]:
    if story.pictures:
        yield wording("To show the picture, write `photo:` into the facts, and what it shows as `photo_alt:`.")
    if left_out := len(submission.pictures) - len(story.pictures):
        yield plural(
            "{number:,} picture was left out, since it is tiny, too large or damaged, or there were too many.",
            "{number:,} pictures were left out, since they are tiny, too large or damaged, or there were too many.",
            left_out,
        )
    for address in submission.photos:
        yield wording(
            "There is a picture at {address}, which was not fetched: to show it, save it beside the story.",
            address=address,
        )
