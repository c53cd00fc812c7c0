"""The kinds of data files: where each stands and which model it has."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module

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
    def model(self) -> type[Model]:
        """What it may say. Imported with the first file of the kind: to make a model takes long."""
        return _model(self.holds)

    def stem(self, path: str) -> str | None:
        """Return the id that `path` gives a file of this kind, or None if it is no such file."""
        before, star, after = self.place.partition("*")
        if not star:
            return path.removeprefix("data/").removesuffix(".yaml") if path == before else None
        stem = path[len(before) : len(path) - len(after)]
        fits = path.startswith(before) and path.endswith(after) and stem and "/" not in stem
        return stem if fits else None


MOU_PATH = "data/mou.yaml"
PRINCIPLES_PATH = "data/principles.yaml"

KINDS = (
    FileKind("mou", MOU_PATH, "mou.Mou"),
    FileKind("principles", PRINCIPLES_PATH, "principles.Principles"),
    FileKind("partner", "data/partners/*.yaml", "partner.Partner"),
    FileKind("outcomes", "data/outcomes/*.yaml", "outcomes.DomainOutcomes"),
    FileKind("version", "data/versions/*.yaml", "version.Version", stem_is_key=False),
    FileKind("report", "data/reports/*.yaml", "report.Report"),
    FileKind("house-style", "data/house-styles/*.yaml", "house_style.HouseStyle"),
    FileKind("decision", "data/decisions/*.yaml", "decision.Decision"),
    FileKind("signatures", "data/signatures/*.yaml", "signatures.Signatures"),
    FileKind("review", "data/reviews/*.yaml", "reviews.ReviewRecord", stem_is_key=False),
)


@cache
def _model(holds: str) -> type[Model]:
    module, _, name = holds.partition(".")
    found: type[Model] = getattr(import_module(f"mou_cli.model.{module}"), name)
    return found
