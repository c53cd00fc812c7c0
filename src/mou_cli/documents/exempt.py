"""Exempt texts of a report: read from `private/` for the full report alone."""

import os
from collections.abc import Mapping

from pydantic import ValidationError

from mou_cli.errors import UsageError
from mou_cli.loading.model_problems import problems_of
from mou_cli.loading.repository import proses_of
from mou_cli.model.contents import contents_of
from mou_cli.model.exempt import ExemptText, ExemptTexts
from mou_cli.model.report import Report
from mou_cli.places import PRIVATE
from mou_cli.problems import Problem
from mou_cli.problems.rules import RULES
from mou_cli.trees import Tree, UnreadableFileError
from mou_cli.yaml_files.nodes import parse_yaml


def refuse_in_ci() -> None:
    """Stop where the full report would be made by a machine whose logs and files others see.

    Raises:
        UsageError: The variable CI is set, as every usual CI service does.
    """
    if os.environ.get("CI"):
        raise UsageError(
            "`--exempt` is refused in CI: others see what it makes",
            "Make the full report on your own machine",
        )


def exempt_texts(tree: Tree, name: str, report: Report) -> Mapping[str, ExemptText]:
    """Return the exempt texts of a report by key.

    What is said of a fault never quotes the file: messages end up in logs.

    Args:
        tree: The repository's files.
        name: The report's id.
        report: The report.

    Raises:
        UsageError: The file is missing or has a fault, or a text that the report names is missing.
    """
    path = f"{PRIVATE}/{name}.yaml"
    named = [
        key for model in contents_of(report).objects if (key := getattr(model, "exempt", None))
    ]
    if not named:
        raise UsageError(
            f"The report `{name}` names no exempt text", "Render it without `--exempt`"
        )
    texts = _read_exempt_texts(tree, path).texts
    for key in named:
        if key not in texts:
            raise UsageError(
                f"`{path}` has no text `{key}`, which the report names", "Add it there"
            )
    return texts


def _read_exempt_texts(tree: Tree, path: str) -> ExemptTexts:
    try:
        data = tree.read(path)
    except UnreadableFileError as error:
        raise UsageError(
            f"`{path}` cannot be read: {error}", "Ask whoever keeps the exempt texts for it"
        ) from None
    nodes = parse_yaml(data, path)
    problems = list(nodes.problems)
    if nodes.mark is not None and not problems:
        try:
            texts = ExemptTexts.model_validate(nodes.value)
        except ValidationError as error:
            problems = list(problems_of(error, ExemptTexts, nodes.mark, path))
        else:
            faults = [fault for _, _, prose in proses_of(texts) for fault in prose.parsed.faults]
            if not faults:
                return texts
            raise UsageError(f"`{path}`: {RULES[faults[0].code].title}", RULES[faults[0].code].mend)
    raise _fault_without_words(problems[0], path)


def _fault_without_words(found: Problem, path: str) -> UsageError:
    rule = RULES[found.code]
    return UsageError(f"`{path}`, line {found.position.line}: {rule.title}", rule.mend)
