"""Everything that knows MkDocs: the plugin, and drawing frames and hand-written pages with it."""

from kollega.host.configuration import project_of
from kollega.host.drawing import drawn_with
from kollega.host.plugin import KollegaPlugin

__all__ = ["KollegaPlugin", "drawn_with", "project_of"]
