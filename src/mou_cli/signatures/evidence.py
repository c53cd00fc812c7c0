"""The bytes of evidence, however large: they are hashed, and never copied."""

from hashlib import sha256
from pathlib import Path

BLOCK = 1 << 20


def digest_of_file(file: Path) -> str:
    """Return the digest of a file as records have it: `sha256:` and 64 digits.

    Raises:
        OSError: It cannot be read.
    """
    digest = sha256()
    with file.open("rb") as opened:
        while block := opened.read(BLOCK):
            digest.update(block)
    return f"sha256:{digest.hexdigest()}"
