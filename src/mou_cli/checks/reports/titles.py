"""The title of the agreement, as a report writes it, is the agreement's own."""

import re
from collections.abc import Iterator

from mou_cli.checks.reports.seen import ReportsSeen
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem

KIND = "memorandum of understanding"
_WORD = r"[A-Z][\w’'&]*(?:[-–][\w’'&]+)*"
_TITLE = re.compile(
    rf"(?P<name>{_WORD}(?:\s*[-–]?\s*(?:(?:of|and|the|for|in)\s+)*{_WORD})*?)\s*[-–]?\s*"
    r"Memorandum of Understanding\b"
)


def check_titles(seen: ReportsSeen) -> Iterator[Problem]:
    """Yield RPT007. Capitals, dashes and hyphens make no difference."""
    if seen.quoted is None:
        return
    title = seen.quoted.mou.title
    own = _title_without_dashes(title)
    if KIND in _title_without_dashes(seen.report.title) and own not in _title_without_dashes(
        seen.report.title
    ):
        yield problem(
            "RPT007",
            seen.where("title"),
            f"The agreement's title is `{title}`",
            _MEND,
        )
    if not own.endswith(KIND):
        return  # without these words a title in a text cannot be told from other words
    for model, name, prose in seen.proses():
        for number, line in enumerate(prose.source.split("\n")):
            for match in _TITLE.finditer(line):
                said = _title_without_dashes(f"{match['name']} {KIND}").removeprefix("the ")
                if said != KIND and not own.endswith(said) and not said.endswith(own):
                    yield problem(
                        "RPT007",
                        seen.repository.where_words(model, name, number, match.group()),
                        f"The agreement's title is `{title}`",
                        _MEND,
                    )


_MEND = "Write the title as the agreement has it, or `[](mou:)`, which prints it"


def _title_without_dashes(title: str) -> str:
    return " ".join(re.sub(r"[-–—]", " ", title).casefold().split())
