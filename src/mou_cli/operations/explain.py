"""Explain a rule."""

from mou_cli.errors import UsageError
from mou_cli.problems.rules import RULES, Rule
from mou_cli.problems.suggestions import did_you_mean


def explain(code: str) -> Rule:
    """Return the rule of a code.

    Raises:
        UsageError: No rule has the code.
    """
    rule = RULES.get(code.upper())
    if rule is None:
        raise UsageError(f"No rule has the code `{code}`", did_you_mean(code.upper(), list(RULES)))
    return rule
