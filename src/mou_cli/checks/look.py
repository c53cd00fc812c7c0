"""A council's own look: the colour can be read, logo and Word template can be used."""

from collections.abc import Iterator

from mou_cli.checks.colours import contrast_on_white, darkened
from mou_cli.loading.repository import Repository
from mou_cli.model.look import Look
from mou_cli.office.package import UnusableFileError, check_word_template
from mou_cli.places import ASSETS, lies_in
from mou_cli.problems import Problem
from mou_cli.problems.rules import problem
from mou_cli.trees import UnreadableFileError

READABLE = 4.5
"""The least contrast of text (WCAG 2.2, success criterion 1.4.3)."""


def check_look(repository: Repository) -> Iterator[Problem]:
    """Yield LOK001 for colours that are hard to read, LOK002 for Word templates."""
    for look in repository.every(Look):
        yield from _accent(repository, look)
        yield from _word_template(repository, look)


def _accent(repository: Repository, look: Look) -> Iterator[Problem]:
    if look.accent is None:
        return
    contrast = contrast_on_white(look.accent)
    if contrast < READABLE:
        yield problem(
            "LOK001",
            repository.where(look, "accent"),
            f"The colour `{look.accent}` on white has a contrast of {contrast:.1f} : 1; "
            f"text needs {READABLE} : 1",
            f"Choose a darker one, such as `{darkened(look.accent, READABLE)}`",
        )


def _word_template(repository: Repository, look: Look) -> Iterator[Problem]:
    path = look.word_template
    if path is None:
        return
    reason = _unusable(repository, path)
    if reason:
        yield problem(
            "LOK002",
            repository.where(look, "word_template"),
            f"The Word template `{path}` cannot be used: {reason}",
            "Save it in Word as `.docx`, without macros, and put it into `assets/`",
        )


def _unusable(repository: Repository, path: str) -> str:
    if not (lies_in(path, ASSETS) and path.endswith(".docx")):
        return "it is no `.docx` file in `assets/`"
    try:
        check_word_template(repository.tree.read(path))
    except (UnreadableFileError, UnusableFileError) as error:
        return str(error)
    return ""
