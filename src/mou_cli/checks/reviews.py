"""Reviews on record: each is found by its date, and is about a version that there is."""

from collections.abc import Iterator

from mou_cli.corrections.files import that_count
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Blank
from mou_cli.model.dates import PartialDate
from mou_cli.model.kinds import VERSIONS
from mou_cli.model.reviews import ReviewRecord
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.problems.suggestions import did_you_mean


def check_reviews(repository: Repository) -> Iterator[Problem]:
    """Yield REV001, REV002, and REF001 for unknown versions."""
    counting = that_count(repository.reviews)
    for name, review in counting.items():
        if not _is_named_after_its_date(name, review):
            yield problem(
                "REV001",
                repository.where(review, "date"),
                f"The file is called `{name}`, and the review was held {review.date.when}",
                f"Rename the file to `{review.date.written}.yaml`, or correct the date",
            )
        version = review.version
        broken = repository.is_broken(VERSIONS, version)
        if not isinstance(version, Blank) and version not in repository.versions and not broken:
            yield problem(
                "REF001",
                repository.where(review, "version"),
                f"No version is called `{version}`",
                did_you_mean(version, sorted(repository.versions)),
            )
        if isinstance(review.next, PartialDate) and review.next.certainly_before(review.date):
            yield problem(
                "REV002",
                repository.where(review, "next"),
                f"The next review is due {review.next.when}, before this one",
                "Correct one of the two dates",
            )


def _is_named_after_its_date(name: str, review: ReviewRecord) -> bool:
    """Say whether a review is found by its date; a correction of the same day has more in it."""
    written = review.date.written
    more = name.removeprefix(f"{written}-")
    return name == written or (review.corrects is not None and more != name and more[:1].isalpha())
