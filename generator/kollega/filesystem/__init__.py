"""The one reader of a site's files, and the names that these may have."""

from kollega.filesystem.paths import (
    MAX_NAME,
    MAX_PATH,
    MissingError,
    TooLargeError,
    UnreadableError,
    ending,
    presentable,
)
from kollega.filesystem.reader import MAX_DEPTH, MAX_FILE, read, require_file, size_of, too_large, walk
from kollega.filesystem.stamps import Stamp, digest_of_folders, installed

__all__ = [
    "MAX_DEPTH",
    "MAX_FILE",
    "MAX_NAME",
    "MAX_PATH",
    "MissingError",
    "Stamp",
    "TooLargeError",
    "UnreadableError",
    "digest_of_folders",
    "ending",
    "installed",
    "presentable",
    "read",
    "require_file",
    "size_of",
    "too_large",
    "walk",
]
