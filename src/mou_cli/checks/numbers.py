"""Numbers: none twice, none left out, and none that the text quotes wrongly."""

import re
from collections.abc import Iterator

from mou_cli.loading.repository import Repository
from mou_cli.model.base import Model
from mou_cli.model.mou import Mou, NumberingLevel
from mou_cli.model.sections import DEEPEST_HEADING, Section
from mou_cli.numbering import Numbering, number_sections
from mou_cli.numbering.sections import NO_LABEL, Example, Levels, inner_sections, sections_of
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem

FOUND = {
    "NUM001": "stands twice",
    "NUM002": "leaves a number out",
    "NUM006": "should count a section above, which has no number",
}

QUOTED = re.compile(
    r"\b(?:clause|paragraph)s? (?>(\d+(?:\.\d+)*(?:\s?\([a-z]+\))*))(?! of\b)",
    re.IGNORECASE,
)


def check_numbers(repository: Repository) -> Iterator[Problem]:
    """Yield NUM001 to NUM005."""
    mou = repository.mou
    if mou is None:
        return
    numbering = number_sections(mou)
    for fault in numbering.faults:
        found = FOUND[fault.code]
        due = (
            f"`{fault.expected}` is due"
            if fault.expected
            else "Change the `numbering` or the `label`"
        )
        yield problem(
            fault.code,
            repository.where(fault.section, "label"),
            f"The number `{fault.number}` {found}",
            f"{due}; if the source has it so, keep it and say so in `sic`",
        )
    for series, levels in mou.numbering.items():
        yield from bad_examples(repository, mou, levels, "numbering", series)
    yield from _quoted_numbers(repository, mou, numbering)
    for section in mou.sections:
        yield from _depth(repository, section, 2)


def bad_examples(
    repository: Repository, model: Model, levels: Levels, field: str, *inside: str
) -> Iterator[Problem]:
    """Yield NUM004 for each level whose example counts nothing.

    Args:
        repository: The data.
        model: The object that holds the levels.
        levels: The levels.
        field: Its field that holds them.
        inside: Keys inside that field.
    """
    for number, level in enumerate(levels):
        text = level.example if isinstance(level, NumberingLevel) else level
        if text == NO_LABEL:
            continue
        try:
            Example(text)
        except ValueError:
            of = f" of `{inside[0]}`" if inside else ""
            yield problem(
                "NUM004",
                repository.where(model, field, *inside, number),
                f"`{text}` (level {number + 1}{of}) is no example of a first number",
                "Write the first number: `1.`, `1.1`, `(a)`, `(i)`, `A`, `Annex A`; or `none`",
            )


def _quoted_numbers(
    repository: Repository, mou: Mou, numbering: Numbering[Section]
) -> Iterator[Problem]:
    known = {numbering.of(section).citation for section in sections_of(mou)} - {""}
    if not known:
        return
    for model, name, prose in repository.agreement_proses:
        for line, text in enumerate(prose.source.split("\n")):
            for match in QUOTED.finditer(text):
                number = match.group(1).replace(" ", "")
                if number not in known:
                    yield problem(
                        "NUM003",
                        repository.where_words(model, name, line, match.group()),
                        f"No clause has the number `{number}`",
                        "Write a link instead, `[](#key)`: it prints the number as it is",
                    )


def _depth(repository: Repository, section: Section, heading: int) -> Iterator[Problem]:
    if section.title and heading > DEEPEST_HEADING:
        yield problem(
            "NUM005",
            repository.where(section, "title"),
            "This heading is nested too deep",
            "Take its title out, and let it be a numbered paragraph",
        )
    for inner in inner_sections(section):
        yield from _depth(repository, inner, heading + 1 if section.title else heading)
