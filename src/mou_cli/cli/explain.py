"""`mou explain`."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from mou_cli.cli.settings import settings_of


class Format(StrEnum):
    """How rules are written."""

    TEXT = "text"
    MARKDOWN = "markdown"


def explain(
    context: typer.Context,
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="A code, such as REF001; none for all.")
    ] = None,
    output_format: Annotated[
        Format, typer.Option("--format", help="For a terminal, or as a page.")
    ] = Format.TEXT,
) -> int:
    """Say what a rule is for, and how to mend what breaks it."""
    from mou_cli.operations.explain import explain as operation
    from mou_cli.output.rules.text import rule_as_text, rules_as_markdown, rules_as_text
    from mou_cli.problems.rules import RULES

    rules = [operation(code)] if code else list(RULES.values())
    if output_format is Format.MARKDOWN:
        typer.echo(rules_as_markdown(rules), nl=False)
    elif code:
        typer.echo(rule_as_text(rules[0], colour=settings_of(context).colour(sys.stdout)))
    else:
        typer.echo(rules_as_text(rules))
    return 0
