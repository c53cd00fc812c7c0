"""A Status -> a page of Markdown, safe against text that tries to be Markdown or HTML."""

from collections.abc import Iterable, Iterator

from mou_cli.output.changes.markdown import change_item
from mou_cli.output.escaping.markdown import as_markdown
from mou_cli.standing import SigningStanding, Status
from mou_cli.words.not_required import not_required_words
from mou_cli.words.records import HEADING, record_words, records_beside
from mou_cli.words.standings import (
    name_of,
    not_on_file,
    notes_of,
    signatures_of,
    version_of,
    when_of,
)
from mou_cli.words.status import (
    proposal_of,
    since_words,
    terms_of,
    texts_of,
    title_of,
)

HEADINGS = ("Participant", "State", "When", "Version", "Beside it", "Signatures")


def status_as_markdown(status: Status) -> str:
    """Write a status."""
    return "\n".join(_status_lines(status)) + "\n"


def _status_lines(status: Status) -> Iterator[str]:
    yield f"# {as_markdown(title_of(status))}"
    yield from ("", f"As of {status.as_of.printed}", "")
    yield from _labelled_items(texts_of(status))
    if status.signing:
        yield from ("", "## Participants", "")
        yield f"| {' | '.join(HEADINGS)} |"
        yield f"|{'---|' * len(HEADINGS)}"
        yield from map(_standing_row, status.signing)
    yield from _since_lines(status)
    if status.proposals and status.proposed is not None:
        yield from ("", f"## Proposed: {as_markdown(status.proposed.version.version)}", "")
        yield from _labelled_items(proposal_of(status))
    yield from ("", "## Terms", "")
    if status.not_required:
        yield from _labelled_items(
            [("Not required to sign", not_required_words(status.not_required))]
        )
    yield from _labelled_items(terms_of(status))
    beside = [*records_beside(status)]
    if beside:
        yield from ("", f"## {HEADING}", "")
        yield from (f"- {as_markdown(record_words(status, found))}" for found in beside)
    if status.steps:
        yield from ("", "## Next", "")
        for place, step in enumerate(status.steps, 1):
            command = f": `{step.command}`" if step.command else ""
            yield f"{place}. {as_markdown(step.text)}{command}"


def _since_lines(status: Status) -> Iterator[str]:
    for version, comparison in status.since.items():
        yield from ("", f"## What changed since {as_markdown(version)}", "")
        yield f"{as_markdown(since_words(status, version))}."
        if comparison is not None:
            yield ""
            for change in comparison.signed:
                yield from change_item(change)


def _standing_row(standing: SigningStanding) -> str:
    notes = "; ".join(filter(None, (*notes_of(standing), not_on_file(standing))))
    cells = (
        name_of(standing),
        standing.state.value,
        when_of(standing),
        version_of(standing),
        notes,
    )
    signatures = "<br>".join(as_markdown(words) for words in signatures_of(standing))
    return f"| {' | '.join([*map(as_markdown, cells), signatures])} |"


def _labelled_items(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, words in rows:
        yield f"- **{label}:** {as_markdown(words)}"
