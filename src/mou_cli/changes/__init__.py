"""Changes: two Repositories -> what is different between them, in the order of the agreement."""

from mou_cli.changes.change import Change, Kind, Part, Topic
from mou_cli.changes.compare import compare

__all__ = ["Change", "Kind", "Part", "Topic", "compare"]
