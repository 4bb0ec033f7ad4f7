"""Files of ours in the host's list of files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from kollega.content.files import read_file
from kollega.content.source import decode
from kollega.host.log import abort_on_content_errors
from kollega.outputs.photos import strip_photo

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from kollega.config.project import Project
    from kollega.content.item import AnyItem
    from kollega.media.photo import Photo


class ItemPlaceholder(File):
    """Stands in the host's list of files for an item, so that hand-written pages can link to its Markdown file.

    Links to what is not on the site lead to the list of its kind.
    """

    def __init__(self, item: AnyItem, path: str, project: Project, config: MkDocsConfig) -> None:
        src_uri = project.way_from_pages(item.path)
        super().__init__(src_uri, None, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV)
        self.dest_uri = f"{path}index.html"
        self.url = path

    def is_documentation_page(self) -> bool:
        """Return False: the host draws no page for it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - the host's signature
        """Copy nothing: the generator writes the page."""


class SiteFile(File):
    """A file of the hand-written pages, read as all files of a site are, whoever asks for what it holds."""

    def __init__(self, file: File, project: Project) -> None:
        super().__init__(file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls, inclusion=file.inclusion)
        self.project = project

    @property
    def content_bytes(self) -> bytes:
        """What it holds, or what a plugin has put in its place."""
        return super().content_bytes if self._is_replaced else self._file

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._content, self.abs_src_path = value, None

    @property
    def content_string(self) -> str:
        """The same as text."""
        return super().content_string if self._is_replaced else decode(self._file)

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._content, self.abs_src_path = value, None

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - the host's signature
        """Write it as it is."""
        if self._is_replaced:
            super().copy_file(dirty)
        elif not dirty or self.is_modified():
            self._write()

    def _write(self) -> None:
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self._made)

    @property
    def _made(self) -> bytes:
        """What is published of it."""
        return self._file

    @property
    def _file(self) -> bytes:
        with abort_on_content_errors(self.project):
            return read_file(f"{self.project.pages_folder}/{self.src_uri}", self.project.root)

    @property
    def _is_replaced(self) -> bool:
        return self._content is not None


class PictureFile(SiteFile):
    """A picture of the hand-written pages, under its own name, but without what a camera noted in it."""

    def __init__(self, file: File, photo: Photo, project: Project) -> None:
        super().__init__(file, project)
        self.photo = photo

    @property
    def _made(self) -> bytes:
        with abort_on_content_errors(self.project):
            return strip_photo(self.photo, self.project.root)
