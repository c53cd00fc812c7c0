"""Explain a rule."""

from mou_cli.errors import UsageError
from mou_cli.model_problems import did_you_mean
from mou_cli.rules import RULES, Rule


def explain(code: str) -> Rule:
    """Return the rule of a code.

    Raises:
        UsageError: No rule has the code.
    """
    rule = RULES.get(code.upper())
    if rule is None:
        raise UsageError(f"No rule has the code `{code}`", did_you_mean(code.upper(), list(RULES)))
    return rule
