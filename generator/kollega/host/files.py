"""Files of ours in MkDocs' list of files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from kollega.host.telling import content_errors_told
from kollega.outputs.photos import strip_photo

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from kollega.content.item import AnyItem
    from kollega.content.photo import Photo
    from kollega.project import Project


class ItemFile(File):
    """Stands in MkDocs' list of files for an item, so that hand-written pages can link to its Markdown file.

    Links to what is not on the site lead to the list of its kind.
    """

    def __init__(self, item: AnyItem, path: str, project: Project, config: MkDocsConfig) -> None:
        src_uri = project.way_from_pages(item.path)
        super().__init__(src_uri, None, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV)
        self.dest_uri = f"{path}index.html"
        self.url = path

    def is_documentation_page(self) -> bool:
        """Return False: MkDocs draws no page for it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs' signature
        """Copy nothing: the generator writes the page."""


class PictureFile(File):
    """A picture of the hand-written pages, under its own name, but without what a camera noted in it."""

    def __init__(self, file: File, photo: Photo, project: Project) -> None:
        inclusion = file.inclusion
        super().__init__(file.src_uri, file.src_dir, file.dest_dir, use_directory_urls=True, inclusion=inclusion)
        self.photo, self.project = photo, project

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - MkDocs' signature
        """Write the picture."""
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with content_errors_told(self.project):
            target.write_bytes(strip_photo(self.photo, self.project.root))
