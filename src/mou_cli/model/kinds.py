"""The kinds of data files: where each stands and which model it has."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from mou_cli.places import DATA

if TYPE_CHECKING:
    from mou_cli.model.base import Model


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file.

    Attributes:
        name: Its name, as `mou schema` takes it.
        place: Its path, with `*` where the file's id stands.
        holds: The module of `model/` and the class that says what it may hold.
        stem_is_key: Whether the file's id must have the form of a key.
    """

    name: str
    place: str
    holds: str
    stem_is_key: bool = True

    @property
    def model(self) -> type["Model"]:
        """What it may say. Imported with the first file of the kind: to make a model takes long."""
        return _model(self.holds)

    @property
    def folder(self) -> str:
        """The folder that its files are in."""
        return self.place.rpartition("/")[0]

    def path(self, stem: str) -> str:
        """Return the path of the file with this id; of a kind that has one file, that file's."""
        return self.place.replace("*", stem)

    def stem(self, path: str) -> str | None:
        """Return the id that `path` gives a file of this kind, or None if it is no such file."""
        before, star, after = self.place.partition("*")
        if not star:
            return path.removeprefix(f"{DATA}/").removesuffix(".yaml") if path == before else None
        stem = path[len(before) : len(path) - len(after)]
        fits = path.startswith(before) and path.endswith(after) and stem and "/" not in stem
        return stem if fits else None


MOU = FileKind("mou", f"{DATA}/mou.yaml", "mou.Mou")
PRINCIPLES = FileKind("principles", f"{DATA}/principles.yaml", "principles.Principles")
PARTNERS = FileKind("partner", f"{DATA}/partners/*.yaml", "partner.Partner")
OUTCOMES = FileKind("outcomes", f"{DATA}/outcomes/*.yaml", "outcomes.DomainOutcomes")
VERSIONS = FileKind("version", f"{DATA}/versions/*.yaml", "version.Version", stem_is_key=False)
REPORTS = FileKind("report", f"{DATA}/reports/*.yaml", "report.Report")
HOUSE_STYLES = FileKind("house-style", f"{DATA}/house-styles/*.yaml", "house_style.HouseStyle")
DECISIONS = FileKind("decision", f"{DATA}/decisions/*.yaml", "decision.Decision")
SIGNATURES = FileKind("signatures", f"{DATA}/signatures/*.yaml", "signatures.Signatures")
REVIEWS = FileKind("review", f"{DATA}/reviews/*.yaml", "reviews.ReviewRecord", stem_is_key=False)

KINDS = (
    MOU,
    PRINCIPLES,
    PARTNERS,
    OUTCOMES,
    VERSIONS,
    REPORTS,
    HOUSE_STYLES,
    DECISIONS,
    SIGNATURES,
    REVIEWS,
)

MOU_PATH = MOU.place
"""The one file without which there is no agreement."""


@cache
def _model(holds: str) -> type["Model"]:
    module, _, name = holds.partition(".")
    found: type[Model] = getattr(import_module(f"mou_cli.model.{module}"), name)
    return found
