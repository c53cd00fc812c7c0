"""The title of the agreement, as a report writes it, is the agreement's own."""

import re
from collections.abc import Iterator

from mou_cli.checks.reports.seen import ReportsSeen
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem

KIND = "memorandum of understanding"
_TITLE = re.compile(r"Memorandum of Understanding\b")
_PART_OF_NAME = re.compile(
    r"(?P<word>[A-Z][\w’'&]*+(?:[-–][\w’'&]++)*+)|(?P<small>(?:of|and|the|for|in)(?=\s))"
    r"|(?P<between>\s*+[-–]\s*+|\s++)"
)
"""A name is words with capitals, and small words between them."""


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
            for named, words in _titles_in(line):
                said = _title_without_dashes(f"{named} {KIND}").removeprefix("the ")
                if said != KIND and not own.endswith(said) and not said.endswith(own):
                    yield problem(
                        "RPT007",
                        seen.repository.where_words(model, name, number, words),
                        f"The agreement's title is `{title}`",
                        _MEND,
                    )


_MEND = "Write the title as the agreement has it, or `[](mou:)`, which prints it"


def _title_without_dashes(title: str) -> str:
    return " ".join(re.sub(r"[-–—]", " ", title).casefold().split())


def _titles_in(line: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each memorandum in a line, and the words of its whole title."""
    begin = 0
    for match in _TITLE.finditer(line):
        start, end = _place_of_name(line, begin, match.start())
        if start is not None:
            yield line[start:end], line[start : match.end()]
        begin = match.end()


def _place_of_name(line: str, begin: int, end: int) -> tuple[int | None, int]:
    """Return where the name before `end` begins, or None if there is none, and where it ends."""
    start, name_end, reached, last = None, begin, begin, ""
    for part in _PART_OF_NAME.finditer(line, begin, end):
        kind = str(part.lastgroup)
        if part.start() > reached or kind == last == "between":
            start = None
        if kind == "word":
            start, name_end = part.start() if start is None else start, part.end()
        reached, last = part.end(), kind
    return (start if reached == end and last != "small" else None), name_end
