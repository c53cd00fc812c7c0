"""Rules for the deadlines of a house style."""

from mou_cli.problems.rules.rule import ERROR, Rule

DEADLINES = (
    Rule(
        "DLN001",
        ERROR,
        "A deadline is counted from itself, or in a circle",
        "Its day could never be told.",
        "Count it from `meeting`, or from a deadline that is counted from `meeting`.",
    ),
)
