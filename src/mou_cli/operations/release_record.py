"""What a release writes: the record of a version, and the documents that go out."""

from hashlib import sha256

from mou_cli.errors import UsageError
from mou_cli.git import Git
from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.model.kinds import MOU_PATH
from mou_cli.model.mou import Mou
from mou_cli.model.version import Version, VersionState
from mou_cli.operations.render import render
from mou_cli.revisions.committed import has_tag
from mou_cli.revisions.meanings import must_mean_nothing_else
from mou_cli.revisions.readiness import tag_in_the_way
from mou_cli.signed_text.digest import FORMAT, digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.trees import Tree
from mou_cli.versions.of_text import version_on_record

RELEASED_AS = ("docx", "pdf")
"""What goes out to the parties. A later pandoc cannot make the same bytes, so they are kept."""


def new_record(
    git: Git, repository: Repository, mou: Mou, version: str, state: VersionState
) -> bytes:
    """Return the record of a new version, without the files that go out.

    Raises:
        UsageError: There can be no such version of this text.
    """
    if state == "withdrawn":
        raise UsageError(f"There is no version {version} to withdraw", "Name one that is on record")
    if not isinstance(mou.date, PartialDate):
        raise UsageError(
            "The agreement bears no date, and a version has one", f"Write `date:` in {MOU_PATH}"
        )
    _must_be_free(git, repository, version)
    digest = digest_of(signed_text_of(repository, mou))
    other = version_on_record(repository.versions, digest)
    if other is not None:
        raise UsageError(
            f"This text is version {other.version}",
            f"To change its state: mou release {other.version} --state {state}",
        )
    written = mou.date.written if "-" in mou.date.written else f'"{mou.date.written}"'
    return (
        f'version: "{version}"\ndate: {written}\nstate: {state}\n'
        f"text_format: {FORMAT}\ndigest: {digest}\n"
    ).encode()


def documents_of(tree: Tree, version: str) -> dict[str, bytes]:
    """Return what goes out of a version, by name.

    Args:
        tree: Files without errors, with its record.
        version: Its name.

    Raises:
        UsageError: They would not bear its name.
    """
    rendering = render(tree, [], list(RELEASED_AS), draft=False)
    if rendering.documents[0].paper.version is None:
        raise UsageError(
            "The repository's own templates print other words than the signed text",
            "Correct them, or take them out of `templates/`; then release",
        )
    return {name.replace(".", f"-{version}."): data for name, data in rendering.files.items()}


def with_files(record: bytes, files: dict[str, bytes]) -> bytes:
    """Return the record of a new version with the digests of the files that go out."""
    lines = [
        f"  - name: {name}\n    digest: sha256:{sha256(data).hexdigest()}\n"
        for name, data in files.items()
    ]
    return record + ("files:\n" + "".join(lines)).encode()


def record_in_state(
    repository: Repository, version: Version, data: bytes, state: VersionState | None
) -> bytes:
    """Return a record with another state, and every other character as it was.

    Raises:
        UsageError: It has this state already, or none is named.
    """
    if state in (None, version.state):
        raise UsageError(
            f"Version {version.version} is {version.state.replace('-', ' ')} already",
            "For another text choose another name; to change its state name one: --state",
        )
    place = repository.where(version, "state")
    lines = data.decode("utf-8-sig").split("\n")
    line = lines[place.line - 1]
    begin = place.column - 1
    lines[place.line - 1] = f"{line[:begin]}{state}{line[begin + place.length :]}"
    return "\n".join(lines).encode()


def _must_be_free(git: Git, repository: Repository, version: str) -> None:
    """Make sure that neither a record nor a tag stands where those of a new version would be."""
    must_mean_nothing_else(git, version)
    tag = f"mou/{version}"
    alike = (name for name in repository.versions if name.casefold() == version.casefold())
    if (other := next(alike, None)) is not None:
        raise UsageError(
            f"Version {other} is on record, and many a disk keeps one file for both names",
            "Choose another name",
        )
    if has_tag(git, tag):
        raise UsageError(f"There is a tag `{tag}`, and no record of it", "Choose another name")
    if (found := tag_in_the_way(git, tag)) is not None:
        raise UsageError(
            f"There is a tag `{found}`, and beside it git can keep none called `{tag}`",
            f"Choose another name; or take it away, if nobody needs it: git tag --delete {found}",
        )
