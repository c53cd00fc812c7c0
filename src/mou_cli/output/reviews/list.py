"""Reviews on record and reviews due -> text, Markdown or JSON."""

import json
from collections.abc import Iterator, Mapping

from mou_cli.model.base import Blank
from mou_cli.model.reviews import ReviewRecord
from mou_cli.output.changes.text import WIDTH, wrapped
from mou_cli.output.escaping.markdown import as_markdown
from mou_cli.output.escaping.terminal import visible, visible_json
from mou_cli.output.plain_values import plain
from mou_cli.output.status.json import review_data
from mou_cli.output.styles import paint
from mou_cli.standing import Status
from mou_cli.words.reviews import in_short
from mou_cli.words.status import actions_of, review_words

SCHEMA_VERSION = 1

Records = Mapping[str, ReviewRecord]

LABEL = 20


def reviews_as_text(status: Status, records: Records, *, colour: bool = False) -> str:
    """Write each date that a review was due, each review on record, and what is open.

    Args:
        status: Where things stand on a day.
        records: All reviews on record, by id; those held later than the day are left out.
        colour: Whether to colour.
    """
    lines = [paint(visible(status.title), "bold", colour=colour)]
    lines += _wrapped(f"Reviews: {review_words(status.review)}", "")
    for heading, rows in _parts(status, records):
        lines += ["", paint(heading, "bold", colour=colour)]
        for label, words in rows:
            first, *others = [*_wrapped(words, " " * LABEL)] or [""]
            lines.append(f"{visible(label).ljust(LABEL)}{first.strip()}")
            lines += others
    return "\n".join(lines) + "\n"


def reviews_as_markdown(status: Status, records: Records) -> str:
    """Write the same as Markdown."""
    lines = [f"# {as_markdown(status.title)}", ""]
    lines.append(f"Reviews: {as_markdown(review_words(status.review))}")
    for heading, rows in _parts(status, records):
        lines += ["", f"## {heading}", ""]
        lines += [f"- **{as_markdown(label)}:** {as_markdown(words)}" for label, words in rows]
    return "\n".join(lines) + "\n"


def reviews_as_json(status: Status, records: Records) -> str:
    """Write them as one JSON object with `schema_version`."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "title": status.title,
        "as_of": status.as_of.written,
        **review_data(status.review),
        "on_record": [
            {
                "id": key,
                "date": review.date.written,
                "outcome": review.outcome,
                "version": plain(review.version),
                "reviewers": plain(review.reviewers),
                "scope": plain(review.scope),
                "next": plain(review.next),
                "minute": plain(review.minute),
            }
            for key, review in _by_then(status, records)
        ],
    }
    return visible_json(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"


def _parts(status: Status, records: Records) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    due = [
        (found.date.printed, f"recorded: {found.record}" if found.record else "due, none recorded")
        for found in status.review.due
    ]
    if status.review.next_due is not None:
        due.append((status.review.next_due.printed, "to come"))
    held = [(review.date.printed, _told(review)) for _, review in _by_then(status, records)]
    open_ = [("Open", words) for words in actions_of(status.review)]
    for heading, rows in (("Due", due), ("On record", held), ("Actions", open_)):
        if rows:
            yield heading, rows


def _by_then(status: Status, records: Records) -> Iterator[tuple[str, ReviewRecord]]:
    day = status.as_of.last
    held = sorted(records.items(), key=lambda item: (item[1].date.first, item[0]))
    return ((key, review) for key, review in held if review.date.first <= day)


def _told(review: ReviewRecord) -> str:
    who = None if isinstance(review.reviewers, Blank) else ", ".join(review.reviewers)
    version = None if isinstance(review.version, Blank) else f"of {review.version}"
    minute = None if isinstance(review.minute, Blank) else f"minute {review.minute}"
    return "; ".join(words for words in (in_short(review.outcome), version, who, minute) if words)


def _wrapped(words: str, indent: str) -> Iterator[str]:
    return (indent + line for line in wrapped(visible(words), WIDTH - len(indent)))
