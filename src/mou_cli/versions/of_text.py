"""Which version a text is: the one whose record has its digest."""

from collections.abc import Mapping

from mou_cli.model.version import Version


def version_with_digest(versions: Mapping[str, Version], digest: str | None) -> Version | None:
    """Return the version whose name a text bears; None where it is a draft.

    A version that was withdrawn gives its name to no text: it is put to nobody, so paper with its
    words says DRAFT, lest somebody signs it. Of several with one digest (VER004 says that there is
    one too many) the latest counts that was not withdrawn.

    Args:
        versions: The versions on record, by name.
        digest: The digest of the text; None where it has none.
    """
    found = version_on_record(versions, digest)
    return None if found is None or found.state == "withdrawn" else found


def version_on_record(versions: Mapping[str, Version], digest: str | None) -> Version | None:
    """Return the version that a text was recorded as, in whatever state; None where it never was.

    What was withdrawn stays on record: nobody records its text again under another name. For the
    name that a text bears see `version_with_digest`.

    Args:
        versions: The versions on record, by name.
        digest: The digest of the text; None where it has none.
    """
    found = (version for version in versions.values() if version.digest == digest)
    return max(found, key=lambda v: (v.state != "withdrawn", v.order), default=None)
