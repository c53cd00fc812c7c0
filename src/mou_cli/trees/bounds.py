"""How much is looked through below one folder: a walk ends early, whatever a stranger has made.

In git a folder may hold the same folder ten times, and that one another ten times: a repository of
some kilobytes has as many paths as its sender likes.
"""

from collections.abc import Sequence

MOST_ENTRIES = 200_000
"""Files and folders below one folder; the largest register that was tried has half of them."""

MOST_LEVELS = 40
"""Folders in folders; data has three."""

MOST_IN_A_PATH = 1_000
"""Characters of a path; Windows takes 260, macOS 1,024."""

MOST_IN_A_NAME = 255
"""Characters of a name: no usual disk takes more, but git does."""


class TooMuchError(Exception):
    """There is more below a folder than is looked through. `str()` of it says what is too much.

    Attributes:
        folder: The folder that it was found in.
    """

    def __init__(self, folder: str, what: str) -> None:
        super().__init__(what)
        self.folder = folder


class Bounds:
    """Counts what one walk comes across."""

    def __init__(self, top: str) -> None:
        """Begin a walk.

        Args:
            top: The folder whose files are wanted.
        """
        self._top = top
        self._above = top.count("/")
        self.left = MOST_ENTRIES

    def take(self, folder: str, names: Sequence[str]) -> None:
        """Take note of what a folder holds.

        Args:
            folder: The folder.
            names: The names in it; of very many it is enough to give one more than `left`.

        Raises:
            TooMuchError: It is too much.
        """
        self.left -= len(names)
        longest = max(map(len, names), default=0)
        if self.left < 0:
            raise self._too_much(folder, f"more than {MOST_ENTRIES:,} files and folders")
        if folder.count("/") - self._above > MOST_LEVELS:
            raise self._too_much(folder, f"folders more than {MOST_LEVELS} deep")
        if longest > MOST_IN_A_NAME:
            raise self._too_much(folder, f"a name of more than {MOST_IN_A_NAME} characters")
        if len(folder) + 1 + longest > MOST_IN_A_PATH:
            raise self._too_much(folder, f"a path of more than {MOST_IN_A_PATH:,} characters")

    def _too_much(self, folder: str, what: str) -> TooMuchError:
        """Tell the folder right below the top: a path of a thousand names helps nobody."""
        below = folder.removeprefix(f"{self._top}/").split("/")[0]
        first = self._top if folder == self._top else f"{self._top}/{below}"
        return TooMuchError(first[:MOST_IN_A_NAME], what)
