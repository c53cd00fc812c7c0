"""Reviews on record and reviews due -> Markdown."""

from mou_cli.output.escaping.markdown import as_markdown
from mou_cli.standing import Status
from mou_cli.words.reviews import ReviewRecords, review_parts
from mou_cli.words.status import review_words


def reviews_as_markdown(status: Status, records: ReviewRecords) -> str:
    """Write each date that a review was due, each review on record, and what is open."""
    lines = [f"# {as_markdown(status.title)}", ""]
    lines.append(f"Reviews: {as_markdown(review_words(status.review))}")
    for heading, rows in review_parts(status, records):
        lines += ["", f"## {heading}", ""]
        lines += [f"- **{as_markdown(label)}:** {as_markdown(words)}" for label, words in rows]
    return "\n".join(lines) + "\n"
