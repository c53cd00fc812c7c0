"""mou keeps a Memorandum of Understanding as YAML in git, checks it and renders it.

What is named here is public, and `docs/api.md` says what of it is promised. To import the package
costs nothing: a name is looked up in its room when it is asked for.
"""

from typing import TYPE_CHECKING

from mou_cli.about import __version__

if TYPE_CHECKING:
    from mou_cli.api.comparing import compare
    from mou_cli.api.documents import render
    from mou_cli.api.faces import as_json, as_markdown
    from mou_cli.api.reading import load, validate
    from mou_cli.api.standing import status
    from mou_cli.changes.change import Change, ChangeKind, ChangePart, ChangeTopic
    from mou_cli.changes.comparison import Compared, Comparison
    from mou_cli.checks.validation import Validation
    from mou_cli.errors import EnvironmentFaultError, MouError, TemplateFaultError, UsageError
    from mou_cli.loading.loader import Loaded
    from mou_cli.loading.repository import Repository
    from mou_cli.model.base import Blank
    from mou_cli.model.dates import PartialDate
    from mou_cli.operations.render import Rendering
    from mou_cli.problems.problem import Position, Problem, Severity
    from mou_cli.prose.prose import Prose
    from mou_cli.signatures.parties import Party
    from mou_cli.standing.status import SigningStanding, SigningState, Status, Step, VersionText
else:
    _ROOMS = {
        "api.comparing": ("compare",),
        "api.documents": ("render",),
        "api.faces": ("as_json", "as_markdown"),
        "api.reading": ("load", "validate"),
        "api.standing": ("status",),
        "changes.change": ("Change", "ChangeKind", "ChangePart", "ChangeTopic"),
        "changes.comparison": ("Compared", "Comparison"),
        "checks.validation": ("Validation",),
        "errors": ("EnvironmentFaultError", "MouError", "TemplateFaultError", "UsageError"),
        "loading.loader": ("Loaded",),
        "loading.repository": ("Repository",),
        "model.base": ("Blank",),
        "model.dates": ("PartialDate",),
        "operations.render": ("Rendering",),
        "problems.problem": ("Position", "Problem", "Severity"),
        "prose.prose": ("Prose",),
        "signatures.parties": ("Party",),
        "standing.status": ("SigningStanding", "SigningState", "Status", "Step", "VersionText"),
    }
    """The imports above once more, for the run; a test holds the two together."""

    def __getattr__(name):
        """Import a public name when it is first asked for (PEP 562)."""
        from importlib import import_module

        for room, names in _ROOMS.items():
            if name in names:
                value = globals()[name] = getattr(import_module(f"mou_cli.{room}"), name)
                return value
        raise AttributeError(f"module 'mou_cli' has no attribute {name!r}")

    def __dir__():
        """Return what there is, what was not asked for yet included."""
        return sorted({*globals(), *__all__})


__all__ = (
    "Blank",
    "Change",
    "ChangeKind",
    "ChangePart",
    "ChangeTopic",
    "Compared",
    "Comparison",
    "EnvironmentFaultError",
    "Loaded",
    "MouError",
    "PartialDate",
    "Party",
    "Position",
    "Problem",
    "Prose",
    "Rendering",
    "Repository",
    "Severity",
    "SigningStanding",
    "SigningState",
    "Status",
    "Step",
    "TemplateFaultError",
    "UsageError",
    "Validation",
    "VersionText",
    "__version__",
    "as_json",
    "as_markdown",
    "compare",
    "load",
    "render",
    "status",
    "validate",
)
