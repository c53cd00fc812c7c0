"""JSON Schemas of the data files and of what commands write, for editors and other tools."""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from mou_cli.errors import UsageError
from mou_cli.model.kinds import KINDS
from mou_cli.output.shapes.schemas import SHAPES, output_schema
from mou_cli.problems.suggestions import did_you_mean

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Generator(GenerateJsonSchema):
    """A field may be left out, and never be empty: `null` is no value of a data file."""

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> dict[str, Any]:
        written = super().default_schema(schema)
        return {name: value for name, value in written.items() if (name, value) != NO_DEFAULT}


NO_DEFAULT = ("default", None)


def json_schemas(kinds: list[str]) -> dict[str, str]:
    """Return the JSON Schema (draft 2020-12) of each kind as text, by file name.

    Args:
        kinds: Names of kinds; none for all.

    Raises:
        UsageError: A kind is unknown.
    """
    known = [*(kind.name for kind in KINDS), *SHAPES]
    for name in kinds:
        if name not in known:
            raise UsageError(f"No kind of file is called `{name}`", did_you_mean(name, known))
    return {f"{name}.schema.json": _schema(name) for name in known if name in kinds or not kinds}


def _schema(name: str) -> str:
    found = output_schema(name) if name in SHAPES else _of_data(name)
    return json.dumps({"$schema": DIALECT, **found}, indent=2, ensure_ascii=True) + "\n"


def _of_data(name: str) -> dict[str, Any]:
    kind = next(kind for kind in KINDS if kind.name == name)
    schema = kind.model.model_json_schema(schema_generator=_Generator)
    schema["description"] = f"{kind.model.__doc__ or ''} Files: {kind.place}".strip()
    return schema
