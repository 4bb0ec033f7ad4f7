"""The site as it is shown to those who write: what is watched, and what they see while something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError

from kollega.errors import ConfigurationError, ContentError
from kollega.report import Findings, Notice, Remark, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from kollega.project import Project


def watched(project: Project) -> Iterator[Path]:
    """Yield the files and folders of a site, as far as they are there, besides the folder of the hand-written pages."""
    settings = project.settings
    named = filter(None, (settings.stories_dir, settings.vacancies_dir, settings.guidelines, settings.fonts))
    paths = (*(project.root / path for path in named), *project.theme_dirs)
    return (path for path in paths if path.exists())


def followed(app: WSGIApplication, missing: str) -> WSGIApplication:
    """Return `app` so that it answers with the page `missing` where it finds nothing.

    That page then changes by itself as all others do: MkDocs puts the script for it into pages that were asked for.
    """

    def answered(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        status, headers, content = _answer(app, environ)
        if status.startswith("404"):
            _, headers, content = _answer(app, environ | {"PATH_INFO": missing})
        start_response(status, headers)
        return content

    return answered


def _answer(app: WSGIApplication, environ: WSGIEnvironment) -> tuple[str, list[tuple[str, str]], Iterable[bytes]]:
    """Return status, headers and content of an answer."""
    said: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        said.append((status, headers))

    content = app(environ, start_response)  # type: ignore[arg-type] # nobody writes to it, as WSGI once allowed
    return *said[-1], content


def notice_of(error: BaseException, root: Path) -> Notice:
    """Return what is to be seen in the place of the site in `root` because of an error."""
    match error:
        case ContentError():
            return Notice.of(Findings(error.problems), source_lines(root, error.problems))
        case ConfigurationError():
            remark = Remark("mkdocs.yml", str(error), error.hint)
        case TemplateSyntaxError():
            remark = Remark(f"{error.filename}:{error.lineno}", str(error.message))
        case BaseException(__cause__=BaseException() as cause):
            return notice_of(cause, root)
        case _:
            remark = Remark(type(error).__name__, str(error), "The terminal says more.")
    return Notice((remark,), "The site cannot be shown until this is mended.")
