"""Numbers of a report: none twice, none left out, and none that its text quotes wrongly."""

import re
from collections.abc import Iterator

from mou_cli.checks.numbers import FOUND, QUOTED
from mou_cli.checks.reports.seen import ReportsSeen
from mou_cli.model.base import Model
from mou_cli.numbering.sections import sections_of
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.report_text.projection import plan_of_report

_OF_AGREEMENT = re.compile(
    r"\b(?:section|clause|paragraph)s? (\d+(?:\.\d+)*(?:\s?\([a-z]+\))*) of the "
    r"(?:MOU|memorandum|agreement)\b",
    re.IGNORECASE,
)


def check_report_numbers(seen: ReportsSeen) -> Iterator[Problem]:
    """Yield NUM001 to NUM003 and NUM006 for a report in its own house style."""
    if seen.style is None:
        return
    plan = plan_of_report(seen.report, seen.style, seen.quoted)
    for fault in plan.numbering.faults:
        if fault.section.again:
            continue  # told of the first already
        source: Model = fault.section.source or seen.report
        due = f"`{fault.expected}` is due" if fault.expected else "Change or remove the `label`"
        yield problem(
            fault.code,
            seen.repository.where(source, "label" if hasattr(source, "label") else ""),
            f"The number `{fault.number}` {FOUND[fault.code]}",
            f"{due}; if the source has it so, keep it and say so in `sic`",
        )
    own = {plan.numbering.of(part).citation for part in plan.parts() if not part.exempt}
    yield from _quoted_report_numbers(seen, QUOTED, own - {""}, "paragraph")
    if seen.quoted is not None:
        numbering = seen.quoted.numbering
        agreed = {numbering.of(s).citation for s in sections_of(seen.quoted.mou)}
        yield from _quoted_report_numbers(
            seen, _OF_AGREEMENT, agreed - {""}, "section of the agreement"
        )


def _quoted_report_numbers(
    seen: ReportsSeen, pattern: re.Pattern[str], known: set[str], what: str
) -> Iterator[Problem]:
    """Look for numbers in the text; without any number to compare with, nothing is told."""
    for model, name, prose in seen.proses() if known else ():
        for line, text in enumerate(prose.source.split("\n")):
            for match in pattern.finditer(text):
                number = match.group(1).replace(" ", "")
                if number not in known:
                    yield problem(
                        "NUM003",
                        seen.repository.where_words(model, name, line, match.group()),
                        f"No {what} has the number `{number}`",
                        "Write a link instead, which prints the number as it is: `[](#key)`, "
                        "or `[](mou:#key)` for the agreement",
                    )
