"""What is wrong with files before anything is known of what stands in them."""

from mou_cli.model.kinds import MOU_PATH
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.trees import MAX_FILE_BYTES, TooMuchError, UnreadableFileError


def no_agreement() -> Problem:
    """Return the Problem of a repository that has no agreement."""
    return problem(
        "FIL001",
        Position(MOU_PATH),
        f"There is no `{MOU_PATH}` here",
        "Go to the folder that holds `data/`, or name it with `-C FOLDER`",
    )


def unreadable(path: str, error: UnreadableFileError) -> Problem:
    """Return the Problem of a file that cannot be read."""
    return problem(
        "FIL002",
        Position(path),
        f"The file cannot be read: {error}",
        f"Put a text file of at most {MAX_FILE_BYTES:,} bytes in its place",
    )


def unused(path: str) -> Problem:
    """Return the Problem of a file that is no data file by its name."""
    return problem(
        "FIL003",
        Position(path),
        "No kind of data is kept under this name",
        "Data files end in `.yaml`, in the folder of their kind; others go out of `data/`",
    )


def too_much(error: TooMuchError) -> Problem:
    """Return the Problem of a folder that holds more than is looked through."""
    return problem(
        "FIL005",
        Position(error.folder),
        f"The folder holds {error}, and is not looked through",
        "Nothing else was checked. Delete what is too much, or do not take in what brings it",
    )
