"""What a participant signed last, and what changed since."""

from dataclasses import replace

from mou_cli.changes import Change, Kind
from mou_cli.changes.comparison import Comparison
from mou_cli.errors import MouError
from mou_cli.model.base import Blank
from mou_cli.operations.diff import diff
from mou_cli.operations.revisions import Revisions
from mou_cli.output.change_sentences import label_of, sentence_of
from mou_cli.output.change_summary import is_news, summary_of
from mou_cli.repository import Repository
from mou_cli.signatures.records import in_order, records_of
from mou_cli.views.signing import BeforeView

MOST_CHANGES = 8
"""More of them nobody reads on one sheet; `mou diff` has them all."""


def signed_before(
    repository: Repository, revisions: Revisions | None, participant: str, version: str | None
) -> BeforeView:
    """Return what a participant signed last, and what changed from that text to another.

    Args:
        repository: The data with the signatures on record.
        revisions: Its history; without one nothing can be told of an earlier text.
        participant: The key of the participant.
        version: The version that is to be signed; None for the files as they stand.
    """
    records = [r for r in in_order(records_of(repository)) if participant in r.participants]
    signed = [r.signature for r in records if r.signature.state == "signed"]
    if not signed:
        return BeforeView()
    last = signed[-1]
    before = BeforeView(
        version=last.version,
        date=None if isinstance(last.date, Blank) else last.date.when,
        withdrawn=any(r.signature.state == "withdrawn" for r in records[-1:]),
    )
    if last.version == version:
        return replace(before, is_this=True)
    comparison = _compared(revisions, last.version, version)
    if comparison is None:
        return before
    news = [_told(change) for change in comparison.signed if is_news(change)]
    return replace(
        before,
        summary=summary_of(replace(comparison, changes=comparison.signed)),
        changes=tuple(news[:MOST_CHANGES]),
        more=len(news[MOST_CHANGES:]),
    )


def _compared(revisions: Revisions | None, old: str, new: str | None) -> Comparison | None:
    """Compare two texts; None where the earlier one is not to be found or read here."""
    if revisions is None:
        return None
    try:
        return diff(revisions, old, new)
    except MouError:
        return None


def _told(change: Change) -> str:
    reworded = " is reworded" if change.kind is Kind.REWORDED else ""
    return f"{label_of(change).capitalize()}: {sentence_of(change)}{reworded}"
