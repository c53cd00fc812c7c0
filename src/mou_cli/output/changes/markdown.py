"""A Comparison -> Markdown, as a comment on a pull request."""

from collections.abc import Iterator

from mou_cli.changes import Change
from mou_cli.changes.comparison import Comparison
from mou_cli.output.escaping.markdown import as_markdown
from mou_cli.words.change_parts import excerpt
from mou_cli.words.change_summary import NO_SIGNATURE_CHANGES, summary_of
from mou_cli.words.changes import end_of, label_of, sentence_of, shown_words
from mou_cli.words.variation import who_may_agree

MOST_CHARACTERS = 60_000
"""A comment on GitHub holds 65,536 characters."""


def changes_as_markdown(comparison: Comparison) -> str:
    """Write what changed: the sentence first, then each change."""
    lines = list(_comparison_lines(comparison))
    kept: list[str] = []
    size = 0
    for line in lines:
        size += len(line) + 1
        if size > MOST_CHARACTERS:
            kept += ["", f"… and {len(lines) - len(kept)} more lines: `mou diff` shows them all."]
            break
        kept.append(line)
    return "\n".join(kept) + "\n"


def _comparison_lines(comparison: Comparison) -> Iterator[str]:
    yield as_markdown(summary_of(comparison))
    yield ""
    ground = f" {as_markdown(comparison.ground)}." if comparison.ground else ""
    ends = f"{as_markdown(comparison.base.name)} to {as_markdown(comparison.head.name)}"
    yield f"From {ends}.{ground}"
    if comparison.signed:
        yield from ("", "### In the signed text", "")
        for change in comparison.signed:
            yield from change_item(change)
        yield ""
        yield f"Who may agree this: {as_markdown(who_may_agree(comparison))}."
        if not comparison.head.in_force:
            yield ""
            yield f"{NO_SIGNATURE_CHANGES}."
    if comparison.administrative:
        yield from ("", f"### {comparison.heading}", "")
        for change in comparison.administrative:
            yield from change_item(change)


def change_item(change: Change) -> Iterator[str]:
    """Yield one change as an item of a list, with the words below it."""
    label = as_markdown(label_of(change).capitalize())
    yield f"- **{label}:** {as_markdown(sentence_of(change))}{end_of(change)}"
    words = shown_words(change)
    if words is not None:
        yield f"  > {as_markdown(words)}"
    if change.parts:
        yield f"  > {_with_tags(change)}"


def _with_tags(change: Change) -> str:
    """Mark words by HTML: Markdown's own marks do nothing where they touch a letter or a comma."""
    written = ""
    for part in excerpt(change.parts):
        space = " " if written and part.text.startswith(" ") else ""
        text = as_markdown(part.text.strip())
        tag = {"deleted": "del", "inserted": "ins"}.get(part.operation)
        written += space + (f"<{tag}>{text}</{tag}>" if tag else text)
    return written
