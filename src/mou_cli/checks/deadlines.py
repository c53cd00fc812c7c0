"""Deadlines of house styles: each is counted from something, and in no circle."""

from collections.abc import Iterator, Sequence

from mou_cli.checks.circles import circles_of
from mou_cli.loading.repository import Repository
from mou_cli.model.deadlines import MEETING, DeadlineRule
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.problems.suggestions import did_you_mean


def check_deadlines(repository: Repository) -> Iterator[Problem]:
    """Yield REF001 for a rule counted from an unknown one, and DLN001 for rules in a circle."""
    for style in repository.house_styles.values():
        yield from _of_a_style(repository, style.deadlines)


def _of_a_style(repository: Repository, rules: Sequence[DeadlineRule]) -> Iterator[Problem]:
    before = {rule.key: [rule.before] for rule in rules}
    circles = circles_of(before)
    for rule in rules:
        if rule.before != MEETING and rule.before not in before:
            yield problem(
                "REF001",
                repository.where(rule, "before"),
                f"No deadline is called `{rule.before}`",
                did_you_mean(rule.before, [MEETING, *before]),
            )
        elif circles[rule.before] == circles[rule.key]:
            yield _circle(repository, rule)


def _circle(repository: Repository, rule: DeadlineRule) -> Problem:
    if rule.before == rule.key:
        message, mend = f"`{rule.key}` is counted from itself", "Count it from `meeting`"
    else:
        message = f"`{rule.key}` is counted from itself, by way of `{rule.before}`"
        mend = "Count one of them from `meeting`"
    return problem("DLN001", repository.where(rule, "before"), message, mend)
