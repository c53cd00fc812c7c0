"""Exceptions: the environment or the command line is wrong.

A finding in somebody's data is never an exception; it is a `Problem` (see `problems.py`).
"""


class MouError(Exception):
    """Something outside the data keeps a command from being carried out.

    Attributes:
        message: What happened and where, one sentence without a full stop.
        mend: What to do about it.
    """

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend

    def __reduce__(self) -> "tuple[type[MouError], tuple[str, ...]]":
        """Return what makes the error anew, so that another process may hand it on."""
        return type(self), (self.message, self.mend)


class UsageError(MouError):
    """The command line asks for something that does not exist or does not fit."""


class EnvironmentFaultError(MouError):
    """A file, a folder or a program of this machine is missing or refuses."""


class TemplateFaultError(MouError):
    """A template cannot be rendered. The message names the template and the line."""
