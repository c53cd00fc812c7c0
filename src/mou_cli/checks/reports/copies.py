"""Words that a report copies from the agreement, or from itself, have not drifted apart."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from mou_cli.checks.reports.seen import ReportsSeen
from mou_cli.model.base import Model
from mou_cli.model.report_parts import Recommendation
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.prose import Prose
from mou_cli.prose.tree import Blocks, Bullets, Paragraph, Quote, Table, plain_text
from mou_cli.report_text.quoted import Quoted

SHORTEST = 40
"""Letters. Shorter texts are alike by chance."""

ALIKE = 0.85
"""From here on two texts are taken for copies of one (`difflib.SequenceMatcher.ratio`)."""

Known = list[tuple[str, str]]
"""What each text is, and its words."""


def check_copies(seen: ReportsSeen) -> Iterator[Problem]:
    """Yield RPT008 for a text that is nearly, but not quite, one that it repeats."""
    asked: Known = [
        ("the recommendation", _words_without_end(recommendation.text.words))
        for recommendation in seen.report.recommendations
    ]
    agreed = list(_of_agreement(seen.quoted)) if seen.quoted else []
    for model, name, prose in seen.proses():
        known = agreed if isinstance(model, Recommendation) else [*asked, *agreed]
        for text in _texts(prose.blocks):
            original = _original(_words_without_end(text), known)
            if original:
                yield _differs(seen, model, name, prose, text, original)


def _differs(
    seen: ReportsSeen, model: Model, name: str, prose: Prose, text: str, original: str
) -> Problem:
    beginning = " ".join(text.split()[:3])
    lines = prose.source.split("\n")
    line = next((n for n, words in enumerate(lines) if beginning in words), 0)
    agreed = original.startswith("#")
    quoted = f"`{original}`" if agreed else original
    mend = (
        "Take them from the agreement word for word; an `insert` under `then` keeps them the same"
        if agreed
        else "Use the same words in both places; a house style can print the slot twice"
    )
    return problem(
        "RPT008",
        seen.repository.where_words(model, name, line, beginning),
        f"These words are nearly those of {quoted}, and differ",
        mend,
    )


def _of_agreement(quoted: Quoted) -> Iterator[tuple[str, str]]:
    for objective in quoted.mou.objectives:
        yield f"#objective/{objective.key}", _words_without_end(objective.text.words)
    for principle in quoted.repository.principles:
        yield f"#principle/{principle.key}", _words_without_end(principle.text.words)
    for definition in quoted.mou.definitions:
        yield f"#{definition.key}", _words_without_end(definition.text.words)


def _texts(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(children):
                yield plain_text(children)
            case Bullets(items):
                for item in items:
                    yield from _texts(item)
            case Quote(inner):
                yield from _texts(inner)
            case Table():
                pass


def _original(text: str, known: Known) -> str:
    """Return what a text is a changed copy of; nothing if it is none, or the same."""
    if len(text) < SHORTEST or any(text == words for _, words in known):
        return ""
    for name, words in known:
        matcher = SequenceMatcher(None, text, words, autojunk=False)
        if len(words) >= SHORTEST and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            return name
    return ""


def _words_without_end(words: str) -> str:
    return " ".join(words.split()).rstrip(".;, ").casefold()
