"""Tree -> Repository and Problems. A broken file never stops the rest."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

from mou_cli.files.package import package_folder
from mou_cli.loading.file_problems import no_agreement, too_much, unreadable, unused
from mou_cli.loading.marks import DataFile
from mou_cli.loading.reading import Known, Parsed, read_file
from mou_cli.loading.repository import Repository
from mou_cli.model.base import check_key, is_key
from mou_cli.model.kinds import (
    DECISIONS,
    HOUSE_STYLES,
    KINDS,
    MOU,
    MOU_PATH,
    OUTCOMES,
    PARTNERS,
    PRINCIPLES,
    REPORTS,
    REVIEWS,
    SIGNATURES,
    VERSIONS,
    FileKind,
)
from mou_cli.places import ALLOWED_SIGNERS, DATA, PACKAGED_HOUSE_STYLES, key_file
from mou_cli.problems import Position, Problem, Severity
from mou_cli.problems.rules import problem
from mou_cli.trees import DiskTree, TooMuchError, Tree, UnreadableFileError
from mou_cli.trees.disk import blob_id

if TYPE_CHECKING:
    from mou_cli.model.allowed_signers import AllowedSigners


MOST_BYTES = 200_000_000
"""All data files together: a thousand bytes for each of as many as there may be."""

MOST_PROBLEMS = 10_000
"""Problems after which a file adds its first error alone: they would fill the memory."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The data, and what is wrong with its files one by one.

    Attributes:
        repository: The data as far as it could be read.
        problems: What keeps files or fields from being read; no check has looked at the rest.
    """

    repository: Repository
    problems: tuple[Problem, ...]


def load(tree: Tree, known: Known | None = None) -> Loaded:
    """Read and validate every data file of `tree`.

    Args:
        tree: The files.
        known: What was loaded before; what is new is added to it.
    """
    loading = _Loading(tree, known)
    try:
        loading.add_all(list(tree.files(DATA)))
    except TooMuchError as error:
        return Loaded(_Loading(tree).repository(), (too_much(error),))
    loading.add_house_styles()
    if not loading.has_agreement():
        loading.problems.append(no_agreement())
    return Loaded(loading.repository(), tuple(loading.problems))


@dataclass(slots=True)
class _Loading:
    tree: Tree
    known: Known | None = None
    files: dict[str, DataFile] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    by_kind: dict[str, dict[str, Any]] = field(default_factory=lambda: {k.name: {} for k in KINDS})
    problems: list[Problem] = field(default_factory=list)
    packaged: dict[str, DataFile] = field(default_factory=dict)
    allowed_signers: dict[str, "AllowedSigners"] = field(default_factory=dict)
    size: int = 0

    def has_agreement(self) -> bool:
        """Say whether there is an agreement, or only reports on one kept elsewhere."""
        reports = self.by_kind[REPORTS.name].values()
        elsewhere = bool(reports) and all(report.mou.repository for report in reports)
        return MOU_PATH in self.files or MOU_PATH in self.broken or elsewhere

    def add_all(self, paths: list[str]) -> None:
        for path in paths:
            self.add(path)
            if self.size > MOST_BYTES:
                raise TooMuchError(DATA, f"files of more than {MOST_BYTES:,} bytes together")
        if paths == [DATA]:  # the folder is closed, or is a link that leads away
            self.add(MOU_PATH)

    def add(self, path: str) -> None:
        for kind in KINDS:
            stem = kind.stem(path)
            if stem is not None:
                self._load(kind, stem, path)
                return
        if not self.tree.has(path):  # a folder that is a link or is closed, a pipe, a device
            try:
                self.tree.read(path)
            except UnreadableFileError as error:
                self.problems.append(unreadable(path, error))
            return
        partner = path.removeprefix(f"{ALLOWED_SIGNERS}/")
        if path == key_file(partner) and is_key(partner):
            self._add_keys(path, partner)
            return
        self.problems.append(unused(path))

    def _add_keys(self, path: str, partner: str) -> None:
        from mou_cli.model.allowed_signers import read_allowed_signers

        try:
            data = self.tree.read(path)
        except UnreadableFileError as error:
            self.problems.append(unreadable(path, error))
            return
        self.size += len(data)
        self.allowed_signers[partner] = read_allowed_signers(data, partner)

    def add_house_styles(self) -> None:
        """Take from the package the house styles that reports name and the repository lacks."""
        own = {stem for path in (*self.files, *self.broken) if (stem := HOUSE_STYLES.stem(path))}
        for stem in sorted({each.house_style for each in self.by_kind[REPORTS.name].values()}):
            if stem not in own and stem in packaged_house_styles():
                self.add_packaged(stem)

    def add_packaged(self, stem: str) -> None:
        """Add one of the package's own house styles."""
        path = packaged_path(stem)
        package = DiskTree(package_folder(PACKAGED_HOUSE_STYLES).parent)
        file = self._read(HOUSE_STYLES, path, package)
        if file is not None:
            self.packaged[path] = file
            self.by_kind[HOUSE_STYLES.name][stem] = file.model

    def _load(self, kind: FileKind, stem: str, path: str) -> None:
        file = self._read(kind, path, self.tree) if self._may_be_called(kind, stem, path) else None
        if file is None:
            self.broken.add(path)
            return
        self.files[path] = file
        self.by_kind[kind.name][stem] = file.model

    def _read(self, kind: FileKind, path: str, tree: Tree) -> DataFile | None:
        try:
            parsed = self._parsed(kind, path, tree)
        except UnreadableFileError as error:
            self.problems.append(unreadable(path, error))
            return None
        self.size += parsed.size
        self._take(parsed.problems)
        return parsed.file

    def _take(self, found: tuple[Problem, ...]) -> None:
        """Add what is wrong with a file; beyond what anybody is told, that it has an error."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems += found
        else:
            self.problems += [p for p in found if p.severity is Severity.ERROR][:1]

    def _parsed(self, kind: FileKind, path: str, tree: Tree) -> Parsed:
        if self.known is None or tree is not self.tree:
            return read_file(kind, path, tree.read(path))
        content = self.tree.content_id(path)
        found = self.known.get(path, content) if content else None
        if found is not None:
            return found
        data = self.tree.read(path)
        if content is None:
            content = blob_id(data)
            found = self.known.get(path, content)
        if found is None:
            found = read_file(kind, path, data)
            self.known.keep(path, content, found)
        return found

    def _may_be_called(self, kind: FileKind, stem: str, path: str) -> bool:
        if not kind.stem_is_key:
            return True
        try:
            check_key(stem)
        except PydanticCustomError as error:
            context = error.context or {}
            self.problems.append(
                problem(
                    error.type,
                    Position(path),
                    context["message"],
                    f"Rename the file. {context['mend']}",
                )
            )
            return False
        return True

    def repository(self) -> Repository:
        return Repository(
            tree=self.tree,
            files=self.files,
            broken=frozenset(self.broken),
            mou=self.by_kind[MOU.name].get(MOU.name),
            partners=self.by_kind[PARTNERS.name],
            principle_list=self.by_kind[PRINCIPLES.name].get(PRINCIPLES.name),
            outcomes=self.by_kind[OUTCOMES.name],
            versions=self.by_kind[VERSIONS.name],
            reports=self.by_kind[REPORTS.name],
            house_styles=self.by_kind[HOUSE_STYLES.name],
            decisions=self.by_kind[DECISIONS.name],
            signatures=self.by_kind[SIGNATURES.name],
            reviews=self.by_kind[REVIEWS.name],
            allowed_signers=self.allowed_signers,
            packaged=self.packaged,
        )


def packaged_path(house_style: str) -> str:
    """Return the path of one of the package's own house styles, below the package."""
    return f"{PACKAGED_HOUSE_STYLES}/{house_style}.yaml"


def packaged_house_styles() -> list[str]:
    """Return the names of the house styles that come with the package."""
    return sorted(path.stem for path in package_folder(PACKAGED_HOUSE_STYLES).glob("*.yaml"))


def packaged_house_style(name: str) -> Loaded:
    """Return one of the package's own house styles, as a repository of its own.

    Args:
        name: One of `packaged_house_styles()`.
    """
    loading = _Loading(DiskTree(package_folder(PACKAGED_HOUSE_STYLES).parent))
    loading.add_packaged(name)
    return Loaded(loading.repository(), tuple(loading.problems))
