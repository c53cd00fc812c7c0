"""Keep the text of a version, for reports that stay with it."""

from collections.abc import Iterator, Mapping

from mou_cli.checks.validation import Validation, validate
from mou_cli.errors import EnvironmentFaultError, UsageError
from mou_cli.loading import load
from mou_cli.loading.repository import BESIDE_IT, Repository
from mou_cli.model.kinds import KINDS, VERSIONS
from mou_cli.model.look import Look
from mou_cli.model.mou import Mou
from mou_cli.places import lies_in
from mou_cli.problems import Severity
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.report_text.quoted import kept_folder
from mou_cli.signed_text.digest import digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.trees import Tree, UnreadableFileError
from mou_cli.trees.layered import FilesTree


def keep(tree: Tree, name: str) -> dict[str, bytes]:
    """Return the files of `kept/VERSION/`: a repository that holds the text of that version alone.

    Args:
        tree: The repository's files.
        name: The version; the working files must still have its text.

    Raises:
        UsageError: There is no such version, the data has errors, or the text is another by now.
        EnvironmentFaultError: A file was changed meanwhile.
    """
    validation = validate(tree)
    repository = validation.repository
    version, mou = repository.versions.get(name), repository.mou
    if version is None and mou is not None:
        known = sorted(repository.versions)
        raise UsageError(f"No version is called `{name}`", did_you_mean(name, known))
    if version is None or mou is None or _is_uncertain(validation):
        raise UsageError("The data has errors, so its text is not certain", "Run `mou validate`")
    if digest_of(signed_text_of(repository, mou)) != version.digest:
        raise UsageError(
            f"The working files have another text than version `{name}`",
            "Bring the files of that version back first, for example from the commit that "
            "recorded it",
        )
    paths = sorted({*_data(repository, name), *_assets(repository, mou)})
    files = {path: tree.read(path) for path in paths if _is_there(tree, path)}
    if _digest(files) != version.digest:  # they were read once more, and an editor may have saved
        raise EnvironmentFaultError(
            "The files were changed while mou was reading them, so nothing was written",
            "Give the command again",
        )
    return {f"{kept_folder(name)}/{path}": data for path, data in files.items()}


def _digest(files: Mapping[str, bytes]) -> str | None:
    repository = load(FilesTree(files)).repository
    mou = repository.mou
    return None if mou is None else digest_of(signed_text_of(repository, mou))


def _is_uncertain(validation: Validation) -> bool:
    """Say whether the agreement has errors; those of a report may be what keeping it mends."""
    about = tuple(kind.folder for kind in KINDS if kind.name in BESIDE_IT)
    return any(
        problem.severity is Severity.ERROR and not lies_in(problem.position.path, *about)
        for problem in validation.problems
    )


def _data(repository: Repository, version: str) -> Iterator[str]:
    for path, file in repository.files.items():
        other = file.kind == VERSIONS.name and path != VERSIONS.path(version)
        if file.kind not in BESIDE_IT and not other:
            yield path


def _assets(repository: Repository, mou: Mou) -> Iterator[str]:
    yield from signed_text_of(repository, mou).images
    look = mou.look or Look()
    if look.logo is not None:
        yield look.logo.file
    if look.word_template is not None:
        yield look.word_template


def _is_there(tree: Tree, path: str) -> bool:
    try:
        tree.read(path)
    except UnreadableFileError:
        return False
    return True
