"""Files that come back as they were, where what they were written for fails."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError
from mou_cli.files.writing import write_files


class AsBefore:
    """What some files of a folder are before they are written, so that they can be that again."""

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        """Look at the files.

        Args:
            folder: The folder; it may not be there yet.
            names: Their paths below it.
        """
        self._folder = folder
        self._files = dict(_as_they_are(folder, names))
        parents = {parent for name in self._files for parent in (folder / name).parents}
        missing = (parent for parent in parents if not parent.exists())
        self._made = sorted(missing, key=lambda parent: len(parent.parts), reverse=True)

    def put_back(self) -> None:
        """Make the files what they were, and take away the folders that were made for them."""
        for name, data in self._files.items():
            path = self._folder / name
            with suppress(OSError, EnvironmentFaultError):
                if data is None:
                    path.unlink(missing_ok=True)
                elif path.read_bytes() != data:
                    write_files(self._folder, {name: data})
        for folder in self._made:
            with suppress(OSError):  # somebody else has put something into it
                folder.rmdir()


def _as_they_are(folder: Path, names: Iterable[str]) -> Iterable[tuple[str, bytes | None]]:
    """Yield each name and its bytes; not that of something else, over which nothing is written."""
    for name in names:
        try:
            yield name, (folder / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            yield name, None
        except OSError:
            continue
