"""Links in a report: to its own paragraphs, into the agreement, and out of both."""

from collections.abc import Mapping
from dataclasses import replace

from mou_cli.prose.links import Change, change_links
from mou_cli.prose.tree import Blocks, Inline, Link, Text
from mou_cli.report_text.parts import Plan
from mou_cli.report_text.quoted import LINK_TO_AGREEMENT, Quoted
from mou_cli.signed_text.targets import anchor_of
from mou_cli.signed_text.text import EntriesText, Item, ParticipantsText

Names = Mapping[str, str]


def own_targets(plan: Plan) -> Names:
    """Return each place of the report that a link may name, with what it prints there."""
    return {
        part.key: plan.numbering.of(part).citation or part.title or ""
        for part in plan.parts()
        if not part.exempt
    }


def linking(own: Names, quoted: Quoted | None, behind: str | None = None) -> Change:
    """Return what becomes of each link of a report's prose.

    A link into the agreement is the words that it prints: the agreement is another document.

    Args:
        own: The places of the report.
        quoted: The agreement.
        behind: In a pack with the agreement in it, what its places begin with there.
    """
    agreement = quoted.targets if quoted else {}

    def change(link: Link) -> tuple[Inline, ...]:
        if link.target.startswith(LINK_TO_AGREEMENT):
            words = link.children or (Text(agreement.get(link.target) or link.target),)
            place = link.target.partition("#")[2]
            return (Link(f"#{behind}{anchor_of(place)}", words),) if behind and place else words
        if link.target.startswith("#"):
            return (
                Link(
                    link.target, link.children or (Text(own.get(link.target[1:]) or link.target),)
                ),
            )
        return (link,)

    return change


def detached(item: Item, key: str) -> Item:
    """Return what an insert prints, with links to places of the agreement as their words.

    Args:
        item: What it prints in the agreement.
        key: The key of the paragraph that it stands in, which makes its anchors unique.
    """
    if isinstance(item, EntriesText):
        entries = tuple(
            replace(entry, anchor=f"{key}_{entry.anchor}", blocks=_words_alone(entry.blocks))
            for entry in item.entries
        )
        return replace(item, entries=entries)
    if isinstance(item, ParticipantsText):
        rows = tuple(replace(row, anchor=f"{key}_{row.anchor}") for row in item.rows)
        return replace(item, rows=rows)
    return item


def _words_alone(blocks: Blocks) -> Blocks:
    def change(link: Link) -> tuple[Inline, ...]:
        return link.children if link.target.startswith("#") else (link,)

    return change_links(blocks, change)
