"""Signatures, decisions and reviews that are on record, each with the commit that first held it."""

from collections.abc import Iterator, Mapping
from datetime import date

from mou_cli.changes.records import told
from mou_cli.changes.text_history import OnRecord
from mou_cli.corrections.files import corrected_by as files_corrected_by
from mou_cli.corrections.files import corrected_file
from mou_cli.corrections.signatures import corrected_by
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.decision import Decision
from mou_cli.model.kinds import DECISIONS, REVIEWS, SIGNATURES
from mou_cli.model.reviews import ReviewRecord
from mou_cli.revisions.first_held import FirstTold
from mou_cli.revisions.revisions import Revisions


def records(revisions: Revisions) -> tuple[OnRecord, ...]:
    """Return what is on record now, the latest first; what has no date comes last."""
    repository = revisions.load(revisions.now).repository
    if not (repository.signatures or repository.decisions or repository.reviews):
        return ()
    first = FirstTold(revisions)
    found = [*_signatures(repository, first), *_others(repository, first)]
    return tuple(sorted(found, key=_day, reverse=True))


def _signatures(repository: Repository, first: FirstTold) -> Iterator[OnRecord]:
    for partner, file in repository.signatures.items():
        path = SIGNATURES.path(partner)
        commits = first.of_signatures(path, file.signatures)
        corrected = corrected_by(file.signatures)
        for number, (signature, commit) in enumerate(zip(file.signatures, commits, strict=True)):
            words = f"{repository.partner_name(partner)} {told(signature, dated=False)}"
            words += "; corrected since" if number in corrected else ""
            yield OnRecord(f"signature/{partner}", signature.date, words, commit)


def _others(repository: Repository, first: FirstTold) -> Iterator[OnRecord]:
    decisions = files_corrected_by(repository.decisions)
    reviews = files_corrected_by(repository.reviews)
    for key, decision in repository.decisions.items():
        commit = first.of_file(DECISIONS.path(key))
        words = _decision(repository, decision) + _correction(decision, key, decisions)
        yield OnRecord(f"decision/{key}", decision.date, words, commit)
    for key, review in repository.reviews.items():
        commit = first.of_file(REVIEWS.path(key))
        words = _review(review) + _correction(review, key, reviews)
        yield OnRecord(f"review/{key}", review.date, words, commit)


def _correction(record: Decision | ReviewRecord, key: str, corrected: Mapping[str, str]) -> str:
    """Tell that a record corrects another one, or that another one corrects it."""
    wrong, corrects = corrected_file(record), record.corrects
    verb = "strikes out" if corrects and corrects.in_error else "corrects"
    words = f" ({verb} {wrong}: {corrects.reason})" if corrects else ""
    return f"{words}; corrected by {corrected[key]}" if key in corrected else words


def _decision(repository: Repository, decision: Decision) -> str:
    """Tell a decision: `Marsh County Council: Cabinet decided about 2024-01: agreed`."""
    about = "" if isinstance(decision.version, Blank) else f" about {decision.version}"
    who = repository.partner_name(decision.partner)
    return f"{who}: {decision.body} decided{about}: {decision.outcome}"


def _review(review: ReviewRecord) -> str:
    """Tell a review: `Review of 2024-01: no change`."""
    version = "" if isinstance(review.version, Blank) else f" of {review.version}"
    return f"Review{version}: {review.outcome.replace('-', ' ')}"


def _day(record: OnRecord) -> tuple[date, str]:
    when = record.date
    return (date.min if isinstance(when, Blank) else when.first), record.address
