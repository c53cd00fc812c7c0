"""The Repository: the loaded data of one MoU, and where each value of it was written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mou_cli.loading.marks import DataFile, Marks
from mou_cli.model.base import Model
from mou_cli.model.contents import Contents, contents_of
from mou_cli.model.kinds import DECISIONS, HOUSE_STYLES, REPORTS, REVIEWS, SIGNATURES, FileKind
from mou_cli.model.mou import Mou
from mou_cli.model.outcomes import DomainOutcomes
from mou_cli.model.partner import Partner
from mou_cli.model.principles import Principle, Principles
from mou_cli.model.version import Version
from mou_cli.problems import Position
from mou_cli.prose import Prose
from mou_cli.trees import Tree
from mou_cli.trees.layered import FilesTree

if TYPE_CHECKING:
    from mou_cli.model.allowed_signers import AllowedSigners
    from mou_cli.model.decision import Decision
    from mou_cli.model.house_style import HouseStyle
    from mou_cli.model.report import Report
    from mou_cli.model.reviews import ReviewRecord
    from mou_cli.model.signatures import Signatures


M = TypeVar("M", bound=Model)

BESIDE_IT = tuple(kind.name for kind in (REPORTS, HOUSE_STYLES, DECISIONS, SIGNATURES, REVIEWS))
"""Kinds of files that are about the agreement, and no part of it."""


@dataclass(frozen=True, repr=False)
class Repository:
    """All data that could be read.

    Attributes:
        tree: Where the files come from.
        files: The files that were loaded, by path.
        broken: Paths of files of a known kind that could not be loaded.
        mou: The agreement; None if its file is missing or broken.
        partners: Organisations by id.
        principle_list: The principles; None if there is no file.
        outcomes: Outcomes by the key of their domain.
        versions: Versions by name.
        reports: Committee reports by id.
        house_styles: House styles by id, the package's own where reports name them.
        decisions: Decisions by id.
        signatures: What each partner signed, by the partner's id.
        reviews: Reviews that were held, by the name of their file, a date.
        allowed_signers: Keys that may sign, by the id of the partner that they sign for.
        packaged: Files of the package that the data names, by path.
    """

    tree: Tree
    files: Mapping[str, DataFile]
    broken: frozenset[str] = frozenset()
    mou: Mou | None = None
    partners: Mapping[str, Partner] = field(default_factory=dict)
    principle_list: Principles | None = None
    outcomes: Mapping[str, DomainOutcomes] = field(default_factory=dict)
    versions: Mapping[str, Version] = field(default_factory=dict)
    reports: Mapping[str, "Report"] = field(default_factory=dict)
    house_styles: Mapping[str, "HouseStyle"] = field(default_factory=dict)
    decisions: Mapping[str, "Decision"] = field(default_factory=dict)
    signatures: Mapping[str, "Signatures"] = field(default_factory=dict)
    reviews: Mapping[str, "ReviewRecord"] = field(default_factory=dict)
    allowed_signers: Mapping[str, "AllowedSigners"] = field(default_factory=dict)
    packaged: Mapping[str, DataFile] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Return one line: nobody reads a whole agreement in a traceback or a notebook."""
        title = self.mou.title if self.mou else None
        return f"<Repository {title!r}, {len(self.files)} files>"

    def __getstate__(self) -> dict[str, Any]:
        """Return the data for a copy, or for another process.

        Places are kept by the identity of objects, which a copy's are not; and another process has
        neither this folder nor this git, so the data files go with it.
        """
        kept = {each.name: getattr(self, each.name) for each in fields(self)}
        data = {path: file.data for path, file in self.files.items()}
        return {**kept, "tree": FilesTree(data)}

    @property
    def principles(self) -> tuple[Principle, ...]:
        """The principles in order; empty if there are none."""
        return self.principle_list.principles if self.principle_list else ()

    @property
    def version_in_force(self) -> Version | None:
        """The latest version that is in force."""
        in_force = [v for v in self.versions.values() if v.state == "in-force"]
        return max(in_force, key=lambda version: version.order, default=None)

    @cached_property
    def objects(self) -> tuple[Model, ...]:
        """Every model of every file. Most checks look at them all, so they are walked once."""
        return tuple(model for held in self.contents.values() for model in held.objects)

    @cached_property
    def contents(self) -> Mapping[str, Contents]:
        """What each file holds, by the file's path."""
        return {path: contents_of(file.model) for path, file in self.files.items()}

    @cached_property
    def agreement_objects(self) -> tuple[Model, ...]:
        """Every model of the agreement alone, without what is written about it."""
        return tuple(model for held in self._agreement for model in held.objects)

    @cached_property
    def proses(self) -> tuple[tuple[Model, str, Prose], ...]:
        """Every prose field of every file with its object and its name."""
        return tuple(_proses(self.contents.values()))

    @cached_property
    def agreement_proses(self) -> tuple[tuple[Model, str, Prose], ...]:
        """The prose fields of the agreement alone, without what is written about it."""
        return tuple(_proses(self._agreement))

    def partner_name(self, key: str) -> str:
        """Return the name of an organisation; its id where it has no file."""
        return self.partners[key].name if key in self.partners else key

    def every(self, kind: type[M]) -> Iterator[M]:
        """Yield each object of one kind, wherever it stands."""
        yield from cast("list[M]", self._by_kind.get(kind, []))

    def having(self, name: str) -> Iterator[tuple[Model, Any]]:
        """Yield each object whose kind has a field of this name, and the field's value."""
        for kind, models in self._by_kind.items():
            if name in kind.model_fields:
                yield from ((model, getattr(model, name)) for model in models)

    def where(self, model: Model, name: str = "", *inside: str | int) -> Position:
        """Return where an object, a field of it, or a value inside was written (`Marks.where`)."""
        return self._marks.where(model, name, *inside)

    def style(self, model: Model, name: str) -> str:
        """Return how a field was written: `|`, `>`, `plain` …; empty if it was not."""
        return self._marks.style(model, name)

    def where_key(self, model: Model, name: str, key: str) -> Position:
        """Return where the key of an entry of a mapping field was written."""
        return self._marks.where_key(model, name, key)

    def where_words(
        self, model: Model, name: str, line: int, words: str, *inside: str | int
    ) -> Position:
        """Return where words of a line of a field stand (`Marks.where_words`)."""
        return self._marks.where_words(model, name, line, words, *inside)

    def is_broken(self, kind: FileKind, stem: str) -> bool:
        """Say whether there is a file of this kind and id that could not be read."""
        return kind.path(stem) in self.broken

    @property
    def _agreement(self) -> Iterator[Contents]:
        for path, held in self.contents.items():
            if self.files[path].kind not in BESIDE_IT:
                yield held

    @cached_property
    def _marks(self) -> Marks:
        own = ((self.files[path], held.objects) for path, held in self.contents.items())
        named = ((file, contents_of(file.model).objects) for file in self.packaged.values())
        return Marks((*own, *named), self.tree)

    @cached_property
    def _by_kind(self) -> dict[type[Model], list[Model]]:
        found: dict[type[Model], list[Model]] = {}
        for model in self.objects:
            found.setdefault(type(model), []).append(model)
        return found


def proses_of(root: Model) -> Iterator[tuple[Model, str, Prose]]:
    """Yield every prose field inside `root` with its object and its name."""
    yield from _proses([contents_of(root)])


def _proses(contents: Iterable[Contents]) -> Iterator[tuple[Model, str, Prose]]:
    for held in contents:
        for model in held.objects if held.has_prose else ():
            for name, value in vars(model).items():
                if isinstance(value, Prose):
                    yield model, name, value
