"""Where files come from: the disk, a git revision, or one laid over or inside another.

Never here: writing; knowing what a file means.
"""

from mou_cli.trees.bounds import TooMuchError
from mou_cli.trees.disk import MAX_FILE_BYTES, DiskTree, FolderTree, Tree, UnreadableFileError

__all__ = [
    "MAX_FILE_BYTES",
    "DiskTree",
    "FolderTree",
    "TooMuchError",
    "Tree",
    "UnreadableFileError",
]
