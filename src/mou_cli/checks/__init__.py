"""Checks: Repository -> Problems. One small module a family; `CHECKS` registers them.

Never here: how grave a finding is (`problems/rules/`), today, or the history of the files.
"""

from collections.abc import Callable, Iterator

from mou_cli.checks.characters import check_characters
from mou_cli.checks.comments import check_comments
from mou_cli.checks.dates import check_dates_of_agreement
from mou_cli.checks.former_names import check_former_names
from mou_cli.checks.identifiers import check_identifiers
from mou_cli.checks.keys import check_keys
from mou_cli.checks.leftovers import check_leftovers
from mou_cli.checks.look import check_look
from mou_cli.checks.membership import check_membership
from mou_cli.checks.numbers import check_numbers
from mou_cli.checks.pictures import check_pictures
from mou_cli.checks.placeholders import check_placeholders
from mou_cli.checks.private import check_private
from mou_cli.checks.references import check_references
from mou_cli.checks.representation import check_representation
from mou_cli.checks.said import check_said
from mou_cli.checks.short_names import check_short_names
from mou_cli.checks.succession import check_succession
from mou_cli.checks.versions import check_versions, note_draft
from mou_cli.checks.wording import check_wording
from mou_cli.loading.repository import Repository
from mou_cli.problems import Problem

Check = Callable[[Repository], Iterator[Problem]]


def check_what_councils_write(repository: Repository) -> Iterator[Problem]:
    """Yield what is wrong with reports, decisions and house styles.

    They bring models and texts of their own, which are imported where there are any.
    """
    if repository.reports or repository.house_styles or repository.decisions:
        from mou_cli.checks.deadlines import check_deadlines
        from mou_cli.checks.reports import check_reports

        yield from check_reports(repository)
        yield from check_deadlines(repository)


def check_what_is_on_record(repository: Repository) -> Iterator[Problem]:
    """Yield what is wrong with signatures, keys, reviews and corrections, where there are any."""
    if repository.signatures:
        from mou_cli.checks.signatures import check_signatures

        yield from check_signatures(repository)
    if repository.allowed_signers:
        from mou_cli.checks.allowed_signers import check_allowed_signers

        yield from check_allowed_signers(repository)
    if repository.reviews:
        from mou_cli.checks.reviews import check_reviews

        yield from check_reviews(repository)
    if repository.signatures or repository.decisions or repository.reviews:
        from mou_cli.checks.corrections import check_corrections
        from mou_cli.checks.dates_on_record import check_dates_on_record

        yield from check_corrections(repository)
        yield from check_dates_on_record(repository)


CHECKS: tuple[Check, ...] = (
    check_keys,
    check_references,
    check_pictures,
    check_look,
    check_wording,
    check_characters,
    check_leftovers,
    check_comments,
    check_placeholders,
    check_said,
    check_representation,
    check_succession,
    check_membership,
    check_dates_of_agreement,
    check_short_names,
    check_former_names,
    check_numbers,
    check_identifiers,
    check_versions,
    check_private,
    check_what_councils_write,
    check_what_is_on_record,
)


def check(repository: Repository) -> Iterator[Problem]:
    """Yield what every check finds. Judges the data alone, so one commit gives one answer."""
    for run in CHECKS:
        yield from run(repository)


__all__ = ["CHECKS", "check", "note_draft"]
