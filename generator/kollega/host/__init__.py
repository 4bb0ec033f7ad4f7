"""Everything that knows MkDocs, or ProperDocs: the plugin, and drawing frames and hand-written pages with it."""

from kollega.host.choice import HOST_NAME

# isort: split  # with the choice made, `mkdocs` is the host, whichever that is
from kollega.host.plugin import KollegaPlugin
from kollega.host.project import open_site, project_of

__all__ = ["HOST_NAME", "KollegaPlugin", "open_site", "project_of"]
