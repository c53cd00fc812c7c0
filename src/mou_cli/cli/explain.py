"""`mou explain`."""

import sys
from typing import Annotated

import typer

from mou_cli.cli.faces import Face, put
from mou_cli.cli.settings import settings_of


class RulesFace(Face):
    """How rules are written."""

    TEXT = "text", "a terminal", "output.rules.text:rules_explained", "whole", "colour"
    MARKDOWN = "markdown", "as a page", "output.rules.markdown:rules_as_markdown"


def explain(
    context: typer.Context,
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="A code, such as REF001; none for all.")
    ] = None,
    face: Annotated[RulesFace, RulesFace.option()] = RulesFace.TEXT,
) -> int:
    """Say what a rule is for, and how to mend what breaks it."""
    from mou_cli.operations.explain import explain as operation
    from mou_cli.problems.rules import RULES

    rules = [operation(code)] if code else list(RULES.values())
    colour = settings_of(context).colour(sys.stdout)
    put(face.write(rules, whole=code is not None, colour=colour), None)
    return 0
