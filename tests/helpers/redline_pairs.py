"""Pairs of texts that a redline is made from: real data with one edit each."""

import shutil
from functools import cache
from pathlib import Path

from conftest import ROOT, change
from mou_cli.checks.validation import validate
from mou_cli.documents.agreement import Document, agreement
from mou_cli.trees import DiskTree, Tree

Edits = list[tuple[str, str, str]]

SOUTH_EAST_ESSEX = ROOT
RIVERSIDE = ROOT / "examples" / "riverside"
MOU = "data/mou.yaml"
LIVING_WELL = "data/outcomes/living-well.yaml"

SECTION = """  - key: money
    title: Money
    body:
      - text: |
          New words with *stress* and [a link](https://example.org/new).

          - one
          - two

"""
NUMBERED = """  - key: volunteers
    title: Volunteers
    body:
      - section:
          key: volunteers-welcome
          body:
            - text: |
                The Parties welcome volunteers.
"""
RESPONSIBILITIES = "  - key: responsibilities\n    title: Responsibilities\n"
AIMS = "  - key: aims\n    title: Aims\n"
CLAUSE = """      - section:
          key: chair
          body:
            - text: |
                The Board *elects* a chair from [the Area](#area):
            - section:
                key: chair-term
                body:
                  - text: |
                      for two years; and
            - section:
                key: chair-vote
                body:
                  - text: |
                      without a second vote, as clause [](#decisions) says.
"""
OUTCOME = """  - key: new-homes
    title: Homes are new
    indicators:
      - key: homes-built
        title: Homes built in a year
        unit: homes
        better: higher
        baseline:
          value: 10
          date: 2024-01
        targets:
          - {value: 80, by: 2030-03-31}
"""
GOOD_HOMES = "  - key: good-homes\n"
REPORTING = "      - section:\n          key: reporting\n"
OBJECTIVES = "  - key: objectives\n    title: Our objectives\n"
COSTS = """      - section:
          key: own-costs
          body:
            - text: |
                Each Party bears its own costs, apart from the shared budget.
"""
TRUST = "                | the Trust | £30,000 | £31,000 |\n"
FIGURE = next(
    f"{line}\n              caption: Governance of the Riverside Partnership\n"
    for line in (RIVERSIDE / MOU).read_text(encoding="utf-8").splitlines()
    if "assets/governance.svg" in line
)
DECIDES = "                The Board decides by agreement of all Parties present."

