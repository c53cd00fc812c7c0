"""Rules -> the page `docs/rules.md`."""

from collections.abc import Iterable, Iterator

from mou_cli.problems.rules import Rule


def rules_as_markdown(rules: Iterable[Rule]) -> str:
    """Write the page `docs/rules.md`."""
    return "\n".join(_page_lines(rules)) + "\n"


def _page_lines(rules: Iterable[Rule]) -> Iterator[str]:
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
