"""The redline of a whole document, between two versions of it."""

from collections.abc import Callable

from mou_cli.exporting.docx.changes import By
from mou_cli.exporting.redline.text import Text
from mou_cli.exporting.redline.word import docx_redline
from mou_cli.operations.documents import Document
from mou_cli.trees import Tree


def redline(tree: Tree, old: Document, new: Document, by: By) -> bytes:
    return docx_redline(tree, Text(old.paper, old.markdown), Text(new.paper, new.markdown), by)
