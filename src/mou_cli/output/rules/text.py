"""Rules -> text for a terminal, or the page `docs/rules.md`."""

from collections.abc import Iterable, Iterator

from mou_cli.output.terminal.colour import paint
from mou_cli.problems.rules import Rule


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


def rules_as_markdown(rules: Iterable[Rule]) -> str:
    """Write the page `docs/rules.md`."""
    return "\n".join(_page(rules)) + "\n"


def _page(rules: Iterable[Rule]) -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield (
        "Written by `make docs` from the table in `src/mou_cli/problems/rules/`; do not edit. "
        "Only errors make `mou validate` exit 1; with `--strict` warnings do too."
    )
    for rule in rules:
        yield ""
        yield f"## {rule.code}: {rule.title}"
        yield ""
        yield f"*{rule.severity.value.capitalize()}.* {rule.why}"
        yield ""
        yield f"**Mend:** {rule.mend}"
        if rule.source:
            yield ""
            yield f"Source: {rule.source}"
