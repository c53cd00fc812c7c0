"""What a participant signed before, in the words of a sheet for those who sign."""

from dataclasses import replace
from datetime import date

from mou_cli.model.base import Blank
from mou_cli.signatures import Recorded
from mou_cli.standing import SigningStanding
from mou_cli.views.signing_values import BeforeView, PredecessorView
from mou_cli.words.change_parts import is_cut_short
from mou_cli.words.change_summary import news_of, summary_of
from mou_cli.words.standings import has_ended


def signed_before(standing: SigningStanding, day: date) -> BeforeView:
    """Tell what a participant signed before, and what changed from that text to another.

    Args:
        standing: Where it stands with the text that is to be signed.
        day: The day on which that is told: what is later is still to come.
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
        is_end_to_come=bool(standing.end and standing.end.event.date.first > day),
        is_leaving_to_come=bool(ended and _is_later(ended, day)),
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
    return replace(
        before,
        summary=summary_of(replace(comparison, changes=comparison.signed)),
        changes=tuple(news_of(comparison.signed)),
        is_cut_short=any(is_cut_short(change.parts) for change in comparison.signed),
    )


def _is_later(recorded: Recorded, day: date) -> bool:
    effective = recorded.signature.effective
    return effective is not None and effective.first > day


def _date_of_record(recorded: Recorded) -> str | None:
    signed = recorded.signature.date
    return None if isinstance(signed, Blank) else signed.when
