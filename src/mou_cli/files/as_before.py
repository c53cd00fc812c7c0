"""Files that come back as they were, where what they were written for fails."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError
from mou_cli.files.writing import write_files


class AsBefore:
    """What some files of a folder are before they are written, so that they can be that again."""

    def __init__(self, folder: Path, files: Mapping[str, bytes]) -> None:
        """Look at the files.

        Args:
            folder: The folder; it may not be there yet.
            files: What is about to be written, by path below it.
        """
        self._folder = folder
        self._written = files
        self._before = dict(self._as_they_are())
        parents = {parent for name in files for parent in (folder / name).parents}
        missing = (parent for parent in parents if not parent.exists())
        self._made = sorted(missing, key=lambda parent: len(parent.parts), reverse=True)

    def put_back(self) -> None:
        """Make the files what they were, and take away the folders that were made for them.

        A file that is not what was to be written is somebody else's by now, and stays.
        """
        for name, data in self._before.items():
            path = self._folder / name
            with suppress(OSError, EnvironmentFaultError):
                if path.read_bytes() != self._written[name]:
                    continue
                if data is None:
                    path.unlink()
                else:
                    write_files(self._folder, {name: data})
        for folder in self._made:
            with suppress(OSError):  # somebody else has put something into it
                folder.rmdir()

    def _as_they_are(self) -> Iterator[tuple[str, bytes | None]]:
        """Yield each name and its bytes; but for what is no file, over which nothing is written."""
        for name in self._written:
            try:
                yield name, (self._folder / name).read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                yield name, None
            except OSError:
                continue
