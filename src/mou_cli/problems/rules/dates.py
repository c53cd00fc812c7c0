"""Rules for dates that cannot both be right."""

from mou_cli.problems.rules.rule import WARNING, Rule

DATES = (
    Rule(
        "DAT001",
        WARNING,
        "Something ends, takes effect or is done before it begins",
        "One of the two dates is wrong, and whoever counts by it is misled.",
        "Correct the date that is wrong. If the text itself has both, say so in `sic`.",
    ),
    Rule(
        "DAT002",
        WARNING,
        "A record of a version from before that version can have existed",
        "Nobody signs, decides about or reviews a text that is not there; often the year is a "
        "slip. A text may well be signed some time before the date that it bears: what is told is "
        "a date before the version in force before it, or more than a year before its own.",
        "Correct the date or the version; of a committed record by one that corrects it. If both "
        "are right, leave it.",
    ),
)
