"""`as_json` and `as_markdown`."""

from mou_cli.changes.comparison import Comparison
from mou_cli.checks.validation import Validation
from mou_cli.output.changes.json import changes_as_json
from mou_cli.output.changes.markdown import changes_as_markdown
from mou_cli.output.problems.json import problems_as_json
from mou_cli.output.status.json import status_as_json
from mou_cli.output.status.markdown import status_as_markdown
from mou_cli.standing import Status


def as_json(value: Validation | Comparison | Status) -> str:
    """Return what `--format json` prints: one object, whose form `schema_version` numbers.

    Args:
        value: What `validate`, `compare` or `status` returned. `mou schema problems`,
            `mou schema changes` and `mou schema status` print the JSON Schemas.
    """
    match value:
        case Validation():
            return problems_as_json(value.problems, value.files) + "\n"
        case Comparison():
            return changes_as_json(value)
        case Status():
            return status_as_json(value)
    raise _no_value_of_ours(value)


def as_markdown(value: Comparison | Status) -> str:
    """Return what `--format markdown` prints, for a notebook, a page or a comment.

    Args:
        value: What `compare` or `status` returned.
    """
    match value:
        case Comparison():
            return changes_as_markdown(value)
        case Status():
            return status_as_markdown(value)
    raise _no_value_of_ours(value)


def _no_value_of_ours(value: object) -> TypeError:
    return TypeError(f"This is no value that mou has a face for: {type(value).__name__}")
