"""The repository's own files that say how documents look: they can show a text otherwise."""

from collections.abc import Iterator

from mou_cli.changes.change import Change, ChangeKind
from mou_cli.changes.pair import Pair, Side
from mou_cli.places import TEMPLATES
from mou_cli.rendering.templates import own_template_names
from mou_cli.trees import Tree, UnreadableFileError


def compare_look(pair: Pair) -> Iterator[Change]:
    """Yield which files in `templates/`, and which logo and Word template, are other ones.

    The words of a document are those of the text, and a stylesheet that hides or adds some leaves
    no trace in it.
    """
    old, new = _files_of(pair.old), _files_of(pair.new)
    for path in sorted({*old, *new}):
        if old.get(path) != new.get(path):
            kind = ChangeKind.CHANGED
            if path not in old or path not in new:
                kind = ChangeKind.ADDED if path in new else ChangeKind.REMOVED
            yield Change(kind, f"look/{path}", f"The file {path}")


def _files_of(side: Side) -> dict[str, bytes | str]:
    """Return what each of these files holds, or why it cannot be read, by its path."""
    tree, look = side.repository.tree, side.mou.look
    paths = [f"{TEMPLATES}/{name}" for name in own_template_names(tree)]
    if look is not None:
        paths += [look.logo.file] if look.logo is not None else []
        paths += [look.word_template] if look.word_template is not None else []
    return {path: _content(tree, path) for path in paths if tree.has(path)}


def _content(tree: Tree, path: str) -> bytes | str:
    try:
        return tree.read(path)
    except UnreadableFileError as error:
        return str(error)
