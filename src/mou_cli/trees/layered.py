"""Trees made of others: one laid over another, and files that are only held in memory."""

from collections.abc import Iterator, Mapping

from mou_cli.trees.disk import Tree, UnreadableFileError


class LayeredTree:
    """A tree of which some folders and files are those of another one."""

    def __init__(self, below: Tree, above: Tree, places: tuple[str, ...]) -> None:
        self._below = below
        self._above = above
        self._places = places
        self._inside = tuple(f"{place}/" for place in places)

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths of all files below `folder`, sorted; hidden ones are left out."""
        kept = [path for path in self._below.files(folder) if not self._is_above(path)]
        laid = [path for path in self._above.files(folder) if self._is_above(path)]
        yield from sorted([*kept, *laid], key=lambda path: path.split("/"))

    def has(self, path: str) -> bool:
        """Say whether there is a file at `path`."""
        return self._of(path).has(path)

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`; see `Tree.read`."""
        return self._of(path).read(path)

    def tracked(self, folder: str) -> tuple[str, ...]:
        """Return the paths below `folder` that git keeps; see `Tree.tracked`."""
        return self._of(folder).tracked(folder)

    def content_id(self, path: str) -> str | None:
        """Return git's id of the file's bytes where it is known without reading them."""
        return self._of(path).content_id(path)

    def _of(self, path: str) -> Tree:
        return self._above if self._is_above(path) else self._below

    def _is_above(self, path: str) -> bool:
        return path in self._places or path.startswith(self._inside)


class FilesTree:
    """Files that are held in memory, by path."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def files(self, folder: str) -> Iterator[str]:
        """Yield the paths of all files below `folder`, sorted."""
        yield from sorted(path for path in self._files if path.startswith(f"{folder}/"))

    def has(self, path: str) -> bool:
        """Say whether there is a file at `path`."""
        return path in self._files

    def read(self, path: str) -> bytes:
        """Return the bytes of the file at `path`; see `Tree.read`."""
        try:
            return self._files[path]
        except KeyError:
            raise UnreadableFileError("it does not exist") from None

    def tracked(self, folder: str) -> tuple[str, ...]:  # noqa: ARG002 - git keeps none of them
        """Return nothing."""
        return ()

    def content_id(self, path: str) -> str | None:  # noqa: ARG002 - nothing is known
        """Return nothing."""
        return None


def with_file(tree: Tree, path: str, data: bytes | None) -> LayeredTree:
    """Return a tree in which one file has these bytes, whatever it has in `tree`.

    Args:
        tree: The other files.
        path: The file.
        data: Its bytes; None for no such file.
    """
    return LayeredTree(tree, FilesTree({} if data is None else {path: data}), (path,))
