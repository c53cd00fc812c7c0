"""A Status -> one accessible HTML page."""

from collections.abc import Iterable, Iterator

from mou_cli.output.changes.html import changes_list
from mou_cli.output.escaping.html import Markup, as_html, filled, joined
from mou_cli.rendering.templates import read_template_file, render_page
from mou_cli.standing import SigningStanding, Status
from mou_cli.trees import Tree
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

HEADINGS = ("Participant", "State", "When", "Version", "Beside it")


def status_as_html(status: Status, tree: Tree) -> str:
    """Write a status as a page.

    Args:
        status: What was found.
        tree: The repository, for its templates.

    Raises:
        TemplateFaultError: The template has a fault.
    """
    sheets = (read_template_file(tree, name) for name in ("page.css", "redline.css", "status.css"))
    return render_page(
        tree,
        "status.html.j2",
        title=as_html(title_of(status)),
        as_of=status.as_of.printed,
        texts=_labelled_list(texts_of(status)),
        body=joined(_body_elements(status), "\n"),
        style=Markup("\n".join(sheets)),
    )


def _body_elements(status: Status) -> Iterator[Markup]:
    if status.signing:
        yield filled("<h2>Participants</h2>")
        yield from _participants_table(status)
    for version, comparison in status.since.items():
        yield filled("<h2>What changed since {}</h2>", version)
        yield filled("<p>{}.</p>", since_words(status, version))
        if comparison is not None and comparison.signed:
            yield from changes_list(comparison.signed, ())
    if status.proposals and status.proposed is not None:
        yield filled("<h2>Proposed: {}</h2>", status.proposed.version.version)
        yield _labelled_list(proposal_of(status))
    yield filled("<h2>Terms</h2>")
    if status.not_required:
        words = not_required_words(status.not_required)
        yield _labelled_list([("Not required to sign", words), *terms_of(status)])
    else:
        yield _labelled_list(terms_of(status))
    yield from _records_list(status)
    if status.steps:
        yield filled("<h2>Next</h2>\n<ol>")
        for step in status.steps:
            command = filled(": <code>{}</code>", step.command) if step.command else ""
            yield filled("<li>{}{}</li>", step.text, command)
        yield filled("</ol>")


def _records_list(status: Status) -> Iterator[Markup]:
    beside = [*records_beside(status)]
    if beside:
        yield filled("<h2>{}</h2>\n<ul>", HEADING)
        yield from (filled("<li>{}</li>", record_words(status, found)) for found in beside)
        yield filled("</ul>")


def _participants_table(status: Status) -> Iterator[Markup]:
    yield filled('<div class="table" tabindex="0" role="region" aria-label="Participants">')
    yield filled("<table>")
    yield filled(
        "<caption>Where each participant that signs stands on {}</caption>", status.as_of.printed
    )
    heads = joined(filled('<th scope="col">{}</th>', name) for name in HEADINGS)
    yield filled("<thead><tr>{}</tr></thead>", heads)
    yield filled("<tbody>")
    yield from map(_standing_row, status.signing)
    yield filled("</tbody></table></div>")


def _standing_row(standing: SigningStanding) -> Markup:
    cells = (standing.state.value, when_of(standing), version_of(standing))
    row = filled('<th scope="row">{}</th>', name_of(standing))
    row += joined(filled("<td>{}</td>", cell) for cell in cells)
    notes = filter(None, (*notes_of(standing), not_on_file(standing)))
    told = [*notes, *(f"Signed: {words}" for words in signatures_of(standing))]
    items = joined(filled("<li>{}</li>", note) for note in told)
    beside = filled("<ul>{}</ul>", items) if told else "nothing on record"
    return filled("<tr>{}<td>{}</td></tr>", row, beside)


def _labelled_list(rows: Iterable[tuple[str, str]]) -> Markup:
    written = (filled("<div><dt>{}</dt><dd>{}</dd></div>", label, words) for label, words in rows)
    return filled('<dl class="versions">\n{}\n</dl>', joined(written, "\n"))
