"""The kinds of data files: where each stands and which model it has."""

from dataclasses import dataclass

from mou_cli.model.base import Model
from mou_cli.model.decision import Decision
from mou_cli.model.house_style import HouseStyle
from mou_cli.model.mou import Mou
from mou_cli.model.outcomes import DomainOutcomes
from mou_cli.model.partner import Partner
from mou_cli.model.principles import Principles
from mou_cli.model.report import Report
from mou_cli.model.version import Version


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file.

    Attributes:
        name: Its name, as `mou schema` takes it.
        place: Its path, with `*` where the file's id stands.
        model: What it may say.
        stem_is_key: Whether the file's id must have the form of a key.
    """

    name: str
    place: str
    model: type[Model]
    stem_is_key: bool = True

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
    Kind("mou", MOU_PATH, Mou),
    Kind("principles", PRINCIPLES_PATH, Principles),
    Kind("partner", "data/partners/*.yaml", Partner),
    Kind("outcomes", "data/outcomes/*.yaml", DomainOutcomes),
    Kind("version", "data/versions/*.yaml", Version, stem_is_key=False),
    Kind("report", "data/reports/*.yaml", Report),
    Kind("house-style", "data/house-styles/*.yaml", HouseStyle),
    Kind("decision", "data/decisions/*.yaml", Decision),
)
