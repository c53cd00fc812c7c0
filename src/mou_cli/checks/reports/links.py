"""Links of a report lead somewhere: to its own paragraphs, or into the agreement."""

from collections.abc import Iterator

from mou_cli.checks.places import place_of_link
from mou_cli.checks.reports.seen import ReportsSeen
from mou_cli.model.report_parts import ExtraSection, ReportParagraph
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.prose.tree import Link, inlines_of
from mou_cli.report_text.links import Names, own_targets
from mou_cli.report_text.projection import plan_of_report
from mou_cli.report_text.quoted import LINK_TO_AGREEMENT


def check_links(seen: ReportsSeen) -> Iterator[Problem]:
    """Yield REF002 for links that lead nowhere, and KEY002 for keys that stand twice."""
    if seen.style is None:
        return
    plan = plan_of_report(seen.report, seen.style, seen.quoted)
    keys: set[str] = set()
    for part in plan.parts():
        source = part.source
        if isinstance(source, ReportParagraph | ExtraSection) and part.key in keys:
            yield problem(
                "KEY002",
                seen.repository.where(source, "key"),
                f"The paragraph or section `{part.key}` is there already",
                "Give one of them another key",
            )
        keys.add(part.key)
    yield from _links(seen, own_targets(plan))


def _links(seen: ReportsSeen, own: Names) -> Iterator[Problem]:
    agreement: Names = seen.quoted.targets if seen.quoted else {}
    for model, name, prose in seen.proses():
        for inline in inlines_of(prose.blocks):
            if not isinstance(inline, Link):
                continue
            fault, mend = "", ""
            if inline.target.startswith(LINK_TO_AGREEMENT) and seen.quoted is not None:
                fault, mend = _fault_of_link(inline, agreement, "")
            elif inline.target.startswith("#"):
                fault, mend = _fault_of_link(inline, own, "#")
            if fault:
                position = place_of_link(seen.repository, model, name, prose, inline.target)
                yield problem("REF002", position, f"The link `{inline.target}` {fault}", mend)


def _fault_of_link(link: Link, targets: Names, sign: str) -> tuple[str, str]:
    known = {f"{sign}{target}": words for target, words in targets.items()}
    if link.target not in known:
        return "leads nowhere", did_you_mean(link.target, sorted(known))
    if not link.children and not known[link.target]:
        return (
            "has no words, and its target no number or title",
            "Write the words between the square brackets",
        )
    return "", ""
