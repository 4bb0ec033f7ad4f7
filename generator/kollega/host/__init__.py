"""Everything that knows MkDocs: the plugin, and drawing frames and hand-written pages with it."""

from kollega.host.configuration import project_of
from kollega.host.opening import opened
from kollega.host.plugin import KollegaPlugin

__all__ = ["KollegaPlugin", "opened", "project_of"]
