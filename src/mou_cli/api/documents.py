"""`render`."""

from collections.abc import Iterable
from pathlib import Path

from mou_cli.api.folders import files_at
from mou_cli.documents.report import Edition
from mou_cli.operations import render as operation
from mou_cli.operations.render import Rendering


def render(
    folder: str | Path,
    documents: str | Iterable[str] = (),
    formats: str | Iterable[str] = (),
    *,
    at: str | None = None,
    draft: bool = False,
    large_print: bool = False,
) -> Rendering:
    """Make documents, as `mou render` does, and return their bytes; nothing is written.

    Args:
        folder: The folder that holds `data/`.
        documents: `mou` for the agreement, or ids of committee reports; without any, `mou`.
        formats: Names of formats, such as `pdf`; without any, all that `mou render` makes.
        at: A version, tag, branch, commit or date (`@2020-04-01`); without it, the files on disk.
        draft: Make them in spite of errors, marked as drafts.
        large_print: Set them in 18 point; the names of the files end in `-large-print`.

    Raises:
        UsageError: There is no such folder, revision, document or format.
        TemplateFaultError: A template of the folder's own has a fault.
        EnvironmentFaultError: A converter is missing or fails, or a revision was named, and there
            is no git or no repository.
    """
    with files_at(folder, at, with_templates=True) as tree:
        return operation.render(
            tree,
            _names(documents),
            _names(formats),
            draft=draft,
            edition=Edition(large_print=large_print),
        )


def _names(given: str | Iterable[str]) -> list[str]:
    return [given] if isinstance(given, str) else list(given)
