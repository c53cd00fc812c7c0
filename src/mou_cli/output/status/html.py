"""A Status -> one accessible HTML page."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from mou_cli.output.changes.html import list_of
from mou_cli.output.escaping.terminal import visible
from mou_cli.rendering.templates import read_template_file, render_page
from mou_cli.standing import SigningStanding, Status
from mou_cli.trees import Tree
from mou_cli.words.standings import (
    name_of,
    not_on_file,
    notes_of,
    signatures_of,
    version_of,
    when_of,
)
from mou_cli.words.status import (
    not_required_words,
    proposal_of,
    since_words,
    terms_of,
    texts_of,
    title_of,
)

HEADINGS = ("Participant", "State", "When", "Version", "Beside it")


def status_as_html(tree: Tree, status: Status) -> str:
    """Write a status as a page.

    Args:
        tree: The repository, for its templates.
        status: What was found.

    Raises:
        TemplateFaultError: The template has a fault.
    """
    sheets = (read_template_file(tree, name) for name in ("page.css", "redline.css", "status.css"))
    return render_page(
        tree,
        "status.html.j2",
        title=title_of(status),
        as_of=status.as_of.printed,
        texts=_terms(texts_of(status)),
        body=Markup("\n").join(_body(status)),
        style=Markup("\n".join(sheets)),  # noqa: S704 - a stylesheet is no text
    )


def _body(status: Status) -> Iterator[Markup]:
    if status.signing:
        yield Markup("<h2>Participants</h2>")
        yield from _table(status)
    for version, comparison in status.since.items():
        yield Markup("<h2>What changed since {}</h2>").format(visible(version))
        yield Markup("<p>{}.</p>").format(visible(since_words(status, version)))
        if comparison is not None and comparison.signed:
            yield from list_of(comparison.signed, ())
    if status.proposals and status.proposed is not None:
        yield Markup("<h2>Proposed: {}</h2>").format(visible(status.proposed.version.version))
        yield _terms(proposal_of(status))
    yield Markup("<h2>Terms</h2>")
    if status.not_required:
        words = not_required_words(status.not_required)
        yield _terms([("Not required to sign", words), *terms_of(status)])
    else:
        yield _terms(terms_of(status))
    if status.steps:
        yield Markup("<h2>Next</h2>\n<ol>")
        for step in status.steps:
            command = Markup(": <code>{}</code>").format(step.command) if step.command else ""
            yield Markup("<li>{}{}</li>").format(visible(step.text), command)
        yield Markup("</ol>")


def _table(status: Status) -> Iterator[Markup]:
    yield Markup('<div class="table" tabindex="0" role="region" aria-label="Participants">')
    yield Markup("<table>")
    yield Markup("<caption>Where each participant that signs stands on {}</caption>").format(
        status.as_of.printed
    )
    heads = Markup().join(Markup('<th scope="col">{}</th>').format(name) for name in HEADINGS)
    yield Markup("<thead><tr>{}</tr></thead>").format(heads)
    yield Markup("<tbody>")
    yield from map(_row, status.signing)
    yield Markup("</tbody></table></div>")


def _row(standing: SigningStanding) -> Markup:
    cells = (standing.state.value, when_of(standing), version_of(standing))
    row = Markup('<th scope="row">{}</th>').format(visible(name_of(standing)))
    row += Markup().join(Markup("<td>{}</td>").format(visible(cell)) for cell in cells)
    notes = filter(None, (*notes_of(standing), not_on_file(standing)))
    told = [*notes, *(f"Signed: {words}" for words in signatures_of(standing))]
    items = Markup().join(Markup("<li>{}</li>").format(visible(note)) for note in told)
    beside = Markup("<ul>{}</ul>").format(items) if told else "nothing on record"
    return Markup("<tr>{}<td>{}</td></tr>").format(row, beside)


def _terms(rows: Iterable[tuple[str, str]]) -> Markup:
    row = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    rows_written = Markup("\n").join(row.format(label, visible(words)) for label, words in rows)
    return Markup('<dl class="versions">\n{}\n</dl>').format(rows_written)
