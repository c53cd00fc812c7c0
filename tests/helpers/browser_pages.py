"""Every kind of page that mou makes, written to files that a browser opens."""

from collections.abc import Callable
from pathlib import Path

from conftest import ROOT
from histories import History
from mou_cli.documents.agenda import agenda_document
from mou_cli.documents.report import Edition
from mou_cli.git import Git
from mou_cli.model.dates import PartialDate
from mou_cli.operations.agenda import agenda
from mou_cli.operations.diff import diff
from mou_cli.operations.redline import places_of, redline_of
from mou_cli.operations.render import Rendering, render, write_rendering
from mou_cli.operations.signature_pages import signature_pages
from mou_cli.operations.status import status
from mou_cli.output.changes.html import changes_as_html
from mou_cli.output.status.html import status_as_html
from mou_cli.revisions.opening import revisions_of
from mou_cli.trees import DiskTree

RIVERSIDE = ROOT / "examples" / "riverside"
MID_ESSEX = ROOT / "examples" / "mid-essex-alliance"
REPOSITORIES = {"south-east-essex": ROOT, "riverside": RIVERSIDE, "mid-essex": MID_ESSEX}
REPORTS = {
    "maldon-2021-06-30": MID_ESSEX,
    "riverside-2026": RIVERSIDE,
}
CHANGES = "prose-and-lists"
"""The history whose redline is looked at."""

SIGNED = "signed-and-reviewed"
"""The history whose status is looked at, and whose agenda."""

AGENDA = "agenda"
SIGNING = "signature-page"
LARGE = "large-print"
"""The agreement of the history, in 18 point."""

NAMES = (*sorted({*REPOSITORIES, *REPORTS}), CHANGES, SIGNED, AGENDA, SIGNING, LARGE)
DAY = PartialDate.parse("2026-11-24")


def made_pages(folder: Path, made_history: Callable[[str], History]) -> dict[str, str]:
    """Write a page of each kind.

    Args:
        folder: An empty folder.
        made_history: Makes a history of a name once.

    Returns:
        The address of each page by its name.
    """
    found = {
        name: _written(folder / name, render(DiskTree(root), [], ["html"], draft=False), "mou.html")
        for name, root in REPOSITORIES.items()
    }
    for name, root in REPORTS.items():
        report = render(DiskTree(root), [name], ["html"], draft=False)
        found[name] = _written(folder / f"{name}-report", report, f"{name}.html")
    edition = Edition(large_print=True)
    large = render(DiskTree(RIVERSIDE), [], ["html"], draft=False, edition=edition)
    found[LARGE] = _written(folder / LARGE, large, sorted(large.files)[0])
    with revisions_of(Git(RIVERSIDE, named=True)) as revisions:
        tree = DiskTree(RIVERSIDE)
        sheets = signature_pages(tree, revisions, [], ["html"], draft=True)
    found[SIGNING] = _written(folder / SIGNING, sheets, sorted(sheets.files)[0])
    return found | _of_histories(folder, made_history)


def _of_histories(folder: Path, made_history: Callable[[str], History]) -> dict[str, str]:
    changes, stands, review = (folder / f"{name}.html" for name in (CHANGES, SIGNED, AGENDA))
    with revisions_of(Git(made_history(CHANGES).root, named=True)) as revisions:
        compared = diff(revisions, "2024-01", "HEAD", as_of=PartialDate.parse("2026-06"))
        listed = changes_as_html(compared, places_of(compared))
        changes.write_bytes(redline_of(revisions, compared, "html", listed))
    root = made_history(SIGNED).root
    git, tree = Git(root, named=True), DiskTree(root)
    stands.write_text(status_as_html(status(git, DAY), tree), encoding="utf-8")
    start = agenda(git, DAY)
    page = agenda_document(start.agenda, tree, start.status, start.mou, "html", large_print=False)
    review.write_bytes(page)
    return {CHANGES: changes.as_uri(), SIGNED: stands.as_uri(), AGENDA: review.as_uri()}


def _written(folder: Path, rendering: Rendering, name: str) -> str:
    write_rendering(rendering, folder)
    return (folder / name).as_uri()
