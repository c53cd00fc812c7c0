"""Rules -> text for a terminal."""

from collections.abc import Iterable

from mou_cli.output.terminal.colour import paint
from mou_cli.problems.rules import Rule


def rules_explained(rules: Iterable[Rule], *, whole: bool, colour: bool) -> str:
    """Write rules in full, or a line for each.

    Args:
        rules: The rules.
        whole: Whether in full.
        colour: Whether to colour.
    """
    if not whole:
        return rules_as_text(rules) + "\n"
    return "\n\n".join(rule_as_text(rule, colour=colour) for rule in rules) + "\n"


def rule_as_text(rule: Rule, *, colour: bool) -> str:
    """Write one rule in full."""
    head = f"{rule.code} ({rule.severity.value}): {rule.title}"
    lines = [paint(head, "bold", colour=colour), "", rule.why, "", f"Mend: {rule.mend}"]
    if rule.source:
        lines += ["", f"Source: {rule.source}"]
    return "\n".join(lines)


def rules_as_text(rules: Iterable[Rule]) -> str:
    """Write a line for each rule."""
    return "\n".join(f"{rule.code}  {rule.severity.value:<7}  {rule.title}" for rule in rules)
