"""What stands in the place of the site while something is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import TemplateSyntaxError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from kollega.check.reports.excerpt import source_lines
from kollega.check.reports.findings import Findings
from kollega.check.reports.notice import Entry, Notice
from kollega.diagnostics import ConfigurationError, ContentError

_HERE: Final = str(Path(__file__).parent)
"""Some folder for the host to look into, which puts aside what it finds: in that of the pages may be what keeps it busy
for ever."""

_NO_THEME: Final = {"name": None, "custom_dir": _HERE}
"""The themes that MkDocs brings along are not everywhere: ProperDocs has none."""


def notice_of(error: BaseException, root: Path) -> Notice:
    """Return what is to be seen in the place of the site in `root` because of an error."""
    match error:
        case ContentError():
            return Notice.of(Findings(error.diagnostics), source_lines(root, error.diagnostics))
        case ConfigurationError():
            entry = Entry("mkdocs.yml", str(error), error.hint)
        case TemplateSyntaxError():
            entry = Entry(f"{error.filename}:{error.lineno}", str(error.message))
        case BaseException(__cause__=BaseException() as cause):
            return notice_of(cause, root)
        case _:
            entry = Entry(type(error).__name__, str(error), "The terminal says more.")
    return Notice((entry,), "The site cannot be shown until this is mended.")


def notice_site(config: MkDocsConfig, error: Exception) -> MkDocsConfig:
    """Return the configuration of another site for the same address: a notice of what is wrong, for every address."""
    site = MkDocsConfig()
    chosen = {key: config[key] for key in ("site_name", "site_dir")}
    site.load_dict(chosen | {"docs_dir": _HERE, "theme": _NO_THEME, "plugins": []})
    site.validate()
    site.theme.static_templates.clear()
    site.plugins["kollega"] = _Notice(notice_of(error, Path(config.config_file_path).parent).html)
    return site


class _Notice(BasePlugin):  # type: ignore[type-arg] # the host evaluates the argument
    """Lets the host write one page, which is shown wherever there is nothing."""

    def __init__(self, html: str) -> None:
        self.html = html

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002 - the host passes both
        """Return the notice alone."""
        return Files([File.generated(config, "404.html", content=self.html)])
