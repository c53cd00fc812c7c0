"""Every kind of page that is made, as files for a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

from conftest import ROOT
from histories import History
from mou_cli.documents.agenda import agenda_document
from mou_cli.documents.report import PLAIN_EDITION, Edition
from mou_cli.git import Git
from mou_cli.model.dates import PartialDate
from mou_cli.operations.agenda import agenda
from mou_cli.operations.diff import diff
from mou_cli.operations.redline import places_of, redline_of
from mou_cli.operations.render import render
from mou_cli.operations.signature_pages import signature_pages
from mou_cli.operations.status import status
from mou_cli.output.changes.html import changes_as_html
from mou_cli.output.status.html import status_as_html
from mou_cli.revisions.opening import revisions_of
from mou_cli.trees import DiskTree

AS_OF = PartialDate.parse("2026-11-24")

REDLINE, STATUS = "redline", "status"

RIVERSIDE = ROOT / "examples" / "riverside"
MID_ESSEX = ROOT / "examples" / "mid-essex-alliance"

RENDERED: dict[str, tuple[Path, str, Edition]] = {
    "south-east-essex": (ROOT, "mou", PLAIN_EDITION),
    "riverside": (RIVERSIDE, "mou", PLAIN_EDITION),
    "riverside-large-print": (RIVERSIDE, "mou", Edition(large_print=True)),
    "mid-essex": (MID_ESSEX, "mou", PLAIN_EDITION),
    "maldon-2021-06-30": (MID_ESSEX, "maldon-2021-06-30", PLAIN_EDITION),
    "riverside-2026": (RIVERSIDE, "riverside-2026", PLAIN_EDITION),
}
"""Documents of the repositories here: which, its name, and in which edition."""

NAMES = (*sorted(RENDERED), "agenda", "signature-page", REDLINE, STATUS)


def every_page(made_history: Callable[[str], History]) -> Iterator[tuple[str, bytes]]:
    """Yield the name of each page and its bytes."""
    for name, (root, document, edition) in RENDERED.items():
        made = render(DiskTree(root), [document], ["html"], draft=False, edition=edition)
        yield name, next(iter(made.files.values()))
    yield REDLINE, _redline(made_history("prose-and-lists").root)
    signed = made_history("signed-and-reviewed").root
    tree, git = DiskTree(signed), Git(signed, named=True)
    yield STATUS, status_as_html(status(git, AS_OF), tree).encode()
    found = agenda(git, AS_OF)
    yield "agenda", agenda_document(found.agenda, tree, found.status, found.mou, "html")
    pages = signature_pages(DiskTree(RIVERSIDE), None, ["rivershire-icb"], ["html"])
    yield "signature-page", next(iter(pages.files.values()))


def _redline(root: Path) -> bytes:
    with revisions_of(Git(root, named=True)) as revisions:
        compared = diff(revisions, "2024-01", "HEAD", as_of=PartialDate.parse("2026-06"))
        listed = changes_as_html(compared, places_of(compared))
        return redline_of(revisions, compared, "html", listed)
