"""Records of signatures by the thousand, and key files that are none."""

from pathlib import Path

from cases import TOO_MANY, case, many

KEYS = "data/allowed-signers/marsh-county-council"
SIGNATURES = "data/signatures/marsh-county-council.yaml"
DIGEST = "sha256:85c60990ca5c68fe2eadeac674950dbdb4880d61d9525801b17b8cf606ca5e41"
RECORD = (
    "  - {state: STATE, name: none, roles: none, date: 2024-05, place: none, method: none, "
    'authority: AUTHORITY, reservation: none, witness: none, version: "2024-04", '
    f'digest: "{DIGEST}", evidence: none, recorded_by: noneMORE}}\n'
)


def written(root: Path, path: str, data: bytes) -> None:
    file = root / path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)


def records(state: str, number: int, authority: str = "none", more: str = "") -> bytes:
    record = RECORD.replace("STATE", state).replace("AUTHORITY", authority).replace("MORE", more)
    return b"signatures:\n" + many(record, number).encode()


for _name, _data, _says in (
    ("a-key-file-of-a-megabyte", b"#" * 1_000_000, "SSH001 The file is too large for keys"),
    ("50000-lines-that-are-no-keys", b"x\n" * 50_000, TOO_MANY[0]),
    ("a-key-file-of-one-long-line", b"x " * 49_000, "error SSH001 This line is none"),
    ("a-key-file-of-blanks-and-quotes", b'a "' + b" " * 90_000, "error SSH001 This line is none"),
    ("a-key-file-with-odd-bytes", b"\xff\xfe\0\x1b[2J\x85::error::x\n", "error SSH001"),
    ("a-key-for-a-name-that-is-a-command", b"::error::x\x1b] ssh-ed25519 AAAA\n", "error SSH001"),
    ("a-key-with-thousands-of-options", b"a " + b"valid-after," * 8000 + b" ssh-rsa A", "SSH001"),
):

    @case("files", _name, _says)
    def _(root: Path, data: bytes = _data) -> None:
        written(root, KEYS, data)


for _name, _data, _says in (
    ("1000-withdrawals-of-nothing", records("withdrawn", 1000), TOO_MANY[0]),
    (
        "1000-signatures-for-nobody",
        records("signed", 1000, more=", on_behalf_of: [nobody-@]"),
        TOO_MANY[0],
    ),
    (
        "1000-signatures-by-no-decision",
        records("signed", 1000, authority="{decision: none-@}"),
        TOO_MANY[0],
    ),
):

    @case("yaml", _name, _says)
    def _(root: Path, data: bytes = _data) -> None:
        written(root, SIGNATURES, data)
