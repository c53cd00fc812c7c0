"""What a participant signed before, in the words of a sheet for those who sign."""

from dataclasses import replace

from mou_cli.model.base import Blank
from mou_cli.signatures import Recorded
from mou_cli.standing import SigningStanding
from mou_cli.views.signing_values import BeforeView, PredecessorView
from mou_cli.words.change_summary import news_of, summary_of
from mou_cli.words.standings import has_ended

MOST_CHANGES = 8
"""More of them nobody reads on one sheet; `mou diff` has them all."""


def signed_before(standing: SigningStanding) -> BeforeView:
    """Tell what a participant signed before, and what changed from that text to another.

    Args:
        standing: Where it stands with the text that is to be signed.
    """
    predecessors = tuple(
        PredecessorView(found.body.name, found.version) for found in standing.predecessors
    )
    ended = standing.signing.ended_by or standing.moved_on
    before = BeforeView(
        predecessors=predecessors,
        ended=ended.signature.state if ended else None,
        ended_version=ended.signature.version if ended else None,
        end=has_ended(standing.end) if standing.end else None,
        successors=tuple(body.name for body in standing.end.successors) if standing.end else (),
    )
    if standing.signing.signed:
        last = standing.signing.signed[-1]
        return replace(
            before, version=last.signature.version, date=_date_of_record(last), is_this=True
        )
    if standing.earlier is None:
        return before
    before = replace(
        before,
        version=standing.earlier.version.version,
        date=_date_of_record(standing.earlier.signing.signed[-1]),
    )
    comparison = standing.earlier.comparison
    if comparison is None:
        return before
    news = list(news_of(comparison.signed))
    return replace(
        before,
        summary=summary_of(replace(comparison, changes=comparison.signed)),
        changes=tuple(news[:MOST_CHANGES]),
        more=len(news[MOST_CHANGES:]),
    )


def _date_of_record(recorded: Recorded) -> str | None:
    date = recorded.signature.date
    return None if isinstance(date, Blank) else date.when