PAIRS: dict[str, tuple[Path, Edits]] = {
    "a word": (SOUTH_EAST_ESSEX, [(MOU, "in clear language, how", "in plain words, how")]),
    "a principle": (
        SOUTH_EAST_ESSEX,
        [("data/principles.yaml", "even where this poses challenges", "even where that costs us")],
    ),
    "a section": (SOUTH_EAST_ESSEX, [(MOU, OBJECTIVES, SECTION + OBJECTIVES)]),
    "a party": (
        SOUTH_EAST_ESSEX,
        [
            (
                MOU,
                "  - partner: rochford-district-council\n    tier: invited",
                "  - partner: rochford-district-council\n    tier: party",
            )
        ],
    ),
    "the last paragraph": (SOUTH_EAST_ESSEX, [(MOU, "      - insert: date\n", "")]),
    "the title": (
        RIVERSIDE,
        [
            (MOU, "title: Riverside Partnership M", "title: Riverside Alliance M"),
            (MOU, "status_word: INVENTED EXAMPLE", "status_word: DRAFT"),
            (MOU, "date: 2025-04-01", "date: 2026-05-01"),
        ],
    ),
    "a clause in the middle": (RIVERSIDE, [(MOU, REPORTING, CLAUSE + REPORTING)]),
    "a numbered section": (RIVERSIDE, [(MOU, RESPONSIBILITIES, NUMBERED + RESPONSIBILITIES)]),
    "a numbered section before a stated number": (
        RIVERSIDE,
        [(MOU, AIMS, NUMBERED + AIMS)],
    ),
    "a clause that moves": (
        RIVERSIDE,
        [(MOU, COSTS, ""), (MOU, REPORTING, COSTS + REPORTING)],
    ),
    "a clause that goes": (RIVERSIDE, [(MOU, COSTS, "")]),
    "rows": (
        RIVERSIDE,
        [
            (MOU, TRUST, TRUST.replace("31", "33") + "                | RVA | £1,000 | £1,500 |\n"),
            (MOU, "                | the ICB | £60,000 | £62,000 |\n", ""),
            (MOU, "**£181,000**", "**£184,500**"),
        ],
    ),
    "a column": (
        RIVERSIDE,
        [
            (MOU, "| Party | 2025/26 | 2026/27 |", "| Party | 2025/26 |"),
            (MOU, "|:------|--------:|--------:|", "|:------|--------:|"),
            (MOU, "£60,000 | £62,000 |", "£60,000 |"),
            (MOU, "£25,000 | £26,000 |", "£25,000 |"),
            (MOU, "£30,000 | £31,000 |", "£30,000 |"),
            (MOU, " | **£181,000** |", " |"),
        ],
    ),
    "a list": (
        RIVERSIDE,
        [
            (
                MOU,
                "                - holds the shared budget and keeps its accounts\n",
                "                - keeps the accounts\n                - insures the building\n",
            ),
            (MOU, "                - the Riverside Residents’ Panel\n", ""),
        ],
    ),
    "links": (
        RIVERSIDE,
        [
            (MOU, "[www.example.org/riverside]", "[www.example.org/agreement]"),
            (MOU, "(https://www.example.org/riverside)", "(https://www.example.org/agreement)"),
            (MOU, "the [Annual Plan](#annual-plan) by", "*the* [Lead Body](#lead-body) by"),
        ],
    ),
    "a table in front of a table": (RIVERSIDE, [(LIVING_WELL, GOOD_HOMES, OUTCOME + GOOD_HOMES)]),
    "a caption": (
        RIVERSIDE,
        [(MOU, "              caption: Contributions to the shared budget\n", "")],
    ),
    "a table with its caption": (
        RIVERSIDE,
        [
            (
                MOU,
                "              as: table\n              caption: Words with a special meaning\n",
                "",
            )
        ],
    ),
    "a figure": (
        RIVERSIDE,
        [
            (
                MOU,
                "caption: Governance of the Riverside Partnership",
                "caption: Who reports to whom",
            ),
            (MOU, "(assets/governance.svg)", "(assets/logo.svg)"),
        ],
    ),
    "a figure that goes": (RIVERSIDE, [(MOU, FIGURE, "                Each group reports.\n")]),
    "ends and beginnings": (
        RIVERSIDE,
        [
            (
                MOU,
                "only as far as its own rules allow.\n",
                "only as far as its own rules allow. All know it.\n\n                Always.\n",
            ),
            (MOU, "keeps its accounts\n", "keeps its accounts with care\n"),
            (MOU, "                - calls the", "                - *always* calls the"),
        ],
    ),
    "a label and who signs": (
        RIVERSIDE,
        [
            (MOU, "        role: Leader of the Council\n", ""),
            (MOU, "        role: Head of paid service\n", "        role: Chief Executive\n"),
            (MOU, 'label: "5."', 'label: "5A."'),
        ],
    ),
    "the first paragraph and the order": (
        RIVERSIDE,
        [
            (MOU, "          This memorandum of understanding is dated:\n", "          Dated:\n"),
            (MOU, "  - key: review\n    title: Review\n", "  - key: reviews\n    title: Review\n"),
            (MOU, "key: data-breach\n", "key: breach-of-data\n"),
            (MOU, DECIDES, f"                A paragraph in front.\n\n{DECIDES}"),
        ],
    ),
}


@cache
def document_of(root: Path) -> tuple[Tree, Document]:
    """Return the agreement of a repository, and its files."""
    tree = DiskTree(root)
    repository = validate(tree).repository
    assert repository.mou is not None
    return tree, agreement(repository, repository.mou)


def edited(name: str, folder: Path) -> Path:
    """Make the new side of a pair, and return its folder."""
    base, edits = PAIRS[name]
    root = folder / name.replace(" ", "-")
    for part in ("data", "assets"):
        if (base / part).exists():
            shutil.copytree(base / part, root / part)
    for path, old, new in edits:
        change(root, path, old, new)
    return root
