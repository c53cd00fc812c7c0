"""The mark that tells which text a document is: its version, or DRAFT, and its fingerprint."""

from mou_cli.views.document import DocumentView


def mark_of(document: DocumentView) -> str:
    """Return what stands at the foot of every page: `Version 2019-03 · 19ab 595b`."""
    which = f"Version {document.version}" if document.version else "DRAFT"
    standing = f", {document.standing}" if document.version and document.standing else ""
    return f"{which}{standing} · {document.fingerprint}"
