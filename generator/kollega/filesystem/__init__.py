"""The one reader of a site's files, the names that these may have, and what git says of them."""

from kollega.filesystem.git import SHALLOW, Clone, long_answer, run_git
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
    "SHALLOW",
    "Clone",
    "MissingError",
    "Stamp",
    "TooLargeError",
    "UnreadableError",
    "digest_of_folders",
    "ending",
    "installed",
    "long_answer",
    "presentable",
    "read",
    "require_file",
    "run_git",
    "size_of",
    "too_large",
    "walk",
]
