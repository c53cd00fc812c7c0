"""A Comparison -> HTML: the list of changes at the top of the redline."""

from collections.abc import Collection, Iterator

from markupsafe import Markup, escape

from mou_cli.changes import Change
from mou_cli.changes.comparison import Comparison
from mou_cli.output.escaping.terminal import visible
from mou_cli.words.change_parts import excerpt
from mou_cli.words.change_summary import summary_of, who_may_agree
from mou_cli.words.changes import end_of, label_of, sentence_of, shown_words

_SPOKEN = '<span class="spoken">[{}: </span>{{}}<span class="spoken">]</span>'
_MARKED = {
    "deleted": Markup(f"<del>{_SPOKEN.format('deleted')}</del>"),  # noqa: S704 - all our own
    "inserted": Markup(f"<ins>{_SPOKEN.format('inserted')}</ins>"),  # noqa: S704 - all our own
}


def changes_as_html(comparison: Comparison, places: Collection[str]) -> Markup:
    """Write what changed: the sentence first, then each change with a link to its place.

    Args:
        comparison: What was compared.
        places: The anchors that the text below has, in its old or its new version.
    """
    return Markup("\n").join(_lines(comparison, places))


def _lines(comparison: Comparison, places: Collection[str]) -> Iterator[Markup]:
    yield Markup('<p class="summary">{}</p>').format(summary_of(comparison))
    if comparison.ground:
        yield Markup("<p>{}.</p>").format(visible(comparison.ground))
    if comparison.signed:
        yield Markup("<h3>In the signed text</h3>")
        yield from list_of(comparison.signed, places)
        yield Markup("<p>Who may agree this: {}.</p>").format(who_may_agree(comparison))
        if not comparison.head.in_force:
            yield Markup("<p>No signature changes until a new version is in force.</p>")
    if comparison.administrative:
        yield Markup("<h3>{}</h3>").format(comparison.heading)
        yield from list_of(comparison.administrative, places)


def list_of(changes: tuple[Change, ...], places: Collection[str]) -> Iterator[Markup]:
    """Yield a list of changes, each with a link to its place where the text below has it."""
    yield Markup("<ul>")
    for change in changes:
        yield Markup("<li>{}</li>").format(Markup().join(_change(change, places)))
    yield Markup("</ul>")


def _change(change: Change, places: Collection[str]) -> Iterator[Markup]:
    sentence = escape(f"{sentence_of(change)}{end_of(change)}")
    place = place_of(change)
    if place in places:
        sentence = Markup('<a href="#{}">{}</a>').format(place, sentence)
    yield Markup("<strong>{}:</strong> {}").format(label_of(change).capitalize(), sentence)
    words = shown_words(change)
    if words is not None:
        yield Markup("<blockquote>{}</blockquote>").format(words)
    if change.parts:
        yield Markup("<blockquote>{}</blockquote>").format(_marked(change))


def place_of(change: Change) -> str:
    """Return the anchor of what changed, whether or not a document has it."""
    kind, _, key = change.address.partition("/")
    if kind in ("section", "definition"):
        return key
    return f"{'partner' if kind == 'participant' else kind}_{key}"


def _marked(change: Change) -> Markup:
    written = Markup()
    for part in excerpt(change.parts):
        space = " " if written and part.text.startswith(" ") else ""
        text = escape(part.text.strip())
        if part.operation != "same":
            text = _MARKED[part.operation].format(text)
        written += space + text
    return written
