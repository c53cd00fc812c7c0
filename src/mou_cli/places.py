"""The folders of a repository, each spelt here alone. What is in `data/` is in `model.kinds`."""

DATA = "data"
"""The working text, and all that is recorded about it."""

ALLOWED_SIGNERS = f"{DATA}/allowed-signers"
"""Keys that may sign, one file a partner: the one folder of data that is not YAML."""

ASSETS = "assets"
"""Pictures, appendices and the Word template: what the text shows and does not say."""

ASSET_PATTERN = rf"{ASSETS}/[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*"
"""Paths that a text may name there: no odd character, and no way out of the folder."""

KEPT = "kept"
"""Texts of versions, one folder a version; each is a repository of its own."""

PRIVATE = "private"
"""What is exempt from publication, and evidence; git never has it."""

TEMPLATES = "templates"
"""Templates that go before the package's own; the package's folder is called so too."""

PACKAGED_HOUSE_STYLES = "house-styles"
"""The package's folder of house styles; a repository's own are data."""


def key_file(partner: str) -> str:
    """Return the path of the file with the keys that may sign for a partner."""
    return f"{ALLOWED_SIGNERS}/{partner}"


def lies_in(path: str, *folders: str) -> bool:
    """Say whether a path lies below one of these folders."""
    return path.startswith(tuple(f"{folder}/" for folder in folders))
