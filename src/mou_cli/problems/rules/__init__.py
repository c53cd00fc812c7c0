"""The one table of rules: what each code means, how grave it is, and how to mend it.

`docs/rules.md` and `mou explain` are written from this table. A check never states how grave its
finding is.

Never here: finding anything.
"""

import re

from mou_cli.problems import Position, Problem
from mou_cli.problems.rules.agreement import AGREEMENT
from mou_cli.problems.rules.dates import DATES
from mou_cli.problems.rules.deadlines import DEADLINES
from mou_cli.problems.rules.fields import FIELDS
from mou_cli.problems.rules.files import FILES
from mou_cli.problems.rules.look import LOOK
from mou_cli.problems.rules.reports import REPORTS
from mou_cli.problems.rules.rule import Rule
from mou_cli.problems.rules.signatures import SIGNATURES
from mou_cli.problems.rules.wording import WORDING

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        *FILES,
        *FIELDS,
        *WORDING,
        *AGREEMENT,
        *SIGNATURES,
        *DATES,
        *LOOK,
        *REPORTS,
        *DEADLINES,
    )
}
"""Every rule by its code, in the order in which `docs/rules.md` prints them."""


def problem(code: str, position: Position, message: str, mend: str) -> Problem:
    """Return a Problem with the severity that the table gives to `code`."""
    return Problem(code, RULES[code].severity, position, _short(message), _short(mend))


_LONG_QUOTATION = re.compile(r"`([^`]{100})[^`]+`")


def _short(text: str) -> str:
    """Cut what is quoted from a file, which may be a name of a million letters."""
    return _LONG_QUOTATION.sub(r"`\1…`", text)


__all__ = ["RULES", "Rule", "problem"]
