"""The shape of what a command writes with `--format json` -> its JSON Schema."""

from importlib import import_module
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

SHAPES = {
    "changes": "changes.json:ChangesJson",
    "deadlines": "deadlines.json:DeadlinesJson",
    "history": "history.json:HistoryJson",
    "problems": "problems.json:ProblemsJson",
    "reviews": "reviews.json:ReviewsJson",
    "status": "status.shape:StatusJson",
    "verification": "verification.json:VerificationJson",
}
"""What commands write, by the name that `mou schema` takes: a module of `output/` and the shape."""


class _Generator(GenerateJsonSchema):
    """An output has the fields of its shape and no others."""

    def typed_dict_schema(self, schema: Any) -> dict[str, Any]:
        return {**super().typed_dict_schema(schema), "additionalProperties": False}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - so it is called
        return False


def output_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an output.

    Args:
        name: Its name in `SHAPES`.
    """
    module, _, shape = SHAPES[name].partition(":")
    shaped = getattr(import_module(f"mou_cli.output.{module}"), shape)
    schema = TypeAdapter(shaped).json_schema(schema_generator=_Generator)
    title = {"title": name.capitalize(), "description": schema["description"]}
    return title | {key: value for key, value in schema.items() if key not in title}
