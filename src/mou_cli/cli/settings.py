"""What the shared options say, as a value that is passed on."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from mou_cli.model.kinds import MOU_PATH, REPORTS

if TYPE_CHECKING:
    from mou_cli.git import Git
    from mou_cli.trees import DiskTree


@dataclass(frozen=True, slots=True)
class Settings:
    """The shared options.

    Attributes:
        folder: The folder given with `-C`.
        no_color: Whether colours were refused.
    """

    folder: Path | None
    no_color: bool

    def root(self) -> Path:
        """Return the repository's root: the folder given, or the nearest one that holds `data/`.

        Raises:
            UsageError: The folder given does not exist.
        """
        given = self.folder
        if given is not None:
            if not given.is_dir():
                from mou_cli.errors import UsageError

                raise UsageError(f"There is no folder `{given}`", "Name the folder behind `-C`")
            return given
        here = Path.cwd()
        return next((place for place in (here, *here.parents) if _holds_data(place)), here)

    def tree(self) -> "DiskTree":
        """Return the files of the repository."""
        from mou_cli.trees import DiskTree

        return DiskTree(self.root())

    def build_folder(self, below: str = "") -> Path:
        """Return `build`, or a folder in it, where documents go if the user names none.

        Neither may be a link: it comes with the repository and may lead anywhere.

        Raises:
            EnvironmentFaultError: It is one.
        """
        from mou_cli.errors import EnvironmentFaultError

        build = self.root() / "build"
        for folder in (build, build / below):
            if folder.is_symlink():
                raise EnvironmentFaultError(
                    f"`{folder}` is a link to another folder",
                    "Name the folder with `--output FOLDER`",
                )
        return build / below

    def git(self) -> "Git":
        """Return git in the repository; the folder given counts more than a hook's environment."""
        from mou_cli.git import Git

        return Git(self.root(), named=self.folder is not None)

    def user(self) -> str | None:
        """Return the name that git commits under, if there is git and a name."""
        from mou_cli.errors import EnvironmentFaultError
        from mou_cli.git import GitRefusedError

        try:
            said = self.git().run("config", "--get", "user.name")
        except (EnvironmentFaultError, GitRefusedError):
            return None
        return said.decode("utf-8", "replace").strip() or None

    def colour(self, stream: TextIO) -> bool:
        """Say whether to colour what goes to `stream` (see no-color.org)."""
        refused = self.no_color or bool(os.environ.get("NO_COLOR"))
        return stream.isatty() and not refused and os.environ.get("TERM") != "dumb"


def settings_of(context: typer.Context) -> Settings:
    """Return the shared options of a command's context."""
    found: Settings = context.obj
    return found


def _holds_data(folder: Path) -> bool:
    return (folder / MOU_PATH).is_file() or (folder / REPORTS.folder).is_dir()
