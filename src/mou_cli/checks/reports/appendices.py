"""Appendices: the labels in the list are those in the text, and each file is there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mou_cli.checks.places import place_in_line
from mou_cli.checks.reports.seen import ReportsSeen
from mou_cli.english import in_backquotes, or_list
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem

_LABEL = r"(?:[A-Z]|[0-9]{1,2})"
_QUOTED = re.compile(
    rf"\b(?i:appendi(?:x|ces))\s+({_LABEL}(?:(?:,|,? and|,? or| to)\s+{_LABEL})*)(?!\w|\.\d)"
)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A label as the text quotes it."""

    label: str
    position: Position


def check_appendices(seen: ReportsSeen) -> Iterator[Problem]:
    """Yield RPT009 for labels that do not match, and REF003 for files that are missing."""
    quoted = list(_quoted_appendices(seen))
    labels = [appendix.label.upper() for appendix in seen.report.appendices]
    known = f"The list has {or_list(in_backquotes(labels))}" if labels else "The list is empty"
    for found in quoted:
        if found.label not in labels:
            yield problem(
                "RPT009",
                found.position,
                f"No appendix has the label `{found.label}`",
                f"{known}; correct the text or `appendices`",
            )
    yield from _faults_of_labels(seen, {found.label for found in quoted})


def _faults_of_labels(seen: ReportsSeen, quoted: set[str]) -> Iterator[Problem]:
    taken: set[str] = set()
    for appendix in seen.report.appendices:
        label = appendix.label.upper()
        position = seen.repository.where(appendix, "label")
        if label not in quoted and appendix.exempt is None:
            yield problem(
                "RPT009",
                position,
                f"The text does not mention appendix `{appendix.label}`",
                "Say in the text what it is for, or correct its label",
            )
        if label in taken:
            yield problem(
                "RPT009",
                position,
                f"Two appendices have the label `{appendix.label}`",
                "Give one of them another label, as in the text",
            )
        taken.add(label)
        if appendix.file is not None and not seen.repository.tree.has(appendix.file):
            yield problem(
                "REF003",
                seen.repository.where(appendix, "file"),
                f"The file `{appendix.file}` is missing",
                "Put it there, or correct the name",
            )


def _quoted_appendices(seen: ReportsSeen) -> Iterator[_Quoted]:
    for model, name, prose in seen.proses():
        for number, line in enumerate(prose.source.split("\n")):
            plain = line.replace("*", " ")  # stressed or not; each word stays in its column
            for match in _QUOTED.finditer(plain):
                for label in re.finditer(rf"\b{_LABEL}\b", match[1]):
                    start = match.start(1) + label.start()
                    where = place_in_line(
                        seen.repository, model, name, number, line, start, len(label.group())
                    )
                    yield _Quoted(label.group(), where)
