"""One state of the files, and what is said of one that is not there."""

from dataclasses import dataclass

from mou_cli.model.kinds import MOU, OUTCOMES, PRINCIPLES
from mou_cli.places import ASSETS
from mou_cli.trees import Tree

WORKING = "working text"
TAGS = "refs/tags/mou/"
"""Where the tag of a version stands; the record itself is in `data/versions/`."""

BY_VERSION = "version:"
"""What stands before the name of a version that git could mean as well; git gives no commit such a
name."""

SIGNED = (MOU.place, PRINCIPLES.place, OUTCOMES.folder, ASSETS)
"""What the signed text is made of."""

FETCH = "Fetch the rest: git fetch --unshallow --tags (in CI: fetch-depth: 0)"


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of the files.

    Attributes:
        name: What the user calls it.
        commit: The id of its commit; None for the working files.
        tree: Its files.
        version: The version that it was named by, if it was.
    """

    name: str
    commit: str | None
    tree: Tree
    version: str | None = None

    @property
    def short(self) -> str:
        """A name for a folder: the version, or the first digits of the commit."""
        return self.version or (self.commit or "working")[:12]
