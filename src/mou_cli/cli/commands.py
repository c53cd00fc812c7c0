"""The commands by name. The module of a command is imported when the command is named.

To make all of them takes a quarter of the time of `mou --help`, and each run needs one.
"""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

COMMANDS = {
    "validate": "Check every file of the repository.",
    "render": "Write the documents.",
    "diff": "Show what changed between two texts.",
    "status": "Show who has signed what, and what is due.",
    "history": "Show which commits changed the text, and what is on record.",
    "release": "Record the committed text as a version.",
    "sign": "Record that somebody signed a version.",
    "decline": "Record that an organisation does not sign.",
    "withdraw": "Record that an organisation takes its signature back.",
    "verify": "Prove what is on record: digests, tags, evidence, keys.",
    "review": "Reviews: the agenda, the record, and what is due.",
    "deadlines": "Count back from a report's meeting: what is due when.",
    "calendar": "Write every date as a calendar file.",
    "keep": "Keep the text of a version, for reports that stay with it.",
    "explain": "Say what a rule is for, and how to mend what breaks it.",
    "schema": "Print or write the JSON Schemas of the data files.",
    "textconv": "Print a data file as prose, for git's own diffs.",
}
"""What `mou --help` says of each, in its order."""

_MODULES = {"decline": "sign", "withdraw": "sign"}
"""The modules of commands that share one; the others have their own."""


class Commands(TyperGroup):
    """The group of all commands."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        names: Any = dict.fromkeys(COMMANDS)  # "did you mean" looks at no more
        self.commands = names

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - so it is called
        """Return the names in order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - so it is called
        """Return the command of a name; None if there is none."""
        return _loaded(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - so it is called
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _loaded(name: str) -> Any:
    module = import_module(f"mou_cli.cli.{_MODULES.get(name, name)}")
    found = getattr(module, name)
    if isinstance(found, typer.Typer):
        group = typer.main.get_command(found)
        group.name = name
        return group
    alone = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    alone.command(name)(found)
    return typer.main.get_command(alone)
