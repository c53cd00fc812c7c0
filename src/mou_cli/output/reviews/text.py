"""Reviews on record and reviews due -> text for a terminal."""

from mou_cli.output.escaping.terminal import visible
from mou_cli.output.terminal.colour import paint
from mou_cli.output.terminal.lines import indented
from mou_cli.standing import Status
from mou_cli.words.reviews import ReviewRecords, review_parts
from mou_cli.words.status import review_words

LABEL = 20


def reviews_as_text(status: Status, records: ReviewRecords, *, colour: bool = False) -> str:
    """Write each date that a review was due, each review on record, and what is open.

    Args:
        status: Where things stand on a day.
        records: All reviews on record, by id.
        colour: Whether to colour.
    """
    lines = [paint(visible(status.title), "bold", colour=colour)]
    lines += indented(f"Reviews: {review_words(status.review)}", "")
    for heading, rows in review_parts(status, records):
        lines += ["", paint(heading, "bold", colour=colour)]
        for label, words in rows:
            first, *others = [*indented(words, " " * LABEL)] or [""]
            lines.append(f"{visible(label).ljust(LABEL)}{first.strip()}")
            lines += others
    return "\n".join(lines) + "\n"
