"""A Comparison -> HTML: the list of changes at the top of the redline."""

from collections.abc import Collection, Iterator

from mou_cli.changes import Change
from mou_cli.changes.comparison import Comparison
from mou_cli.output.escaping.html import Markup, as_html, filled, joined
from mou_cli.words.change_parts import excerpt
from mou_cli.words.change_summary import NO_SIGNATURE_CHANGES, summary_of
from mou_cli.words.changes import end_of, label_of, sentence_of, shown_words
from mou_cli.words.variation import who_may_agree

_SPOKEN = '<span class="spoken">[{}: </span>{{}}<span class="spoken">]</span>'
_MARKED = {
    "deleted": f"<del>{_SPOKEN.format('deleted')}</del>",
    "inserted": f"<ins>{_SPOKEN.format('inserted')}</ins>",
}


def changes_as_html(comparison: Comparison, places: Collection[str]) -> Markup:
    """Write what changed: the sentence first, then each change with a link to its place.

    Args:
        comparison: What was compared.
        places: The anchors that the text below has, in its old or its new version.
    """
    return joined(_comparison_elements(comparison, places), "\n")


def _comparison_elements(comparison: Comparison, places: Collection[str]) -> Iterator[Markup]:
    yield filled('<p class="summary">{}</p>', summary_of(comparison))
    if comparison.ground:
        yield filled("<p>{}.</p>", comparison.ground)
    if comparison.signed:
        yield filled("<h3>In the signed text</h3>")
        yield from changes_list(comparison.signed, places)
        yield filled("<p>Who may agree this: {}.</p>", who_may_agree(comparison))
        if not comparison.head.in_force:
            yield filled("<p>{}.</p>", NO_SIGNATURE_CHANGES)
    if comparison.administrative:
        yield filled("<h3>{}</h3>", comparison.heading)
        yield from changes_list(comparison.administrative, places)


def changes_list(changes: tuple[Change, ...], places: Collection[str]) -> Iterator[Markup]:
    """Yield a list of changes, each with a link to its place where the text below has it."""
    yield filled("<ul>")
    for change in changes:
        yield filled("<li>{}</li>", joined(_change_elements(change, places)))
    yield filled("</ul>")


def _change_elements(change: Change, places: Collection[str]) -> Iterator[Markup]:
    sentence = as_html(f"{sentence_of(change)}{end_of(change)}")
    place = place_of(change)
    if place in places:
        sentence = filled('<a href="#{}">{}</a>', place, sentence)
    yield filled("<strong>{}:</strong> {}", label_of(change).capitalize(), sentence)
    words = shown_words(change)
    if words is not None:
        yield filled("<blockquote>{}</blockquote>", words)
    if change.parts:
        yield filled("<blockquote>{}</blockquote>", _with_elements(change))


def place_of(change: Change) -> str:
    """Return the anchor of what changed, whether or not a document has it."""
    kind, _, key = change.address.partition("/")
    if kind in ("section", "definition"):
        return key
    return f"{'partner' if kind == 'participant' else kind}_{key}"


def _with_elements(change: Change) -> Markup:
    written = Markup()
    for part in excerpt(change.parts):
        space = " " if written and part.text.startswith(" ") else ""
        text = as_html(part.text.strip())
        if part.operation != "same":
            text = filled(_MARKED[part.operation], text)
        written += space + text
    return written
