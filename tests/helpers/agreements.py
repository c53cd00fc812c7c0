"""Small agreements with records, for tests of who has signed what."""

import shutil
from pathlib import Path

from conftest import ROOT, change

MARSH = ROOT / "tests" / "histories" / "marsh"
FIRST = "sha256:a18b38a96d73b7e34de872b1c142cac13ef465db6e4144926971a09c35bf5722"
"""The digest of the text that `marsh` holds."""

COUNTY, DISTRICT, TRUST = "marsh-county-council", "meadow-district-council", "reedbank-trust"


def marsh(root: Path) -> Path:
    """Make a copy of the short agreement of the histories, in force as 2024-01."""
    shutil.copytree(MARSH / "data", root / "data")
    return root


def record(partner: str, **fields: object) -> str:
    """Return a record of a signature of 2024-01 as YAML, with other fields as given."""
    said: dict[str, object] = {
        "state": "signed",
        "name": f"Signer of {partner}",
        "roles": "not stated",
        "date": "2024-02-01",
        "place": "not stated",
        "method": "not stated",
        "authority": "not stated",
        "reservation": "not stated",
        "witness": "not stated",
        "version": "2024-01",
        "digest": FIRST,
        "evidence": "not stated",
        "recorded_by": "not stated",
        **fields,
    }
    lines = [f'{key}: "{value}"' for key, value in said.items() if key not in RAW]
    lines += [f"{key}: {said[key]}" for key in RAW if key in said]
    return "  - " + "\n    ".join(lines) + "\n"


RAW = ("roles", "on_behalf_of", "authority", "evidence")
"""Fields that are written as they are, since they may be lists or mappings."""


def sign(root: Path, partner: str, **fields: object) -> None:
    """Add a record to a partner's file."""
    file = root / "data" / "signatures" / f"{partner}.yaml"
    file.parent.mkdir(exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else "signatures:\n"
    file.write_text(before + record(partner, **fields), encoding="utf-8")


def write(root: Path, path: str, text: str) -> None:
    """Write a file of data."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def release(root: Path, version: str, date: str, state: str = "in-force") -> str:
    """Put the working text on record as a version, and return its digest."""
    from mou_cli.loading import load
    from mou_cli.signed_text.digest import digest_of
    from mou_cli.signed_text.projection import signed_text_of
    from mou_cli.trees import DiskTree

    repository = load(DiskTree(root)).repository
    assert repository.mou is not None
    digest = digest_of(signed_text_of(repository, repository.mou))
    write(
        root,
        f"data/versions/{version}.yaml",
        f'version: "{version}"\ndate: "{date}"\nstate: {state}\ntext_format: mou-text-v1\n'
        f"digest: {digest}\n",
    )
    return digest


def reword(root: Path) -> None:
    """Change some words of the working text."""
    change(
        root, "data/mou.yaml", "No Party pays for another.", "No Party pays for any other Party."
    )


def becomes(root: Path, partner: str, event: str, date: str, *successors: str) -> None:
    """Say in a partner's file what became of it; successors that have no file get one."""
    file = root / "data" / "partners" / f"{partner}.yaml"
    text = file.read_text(encoding="utf-8") if file.exists() else f"name: {partner}\nkind: other\n"
    told = f'events:\n  - event: {event}\n    date: "{date}"\n'
    told += f"    successors: [{', '.join(successors)}]\n" if successors else ""
    write(root, f"data/partners/{partner}.yaml", text + told)
    for successor in successors:
        if not (root / "data" / "partners" / f"{successor}.yaml").exists():
            write(root, f"data/partners/{successor}.yaml", f"name: The {successor}\nkind: other\n")
