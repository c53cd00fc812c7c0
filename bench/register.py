"""An invented register of organisations: any number of partner files of about 1 KB, all valid."""

import shutil
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PARTNER = """\
name: Example {kind} Body Number {number} of the Invented Register
short: EXB {number}
kind: {slug}
former_names:
  - name: Example Board Number {number}
    until: 2009-04-01
    source: The invented register, first edition, page {page}
parent: {parent}
identifiers:
  gss: E{gss:08d}
  company: "{company:08d}"
events:
  - event: merged
    date: 2013-04
    certain: false
    source: The invented register, second edition, page {page}
    note: It was planned that this body and its neighbour become one; nothing came of it.
  - event: renamed
    date: 2009-04-01
    certain: true
    source: The invented register, second edition, page {page}
contacts:
  - name: Post holder {number}
    role: Partnership manager
    email: body-{number}@example.org
  - name: to be confirmed
    role: Democratic services officer
    email: committee-{number}@example.org
source: The invented register of organisations, third edition, entry {number}
note: This organisation does not exist; a program has written its file to measure a register.
"""
KINDS = ("charity", "company", "nhs-trust", "district-council", "university")


def write_register(root: Path, count: int) -> Path:
    """Write a repository with this project's agreement and `count` further partners."""
    shutil.copytree(PROJECT / "data", root / "data")
    for number in range(1, count + 1):
        (root / "data" / "partners" / f"body-{number}.yaml").write_text(
            _partner(number), encoding="utf-8"
        )
    return root


def _partner(number: int) -> str:
    slug = KINDS[number % len(KINDS)]
    return PARTNER.format(
        number=number,
        kind=slug.replace("-", " ").title(),
        slug=slug,
        page=number % 900 + 1,
        parent=f"body-{max(1, number // 10)}",
        gss=number,
        company=number,
    )
