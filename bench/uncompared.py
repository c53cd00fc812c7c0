"""`mou` as it would be without the comparison of what it made: `python uncompared.py render …`."""

from collections.abc import Mapping

from mou_cli.cli.main import main
from mou_cli.documents import files
from mou_cli.documents.agreement import Document
from mou_cli.proofreading.comparing import Difference
from mou_cli.trees import Tree


class NoProofs:
    """What finds every format as it should be."""

    def __init__(self, tree: Tree, document: Document, markdown: str, formats: object) -> None:
        pass

    def of(self, form: str, data: bytes) -> Difference | None:  # noqa: ARG002
        """Read nothing."""
        return None

    def must_be_whole(self, found: Mapping[str, Difference | None]) -> None:
        """Refuse nothing."""


if __name__ == "__main__":
    setattr(files, "Proofs", NoProofs)  # noqa: B010 - there is no option for it, on purpose
    main()
