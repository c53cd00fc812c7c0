"""The formats of a command: each is one line, and what writes it is imported when it is chosen."""

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, Self

import typer

READ_BY_PROGRAMS = ("json", "ics")
"""What people read is named before these in the help, whatever the order of the formats."""


class Face(StrEnum):
    """A format of a command; the formats of one command are a subclass with a line for each.

    A line is the name that `--format` takes, for whom it is as the help says, the function that
    writes it as `module:function`, and the names of what that function is given beside what was
    found.
    """

    _value_: str
    reader: str
    writer: str
    wants: tuple[str, ...]

    def __new__(cls, name: str, reader: str, writer: str, *wants: str) -> Self:
        """Make a format of a line."""
        face = str.__new__(cls, name)
        face._value_ = name
        face.reader, face.writer, face.wants = reader, writer, wants
        return face

    @classmethod
    def option(cls, more: str = "") -> Any:
        """Return the option `--format` of a command.

        Args:
            more: What the help says behind the readers.
        """
        told = [face for face in cls if face.reader]
        *first, last = sorted(told, key=lambda face: face in READ_BY_PROGRAMS)
        readers = f"For {', '.join(face.reader for face in first)}, or {last.reader}"
        return typer.Option("--format", help=f"{readers}{more and f'; {more}'}.")

    def write(self, found: Any, **known: Any) -> str | bytes:
        """Return what was found in this format.

        Args:
            found: What the command found.
            known: All that a format of the command may be given, by name.
        """
        known["form"] = self.value
        written: str | bytes = self.load()(found, **{name: known[name] for name in self.wants})
        return written

    def load(self) -> Any:
        """Import the function that writes it."""
        module, _, name = self.writer.partition(":")
        return getattr(import_module(f"mou_cli.{module}"), name)


def put(written: str | bytes, output: Path | None) -> None:
    """Print what was written, or write it to a file and print the file's name."""
    if output is None:
        typer.echo(written, nl=False)
        return
    from mou_cli.files.writing import write_files

    data = written if isinstance(written, bytes) else written.encode()
    for path in write_files(output.parent, {output.name: data}):
        typer.echo(path)
